import type { FeeFact } from '../../domain/codebook.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { anyOf, inOrder, notAfter } from '../../patterns/compose-patterns.ts'

/** A group of modifiers that one indicator of the fee schedule decides. */
export type Family = {
  name: 'bilateral' | 'side' | 'assistant' | 'co_surgeon' | 'team' | 'components' | 'multiple'
  modifiers: readonly string[]
  /** Words that ask for the family without its modifier. */
  words: RegExp
  indicatorOf(row: FeeFact): string
  verdicts: Readonly<Record<string, Verdict>>
}

/** `does the flap get reduced?`: what a second procedure beside the first is paid, and not nothing. */
export const REDUCED = /\b(?:gets?|got|getting|be|is|are|was) (?:cut|reduced)\b(?! to (?:zero|\$? ?0))/

/** @see RVU25D layout document: bilateral surgery, assistant at surgery, co-surgeons, team surgery, PC/TC, multiple procedure */
export const FAMILIES: readonly Family[] = [
  {
    name: 'bilateral',
    modifiers: ['50'],
    words: anyOf(
      /\bbilat/,
      inOrder(
        /\bboth /,
        anyOf(
          /sides|knees|eyes|ears|shoulders|hips|breasts|hands|feet|legs|arms|wrists|ankles/,
          /elbows|nostrils|groins/,
        ),
        /\b/,
      ),
      /\bod ?(?:\/|and|&|\+) ?os\b/,
      /\b(?:each|per) (?:eye|ear|side|breast|knee|hip|shoulder|nostril)\b/,
    ),
    indicatorOf: (row) => row.bilateral,
    verdicts: { 0: 'not_allowed', 1: 'allowed', 2: 'not_allowed', 3: 'allowed', 9: 'not_allowed' },
  },
  {
    name: 'assistant',
    modifiers: ['80', '81', '82', 'AS'],
    words: anyOf(
      /\bassist(?:ant|ing)? (?:at |in )?(?:surg|the surg)/,
      /\bassistant surgeon|\bfirst assist|\bsurgical assist|\bpa assist/,
      inOrder(
        notAfter(
          anyOf(/physician |physician's |medical |office |nursing |dental |therapy |therapist |pt /, /ot |teaching /),
        ),
        /\bassistants?\b/,
      ),
    ),
    indicatorOf: (row) => row.assistant,
    verdicts: { 0: 'allowed_with_modifier', 1: 'not_allowed', 2: 'allowed', 9: 'not_allowed' },
  },
  {
    name: 'co_surgeon',
    modifiers: ['62'],
    words: /\bco-?surgeons?\b|\btwo surgeons\b/,
    indicatorOf: (row) => row.coSurgeon,
    verdicts: { 0: 'not_allowed', 1: 'allowed_with_modifier', 2: 'allowed', 9: 'not_allowed' },
  },
  {
    name: 'team',
    modifiers: ['66'],
    words: /\bsurgical team\b|\bteam surg|\bteam of surgeons\b/,
    indicatorOf: (row) => row.team,
    verdicts: { 0: 'not_allowed', 1: 'allowed_with_modifier', 2: 'allowed', 9: 'not_allowed' },
  },
  {
    name: 'components',
    modifiers: ['26', 'TC'],
    words: anyOf(
      /\b(?:professional|technical) component/,
      /\bglobal or split\b/,
      /\b(?:read(?:ing)?|interpretation)[- ]only\b/,
      /\bmodifier 26\b/,
      /\bpro(?:fessional)?[- ]?fees?\b/,
    ),
    indicatorOf: (row) => row.professionalTechnical,
    verdicts: { 1: 'allowed', 6: 'allowed_with_modifier' },
  },
  {
    name: 'multiple',
    modifiers: ['51'],
    words: anyOf(/\bmodifier 51\b|\bmultiple[- ]procedure/, REDUCED),
    indicatorOf: (row) => row.multipleProcedure,
    verdicts: { 1: 'allowed', 2: 'allowed', 3: 'allowed' },
  },
]

/** A side is asked for where the code may be done on either one. */
export const SIDE: Family = {
  name: 'side',
  modifiers: ['RT', 'LT'],
  words: /\b(?:right|left)\b|\brt\b|\blt\b/,
  indicatorOf: (row) => row.bilateral,
  verdicts: { 1: 'allowed', 3: 'allowed' },
}

/** Needle examination of muscles, counted by limbs (CPT 2025). */
export const isOfLimb = (code: string): boolean => '95860' <= code && code <= '95887'
