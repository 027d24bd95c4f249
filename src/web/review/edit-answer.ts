import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { nextState } from '../../domain/case-state.ts'
import { checkAnswer } from '../../flow/review/answer-checks.ts'
import { applyEdits, cleanEdits } from '../../flow/review/answer-edits.ts'
import { keepText, renderIfAnswerable, type SaveOrigin, saveDraft, signerOf } from '../../flow/review/review.ts'
import { readLine } from '../../http/read-text.ts'
import { findFirstApproval } from '../../store/answers/first-approvals.ts'
import { getCase } from '../../store/cases/cases.ts'
import { renewClaim } from '../../store/cases/claims.ts'
import { type CaseFile, isOutdated, loadCaseFile } from '../case/case-file.ts'
import { addressOfCase, caseRenderer } from '../case/case-page.ts'
import { loadCheckContext } from '../case/check-context.ts'
import { countFine, viewChecks } from '../case/check-views.ts'
import { readCaseId, readNumber } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { type AnswerForm, findOversized, readAnswerForm } from './answer-form.ts'
import { changeFacts } from './change-facts.ts'
import { conflictRenderer } from './conflict-page.ts'
import { namesAssumption } from './facts-form.ts'

/** True for the module that saves while somebody writes; a form wants a page. */
const wantsJson = (request: FastifyRequest): boolean => request.headers.accept === 'application/json'

/** The forms that change the text of an answer and decide nothing. */
export function editAnswer(deps: WebDeps) {
  const render = caseRenderer(deps)
  const showConflict = conflictRenderer(deps)

  const facts = changeFacts(deps)

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
    await renewClaim(deps.pool, form.seen.caseId, form.reviewer.id)
    return reply.redirect(`${addressOfCase(request, form.seen.caseId)}#answer`, 303)
  }

  return {
    /** POST /cases/:id/draft: keeps what was typed as a revision. */
    async save(request: FastifyRequest, reply: FastifyReply) {
      const form = readAnswerForm(request)
      // Enter in a field that has a button of its own, where no module gives it to that button.
      if (readLine(request.body, 'enter') === 'yes') {
        if (readLine(request.body, 'look_up') !== '') return facts.lookUp(request, reply)
        if (namesAssumption(request.body)) return facts.assume(request, reply)
      }
      if (wantsJson(request)) return reply.send(await saveForModule(deps, reply, form, 'autosaved'))
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

    /**
     * POST /cases/:id/restore: makes an earlier revision the newest again; the ones between stay. With `words` only its
     * prose is taken up, over the facts that stand now.
     */
    async restore(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const row = await getCase(deps.pool, caseId)
      if (nextState(row.state, 'approved') === null || row.lastMessageId === null) {
        throw new AppError('conflict', 'This case is not in review any more, so no other text can be put in place.')
      }
      const revision = readNumber(request.body, 'revision')
      const earlier = await deps.review.getDraft(caseId, readNumber(request.body, 'restore'))
      const { shortAnswer, reasoning, closing } = earlier.content
      const draft =
        readLine(request.body, 'words') === 'yes'
          ? applyEdits(await deps.review.getDraft(caseId, revision), { shortAnswer, reasoning, closing })
          : earlier
      const seen = { caseId, revision, messageId: row.lastMessageId }
      const kept = await deps.review.keepRevision({ ...seen, operatorId: getOperator(request).id }, draft, 'restored')
      if (kept.outcome === 'stale') {
        throw new AppError(
          'conflict',
          `Somebody saved another text meanwhile; yours is kept as revision ${kept.draft.revision}.`,
        )
      }
      return reply.redirect(`${addressOfCase(request, caseId)}#answer`, 303)
    },
  }
}

/** What the module that saves is told: the new revision to write on, what the checks say, or why it is not the answer. */
export type SaveAnswer =
  | {
      rev: number
      savedAt: string
      bound: string
      checks: { outcome: string; words: string; text: string; go: string | null }[]
      fine: string
      warnings: boolean
    }
  | { rev: number; savedAt: string; conflict: string }
  | { error: string }

/** Keeps the text of a form that saves itself. Sets the status of the reply: 200, 409 where it was kept aside, 422. */
export async function saveForModule(
  deps: WebDeps,
  reply: FastifyReply,
  form: AnswerForm,
  origin: SaveOrigin,
): Promise<SaveAnswer> {
  const [oversized] = findOversized(form.edits)
  if (oversized !== undefined) {
    reply.code(422)
    return { error: oversized.text }
  }
  const { seen, reviewer } = form
  const edits = cleanEdits(form.edits)
  const kept = await keepText(seen, edits, reviewer, origin, deps.review)
  const savedAt = deps.now().toISOString()
  if (kept.outcome === 'stale') {
    reply.code(409)
    return { rev: kept.draft.revision, savedAt, conflict: kept.words }
  }
  await renewClaim(deps.pool, seen.caseId, reviewer.id)
  const file = await loadCaseFile(deps, seen.caseId)
  const [first, context] = await Promise.all([
    findFirstApproval(deps.pool, seen.caseId),
    loadCheckContext(deps, file, edits),
  ])
  const signer = signerOf(first, reviewer)
  const rendered = await renderIfAnswerable(seen, kept.draft, signer, deps.review)
  const checks = viewChecks(checkAnswer(edits, kept.draft, context))
  return {
    rev: kept.draft.revision,
    savedAt,
    bound: rendered?.bound ?? '',
    checks: checks.map(({ outcome, words, text, go }) => ({ outcome, words, text, go })),
    fine: countFine(checks),
    warnings: checks.some(({ outcome }) => outcome === 'warn'),
  }
}
