import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { readLine } from '../../http/read-text.ts'
import { momentOf } from '../../http/time-in-words.ts'
import { moveCase, rejectCase } from '../../store/answers/reviews.ts'
import { getCase } from '../../store/cases/cases.ts'
import { openCaseOf } from '../../store/mailboxes/open-cases.ts'
import { undoApproval } from '../../store/replies/held-replies.ts'
import { listReplies } from '../../store/replies/replies.ts'
import { resolveReply } from '../../store/replies/settle-reply.ts'
import { loadCaseFile } from '../case/case-file.ts'
import { addressOfCase, caseRenderer } from '../case/case-page.ts'
import { readCaseId, readNumber } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { composeReason } from '../words/reject-reasons.ts'
import { questionDecliner } from './decline-question.ts'

/** A note longer than this is no reason any more. */
const NOTE_CHARACTERS = 500

/** The decisions about a case other than approving its answer. */
export function decideCase(deps: WebDeps) {
  const render = caseRenderer(deps)
  const decline = questionDecliner(deps)
  return {
    /** POST /cases/:id/undo: takes a held answer back. */
    async undo(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      if (!(await undoApproval(deps.pool, caseId, getOperator(request).id))) {
        throw new AppError('conflict', await sayWhyNoUndo(deps, caseId))
      }
      return reply.redirect(addressOfCase(request, caseId), 303)
    },

    /** POST /cases/:id/reject */
    async reject(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const file = await loadCaseFile(deps, caseId)
      const note = readLine(request.body, 'note')
      const reason = composeReason(readLine(request.body, 'reason'), note)
      if (reason === null || note.length > NOTE_CHARACTERS) {
        const error =
          reason === null
            ? { text: 'Say why the question is rejected: choose a reason, or write one.', field: 'reason' }
            : { text: `The note has ${note.length} characters; at most ${NOTE_CHARACTERS} are kept.`, field: 'note' }
        return render(request, reply, file, { typed: null, errors: [error], status: 422 })
      }
      if (file.row.lastMessageId !== readNumber(request.body, 'message')) {
        throw new AppError('conflict', 'The requester wrote again. Nothing was rejected; read the new message first.')
      }
      if (readLine(request.body, 'tell') !== 'yes') {
        await rejectCase(deps.pool, caseId, getOperator(request).id, reason)
        return reply.redirect(addressOfCase(request, caseId), 303)
      }
      try {
        const key = readLine(request.body, 'reason')
        await decline(file, { key, words: reason }, readNumber(request.body, 'message'), getOperator(request))
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'invalid') throw error
        const errors = [{ text: error.message, field: 'reason' }]
        return render(request, reply, file, { typed: null, errors, status: 422 })
      }
      return reply.redirect(addressOfCase(request, caseId), 303)
    },

    /** POST /cases/:id/reopen */
    async reopen(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      await moveCase(deps.pool, caseId, getOperator(request).id, 'reopened')
      return reply.redirect(addressOfCase(request, caseId), 303)
    },

    /** POST /cases/:id/resolve: what a person found out, or decided, about an answer that may not have left. */
    async resolve(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const decision = readLine(request.body, 'decision')
      if (decision !== 'was_sent' && decision !== 'send_again') {
        throw new AppError('invalid', 'Choose whether the answer was sent or is to be sent again.')
      }
      const { due, readAgain } = await resolveReply(deps.pool, caseId, getOperator(request).id, decision)
      if (due !== null) await deps.review.enqueueSend(due, 0).catch(() => undefined)
      if (readAgain) await deps.enqueueDraft(caseId).catch(() => undefined)
      return reply.redirect(addressOfCase(request, caseId), 303)
    },

    /** POST /messages/:mid/open: a case for machine mail in which a person sees a question. */
    async open(request: FastifyRequest, reply: FastifyReply) {
      const { mid } = request.params as { mid: string }
      if (!/^\d{1,15}$/.test(mid)) throw new AppError('not_found', 'There is no such message.')
      const caseId = await openCaseOf(deps.pool, Number(mid), getOperator(request).id)
      await deps.enqueueDraft(caseId).catch(() => undefined)
      return reply.redirect(`/cases/${caseNumber(caseId)}`, 303)
    },

    /** POST /cases/:id/release: out of quarantine, to be drafted. */
    async release(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      await moveCase(deps.pool, caseId, getOperator(request).id, 'released')
      await deps.enqueueDraft(caseId).catch(() => undefined)
      return reply.redirect(addressOfCase(request, caseId), 303)
    },
  }
}

async function sayWhyNoUndo(deps: WebDeps, caseId: number): Promise<string> {
  const { id } = await getCase(deps.pool, caseId)
  const reply = (await listReplies(deps.pool, id)).filter(({ state }) => state !== 'cancelled').at(-1)
  if (reply === undefined || reply.state === 'held')
    return `Nothing is held for ${caseNumber(id)}, so nothing was taken back.`
  const at = momentOf(reply.stateSince, deps.now()).words
  return `Already handed to the mail server at ${at}. It cannot be taken back; reopen the case to write a correction.`
}
