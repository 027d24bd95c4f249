import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { keepText } from '../../flow/review/review.ts'
import { readLine } from '../../http/read-text.ts'
import { recordEvent } from '../../store/events.ts'
import { findMessage } from '../../store/mailboxes/find-messages.ts'
import { addressOfCase } from '../case/case-page.ts'
import { readCaseId } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { readAnswerForm } from './answer-form.ts'

/** POST /cases/:id/messages/:mid/reveal: shows what is masked in a message, to this person, for some minutes. */
export function revealIdentifiers(deps: WebDeps) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const caseId = readCaseId(request.params)
    const { mid = '' } = request.params as { mid?: string }
    const message = /^\d{1,15}$/.test(mid) ? await findMessage(deps.pool, Number(mid)) : null
    if (message === null || message.caseId !== caseId) throw new AppError('not_found', 'There is no such message here.')
    // The button stands in the form of the answer where there is one: what was typed is kept on the way.
    if (readLine(request.body, 'revision') !== '') {
      const form = readAnswerForm(request)
      await keepText(form.seen, form.edits, form.reviewer, 'arranged', deps.review)
    }
    await recordEvent(deps.pool, {
      caseId,
      operatorId: getOperator(request).id,
      kind: 'identifiers_shown',
      detail: { messageId: message.id },
    })
    return reply.redirect(`${addressOfCase(request, caseId)}#message-${message.id}`, 303)
  }
}
