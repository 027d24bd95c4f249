import { z } from 'zod'
import { DISPOSITIONS } from '../../domain/draft.ts'
import { VERDICTS } from '../../domain/verdict.ts'
import { MOST_QUESTION_CHARACTERS, SETTING_CHOICES } from '../../flow/answer/typed-question.ts'
import { named, numbers, sources } from './common-schemas.ts'

export const questionSchema = named(
  'Question',
  z.object({
    question: z
      .string()
      .min(1)
      .max(MOST_QUESTION_CHARACTERS)
      .meta({
        description: 'In plain words. What may tell who a patient is, is masked before anything is kept.',
        examples: ['Can we bill 20610 with 76942 on 2026-03-05?'],
      }),
    dateOfService: z.iso.date().optional(),
    payer: z.string().max(120).optional(),
    setting: z.enum(SETTING_CHOICES.map(({ key }) => key)).optional(),
  }),
)

const verdict = z.enum(VERDICTS)

/** What an answer of the desk holds, wherever it is given. */
export const answerShape = {
  reviewed: z.literal(false),
  notice: z.string(),
  disposition: z.enum(DISPOSITIONS),
  shortAnswer: z.string(),
  asks: z.array(z.object({ question: z.string(), verdict: z.string(), answer: z.string(), settledBy: z.string() })),
  codes: z.array(z.string()),
  asOf: z.iso.date(),
  dateAssumed: z.boolean(),
  assumptions: z.array(z.object({ kind: z.string(), value: z.string() })),
  rows: z.array(z.object({ subject: z.string(), verdict, statement: z.string(), sources: numbers })),
  reasoning: z.string(),
  notInData: z.array(z.string()),
  questions: z.array(z.string()).describe('What the desk would have to be told.'),
  sources,
}

export const answerSchema = named(
  'Answer',
  z.object({
    ask: z.string().describe('The id of the question; `cases` takes it to have a coder look.'),
    path: z.string().describe('The path of its page.'),
    masked: z.array(z.string()).describe('Kinds of identifiers that were masked.'),
    ...answerShape,
  }),
)

export const CASE_STANDINGS = ['waiting', 'waiting_for_you', 'answered', 'closed'] as const

export const caseSchema = named(
  'Case',
  z.object({
    number: z.string().describe('Such as Q-4821.'),
    standing: z.enum(CASE_STANDINGS),
    createdAt: z.iso.datetime(),
    answer: z
      .object({ sentAt: z.iso.datetime(), text: z.string() })
      .nullable()
      .describe('The last answer that was sent by mail. Nothing is told of drafts.'),
  }),
)

export const casesSchema = named('Cases', z.object({ cases: z.array(caseSchema), nextCursor: z.string().nullable() }))

export const newCaseSchema = named(
  'NewCase',
  z
    .union([z.object({ ask: z.string().regex(/^[\w-]{22,43}$/) }), questionSchema])
    .describe('A question asked before, or a new one.'),
)
