import type { Ask, Inquiry } from '../domain/inquiry.ts'
import { anyOf } from '../patterns/compose-patterns.ts'
import type { WordedFinding } from './wording.ts'

/** Rules that count from a number that is given: that the units are within the limit adds nothing. */
const COUNTING: ReadonlySet<string> = new Set([
  'guidelines/anesthesia-time',
  'guidelines/biopsy-codes',
  'guidelines/counted-units',
  'guidelines/drug-units',
  'guidelines/repair-lengths',
  'guidelines/timed-units',
  'guidelines/vaccine-components',
])

/** True for what was counted from a number of the message. */
export const isCounted = ({ finding: { rule, parameters } }: WordedFinding): boolean =>
  COUNTING.has(rule) && parameters.units !== null

const LIMIT_WORDS = /\bmues?\b|\blimit|\bmax/i
const UNIT_WORDS = /\?|\bunits?\b|\bhow many\b/i

/** True where the words name limits. */
export const namesLimit = (text: string): boolean => LIMIT_WORDS.test(text)

/** True where the message names limits. */
export const asksForLimit = ({ asks, maskedText }: Inquiry): boolean =>
  namesLimit(maskedText ?? asks.map(({ text }) => text).join('\n'))

/** Words that ask for a number of units beside anything else. */
const UNITS_ASKED = anyOf(
  /\bunits?\b|\bhow many\b/i,
  /\b(?:is|are|can|may|should|bill)\b[^.?!\n]{0,40}\bx ?\d/i,
  /\bx ?\d{1,3}\b[^.?!\n]{0,24}\b(?:ok|okay|right|correct|allowed|too many|payable|billable)\b/i,
)

/** True where the message asks for a number of units, or whether one is right, whatever else it asks. */
export const asksForNumber = ({ asks, maskedText }: Inquiry): boolean =>
  UNITS_ASKED.test(maskedText ?? asks.map(({ text }) => text).join('\n'))

/** True where the words of an ask want to know a number of units, or whether one is right. */
export const asksForUnits = (text: string): boolean => UNIT_WORDS.test(text)

/** True for units that are within their limit, or a limit where no units are written. */
export function isWithinLimit({ finding: { rule, verdict } }: WordedFinding): boolean {
  return rule === 'ncci/units-over-limit' && (verdict === 'allowed' || verdict === 'informational')
}

/** What answers the ask without the limits that nobody asked for, where anything is left. */
export function leaveLimits(
  worded: readonly WordedFinding[],
  { kind, text }: Ask,
  limitAsked: boolean,
): readonly WordedFinding[] {
  if (kind !== 'units' || limitAsked) return worded
  const counted = worded.some(isCounted)
  const isIdle = !counted && asksForUnits(text) ? isOfDenied(worded) : isWithinLimit
  const rest = worded.filter((each) => !isIdle(each))
  return rest.length > 0 ? rest : worded
}

/** Units of a code that a note says is not the one to report: that they are within its limit says nothing. */
function isOfDenied(worded: readonly WordedFinding[]): (each: WordedFinding) => boolean {
  const denied = worded.flatMap(({ finding: { basis, verdict, subjects } }) =>
    basis === 'guidance' && verdict === 'not_allowed' ? subjects : [],
  )
  return (each) =>
    isWithinLimit(each) &&
    each.finding.subjects.length > 0 &&
    each.finding.subjects.every((code) => denied.includes(code))
}
