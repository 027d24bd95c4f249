import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { findAmountOwner, findClause, findSpokenAmount } from '../counted/amount-owner.ts'
import { COUNTED_FAMILIES, countUnitsOf } from '../counted/counted-families.ts'
import type { CountedCode, CountedFamily } from '../counted/counted-family.ts'
import { type Depth, findToldDepth, sumAreasByDepth } from '../counted/debridement-depth.ts'
import { listClockSpans } from '../days/clock-spans.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { withDebridedArea } from '../told/debrided-area.ts'

/** Units of codes that count lesions, square centimetres or minutes in steps, for the number that was named. */
export const countedUnits: Rule = {
  id: 'guidelines/counted-units',
  topic: 'guidelines',
  question: 'How many units of these codes report that many lesions, square centimetres or minutes?',
  source: 'the notes of the families named in counted-families.ts, each after the section it cites',
  check(asked: Inquiry, facts: Facts): Conclusion {
    const inquiry = withDebridedArea(asked)
    if (!asksFor(inquiry, 'units', 'billed_together', 'add_on', 'em_level', 'code_search', 'denial', 'coverage'))
      return { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references)
    const named = chooseByDepth(
      COUNTED_FAMILIES.filter((family) => isNamed(family, codes, inquiry)),
      inquiry,
    )
    const findings = named.flatMap(({ family, depth }) => {
      const note = findNote(facts, family.note)
      const others = named.flatMap((each) => (each.family === family ? [] : [each.family]))
      return note === undefined ? [] : conclude(family, others, depth, codes, inquiry, note)
    })
    return { findings, gaps: [] }
  },
}

/** True where a code of the family is asked about, or prolonged time is in words, beside the code without which it is not reported. */
function isNamed(family: CountedFamily, codes: readonly string[], inquiry: Inquiry): boolean {
  const { codes: rows, beside, named, unless, heard } = family
  if (named !== undefined && !codes.includes(named)) return false
  // Lines with times of their own keep fluids and drugs apart.
  if (unless !== undefined && says(inquiry, unless) && readClock(family, textOf(inquiry)) === null) return false
  const isHeard = beside !== undefined && says(inquiry, PROLONGED)
  const isWorded = codes.length === 0 && heard !== undefined && says(inquiry, heard)
  return (
    (isWorded || isHeard || rows.some(({ code }) => codes.includes(code))) &&
    (beside === undefined || codes.includes(beside))
  )
}

/**
 * The families with the condition under which each counts: of those that go by the depth of the tissue the one of the depth
 * told, whichever of them was named; where no depth is told and several are named, each under its own.
 */
function chooseByDepth(
  named: readonly CountedFamily[],
  inquiry: Inquiry,
): { family: CountedFamily; depth: Depth | null }[] {
  const byDepth = named.filter(({ depth }) => depth !== undefined)
  const summed = byDepth.length > 0 ? sumAreasByDepth(inquiry) : null
  if (summed !== null)
    return COUNTED_FAMILIES.filter((each) => (each.depth ? summed.has(each.depth) : named.includes(each))).map(
      (family) => ({ family, depth: null }),
    )
  const written = (inquiry.details?.measures ?? []).filter(({ unit }) => unit === 'sq_cm')
  const areas = new Set(written.map(({ value }) => value))
  // An area of debridement needs no code: the depth names it.
  const isHeard = procedureCodes(inquiry.references).length === 0 && says(inquiry, /\bdebrid/)
  // Of several areas each may be of another depth.
  const told = (byDepth.length > 0 || isHeard) && areas.size === 1 ? findToldDepth(inquiry, written[0]?.text) : null
  if (told !== null) {
    const families = COUNTED_FAMILIES.filter((each) => each.depth === told || named.includes(each))
    return families.flatMap((family) =>
      family.depth === undefined || family.depth === told ? [{ family, depth: null }] : [],
    )
  }
  const isOpen = byDepth.length > 1 && areas.size === 1
  return named.map((family) => ({ family, depth: isOpen ? (family.depth ?? null) : null }))
}

function conclude(
  family: CountedFamily,
  others: readonly CountedFamily[],
  depth: Depth | null,
  codes: readonly string[],
  inquiry: Inquiry,
  note: GuidanceFact,
): Finding[] {
  const { beside = null } = family
  const amount = (family.depth && sumAreasByDepth(inquiry)?.get(family.depth)) ?? findAmount(family, inquiry)
  if (amount === null || isSpokenOfOther(amount, family, others, textOf(inquiry))) return []
  const services = family.codes
    .filter((row) => isOfPayer(row, inquiry.payer) || isOnlyWay(row, family, codes))
    .map((row) => ({ code: row.code, units: countUnitsOf(row, amount.value), by: row.by ?? null }))
    // A code that was not asked about and does not count is beside the point.
    .filter(({ code, units }) => units > 0 || codes.includes(code))
  const agrees = says(inquiry, OF_TWO_NUMBERS)
    ? null
    : compareWritten(services, family.unit === 'minutes' ? amount.value : null, inquiry)
  // A code that the number does not reach is not reported, whatever it may stand beside. Who looks for the right code needs the note too.
  const isMissed =
    asksFor(inquiry, 'billed_together', 'add_on', 'denial', 'coverage') &&
    services.some(({ code, units, by }) => units === 0 && by === null && codes.includes(code))
  const subjects = [...new Set(services.map(({ code }) => code)), ...(beside === null ? [] : [beside])]
  return [
    {
      rule: countedUnits.id,
      topic: 'guidelines',
      verdict: agrees === null ? (isMissed ? 'not_allowed' : 'informational') : agrees ? 'allowed' : 'not_allowed',
      subjects,
      parameters: {
        amount: amount.text.replace(/ minute$/, ' minutes'),
        beside,
        depth,
        services,
        codes: subjects,
        agrees,
        since: says(inquiry, SINCE_ASKED) ? note.citation.effectiveFrom : null,
      },
      citations: [note.citation],
      settles: says(inquiry, SINCE_ASKED)
        ? ['units', 'em_level', 'code_search', 'status', 'crosswalk', 'code_meaning', 'coverage']
        : isMissed
          ? ['units', 'em_level', 'code_search', 'denial', 'billed_together', 'add_on', 'coverage']
          : ['units', 'em_level', 'code_search'],
      basis: 'guidance',
    },
  ]
}

/** Whether there is a code for it since lately is asked. */
const SINCE_ASKED =
  /\bsince when\b|\bnew codes?\b[^.?!\n]{0,40}\b(?:this year|for|under|now)\b|\bis there (?:a|any) new code\b/

/** `x 1 or x 31`, `52441 x5 or 52441 + 52442 x4`: which of two it is was asked, and neither claimed. */
const OF_TWO_NUMBERS = /\bx ?\d{1,3},? or (?:x ?)?\d{1,5}\b/

/**
 * Whether the units written on the codes are those counted; null where none are written, or payers count them apart.
 * @param minutes the time told, where it is what is counted
 */
function compareWritten(
  services: readonly { code: string; units: number; by: CountedCode['by'] | null }[],
  minutes: number | null,
  { references }: Inquiry,
): boolean | null {
  const pairs = services.flatMap(({ code, units, by }) => {
    // `99490 x 45 minutes`: the number itself is no number of units.
    const written = references.filter((each) => each.code === code && each.units !== null && each.units !== minutes)
    return written.map((each) => ({ counted: units, units: each.units, by }))
  })
  if (pairs.length === 0 || pairs.some(({ by }) => by !== null)) return null
  return pairs.every(({ counted, units }) => counted === units)
}

/** Time beyond a visit, asked about without its code. */
const PROLONGED = /\bprolong/

type Amount = Pick<Measure, 'value' | 'text'>

/** `2 muscles in the neck and 3 in the back`: a further number of the same things, which nothing else counts. */
const FURTHER = /^[^.?!\n\d]{0,40}(?:\band|\bplus|[,&+])[ \t]+(\d{1,2})[ \t]+(?:more\b|others?\b|on\b|in\b|at\b|of\b)/

const PART = /(?<![\w.])(\d{1,2})[ \t]+(?:on|in|at|of|from|along|over|near)\b/g

/**
 * The only number of the family's unit, with further ones of the same things added; of several the one written right behind
 * a code of the family. Otherwise nobody can tell which counts.
 */
function findAmount(family: CountedFamily, inquiry: Inquiry): Amount | null {
  const { unit, hours = false, things, codes, beside, apart } = family
  const text = textOf(inquiry)
  const told = (inquiry.details?.measures ?? []).map(
    (each): Measure => (hours && each.unit === 'hours' ? { ...each, unit: 'minutes', value: each.value * 60 } : each),
  )
  const isApart = (each: Measure): boolean =>
    apart?.among.test(text) === true && apart.words.test(findClause(each, inquiry))
  const named = told.filter(
    (each) =>
      each.unit === unit &&
      (things === undefined || things.test(each.text)) &&
      !isThreshold(each, text) &&
      !isApart(each),
  )
  const [first] = named
  if (first === undefined) return readClock(family, text) ?? readHour(family, text)
  if (named.some(({ value }) => value !== first.value))
    return findBehindCode(named, codes, inquiry) ?? findSpokenAmount(named, family, inquiry)
  // `99426 35 min` says nothing of 99490.
  const owner = unit === 'minutes' ? findAmountOwner(first, inquiry) : null
  if (
    owner === null &&
    beside === undefined &&
    unit === 'minutes' &&
    isOfOtherLine(first, family, text, procedureCodes(inquiry.references))
  )
    return null
  if (owner !== null && owner !== beside && codes.every(({ code }) => code !== owner)) return null
  return unit === 'count' ? addFurther(first, text) : first
}

/** `an hour of each`: the only time told, in words, of what is also told in hours. */
function readHour({ hours, unit }: CountedFamily, text: string): Amount | null {
  return hours &&
    unit === 'minutes' &&
    /\b(?:an|one) hour\b(?! (?:later|before|after|away|drive|earlier|ago))/.test(text)
    ? { value: 60, text: '1 hour' }
    : null
}

/** The only time by the clock that may be of the family, where it goes by clocks. */
function readClock({ clockUnless }: CountedFamily, text: string): Amount | null {
  if (clockUnless === undefined) return null
  const [only, second] = listClockSpans(text).filter(({ line }) => !clockUnless.test(line))
  return only && !second ? { value: only.minutes, text: `${only.minutes} minutes` } : null
}

/** `55 minutes of chronic care … is 99457 ok too?`: the sentence of the number speaks of another family that counts the same. */
function isSpokenOfOther(
  { text: written }: Amount,
  { unit, spoken }: CountedFamily,
  others: readonly CountedFamily[],
  text: string,
): boolean {
  const at = text.indexOf(written.toLowerCase())
  if (at === -1) return false
  const before = /[^.?!\n]*$/.exec(text.slice(0, at))?.[0] ?? ''
  const sentence = before + (/^[^.?!\n]*/.exec(text.slice(at))?.[0] ?? '')
  if (spoken?.test(sentence)) return false
  return others.some((other) => other.unit === unit && other.spoken?.test(sentence))
}

/** `in months we hit 20 min`, `at least 20 minutes`: what a code asks for, and nobody gave. */
const ASKED_FOR =
  /(?:\b(?:at least|minimum|min of|minimum of|a full|full|first|each|every|additional|each additional|requires?|requiring)|\b(?:months?|when|whenever|if|once|where|until|till|unless|soon as)[ \t](?:\w{1,12}[ \t]){0,3}(?:hit|reach|meet|get to|pass)(?:s|es)?)[ \t](?:the[ \t]|of[ \t]|a[ \t])?$/
const AS_THRESHOLD = /^[ \t-]{0,2}(?:threshold|minimum|requirement|mark|rule|cutoff|cut-off|increments?)\b/

function isThreshold(measure: Measure, text: string): boolean {
  const words = measure.text.toLowerCase()
  const at = text.indexOf(words)
  if (at === -1) return false
  const before = text.slice(Math.max(0, at - 60), at)
  return ASKED_FOR.test(before) || AS_THRESHOLD.test(text.slice(at + words.length, at + words.length + 16))
}

function addFurther(amount: Measure, text: string): Amount {
  const words = amount.text.toLowerCase()
  const at = text.indexOf(words)
  const behind = at === -1 ? '' : text.slice(at + words.length, at + words.length + 90)
  const further = FURTHER.exec(behind)
  if (!further || isBrokenDown(amount.value, behind)) return amount
  const sum = amount.value + Number(further[1])
  return { value: sum, text: `${sum}${amount.text.replace(/^[\d.]+/, '')} (${amount.value} and ${further[1]})` }
}

/** `5 aks, 3 on the arms + 2 on the scalp`: the numbers behind it are its own parts. */
function isBrokenDown(whole: number, behind: string): boolean {
  const sentence = /^[^.?!\n]*/.exec(behind)?.[0] ?? ''
  const parts = [...sentence.matchAll(PART)].map(([, number]) => Number(number))
  return parts.length > 1 && parts.reduce((sum, each) => sum + each, 0) === whole
}

function findBehindCode(named: readonly Measure[], codes: readonly CountedCode[], inquiry: Inquiry): Measure | null {
  const owners = named.map((measure) => findAmountOwner(measure, inquiry))
  const ours = named.filter((_, at) => codes.some(({ code }) => code === owners[at]))
  // A number that is no other code's may be more of the same: the time of a second practitioner.
  return ours.length === 1 && owners.every((owner) => owner !== null) ? (ours[0] ?? null) : null
}

/** `24 min on calls. G0181?` on a line of its own: the time of the code that stands there, and not of one on another line. */
function isOfOtherLine(
  measure: Measure,
  { codes: family, spoken }: CountedFamily,
  text: string,
  codes: readonly string[],
): boolean {
  const line = text.split('\n').find((each) => each.includes(measure.text.toLowerCase())) ?? ''
  const there = codes.filter((code) => line.includes(code.toLowerCase()))
  const isElsewhere = family.some(({ code }) => text.includes(code.toLowerCase()))
  return (
    there.length > 0 &&
    isElsewhere &&
    !spoken?.test(line) &&
    family.every(({ code }) => there.every((each) => each !== code))
  )
}

/** Both ways of counting are told where it is not known who pays. */
const isOfPayer = ({ by }: CountedCode, payer: string | null): boolean =>
  by === undefined || payer === null || payer.split('; ').some((each) => (by === 'Medicare') === (each === 'Medicare'))

/** A code that was asked about and is counted in one way, whoever pays. */
const isOnlyWay = ({ code }: CountedCode, family: CountedFamily, asked: readonly string[]): boolean =>
  asked.includes(code) && family.codes.filter((row) => row.code === code).length === 1
