import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { AnswerEdits } from '../../flow/review/answer-edits.ts'
import { type Reviewer, type SeenOnPage, saveDraft } from '../../flow/review/review.ts'
import { type DraftRow, getDraft } from '../../store/answers/drafts.ts'
import { loadCaseFile } from '../case/case-file.ts'
import { caseRenderer } from '../case/case-page.ts'
import type { WebDeps } from '../web-deps.ts'
import { type AnswerForm, findOversized, readAnswerForm } from './answer-form.ts'
import { conflictRenderer } from './conflict-page.ts'

/** The text of the form on record as the answer, and what to do next is done on top of it. */
export type SavedAnswer = { form: AnswerForm; seen: SeenOnPage; draft: DraftRow; reviewer: Reviewer }

export type SaveFirst = (
  request: FastifyRequest,
  reply: FastifyReply,
  then: (saved: SavedAnswer) => Promise<FastifyReply>,
  change?: (edits: AnswerEdits) => AnswerEdits,
) => Promise<FastifyReply>

/**
 * Saves what was typed before anything else is done about a case, so that no button of its page costs a word. `change` is
 * for what the button itself changes about the text. What cannot be saved as the answer is shown as a conflict, or given back.
 */
export function saveFirst(deps: WebDeps): SaveFirst {
  const render = caseRenderer(deps)
  const showConflict = conflictRenderer(deps)
  return async (request, reply, then, change = (edits) => edits) => {
    const read = readAnswerForm(request)
    const form = { ...read, edits: change(read.edits) }
    const errors = findOversized(form.edits)
    if (errors.length > 0) {
      const file = await loadCaseFile(deps, form.seen.caseId)
      return render(request, reply, file, { typed: form, errors, status: 422 })
    }
    let revision: number
    try {
      revision = (await saveDraft(form.seen, form.edits, form.reviewer, deps.review, 'arranged')).revision
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error
      return showConflict(request, reply, form, error.message)
    }
    const draft = await getDraft(deps.pool, form.seen.caseId, revision)
    return then({ form, seen: { ...form.seen, revision }, draft, reviewer: form.reviewer })
  }
}
