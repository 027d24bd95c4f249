import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'
import { FAMILIES, type RepairDepth, type RepairFamily } from './repair-families.ts'

/** A wound closed, as the message tells it; its depth is null where the message tells none at all. */
export type Wound = { depth: RepairDepth | null; site: string; cm: number }

/** The wounds of one code, and what reports them. */
export type Repair = {
  depth: RepairDepth
  group: string
  lengths: number[]
  cm: number
  code: string
  /** The codes of other lengths of the same depth and group. */
  ofOtherLengths: string[]
  further: string | null
  units: number
}

const CLOSED = anyOf(
  /\b(?:lac|lacs|lacerations?|sutur\w*|stitch\w*|stapl(?:es?|ed))\b|\d ?cms? (?:layered|single[ -]layer)\b/,
  /\b(?:simple|intermediate|complex|layered)\b[^.?!\n]{0,12}\b(?:repairs?|closures?)\b/,
)
/** Where something was cut out or moved, lengths are told of other things too; other repairs are of no skin. */
const OTHERWISE = anyOf(
  /\bexcis|\bexcision|\blesions?\b|\bcyst|\bgraft|\bflap|\bhernia|\btendon|\bnerve|\brotator/,
  /\bfistula|\bdebrid|\bobstetric|\bperine|\bvagin/,
)
const PARTS = /[,;+&\n]|\band\b|\bplus\b|\.(?!\d)/
const LENGTH = /(?<![\d.x])(\d{1,2}(?:\.\d{1,2})?)[ \t-]?(?:cms?|centimeters?)\b/g
/** How the depth of a closure is told: by its name, or by the layers that were closed. */
const DEPTHS_TOLD: readonly (readonly [RepairDepth, RegExp])[] = [
  ['complex', /\bcomplex\b/],
  [
    'intermediate',
    anyOf(
      /\bintermediate\b|\blayered\b/,
      /\b(?:in|multiple|several|two|2|three|3)[ -]layers?\b/,
      /\b(?:two|2|double|multi)-?[ ]?layer\b/,
      /\bdeep (?:\w+ )?(?:sutures?|stitch(?:es)?|layers?)\b/,
      /\bsub-?(?:q|cutaneous|cuticular and deep) (?:\w+ )?(?:sutures?|layers?|vicryl)\b/,
    ),
  ],
  ['simple', /\bsimple\b|\b(?:single|one|1)[ -]layer\b/],
]
/** Staples alone close one layer; over layers they are its skin. */
const STAPLED = /\bstapl(?:es?|ed)\b/

function depthsIn(text: string): RepairDepth[] {
  const told = DEPTHS_TOLD.flatMap(([depth, words]) => (words.test(text) ? [depth] : []))
  return told.length === 0 && STAPLED.test(text) ? ['simple'] : told
}

/**
 * The wounds that a message tells one by one with length, depth and site; null where it tells none, where one of them
 * lacks what the others have, or where something else was done to them.
 */
export function readWounds(inquiry: Inquiry): Wound[] | null {
  // The back of a hand is no back.
  const text = textOf(inquiry).replaceAll(/\bback of (?:the |his |her )?/g, '')
  if (!CLOSED.test(text) || OTHERWISE.test(text)) return null
  const parts = text.split(PARTS).filter((part) => part.search(LENGTH) !== -1)
  const depths = depthsIn(text)
  const only = depths.length === 1 ? (depths[0] ?? null) : null
  const wounds = parts.map((part) => readWound(part, only))
  const isTold = wounds.every((each) => each !== null && (each.depth !== null || depths.length === 0))
  return wounds.length > 0 && isTold ? wounds.flatMap((each) => each ?? []) : null
}

function readWound(part: string, onlyDepth: RepairDepth | null): Wound | null {
  const lengths = [...part.matchAll(LENGTH)]
  const [written = onlyDepth, another] = depthsIn(part)
  const [site] = FAMILIES.flatMap(({ sites }) => sites.exec(part)?.[0] ?? [])
  if (lengths.length !== 1 || site === undefined || another !== undefined) return null
  return { depth: written, site, cm: Number(lengths[0]?.[1]) }
}

const DEPTHS: readonly RepairDepth[] = ['simple', 'intermediate', 'complex']

/**
 * What reports the wounds, those of one depth and group together, and what would at each depth where none is told; null
 * where one of them has no code of its depth.
 */
export function codeRepairs(wounds: readonly Wound[]): Repair[] | null {
  if (wounds.every(({ depth }) => depth !== null)) return codeOfDepth(wounds)
  return DEPTHS.flatMap((depth) => codeOfDepth(wounds.map((wound) => ({ ...wound, depth }))) ?? [])
}

function codeOfDepth(wounds: readonly Wound[]): Repair[] | null {
  const found = wounds.map((wound) => ({ wound, family: findFamily(wound) }))
  if (found.some(({ family }) => family === null)) return null
  const groups = Map.groupBy(found, ({ family }) => family)
  return [...groups].flatMap(([family, members]) =>
    family === null
      ? []
      : codeFamily(
          family,
          members.map(({ wound }) => wound.cm),
        ),
  )
}

function codeFamily(family: RepairFamily, lengths: number[]): Repair {
  const { depth, group, codes } = family
  const further = family.further ?? null
  const cm = Math.round(lengths.reduce((sum, each) => sum + each, 0) * 100) / 100
  const [longest = 0, last = ''] = codes.at(-1) ?? []
  const code = codes.find(([upTo]) => cm <= upTo)?.[1] ?? last
  const units = further === null ? 0 : Math.ceil(Math.max(0, cm - longest) / 5)
  const ofOtherLengths = codes.flatMap(([, each]) => (each === code ? [] : [each]))
  return { depth, group, lengths, cm, code, ofOtherLengths, further: units > 0 ? further : null, units }
}

function findFamily({ depth, site, cm }: Wound): RepairFamily | null {
  return FAMILIES.find((family) => family.depth === depth && family.sites.test(site) && cm > (family.over ?? 0)) ?? null
}
