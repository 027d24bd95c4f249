import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import {
  findClippedMinutes,
  findNamedMinutes,
  findWrittenMinutes,
  isOfOneService,
  readGivenMinutes,
} from '../counted/service-minutes.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** The note that holds the rule; the codes of its conditions are the services timed by quarters of an hour. */
const NOTE = 'units/eight-minute-rule'

/** Words for how CPT counts, of which is asked beside Medicare's way. */
const MIDPOINT =
  /\bmid-?[ ]?points?\b|\bama(?:['’]?s)? (?:rule|way|method|count\w*)\b|\brule of (?:8|eight)s\b|\bcpt (?:rule|way|method)\b/

const QUARTER = 15
/** A quarter counts from its eighth minute on. */
const SHORT_OF_QUARTER = 7

/** Units of timed services from their minutes, by the 8-minute rule. */
export const timedUnits: Rule = {
  id: 'guidelines/timed-units',
  topic: 'guidelines',
  question: 'How many units do the minutes of the timed services make?',
  source: 'Medicare Claims Processing Manual, chapter 5, section 20.2',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    if (note === undefined || !asksFor(inquiry, 'units', 'billed_together', 'denial', 'em_level'))
      return { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references).filter((code) => isTimed(code, note))
    const minutes = readGivenMinutes(inquiry)
    if (codes.length === 0 || minutes.length === 0) return { findings: [], gaps: [] }
    const written = findWrittenMinutes(codes, textOf(inquiry))
    if (written !== null && minutes.length > codes.length)
      return { findings: [conclude(codes, written, note, inquiry)], gaps: [] }
    const clipped = minutes.length < codes.length ? findClippedMinutes(codes, textOf(inquiry)) : null
    if (clipped !== null) return { findings: [conclude(codes, clipped, note, inquiry)], gaps: [] }
    // As many times as codes go in their order; a single time is the total of all.
    if (minutes.length === codes.length) return { findings: [conclude(codes, minutes, note, inquiry)], gaps: [] }
    const named = findNamedMinutes(codes, textOf(inquiry))
    if (named !== null) return { findings: [conclude(codes, named, note, inquiry)], gaps: [] }
    if (isOfOneService(codes, textOf(inquiry))) return { findings: [], gaps: [] }
    return { findings: minutes.length === 1 ? [concludeTotal(codes, minutes[0] ?? 0, note)] : [], gaps: [] }
  },
}

const isTimed = (code: string, note: GuidanceFact): boolean =>
  note.when
    .flatMap(({ codes = [] }) => codes)
    .some((span) => {
      const [from = '', to = from] = span.split('-')
      return from <= code && code <= to
    })

/** Units of a total of timed minutes: none below 8, 1 to 22, 2 to 37 and so on. */
export function countTimedUnits(minutes: number): number {
  return Math.floor((minutes + SHORT_OF_QUARTER) / QUARTER)
}

/** Units of each service: its full quarters, then the units left over to those with the most minutes left, first without any. */
export function allotUnits(minutes: readonly number[]): number[] {
  const units = minutes.map((each) => Math.floor(each / QUARTER))
  const total = countTimedUnits(minutes.reduce((sum, each) => sum + each, 0))
  const left = total - units.reduce((sum, each) => sum + each, 0)
  const byRest = minutes
    .map((each, at) => ({ at, rest: each % QUARTER, has: units[at] ?? 0 }))
    .filter(({ rest }) => rest > 0)
    .toSorted((one, other) => other.rest - one.rest || one.has - other.has)
  for (const { at } of byRest.slice(0, left)) units[at] = (units[at] ?? 0) + 1
  return units
}

function conclude(codes: readonly string[], minutes: readonly number[], note: GuidanceFact, inquiry: Inquiry): Finding {
  const { payer } = inquiry
  const total = minutes.reduce((sum, each) => sum + each, 0)
  const units = allotUnits(minutes)
  const services = codes.map((code, at) => ({ code, minutes: minutes[at] ?? 0, units: units[at] ?? 0 }))
  const apart = minutes.map(countTimedUnits)
  // Who follows CPT counts each service by itself; where that makes other units, it is told to who asks about another payer.
  const midpoint = says(inquiry, MIDPOINT)
  const differs = apart.some((each, at) => each !== units[at])
  const others = payer !== null && payer !== 'Medicare'
  const bySelf = differs && (others || midpoint) ? codes.map((code, at) => ({ code, units: apart[at] ?? 0 })) : []
  const rests = minutes.map((each) => each % QUARTER)
  const left = countTimedUnits(total) - minutes.reduce((sum, each) => sum + Math.floor(each / QUARTER), 0)
  const cut = rests.toSorted((one, other) => other - one)
  const tied = left > 0 && left < cut.length && cut[left - 1] === cut[left]
  const sameBySelf = midpoint && !differs
  return found(codes, { total, totalUnits: countTimedUnits(total), services, bySelf, sameBySelf, tied }, note)
}

const concludeTotal = (codes: readonly string[], total: number, note: GuidanceFact): Finding =>
  found(codes, { total, totalUnits: countTimedUnits(total), services: [], bySelf: [] }, note)

function found(codes: readonly string[], parameters: Finding['parameters'], note: GuidanceFact): Finding {
  return {
    rule: timedUnits.id,
    topic: 'guidelines',
    verdict: 'informational',
    subjects: [...codes],
    parameters: { tied: false, sameBySelf: false, ...parameters, codes },
    citations: [note.citation],
    // "97112 for 40 minutes, how many?" is read as asking for a level by time.
    settles: ['units', 'em_level'],
    basis: 'guidance',
  }
}
