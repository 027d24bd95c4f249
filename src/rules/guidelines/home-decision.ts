import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { ESTABLISHED_HOME_MINUTES, NEW_HOME_MINUTES, reachLevel } from '../told/office-minutes.ts'
import { findNumberStable, findStableIllnesses } from '../told/stable-illnesses.ts'

const PROBLEMS = 'em/two-chronic-with-prescription'
const HOME = 'em/home-times'

const isOfNew = (code: string): boolean => /^9934[1-5]$/.test(code)
const isOfEstablished = (code: string): boolean => /^993(?:4[7-9]|50)$/.test(code)

/** The level of a visit at home by the problems, the drugs and the minutes that a message tells. */
export const homeDecision: Rule = {
  id: 'guidelines/home-decision',
  topic: 'guidelines',
  question: 'Which level of a home or residence visit do the problems and the drugs told reach?',
  source:
    'CPT E/M guidelines from 2023: moderate decision making is 99344 and 99349; the notes of two chronic illnesses and of home visits',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references)
    const isNew = codes.every(isOfNew)
    if (codes.length === 0 || !(isNew || codes.every(isOfEstablished)) || !asksFor(inquiry, 'em_level')) return nothing
    const notes = [PROBLEMS, HOME].flatMap((key) => findNote(facts, key) ?? [])
    const [first, second] = notes
    const text = textOf(inquiry)
    const illnesses = findStableIllnesses(text)
    const told = illnesses.length > 0 ? null : findNumberStable(text)
    if (first === undefined || second === undefined || (illnesses.length === 0 && told === null)) return nothing
    const code = isNew ? '99344' : '99349'
    return {
      findings: [
        {
          rule: homeDecision.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [...new Set([code, ...codes])],
          parameters: { code, illnesses, told, ...readTime(isNew, code, inquiry), speaksFor: [PROBLEMS] },
          citations: [first.citation, second.citation],
          settles: ['em_level', 'documentation'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** The level by the only minutes told, where it is another one. */
function readTime(
  isNew: boolean,
  code: string,
  { details }: Inquiry,
): { minutes: number | null; byTime: string | null } {
  const [minutes, ...others] = new Set(
    (details?.measures ?? []).filter(({ unit }) => unit === 'minutes').map(({ value }) => value),
  )
  const level =
    minutes === undefined || others.length > 0
      ? null
      : reachLevel(isNew ? NEW_HOME_MINUTES : ESTABLISHED_HOME_MINUTES, minutes)
  return level === null || level.code === code
    ? { minutes: null, byTime: null }
    : { minutes: minutes ?? null, byTime: level.code }
}
