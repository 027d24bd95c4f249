import type { ReportAction } from '../../domain/delivery-report.ts'
import { isOfRestore } from '../../flow/send/settle-restore.ts'
import { type Instant, instantOf, momentOf } from '../../http/time-in-words.ts'
import type { Filed } from '../../store/replies/filed-replies.ts'
import type { WebDeps } from '../web-deps.ts'
import { REPLY_WORDS } from '../words/case-words.ts'
import type { CaseFile } from './case-file.ts'

/** A reply that was approved, however far it has come. */
export type ReplyOnRecord = {
  id: number
  state: string
  stateWords: string
  to: string
  text: string
  leavesAt: Instant | null
  stateSince: Instant
  attempt: number
  lastError: string | null
  smtpResponse: string | null
  messageId: string
  /** What is not known of it is so because of a restore. */
  restored: boolean
  /** It was sent, and came back. */
  cameBack: boolean
  /** What the Sent folder says, in words; null where it was not looked into. */
  sentFolder: string | null
  bounces: { at: Instant; words: string; said: string | null; doubtful: boolean }[]
}

const ACTION_WORDS: Readonly<Record<ReportAction, string>> = {
  failed: 'Bounced: it was not delivered',
  delayed: 'Delayed: it is still being tried',
  delivered: 'Delivered',
  relayed: 'Handed on to a server that reports nothing more',
  expanded: 'Handed on to the members of a list',
}

const FILED_WORDS: Readonly<Record<Filed, string>> = {
  found: 'it is there',
  added: 'the desk put it there',
  missing: 'it is not there; many servers put nothing there themselves, so that this proves little',
  given_up: 'the desk could not put it there',
}

/** The newest reply of a case, or null where none was approved. */
export function composeReply(deps: WebDeps, file: CaseFile): ReplyOnRecord | null {
  const reply = file.replies.at(-1)
  if (reply === undefined) return null
  return {
    id: reply.id,
    state: reply.state,
    stateWords: reply.onHold ? 'kept back until released' : REPLY_WORDS[reply.state],
    to: reply.envelopeTo,
    text: reply.text,
    leavesAt: reply.state === 'held' && !reply.onHold ? momentOf(reply.sendAfter, deps.now()) : null,
    stateSince: instantOf(reply.stateSince),
    attempt: reply.attempt,
    lastError: reply.lastError,
    smtpResponse: reply.smtpResponse,
    messageId: reply.messageId,
    restored: isOfRestore(reply.lastError),
    cameBack: reply.state === 'send_failed' && file.bounces.some(({ acted, replyId }) => acted && replyId === reply.id),
    sentFolder: reply.filed === null ? null : wordsOfSentFolder(reply.filed, reply.filedAt),
    bounces: file.bounces
      .filter(({ replyId, proof }) => replyId === reply.id || (replyId === null && proof === 'none'))
      .map(({ createdAt, action, status, said, proof }) => ({
        at: instantOf(createdAt),
        words: ACTION_WORDS[action] + (status === null ? '' : ` (${status})`),
        said,
        doubtful: proof === 'none',
      })),
  }
}

const wordsOfSentFolder = (filed: Filed, at: Date | null): string =>
  at === null ? FILED_WORDS[filed] : `${FILED_WORDS[filed]} (looked at ${instantOf(at).words})`
