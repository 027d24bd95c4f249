import type { FastifyRequest } from 'fastify'
import { instantInZone, isTimeZone } from '../../domain/zoned-time.ts'
import type { AnswerEdits } from '../../flow/review/answer-edits.ts'
import type { Reviewer, SeenOnPage } from '../../flow/review/review.ts'
import { MAX_FIELD_CHARACTERS, readLine, readText } from '../../http/read-text.ts'
import type { FieldError } from '../case/case-page.ts'
import { readCaseId, readNumber } from '../read-form.ts'
import { getOperator } from '../visitor.ts'

/** What the form of an answer carries: what stood on the page, what was typed, and who sends it. */
export type AnswerForm = {
  seen: SeenOnPage & { pageKey: string | null }
  edits: AnswerEdits
  warningsRead: boolean
  /** The hash of the mail the page showed; empty where the form has none. */
  bound: string
  reviewer: Reviewer
}

const PAGE_KEY = /^[\w-]{8,64}$/

/** The posted form. @throws AppError `invalid` where a field the page itself sets is missing */
export function readAnswerForm(request: FastifyRequest, reviewer: Reviewer = getOperator(request)): AnswerForm {
  const { body } = request
  const { id, name, credential } = reviewer
  const pageKey = readLine(body, 'page_key')
  return {
    seen: {
      caseId: readCaseId(request.params),
      revision: readNumber(body, 'revision'),
      messageId: readNumber(body, 'message'),
      pageKey: PAGE_KEY.test(pageKey) ? pageKey : null,
    },
    edits: {
      shortAnswer: readText(body, 'short_answer').trim(),
      reasoning: readText(body, 'reasoning').trim(),
      closing: readText(body, 'closing').trim(),
      order: readOrder(body),
    },
    warningsRead: readLine(body, 'warnings_read') === 'yes',
    bound: readLine(body, 'bound'),
    reviewer: { id, name, credential },
  }
}

/** The facts in the answer as the page listed them: `3,1,2`; null where the form says nothing of them. */
function readOrder(body: unknown): number[] | null {
  if (!Object.hasOwn((body ?? {}) as object, 'rows')) return null
  return (readLine(body, 'rows').match(/\d{1,4}/g) ?? []).map(Number)
}

/** When the form says the answer is to leave: null where it says nothing, `unreadable` where that is no time to come. */
export function readSendAt(body: unknown, now: Date): Date | null | 'unreadable' {
  const local = readLine(body, 'send_at')
  if (local === '') return null
  const zone = readLine(body, 'send_zone')
  const at = isTimeZone(zone) ? instantInZone(local, zone) : null
  const YEAR_MS = 366 * 86_400_000
  return at === null || at < now || at.getTime() > now.getTime() + YEAR_MS ? 'unreadable' : at
}

const FIELDS = [
  { field: 'shortAnswer', id: 'short-answer', words: 'The short answer' },
  { field: 'reasoning', id: 'reasoning', words: 'The reasoning' },
  { field: 'closing', id: 'closing', words: 'The closing' },
] as const

/** Fields that hold more than an answer ever needs, and more than is stored. */
export function findOversized(edits: AnswerEdits): FieldError[] {
  const texts = [...FIELDS.map(({ field, id, words }) => ({ id, words, text: edits[field] }))]
  return texts
    .filter(({ text }) => text.length > MAX_FIELD_CHARACTERS)
    .map(({ id, words, text }) => ({
      field: id,
      text: `${words} has ${text.length} characters; at most ${MAX_FIELD_CHARACTERS} are kept. Shorten it.`,
    }))
}
