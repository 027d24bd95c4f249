import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { readCareDays } from '../days/care-days.ts'
import { textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findNoReturn } from '../told/told-discharge.ts'

/** The note that holds the rule. */
const NOTE = 'em/tcm'
/** The one that says after which stays, and where to. */
const FROM_WHERE = 'care/transitional-from-where'
/** And the one on a contact or visit that was missed, which says nothing new where the day of the contact is told. */
const MISSED = 'care/transitional-missed'

const EARLY = '99496'
const LATE = '99495'
/** What a visit too late for them is in an office, where the patient is known there. */
const OFFICE = '99212-99215'

/** Calendar days after discharge within which the visit of each code lies, and business days for the first contact. */
const DAYS_EARLY = 7
const DAYS_LATE = 14
const DAYS_CONTACT = 2

const HIGH =
  /\bhigh(?:ly)?[ -]+(?:complex|mdm|level|decision|medical)|\b(?:mdm|complexity|decision making)\b[^.?!\n]{0,12}\bhigh\b/
const MODERATE =
  /\bmod(?:erate)?[ -]+(?:complex|mdm|level|decision|medical)|\b(?:mdm|complexity|decision making)\b[^.?!\n]{0,12}\bmod(?:erate)?\b/
const LOW = anyOf(
  /\b(?:low|straightforward)[ -]+(?:complex|mdm|level|decision|medical)/,
  /\b(?:mdm|complexity|decision making)\b[^.?!\n]{0,12}\b(?:low|straightforward)\b/,
)

/** Which of its days the claim carries is asked. */
const DAY_ASKED = anyOf(
  inOrder(
    /\b/,
    anyOf(
      /dos|date of service|which (?:date|day)|what (?:date|day)/,
      /(?:discharge|visit) (?:date|day)/,
      /day (?:29|30)|30th day/,
    ),
    /\b[^.\n]{0,60}\?/,
  ),
  /\bwhen (?:do|can|should) (?:we|i|you) (?:bill|submit|send|drop)\b/,
)

/** Which of the two codes of transitional care the days between discharge, contact and visit allow. */
export const transitionalCare: Rule = {
  id: 'guidelines/transitional-care',
  topic: 'guidelines',
  question: 'Was the visit after discharge early enough for the code of transitional care, and the first contact too?',
  source: 'CPT, transitional care management; CMS, MLN908628',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const asked = procedureCodes(inquiry.references).filter((code) => code === EARLY || code === LATE)
    if (note === undefined || asked.length === 0) return NOTHING
    const place = findNoReturn(textOf(inquiry))
    if (place !== null) {
      return { findings: [findingOf(note, asked, 'not_allowed', { ...place, speaksFor: [FROM_WHERE] })], gaps: [] }
    }
    const { visit, contact } = readCareDays(inquiry, facts.asOf)
    if (visit === null || visit < 0) return NOTHING
    const complexity = readComplexity(textOf(inquiry))
    const isContactLate = contact !== null && contact > DAYS_CONTACT
    const code = isContactLate ? null : chooseCode(visit, complexity)
    const parameters = {
      code,
      days: visit,
      contactDays: contact,
      contactLate: isContactLate,
      tooLate: visit > DAYS_LATE,
      beyondEarly: visit > DAYS_EARLY,
      early: EARLY,
      later: LATE,
      office: OFFICE,
      low: complexity === 'low',
      moderate: complexity === 'moderate',
      dayAsked: DAY_ASKED.test(textOf(inquiry)),
      open: code !== null && complexity === null && visit <= DAYS_EARLY,
      asked: asked.length === 1 ? (asked[0] ?? null) : null,
      askedOther: asked.length === 1 && code !== null && asked[0] !== code,
      ...(contact !== null && { speaksFor: [MISSED] }),
    }
    return { findings: [findingOf(note, asked, judge(code, visit, complexity, asked), parameters)], gaps: [] }
  },
}

const findingOf = (
  note: GuidanceFact,
  asked: readonly string[],
  verdict: Verdict,
  parameters: Parameters,
): Finding => ({
  rule: transitionalCare.id,
  topic: 'guidelines',
  verdict,
  subjects: [...new Set([EARLY, LATE, ...asked])],
  parameters,
  citations: [note.citation],
  settles: [
    'em_level',
    'billed_together',
    'global_period',
    'code_search',
    'code_meaning',
    'status',
    'coverage',
    'denial',
    'documentation',
    'units',
  ],
  basis: 'guidance',
})

const NOTHING: Conclusion = { findings: [], gaps: [] }

type Complexity = 'high' | 'moderate' | 'low'

function readComplexity(text: string): Complexity | null {
  if (HIGH.test(text)) return 'high'
  if (MODERATE.test(text)) return 'moderate'
  return LOW.test(text) ? 'low' : null
}

/** The early code where its days allow it and nothing says that its complexity was not met. */
function chooseCode(days: number, complexity: Complexity | null): string | null {
  if (complexity === 'low' || days > DAYS_LATE) return null
  return days > DAYS_EARLY || complexity === 'moderate' ? LATE : EARLY
}

function judge(code: string | null, days: number, complexity: Complexity | null, asked: readonly string[]): Verdict {
  if (code === null) return 'not_allowed'
  if (asked.length > 1) return 'allowed'
  if (asked[0] === code) return complexity === null && days <= DAYS_EARLY ? 'allowed_with_modifier' : 'allowed'
  return complexity === null && days <= DAYS_EARLY ? 'informational' : 'not_allowed'
}
