import type { AnswerTurnPorts } from '../../flow/answer/answer-turn.ts'
import type { AskOnTheWebPorts } from '../../flow/customers/ask-on-the-web.ts'
import type { FilePorts } from '../../flow/customers/coder-check.ts'

/** What asking needs from outside, beside the database. */
export type AskDeps = Pick<FilePorts, 'buildMime' | 'identityHash' | 'enqueueDraft'> & {
  /** Bounded in time and memory; long questions do not hold up short ones. */
  read: AskOnTheWebPorts['read']
  wording: AnswerTurnPorts['wording']
  /** Days after which a thread nobody asks in any more is deleted. */
  keptDays: number
}
