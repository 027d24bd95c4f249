import type { CodeSystem } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { isModifier } from '../codes/modifier-codes.ts'
import { readClaimDate } from '../dates/claim-date.ts'
import { matchAt } from '../text/span.ts'

/** A code of a list, as it is written; which system it is of, {@link decideSystem} tells. */
export type ListedCode = {
  /** Upper case; a diagnosis as written, with its dot or without. */
  written: string
  modifiers: string[]
  units: number | null
  date: IsoDate | null
}

/** A list of codes, or of what else stands in it: the parts that are no code are shown where they have the shape of one. */
export type ReadList = { codes: ListedCode[]; strange: string[] }

const SEPARATOR = /(?:[\s,;+&|]|\b(?:and|with|plus|cpt|hcpcs|icd-?10(?:-cm)?|codes?|dx)\b[:#]?)+/iy
const CODE =
  /(?:\d{4}[0-9A-Z]|[A-Z]\d{4}|[A-TV-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4}|[0-9A-Z]{0,4})|U\d\d(?:\.\d{1,2})?)(?![0-9A-Z.])/iy
/** `20610RT` */
const GLUED_CODE = /(?:\d{5})(?=[A-Z][A-Z0-9](?![0-9A-Z]))/iy
/** `J3301x8`: the letter before the units would make a diagnosis of it, which has that end only in pregnancies of several children (O). */
const COUNTED_CODE = /(?:\d{5}|[A-NP-V]\d{4})(?=[x×*]\d{1,4}(?![0-9A-Z]))/iy
const ATTACHED = /[ \t]?[-:/][ \t]?([A-Z0-9]{2})(?![0-9A-Z.])/iy
const GLUED = /([A-Z][A-Z0-9])(?![0-9A-Z])/iy
const SPACED =
  /[\s,;]{1,3}(?:(?:w\/?|with)[ \t])?(?:mod(?:ifier)?s?[ \t:#]{0,2})?-?([A-Z0-9]{2})(?![0-9A-Z.]|[ \t]?units?\b)/iy
const UNITS = sticky(
  inOrder(
    /[ \t,]{0,3}/i,
    anyOf(
      /[x×*][ \t]?(\d{1,4})/i,
      /\((\d{1,4})(?:[ \t]?units?)?\)/i,
      /(?:units?|qty|quantity)[ \t:=]{1,3}(\d{1,4})/i,
      /(\d{1,4})[ \t]?(?:u|units?)/i,
    ),
    /(?![\w.])/i,
  ),
)
const DATE = /(?:(?:on|dos)[ \t:]{1,2})?(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d))(?![\w/-])/iy
const ANYTHING = /[^\s,;+&|]+/y

/** The codes of one line, with modifiers, units and the date of service where they stand beside them. */
export function readCodeList(line: string, today: IsoDate): ReadList {
  const codes: ListedCode[] = []
  const strange: string[] = []
  let date: IsoDate | null = null
  let at = 0
  while (at < line.length) {
    at += matchAt(SEPARATOR, line, at)?.[0].length ?? 0
    if (at >= line.length) break
    const dated = matchAt(DATE, line, at)
    const day = dated?.[1] === undefined ? null : readClaimDate(dated[1], today)
    const code = [COUNTED_CODE, CODE, GLUED_CODE].map((form) => matchAt(form, line, at)).find((each) => each !== null)
    if (dated && day !== null) {
      date = day
      at += dated[0].length
    } else if (code) {
      const { end, ...read } = readAttached(line, at + code[0].length)
      codes.push({ written: code[0].toUpperCase(), date: null, ...read })
      at = end
    } else {
      const [other = ' '] = matchAt(ANYTHING, line, at) ?? []
      strange.push(other)
      at += other.length
    }
  }
  return { codes: codes.map((each) => ({ ...each, date })), strange }
}

/** Modifiers and units behind a code. A modifier that is only a word or a number after a space has to be a known one. */
function readAttached(line: string, from: number): { modifiers: string[]; units: number | null; end: number } {
  const modifiers: string[] = []
  let units: number | null = null
  let end = from
  for (;;) {
    const glued = end === from ? matchAt(GLUED, line, end) : null
    const spaced = matchAt(SPACED, line, end)
    const modifier = glued ?? matchAt(ATTACHED, line, end) ?? (spaced && isModifier(upper(spaced[1])) ? spaced : null)
    const counted: RegExpExecArray | null = units === null ? matchAt(UNITS, line, end) : null
    // "J3301x4", "97110 50 units": these are no modifiers.
    if (counted) {
      units = Number(counted.slice(1).find((each) => each !== undefined))
      end += counted[0].length
    } else if (modifier) {
      if (!modifiers.includes(upper(modifier[1]))) modifiers.push(upper(modifier[1]))
      end += modifier[0].length
    } else return { modifiers, units, end }
  }
}

const upper = (text: string | undefined): string => (text ?? '').toUpperCase()

/** Canonical codes that a written one may stand for: a letter and four digits may be HCPCS, or a diagnosis without its dot. */
export function listCanonicalCodes(written: string): { system: CodeSystem; code: string }[] {
  const diagnosis: { system: CodeSystem; code: string }[] = /^[A-Z]\d[0-9AB][0-9A-Z]{0,4}$/.test(written)
    ? [{ system: 'ICD-10-CM', code: written.length > 3 ? `${written.slice(0, 3)}.${written.slice(3)}` : written }]
    : []
  if (/^\d{4}[0-9A-Z]$/.test(written)) return [{ system: 'CPT', code: written }]
  if (/^[A-Z]\d{4}$/.test(written)) return [{ system: 'HCPCS', code: written }, ...diagnosis]
  return written.includes('.') ? [{ system: 'ICD-10-CM', code: written }] : diagnosis
}

/** The system of a written code: that in which the codebook has it, else the one its shape is for. */
export function decideSystem(written: string, isCode: IsCode): { system: CodeSystem; code: string } | null {
  const possible = listCanonicalCodes(written)
  return possible.find(({ system, code }) => isCode(system, code)) ?? possible[0] ?? null
}

/** The procedure code as which a claim bills it; null where it has the shape of none. */
export function procedureOf(written: string): { system: 'CPT' | 'HCPCS'; code: string } | null {
  if (/^\d{4}[0-9A-Z]$/.test(written)) return { system: 'CPT', code: written }
  return /^[A-Z]\d{4}$/.test(written) ? { system: 'HCPCS', code: written } : null
}
