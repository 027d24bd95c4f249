import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findDatedVisit, findLastVisit } from '../told/last-visit.ts'

const NOTE = 'em/new-or-established'
const FIRST = 'em/new-or-established-first'

/** How the levels of other visits go, which nobody asks then. */
const TIMES = ['em/hospital-times-2023']

const IS_NEW = /^(?:9920[2-5]|9938[1-7])$/
const IS_ESTABLISHED = /^(?:9921[1-5]|9939[1-7])$/
/** Both are spoken of, or a denial that says the patient is not new. */
const ASKED = anyOf(
  /\bnew\b[^.!]{0,60}\best(?:ab(?:lished)?)?\b/,
  /\best(?:ab(?:lished)?)?\b[^.!]{0,60}\bnew\b/,
  /\b(?:as |a |is (?:she|he|it|this) |still |considered |count as |bill )new\b/,
  /\bnew (?:pt|patient)\b|\bb16\b|\bnew since\b|\bnew\?/,
)

/** Whether a patient is new, where the message tells when and by whom they were seen last. */
export const newOrEstablished: Rule = {
  id: 'guidelines/new-or-established',
  topic: 'guidelines',
  question: 'Is the patient new, by the last visit the message tells of?',
  source: 'CPT E/M guidelines; Pub. 100-04, ch. 12, section 30.6.7, as the note em/new-or-established states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const named = [...new Set(procedureCodes(inquiry.references))]
    const codes = named.filter((code) => IS_NEW.test(code) || IS_ESTABLISHED.test(code))
    // A code of an earlier visit, as one in a hospital, is not the one asked about.
    const isOfVisits = codes.length > 0 || named.every(isVisit)
    const isBoth = codes.some((code) => IS_NEW.test(code)) && codes.some((code) => IS_ESTABLISHED.test(code))
    const note = isOfVisits && (isBoth || says(inquiry, ASKED)) ? findNote(facts, NOTE) : undefined
    const text = textOf(inquiry)
    const told = note ? (findLastVisit(text) ?? findDatedVisit(text, inquiry.dates, inquiry.dateOfService)) : null
    if (note === undefined || told === null) return { findings: [], gaps: [] }
    const fitting = codes.filter((code) => (told.standing === 'new' ? IS_NEW : IS_ESTABLISHED).test(code))
    return {
      findings: [
        {
          rule: newOrEstablished.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: codes,
          parameters: {
            isNew: told.standing === 'new',
            told: told.words,
            code: fitting.length === 1 && codes.length > 1 ? (fitting[0] ?? null) : null,
            speaksFor: [NOTE, FIRST, ...TIMES],
          },
          citations: [note.citation],
          settles: ['em_level', 'denial', 'code_search', 'code_meaning', 'billed_together'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
