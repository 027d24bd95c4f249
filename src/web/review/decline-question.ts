import { AppError } from '../../domain/app-error.ts'
import { nextState } from '../../domain/case-state.ts'
import type { Reviewer } from '../../flow/review/review.ts'
import { writeLetter } from '../../flow/review/write-letter.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { WebDeps } from '../web-deps.ts'
import { letterDesk } from './letter-desk.ts'

/**
 * Closes a question with a mail that says why, held like an answer; it is closed when the mail has been sent.
 * @throws AppError `invalid` where the desk has no words for that reason or the case is not in review
 */
export function questionDecliner(deps: WebDeps) {
  const desk = letterDesk(deps)
  return async (
    { row }: CaseFile,
    reason: { key: string; words: string },
    messageId: number,
    reviewer: Reviewer,
  ): Promise<void> => {
    const words = deps.templates.find<Record<string, never>>(`reply/decline/${reason.key}.txt`)
    if (words === null) {
      throw new AppError(
        'invalid',
        'The desk has no mail for that reason. Leave the tick away, or choose another reason.',
      )
    }
    if (nextState(row.state, 'declined') === null) {
      throw new AppError('invalid', 'A mail can be sent only while the case is in review. Leave the tick away.')
    }
    const letter = { caseId: row.id, kind: 'decline' as const, messageId, reason: reason.words, text: words({}) }
    await writeLetter(letter, reviewer, desk)
  }
}
