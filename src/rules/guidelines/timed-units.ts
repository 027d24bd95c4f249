import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** The note that holds the rule; the codes of its conditions are the services timed by quarters of an hour. */
const NOTE = 'units/eight-minute-rule'

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
    const minutes = (inquiry.details?.measures ?? []).filter(({ unit }) => unit === 'minutes').map(({ value }) => value)
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

/** The time right behind each of the codes (`97110 23 min`), where an untimed service beside them has one too; else null. */
function findWrittenMinutes(codes: readonly string[], text: string): number[] | null {
  const found = codes.map((code) => {
    const times = [
      ...text.matchAll(new RegExp(`\\b${code.toLowerCase()}\\b[^\\d\\n.;]{0,16}(\\d{1,3})[ \\t-]?min`, 'g')),
    ]
    return times.length === 1 ? Number(times[0]?.[1]) : null
  })
  return found.every((each) => each !== null) ? found : null
}

/** `97110 25 min, 97140 15, 97530 10`: a number right behind every one of the codes, one of which is called minutes; else null. */
function findClippedMinutes(codes: readonly string[], text: string): number[] | null {
  const found = codes.map((code) => {
    // From 8 on what stands behind a times sign is minutes: nobody reports so many quarters of an hour.
    const behind = `\\b${code.toLowerCase()}\\b[ \\t:=(]*(?:[x×][ \\t]?(?=[89](?!\\d)|\\d\\d))?(\\d{1,3})([ \\t-]?min)?(?![\\d.]|[ \\t]?(?:[x×%/]|units?))`
    const numbers = [...text.matchAll(new RegExp(behind, 'g'))]
    // 59 right behind a code is a modifier.
    return numbers.length === 1 && numbers[0]?.[1] !== '59' ? (numbers[0] ?? null) : null
  })
  if (!found.some((each) => each?.[2] !== undefined)) return null
  return found.every((each) => each !== null) ? found.map(([, minutes]) => Number(minutes)) : null
}

/** What people call the timed services in their notes. */
const NAMES: Readonly<Record<string, string>> = {
  '97032': 'attended e-?stim',
  '97035': 'ultrasound|us',
  '97110': 'ther-?ex|there-? ?ex|therapeutic ex\\w*|exercises?',
  '97112': 'neuro(?:muscular)?(?: re-?ed\\w*)?|nmr',
  '97113': 'aquatics?(?: therapy)?',
  '97116': 'gait(?: training)?',
  '97124': 'massage',
  '97140': 'manual(?: therapy| tx)?|mt',
  '97530': 'ther-?act|there-? ?act|therapeutic act\\w*',
  '97535': 'self-? ?care|adls?',
}

/** `therex 24 min, manual 12, ultrasound 8`: one number behind the name of each of the services; else null. */
function findNamedMinutes(codes: readonly string[], text: string): number[] | null {
  const found = codes.map((code) => {
    const name = NAMES[code]
    if (name === undefined) return null
    const times = [
      ...text.matchAll(new RegExp(`\\b(?:${name})[ \\t:=x-]{1,3}(\\d{1,2})(?![\\d.%/]|[ \\t]?units?)`, 'g')),
    ]
    return times.length === 1 ? Number(times[0]?.[1]) : null
  })
  return found.every((each) => each !== null) ? found : null
}

/** `97140 (15 min) and 97750 x3`: the time of one service, where another is told in units, is not that of the day. */
const isOfOneService = (codes: readonly string[], text: string): boolean =>
  !/\btotal\b/.test(text) &&
  codes.some((code) => new RegExp(`\\b${code}\\b[ \\t]*\\(?\\d{1,3}[ \\t-]?min`).test(text)) &&
  codes.some((code) => new RegExp(`\\b${code}\\b[ \\t]*[x×] ?\\d`).test(text))

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

function conclude(
  codes: readonly string[],
  minutes: readonly number[],
  note: GuidanceFact,
  { payer }: Inquiry,
): Finding {
  const total = minutes.reduce((sum, each) => sum + each, 0)
  const units = allotUnits(minutes)
  const services = codes.map((code, at) => ({ code, minutes: minutes[at] ?? 0, units: units[at] ?? 0 }))
  const apart = minutes.map(countTimedUnits)
  // Who follows CPT counts each service by itself; where that makes other units, it is told to who asks about another payer.
  const others = payer !== null && payer !== 'Medicare' && apart.some((each, at) => each !== units[at])
  const bySelf = others ? codes.map((code, at) => ({ code, units: apart[at] ?? 0 })) : []
  const rests = minutes.map((each) => each % QUARTER)
  const left = countTimedUnits(total) - minutes.reduce((sum, each) => sum + Math.floor(each / QUARTER), 0)
  const cut = rests.toSorted((one, other) => other - one)
  const tied = left > 0 && left < cut.length && cut[left - 1] === cut[left]
  return found(codes, { total, totalUnits: countTimedUnits(total), services, bySelf, tied }, note)
}

const concludeTotal = (codes: readonly string[], total: number, note: GuidanceFact): Finding =>
  found(codes, { total, totalUnits: countTimedUnits(total), services: [], bySelf: [] }, note)

function found(codes: readonly string[], parameters: Finding['parameters'], note: GuidanceFact): Finding {
  return {
    rule: timedUnits.id,
    topic: 'guidelines',
    verdict: 'informational',
    subjects: [...codes],
    parameters: { tied: false, ...parameters, codes },
    citations: [note.citation],
    // "97112 for 40 minutes, how many?" is read as asking for a level by time.
    settles: ['units', 'em_level'],
    basis: 'guidance',
  }
}
