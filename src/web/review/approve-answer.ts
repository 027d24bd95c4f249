import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { nextState } from '../../domain/case-state.ts'
import { checkAnswer } from '../../flow/review/answer-checks.ts'
import { applyEdits, cleanEdits, isEdited } from '../../flow/review/answer-edits.ts'
import { approveAnswer } from '../../flow/review/review.ts'
import { findStandingApproval } from '../../store/answers/approvals.ts'
import { recordEvent } from '../../store/events.ts'
import { type CaseFile, isOutdated, loadCaseFile } from '../case/case-file.ts'
import { addressOfCase, caseRenderer, type FieldError } from '../case/case-page.ts'
import { loadCheckContext } from '../case/check-context.ts'
import type { WebDeps } from '../web-deps.ts'
import { type AnswerForm, findOversized, readAnswerForm, readSendAt } from './answer-form.ts'
import { conflictRenderer } from './conflict-page.ts'
import { createTurns } from './turns.ts'

/** POST /cases/:id/approve. Sent twice, as a double click does, it approves once and leads to the case both times. */
export function approve(deps: WebDeps) {
  const render = caseRenderer(deps)
  const conflictPage = conflictRenderer(deps)
  const showConflict = async (request: FastifyRequest, reply: FastifyReply, form: AnswerForm, why: string) => {
    const { caseId, revision } = form.seen
    const operatorId = form.reviewer.id
    await recordEvent(deps.pool, { caseId, operatorId, kind: 'conflicted', detail: { revision } })
    return conflictPage(request, reply, form, why)
  }
  const inTurn = createTurns()

  const decide = async (request: FastifyRequest, reply: FastifyReply, form: AnswerForm): Promise<FastifyReply> => {
    const { caseId } = form.seen
    if (await isApproved(deps, form)) return reply.redirect(addressOfCase(request, caseId), 303)
    const file = await loadCaseFile(deps, caseId)
    const outdated = isOutdated(file, form.seen) || nextState(file.row.state, 'approved') === null
    const refuse = (errors: FieldError[]): Promise<FastifyReply> =>
      outdated
        ? showConflict(request, reply, form, 'This case is not as it was when you opened it.')
        : render(request, reply, file, { typed: form, errors, status: 422 })
    // What is outdated is judged by approving itself, which keeps the text and says what came between.
    const errors = outdated ? findOversized(form.edits) : await findErrors(deps, form, file)
    const sendAt = readSendAt(request.body, deps.now())
    if (sendAt === 'unreadable') {
      errors.push({ text: 'Choose a time to come, within a year, for the answer to leave.', field: 'send-at' })
    }
    if (errors.length > 0 || sendAt === 'unreadable') return refuse(errors)
    try {
      await approveAnswer(form.seen, form.edits, form.reviewer, { bound: form.bound, sendAt }, deps.review)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'conflict') return showConflict(request, reply, form, error.message)
      if (error.code === 'invalid') return refuse([{ text: error.message, field: 'short-answer' }])
      throw error
    }
    return reply.redirect(addressOfCase(request, caseId), 303)
  }

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const form = readAnswerForm(request)
    return inTurn(form.seen.caseId, () => decide(request, reply, form))
  }
}

/** What keeps the answer from being approved: checks that block, and warnings nobody has said they read. */
async function findErrors(deps: WebDeps, form: AnswerForm, file: CaseFile): Promise<FieldError[]> {
  const oversized = findOversized(form.edits)
  if (oversized.length > 0 || file.draft === null) return oversized
  const edits = cleanEdits(form.edits)
  const context = await loadCheckContext(deps, file, edits)
  return checkAnswer(edits, applyEdits(file.draft, edits), context).flatMap(({ outcome, text, part }) => {
    const field = part === 'answer' ? 'short-answer' : part
    if (outcome === 'block') return [{ text, field }]
    if (outcome === 'warn' && !form.warningsRead) {
      return [{ text: `${text} Change the answer, or tick that it is right.`, field: 'warnings-read' }]
    }
    return []
  })
}

/** True when this very text was approved by this very reviewer, and not taken back since. */
async function isApproved(deps: WebDeps, { seen, edits, reviewer }: AnswerForm): Promise<boolean> {
  const standing = await findStandingApproval(deps.pool, seen.caseId)
  if (standing === null) return false
  return (
    standing.operatorId === reviewer.id &&
    standing.messageId === seen.messageId &&
    standing.revision >= seen.revision &&
    !isEdited({ ...standing.draft, shelf: standing.shelf }, cleanEdits(edits))
  )
}
