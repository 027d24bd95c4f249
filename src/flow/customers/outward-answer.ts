import type { Draft } from '../../domain/draft.ts'

/** An answer of the desk as programs get it. No person has looked at it. */
export type OutwardAnswer = Pick<Draft, 'disposition'> &
  Pick<
    Draft['content'],
    'shortAnswer' | 'codes' | 'asOf' | 'dateAssumed' | 'rows' | 'reasoning' | 'notInData' | 'questions' | 'sources'
  > & {
    reviewed: false
    /** What it is, to be shown beside it. */
    notice: string
    asks: { question: string; verdict: string; answer: string; settledBy: string }[]
    assumptions: { kind: string; value: string }[]
  }

const NOTICE =
  'Drafted by rules from the files cited. No coder has looked at it. No legal advice, and no guarantee of payment.'

/** The draft without what only its reviewers need. */
export function outwardAnswer({ disposition, content }: Pick<Draft, 'disposition' | 'content'>): OutwardAnswer {
  const { shortAnswer, codes, asOf, dateAssumed, rows, reasoning, notInData, questions, sources } = content
  return {
    reviewed: false,
    notice: NOTICE,
    disposition,
    shortAnswer,
    asks: content.asks.map(({ text, verdict, answer, settledBy }) => ({ question: text, verdict, answer, settledBy })),
    codes,
    asOf,
    dateAssumed,
    assumptions: content.assumptions.map(({ kind, value }) => ({ kind, value })),
    rows,
    reasoning,
    notInData,
    questions,
    sources,
  }
}
