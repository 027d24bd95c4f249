import type { CodeReference, CodeSystem } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore, matchAt } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { type CodeSuffix, readCodeSuffix, readUnitsBefore } from './code-suffix.ts'
import { isNumericModifier } from './modifier-codes.ts'

/** Five digits, four digits and a category letter, or a letter and four digits; "CPT" may be stuck to it. */
const TOKEN =
  /(?<![A-Za-z0-9_@$])(?:(?:CPT|HCPCS)[-#:]?)?(\d{5}|\d{4}[FTUMA]|[ABCDEGHJKLMPQRSTUV]\d{4})(?!\d|\.\d|,\d{3}(?!\d)|[#@_%])/iy
/** The system's name before a code, joined to it by a sign: `CPT-99213`. */
const SYSTEM_BEFORE = /(?<![A-Za-z0-9_@$])(?:CPT|HCPCS)[-#:]$/i
/** Last characters of {@link SYSTEM_BEFORE}. */
const SYSTEM_JOINS = new Set('-#:')
/** `99202-99215`; also an en dash, "to" and "through". */
const RANGE_END = /[ \t]?(?:[-–—]|\bto\b|\bthru\b|\bthrough\b)[ \t]?(\d{5}|\d{4}[FTUMA]|[A-V]\d{4})(?![\w.]*\d)/iy
/** First characters of {@link RANGE_END} and {@link SHORT_RANGE_END}, a blank before them left out. */
const RANGED_BY = new Set('-–—/tT')
/** `99213-14` and `99213/4`: the last digits of a second code. */
const SHORT_RANGE_END = /([-–/])(\d{1,2})(?![\w%]|\.\d|-\d|\/\d\d)/y
/** The letter of a code that stands apart from its digits. */
const LETTER_BEFORE = /(?<![A-Za-z0-9.])([ABCEGHJKLMPQSTV])[- ]$/
const FOUR_DIGITS = /\d{4}(?![\w%]|\.\d|-\d)/y

const MODIFIER_WORDS = cueWords('mod mods modifier modifiers md mds')
/** `Mod | Dx`, `Mod  Units`; `MD` only before the column it stands before in charge lists. */
const MODIFIER_COLUMN = inOrder(
  /^/i,
  anyOf(
    /mod\w{0,6}(?:\(s\))?(?:[ \t]{0,8}(?:\||\t)|[ ]{2,12}[A-Z][A-Za-z])/i,
    inOrder(/mds?(?:[ \t]{0,8}[|\t][ \t]{0,8}|[ ]{2,12})/i, /(?:qty|units?|un|dx|icd|diag|charges?|amt|fee)\b/i),
  ),
)

/** The first anesthesia code, and so the smallest CPT code. */
const FIRST_CPT = 100

/**
 * The HCPCS Level II letters that share their shape with undotted ICD-10-CM, with the numbers HCPCS uses (HCPCS 2024-10):
 * outside of them the token is a diagnosis.
 */
const HCPCS_NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  A: [21, 9999],
  B: [4034, 9999],
  C: [1052, 9999],
  D: [120, 9999],
  E: [100, 8002],
  G: [8, 9999],
  H: [1, 2041],
  J: [120, 9999],
  K: [1, 1100],
  L: [112, 9900],
  M: [64, 1500],
  P: [2028, 9615],
  Q: [35, 9998],
  R: [70, 76],
  S: [9, 9999],
  T: [1000, 5999],
  U: [1, 5],
  V: [2020, 5364],
}

const DIAGNOSIS_BEFORE = /\b(?:dx|dxs|diag|diagnos[ei]s|icd(?:[- ]?(?:9|10)(?:[- ]?cm)?)?|pointer)\b[^.?!]{0,40}$/i

/** CPT (all categories, PLA and MAAA) and HCPCS Level II codes with their modifiers and units; ranges give their two ends. */
export function findProcedureCodes(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const { figures } = index
  const tabled = hasModifierColumn(text, index)
  const found: CodeReference[] = []
  let readTo = 0
  for (let at = 0; at < figures.length; at += 3) {
    const run = figures[at] ?? 0
    const length = (figures[at + 2] ?? 0) - run
    const first =
      run < readTo || length < 4 ? null : length === 4 ? readParted(text, run, isCode) : readToken(text, run)
    if (!first || first.start < readTo || !isPlausible(text, first.start, first.end, first.code, isCode)) continue
    const references = readReferences(text, first, tabled)
    found.push(...references)
    readTo = references.at(-1)?.end ?? readTo
  }
  return found
}

/** True where a table of the text has a column of modifiers: `CPT | Mod | Dx`. */
function hasModifierColumn(text: string, index: TextIndex): boolean {
  return placesOf(index, MODIFIER_WORDS).some((place) => MODIFIER_COLUMN.test(text.slice(place, place + 24)))
}

/** A code before its modifiers are read; for a range its first one. */
type CodeToken = { code: string; start: number; end: number }

function readToken(text: string, run: number): CodeToken | null {
  const joined = SYSTEM_JOINS.has(text[run - 1] ?? '')
  const start = joined ? run - (SYSTEM_BEFORE.exec(text.slice(Math.max(0, run - 8), run))?.[0].length ?? 0) : run
  const match = matchAt(TOKEN, text, start)
  return match ? { code: (match[1] ?? '').toUpperCase(), start, end: start + match[0].length } : null
}

/** `J-3301` and `J 3301`, which only the codebook tells from other numbers behind a letter. */
function readParted(text: string, run: number, isCode: IsCode): CodeToken | null {
  const [before = '', letter = ''] = LETTER_BEFORE.exec(text.slice(Math.max(0, run - 3), run)) ?? []
  const match = letter === '' ? null : matchAt(FOUR_DIGITS, text, run)
  if (!match || !isCode('HCPCS', letter + match[0])) return null
  return { code: letter + match[0], start: run - before.trimStart().length, end: run + 4 }
}

/** The code with its modifiers and units, or the codes of a range. */
function readReferences(text: string, first: CodeToken, tabled: boolean): CodeReference[] {
  const ends: RangeEnd[] = []
  for (let end = findRangeEnd(text, first.end, first.code); end; end = findNextEnd(text, end)) ends.push(end)
  if (ends.length === 0) {
    const suffix = readCodeSuffix(text, first.end, tabled)
    // `two 11103s` is the code in the plural.
    const plural = text[suffix.end] === 's' && !/[A-Za-z0-9]/.test(text[suffix.end + 1] ?? '')
    if (!plural && /[A-Za-z0-9]/.test(text[suffix.end] ?? '')) return []
    return [toReference(text, first.code, first.start, suffix)]
  }
  const bare = { modifiers: [], units: null }
  return [
    toReference(text, first.code, first.start, { ...bare, end: first.end }),
    ...ends.map(({ code, start, end }, at) => {
      const suffix = at === ends.length - 1 ? readCodeSuffix(text, end, tabled) : { ...bare, end }
      return toReference(text, code, start, suffix)
    }),
  ]
}

/** CPT for five digits and for four digits with a letter; HCPCS for a letter and four digits. */
function systemOf(code: string): CodeSystem {
  return /^\d/.test(code) ? 'CPT' : 'HCPCS'
}

function toReference(text: string, code: string, start: number, suffix: CodeSuffix): CodeReference {
  const { modifiers, end } = suffix
  const units = suffix.units ?? readUnitsBefore(text, start)
  return { text: text.slice(start, end), system: systemOf(code), code, modifiers, units, start, end }
}

/** Signs that join a number to what stands before it. */
const JOINED_BY = new Set("-–.'’")

function isPlausible(text: string, start: number, end: number, code: string, isCode: IsCode): boolean {
  if (isInMachineText(text, start, end)) return false
  if (JOINED_BY.has(text[start - 1] ?? '')) {
    const before = text.slice(Math.max(0, start - 2), start)
    if (/[\w][-–]$|\d\.$|[A-Za-z]['’]$/.test(before) && !/[a-z]-$/.test(before)) return false
  }
  if (/^\d{5}$/.test(code)) return Number(code) >= FIRST_CPT && !isMeasured(text, end, code, isCode)
  if (/^\d{4}[A-Z]$/.test(code)) return text[end - 1] === code[4] || isCode('CPT', code)
  return isHcpcs(text, start, code, isCode)
}

/** Before a number: an internet address and its port, a link of a chain, the value of an attribute, a log's long number. */
const MACHINE_BEFORE = /[\d:\x81]\]:$|\d\)\($|["'=]#$|\d{6}\($/
const MACHINE_BEHIND = /^(?:\)\(\d|-\d{1,3}\/[A-Za-z]|\/(?=[a-z]*[A-Z])(?=[A-Za-z]*\d)[A-Za-z0-9]{7})/

/** True for a number that a machine wrote: a port, the id of a process, part of a message's number. */
function isInMachineText(text: string, start: number, end: number): boolean {
  const before = text[start - 1]
  if (before === ':' || before === '(' || before === '#') {
    if (MACHINE_BEFORE.test(text.slice(Math.max(0, start - 7), start))) return true
  }
  const behind = text[end]
  return (behind === ')' || behind === '-' || behind === '/') && MACHINE_BEHIND.test(text.slice(end, end + 24))
}

/** True for a round number before a unit of measure: `10000 units` is a dose unless the codebook knows such a code. */
function isMeasured(text: string, end: number, code: string, isCode: IsCode): boolean {
  return (
    code.endsWith('00') &&
    /^[ \t](?:units?|doses?)\b(?![ \t]?\?)/i.test(lineAfter(text, end, 12)) &&
    !isCode('CPT', code)
  )
}

/** Tells HCPCS from an ICD-10-CM code written without its dot: the codebook, then the words before it, then the number. */
function isHcpcs(text: string, start: number, code: string, isCode: IsCode): boolean {
  const inHcpcs = isCode('HCPCS', code)
  const inDiagnoses = isCode('ICD-10-CM', `${code.slice(0, 3)}.${code.slice(3)}`)
  if (code.startsWith('D') && !inHcpcs && isDental(text, start, start + code.length)) return true
  if (inHcpcs !== inDiagnoses) return inHcpcs
  if (DIAGNOSIS_BEFORE.test(lineBefore(text, start, 60))) return false
  const [first, last] = HCPCS_NUMBERS[code.charAt(0)] ?? [1, 0]
  const number = Number(code.slice(1))
  return first <= number && number <= last
}

/** Dental codes are licensed and seldom loaded, so words and neighbours tell them from diagnoses of the blood. */
const DENTAL = /\b(?:dent\w{0,6}|tooth|teeth|CDT|ADA|extraction|crown|molar|oral surg\w{0,6})\b/i
const BESIDE_PROCEDURE = /^[ \t](?:vs\.?|or)[ \t]\d{5}(?!\d)/

function isDental(text: string, start: number, end: number): boolean {
  return (
    BESIDE_PROCEDURE.test(text.slice(end, end + 12)) || DENTAL.test(text.slice(Math.max(0, start - 100), end + 100))
  )
}

type RangeEnd = { code: string; start: number; end: number }

/** The second code of a range, full (`99202-99215`) or shortened (`99213-14`, where 14 is no modifier). */
function findRangeEnd(text: string, at: number, first: string): RangeEnd | null {
  const sign = text[at] === ' ' || text[at] === '\t' ? text[at + 1] : text[at]
  if (!RANGED_BY.has(sign ?? '')) return null
  const full = matchAt(RANGE_END, text, at)
  if (full?.[1]) {
    const code = full[1].toUpperCase()
    const end = at + full[0].length
    return systemOf(code) === systemOf(first) && code > first ? { code, start: end - code.length, end } : null
  }
  const short = matchAt(SHORT_RANGE_END, text, at)
  const digits = short?.[2]
  if (!short || !digits || !/^\d{5}$/.test(first) || isNumericModifier(digits)) return null
  const code = first.slice(0, 5 - digits.length) + digits
  const start = at + (short[1]?.length ?? 0)
  return code > first ? { code, start, end: start + digits.length } : null
}

/** The next of `99213/4/5`. */
function findNextEnd(text: string, { code, end }: RangeEnd): RangeEnd | null {
  return text[end] === '/' ? findRangeEnd(text, end, code) : null
}
