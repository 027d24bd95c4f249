import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { nextState } from '../domain/case-state.ts'
import { checkAnswer } from '../flow/answer-checks.ts'
import { approveAnswer, cleanEdits } from '../flow/review.ts'
import { findStandingApproval } from '../store/approvals.ts'
import { type AnswerForm, findOversized, readAnswerForm } from './answer-form.ts'
import { type CaseFile, isOutdated, loadCaseFile } from './case-file.ts'
import { addressOfCase, caseRenderer, type FieldError } from './case-page.ts'
import { conflictRenderer } from './conflict-page.ts'
import { createTurns } from './turns.ts'
import type { WebDeps } from './web-deps.ts'

/** POST /cases/:id/approve. Sent twice, as a double click does, it approves once and leads to the case both times. */
export function approve(deps: WebDeps) {
  const render = caseRenderer(deps)
  const showConflict = conflictRenderer(deps)
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
    const errors = outdated ? findOversized(form.edits) : findErrors(form, file)
    if (errors.length > 0) return refuse(errors)
    try {
      await approveAnswer(form.seen, form.edits, form.reviewer, deps.review)
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
function findErrors(form: AnswerForm, file: CaseFile): FieldError[] {
  const oversized = findOversized(form.edits)
  if (oversized.length > 0 || file.draft === null) return oversized
  return checkAnswer(form.edits, file.draft, [...file.inquiries.values()]).flatMap(({ outcome, text }) => {
    if (outcome === 'block') return [{ text, field: 'short-answer' }]
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
  const typed = cleanEdits(edits)
  const { shortAnswer, reasoning, closing } = standing.content
  return (
    standing.operatorId === reviewer.id &&
    standing.messageId === seen.messageId &&
    standing.revision >= seen.revision &&
    shortAnswer === typed.shortAnswer &&
    reasoning === typed.reasoning &&
    closing === typed.closing
  )
}
