import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { COUNTED_FAMILIES, countUnitsOf } from '../counted/counted-families.ts'
import type { CountedCode, CountedFamily } from '../counted/counted-family.ts'
import { spokenForBy } from '../counted/counted-infusions.ts'
import { type Depth, findToldDepth, sumAreasByDepth } from '../counted/debridement-depth.ts'
import { type Amount, findAmount, findSessions, isSpokenOfOther, PROLONGED, readClock } from '../counted/told-amount.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { isPartOfAnother } from '../pairs/add-on-company.ts'
import { areAskedTogether } from '../pairs/asked-pairs.ts'
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
    const ofNew = says(inquiry, SINCE_ASKED) && asksFor(inquiry, 'status', 'crosswalk')
    if (
      !ofNew &&
      !asksFor(inquiry, 'units', 'billed_together', 'add_on', 'em_level', 'code_search', 'denial', 'coverage')
    )
      return { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references)
    const named = chooseByDepth(
      COUNTED_FAMILIES.filter((family) => isNamed(family, codes, inquiry)),
      inquiry,
    )
    const findings = named.flatMap(({ family, depth }) => {
      const note = findNote(facts, family.note)
      const others = named.flatMap((each) => (each.family === family ? [] : [each.family]))
      if (note === undefined) return []
      return findTold(family, others, inquiry).flatMap((amount) =>
        conclude(family, amount, depth, codes, inquiry, note),
      )
    })
    return { findings: findings.filter((each) => !isTakenIn(each, findings, inquiry, facts)), gaps: [] }
  },
}

const countedCodes = ({ parameters }: Finding): string[] =>
  (parameters.services as readonly { code: string; units: number }[]).flatMap(({ code, units }) =>
    units > 0 ? [code] : [],
  )

/** True where each code that was counted is part of one counted beside it, with which no modifier pays it: the minutes are that one's. */
function isTakenIn(finding: Finding, findings: readonly Finding[], inquiry: Inquiry, facts: Facts): boolean {
  const amount = String(finding.parameters.amount)
  // Minutes told once are given once; those of two services may be told in the same words.
  if (textOf(inquiry).split(amount.toLowerCase()).length !== 2) return false
  const own = countedCodes(finding)
  const others = findings.filter((each) => each !== finding && each.parameters.amount === amount).flatMap(countedCodes)
  const isPart = (code: string): boolean =>
    isPartOfAnother(
      code,
      others.filter((other) => areAskedTogether(other, code, inquiry)),
      inquiry,
      facts,
    )
  return own.length > 0 && own.every(isPart)
}

/** True where a code of the family is asked about, or prolonged time is in words, beside the code without which it is not reported. */
function isNamed(family: CountedFamily, codes: readonly string[], inquiry: Inquiry): boolean {
  const { codes: rows, beside, named, unless, only, heard } = family
  if (named !== undefined && !codes.includes(named)) return false
  if (only !== undefined && !says(inquiry, only)) return false
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

/** The numbers of the family: one, or those of several days. */
function findTold(family: CountedFamily, others: readonly CountedFamily[], inquiry: Inquiry): Amount[] {
  if (family.toldBy !== undefined) return [family.toldBy(inquiry) ?? []].flat()
  const sessions = findSessions(family, inquiry)
  if (sessions !== null) return sessions
  const told = (family.depth && sumAreasByDepth(inquiry)?.get(family.depth)) ?? findAmount(family, inquiry)
  const amount = told && leaveOut(told, family, inquiry)
  const text = textOf(inquiry)
  if (amount === null) return []
  // `is the second hydration unit ok with 95 minutes`: the drug has a clock of its own, or no time at all.
  return isSpokenOfOther(amount, family, others, text) ? [readClock(family, text) ?? []].flat() : [amount]
}

function conclude(
  family: CountedFamily,
  amount: Amount,
  depth: Depth | null,
  codes: readonly string[],
  inquiry: Inquiry,
  note: GuidanceFact,
): Finding[] {
  const { beside = null } = family
  const services = family.codes
    .filter((row) => isOfPayer(row, inquiry.payer) || isOnlyWay(row, family, codes))
    .map((row) => ({ code: row.code, units: countUnitsOf(row, amount.value), by: row.by ?? null }))
    // A code that was not asked about and does not count is beside the point.
    .filter(({ code, units }) => units > 0 || codes.includes(code))
  // Heard without a code, a number that reaches none says nothing.
  if (services.length === 0) return []
  const agrees = says(inquiry, OF_TWO_NUMBERS)
    ? null
    : compareWritten(services, family.unit === 'minutes' ? amount.value : null, inquiry)
  // A code that the number does not reach is not reported, whatever it may stand beside. Who looks for the right code needs the note too.
  const isMissed =
    asksFor(inquiry, 'billed_together', 'add_on', 'denial', 'coverage') &&
    services.some(({ code, units, by }) => units === 0 && by === null && codes.includes(code))
  const also = family.also && says(inquiry, family.also.words) ? family.also : null
  const global = asksFor(inquiry, 'global_period') ? (family.global ?? null) : null
  const subjects = [
    ...new Set(services.map(({ code }) => code)),
    ...(beside === null ? [] : [beside]),
    ...(also === null ? [] : [also.code]),
  ]
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
        speaksFor: spokenForBy(family, codes),
        also: also === null ? [] : [{ told: also.told, code: also.code }],
        global,
        since: says(inquiry, SINCE_ASKED) ? note.citation.effectiveFrom : null,
      },
      citations: [note.citation],
      settles: [...(global === null ? [] : (['global_period'] as const)), ...settledBy(isMissed, inquiry)],
      basis: 'guidance',
    },
  ]
}

/** What units told settle, with those of a code that the number does not reach. */
function settledBy(isMissed: boolean, inquiry: Inquiry): AskKind[] {
  return says(inquiry, SINCE_ASKED)
    ? ['units', 'em_level', 'code_search', 'status', 'crosswalk', 'code_meaning', 'coverage']
    : isMissed
      ? ['units', 'em_level', 'code_search', 'denial', 'billed_together', 'add_on', 'coverage']
      : ['units', 'em_level', 'code_search']
}

/** The number without the one of the things that is not counted, where the message tells of such a one. */
function leaveOut(amount: Amount, { less }: CountedFamily, inquiry: Inquiry): Amount {
  if (less === undefined || !says(inquiry, less.words)) return amount
  const value = amount.value - 1
  return { value, text: `${value}${amount.text.replace(/^[\d.]+/, '')} (${amount.value} ${less.told})` }
}

/** Whether there is a code for it since lately is asked. */
const SINCE_ASKED = anyOf(
  /\bsince when\b|\bnew codes?\b[^.?!\n]{0,40}\b(?:this year|for|under|now)\b|\bis there (?:a|any) new code\b/,
  /\b(?:heard|told|hear)\b[^.?!\n]{0,24}\bnew codes?\b/,
)

/** `x 1 or x 31`, `52441 x5 or 52441 + 52442 x4`, `1 or 2 units`: which of two it is was asked, and neither claimed. */
const OF_TWO_NUMBERS = anyOf(
  /\bx ?\d{1,3},? or (?:x ?)?\d{1,5}\b/,
  /\b(?:\d{1,2}|one|two|three) (?:or|vs|versus) (?:\d{1,2}|two|three|four) units?\b/,
)

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

/** Both ways of counting are told where it is not known who pays. */
const isOfPayer = ({ by }: CountedCode, payer: string | null): boolean =>
  by === undefined || payer === null || payer.split('; ').some((each) => (by === 'Medicare') === (each === 'Medicare'))

/** A code that was asked about and is counted in one way, whoever pays. */
const isOnlyWay = ({ code }: CountedCode, family: CountedFamily, asked: readonly string[]): boolean =>
  asked.includes(code) && family.codes.filter((row) => row.code === code).length === 1
