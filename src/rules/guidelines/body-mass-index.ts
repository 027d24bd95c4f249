import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { everywhere, inOrder, notBefore, repeated } from '../../patterns/compose-patterns.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'

/** The note that holds the ladder of codes. */
const NOTE = 'icd/bmi'

/** From this age on the index is coded by its value; before, by its percentile. */
const ADULT_YEARS = 20

/** The index with its value; no other number stands so near to the word. */
const VALUE = everywhere(
  inOrder(
    /\b(?:bmi|body mass index)\b(?:\s?\(bmi\))?[\s:=,]*/,
    repeated(/(?:is|was|of|at|today|now|currently|about|documented|recorded|calculated|as)\s+/, '{0,3}'),
    /(?<value>\d{2}(?:\.\d{1,2})?)/,
    notBefore(/\.?\d|[%/+]|th\b|st\b|nd\b|rd\b|\s?(?:%|percentile|or\b|and (?:up|above|over))/),
  ),
)

/** Codes from 40 on, each with the value at which it begins, the highest first. */
const HIGH: readonly (readonly [from: number, code: string])[] = [
  [70, 'Z68.45'],
  [60, 'Z68.44'],
  [50, 'Z68.43'],
  [45, 'Z68.42'],
  [40, 'Z68.41'],
]

/** The code of a body mass index that is told, for an adult. */
export const bodyMassIndex: Rule = {
  id: 'guidelines/body-mass-index',
  topic: 'guidelines',
  question: 'Which code reports the body mass index that is told?',
  source: 'ICD-10-CM, category Z68; ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.14',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const values = new Set([...textOf(inquiry).matchAll(VALUE)].map(({ groups }) => Number(groups?.value)))
    const [value] = values
    const age = inquiry.details?.patient.ageYears ?? null
    if (note === undefined || value === undefined || values.size > 1 || value >= 100) return NOTHING
    if (
      (age !== null && age < ADULT_YEARS) ||
      !asksFor(inquiry, 'code_search', 'crosswalk', 'status', 'denial', 'documentation')
    )
      return NOTHING
    return {
      findings: [
        {
          rule: bodyMassIndex.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [],
          parameters: { value: String(value), code: codeOfIndex(value), adult: age !== null },
          citations: [note.citation],
          // Who asks for codes as well is told of the documentation by what the guidelines say of it.
          settles: [
            'code_search',
            'crosswalk',
            ...(asksFor(inquiry, 'code_search', 'crosswalk', 'status') ? [] : DOCUMENTED),
          ],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

const DOCUMENTED: readonly AskKind[] = ['documentation']

const NOTHING: Conclusion = { findings: [], gaps: [] }

/** The code of an adult's index: 27.4 is Z68.27. */
export function codeOfIndex(value: number): string {
  if (value < 20) return 'Z68.1'
  return HIGH.find(([from]) => value >= from)?.[1] ?? `Z68.${Math.floor(value)}`
}
