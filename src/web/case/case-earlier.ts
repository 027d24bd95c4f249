import { caseNumber } from '../../domain/case-number.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { listEarlierAnswers } from '../../store/answers/earlier-answers.ts'
import type { WebDeps } from '../web-deps.ts'
import type { CaseFile } from './case-file.ts'

/** An answer given before about some of the same codes. */
export type EarlierView = {
  draftId: number
  number: string
  shared: string
  at: Instant
  by: string
  asOf: string
  /** Sources of which newer data is loaded than it was given from. */
  newer: string
  /** It is shown whole, beside the answer that is written. */
  open: boolean
  shortAnswer: string
  reasoning: string
}

const MOST = 4

/** Earlier answers about the codes of this case; the one of case `beside` is shown whole. */
export async function composeEarlier(deps: WebDeps, { row, draft }: CaseFile, beside: string): Promise<EarlierView[]> {
  if (draft === null) return []
  const codes = [...new Set([...draft.content.codes, ...draft.findings.flatMap(({ subjects }) => subjects)])]
  const answers = await listEarlierAnswers(deps.pool, row.id, codes, MOST)
  return answers.map(({ draftId, caseId, shared, approvedAt, approvedBy, content, newerSources }) => ({
    draftId,
    number: caseNumber(caseId),
    shared: shared.join(', '),
    at: instantOf(approvedAt),
    by: approvedBy,
    asOf: content.asOf,
    newer: newerSources.join(', '),
    open: beside.toUpperCase() === caseNumber(caseId),
    shortAnswer: content.shortAnswer,
    reasoning: content.reasoning,
  }))
}
