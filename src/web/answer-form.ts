import type { FastifyRequest } from 'fastify'
import type { EditableDraft } from '../domain/draft.ts'
import type { Reviewer, SeenOnPage } from '../flow/review.ts'
import type { FieldError } from './case-page.ts'
import { MAX_FIELD_CHARACTERS, readCaseId, readLine, readNumber, readText } from './read-form.ts'
import { getOperator } from './visitor.ts'

/** What the form of an answer carries: what stood on the page, what was typed, and who sends it. */
export type AnswerForm = { seen: SeenOnPage; edits: EditableDraft; warningsRead: boolean; reviewer: Reviewer }

/** The posted form. @throws AppError `invalid` where a field the page itself sets is missing */
export function readAnswerForm(request: FastifyRequest): AnswerForm {
  const { body } = request
  const { id, name, credential } = getOperator(request)
  return {
    seen: {
      caseId: readCaseId(request.params),
      revision: readNumber(body, 'revision'),
      messageId: readNumber(body, 'message'),
    },
    edits: {
      shortAnswer: readText(body, 'short_answer').trim(),
      reasoning: readText(body, 'reasoning').trim(),
      closing: readText(body, 'closing').trim(),
    },
    warningsRead: readLine(body, 'warnings_read') === 'yes',
    reviewer: { id, name, credential },
  }
}

const FIELDS = [
  { field: 'shortAnswer', id: 'short-answer', words: 'The short answer' },
  { field: 'reasoning', id: 'reasoning', words: 'The reasoning' },
  { field: 'closing', id: 'closing', words: 'The closing' },
] as const

/** Fields that hold more than an answer ever needs, and more than is stored. */
export function findOversized(edits: EditableDraft): FieldError[] {
  return FIELDS.filter(({ field }) => edits[field].length > MAX_FIELD_CHARACTERS).map(({ field, id, words }) => ({
    field: id,
    text: `${words} has ${edits[field].length} characters; at most ${MAX_FIELD_CHARACTERS} are kept. Shorten it.`,
  }))
}
