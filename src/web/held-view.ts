import { caseNumber } from '../domain/case-number.ts'
import { type Instant, momentOf } from '../http/time-in-words.ts'
import type { HeldReply } from '../store/replies/held-replies.ts'

/** A held answer, in the words of a page. */
export type HeldView = {
  replyId: number
  number: string
  to: string
  by: string
  mine: boolean
  /** Null: it waits for its release. */
  leavesAt: Instant | null
  retry: boolean
  scheduled: boolean
}

/** A held answer for a list or the strip. */
export function viewHeld(held: HeldReply, operatorId: number, now: Date): HeldView {
  return {
    replyId: held.replyId,
    number: caseNumber(held.caseId),
    to: held.envelopeTo,
    by: held.operatorName,
    mine: held.operatorId === operatorId,
    leavesAt: held.onHold ? null : momentOf(held.sendAfter, now),
    retry: held.attempt > 0,
    scheduled: held.scheduled,
  }
}
