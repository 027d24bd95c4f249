import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { nextState } from '../domain/case-state.ts'
import { saveDraft } from '../flow/review.ts'
import { getCase } from '../store/cases.ts'
import { type AnswerForm, findOversized, readAnswerForm } from './answer-form.ts'
import { type CaseFile, isOutdated, loadCaseFile } from './case-file.ts'
import { addressOfCase, caseRenderer } from './case-page.ts'
import { conflictRenderer } from './conflict-page.ts'
import { readCaseId, readNumber } from './read-form.ts'
import { getOperator } from './visitor.ts'
import type { WebDeps } from './web-deps.ts'

/** The forms that change the text of an answer and decide nothing. */
export function editAnswer(deps: WebDeps) {
  const render = caseRenderer(deps)
  const showConflict = conflictRenderer(deps)

  const keep = async (request: FastifyRequest, reply: FastifyReply, form: AnswerForm, file: CaseFile) => {
    const errors = findOversized(form.edits)
    const outdated = isOutdated(file, form.seen)
    if (errors.length > 0 && outdated) {
      return showConflict(request, reply, form, errors.map(({ text }) => text).join(' '))
    }
    if (errors.length > 0) return render(request, reply, file, { typed: form, errors, status: 422 })
    try {
      await saveDraft(form.seen, form.edits, form.reviewer, deps.review)
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict')
        return showConflict(request, reply, form, error.message)
      throw error
    }
    if (nextState(file.row.state, 'approved') === null) {
      return showConflict(request, reply, form, 'This case is not in review any more.')
    }
    return reply.redirect(`${addressOfCase(request, form.seen.caseId)}#answer`, 303)
  }

  return {
    /** POST /cases/:id/draft: keeps what was typed as a revision. */
    async save(request: FastifyRequest, reply: FastifyReply) {
      const form = readAnswerForm(request)
      return keep(request, reply, form, await loadCaseFile(deps, form.seen.caseId))
    },

    /** POST /cases/:id/edit: the case with what was typed, on the way back from the preview. Keeps it only where it must. */
    async goOn(request: FastifyRequest, reply: FastifyReply) {
      const form = readAnswerForm(request)
      const file = await loadCaseFile(deps, form.seen.caseId)
      if (isOutdated(file, form.seen) || nextState(file.row.state, 'approved') === null) {
        return keep(request, reply, form, file)
      }
      return render(request, reply, file, { typed: form, errors: [], status: 200 })
    },

    /** POST /cases/:id/restore: makes an earlier revision the newest again; the ones between stay. */
    async restore(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const row = await getCase(deps.pool, caseId)
      const draft = await deps.review.getDraft(caseId, readNumber(request.body, 'restore'))
      if (nextState(row.state, 'approved') === null || row.lastMessageId === null) {
        throw new AppError('conflict', 'This case is not in review any more, so no other text can be put in place.')
      }
      const seen = { caseId, revision: readNumber(request.body, 'revision'), messageId: row.lastMessageId }
      const kept = await deps.review.keepRevision({ ...seen, operatorId: getOperator(request).id }, draft)
      if (kept.outcome === 'stale') {
        throw new AppError(
          'conflict',
          `Somebody saved another text meanwhile; yours is revision ${kept.draft.revision}.`,
        )
      }
      return reply.redirect(`${addressOfCase(request, caseId)}#answer`, 303)
    },
  }
}
