import type { ReplyState, SendOutcome } from '../../domain/reply-state.ts'

/** A job may be on its way still; only what waits longer than this is asked for again. */
export const DRAFT_PATIENCE_SECONDS = 20

/**
 * How long the queue has for what it was asked for, before it is asked again. With the time between two sweeps it stays
 * below a minute: so long may what was lost with an emptied queue have to wait.
 */
export const ASK_AGAIN_SECONDS = 40

/** A sender takes at least this long to be given up, even where its lock is free: its commit may be on the way. */
export const SENDER_PATIENCE_SECONDS = 30

export type SweepPorts = {
  /** Resolves when nothing waits longer because the clock was set back. */
  followClock(): Promise<void>
  takeCasesWaitingForDraft(olderThanSeconds: number, againAfterSeconds: number): Promise<number[]>
  takeDueReplies(againAfterSeconds: number): Promise<number[]>
  listRepliesOnTheWire(olderThanSeconds: number): Promise<number[]>
  lock(replyId: number): Promise<{ release(): Promise<void> } | null>
  findReplyProgress(replyId: number): Promise<{ state: ReplyState; attempt: number } | null>
  recordOutcome(
    attempt: { replyId: number; attempt: number },
    outcome: SendOutcome,
    retrySeconds: number,
  ): Promise<boolean>
  enqueueDrafts(caseIds: readonly number[]): Promise<void>
  enqueueSends(replyIds: readonly number[]): Promise<void>
}

export type Swept = { drafts: number; sends: number; recovered: number }

/**
 * Finds in Postgres what the queue lost and what a killed process left half done, and asks for it again. The queue may be
 * emptied at any time: this alone brings every case on its way.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  await ports.followClock()
  const recovered = await recoverReplies(ports)
  const waiting = await ports.takeCasesWaitingForDraft(DRAFT_PATIENCE_SECONDS, ASK_AGAIN_SECONDS)
  await ports.enqueueDrafts(waiting)
  const due = await ports.takeDueReplies(ASK_AGAIN_SECONDS)
  await ports.enqueueSends(due)
  return { drafts: waiting.length, sends: due.length, recovered }
}

/** Replies whose sender died: before the body was written they go again; after it a person has to decide. */
async function recoverReplies(ports: SweepPorts): Promise<number> {
  let recovered = 0
  for (const replyId of await ports.listRepliesOnTheWire(SENDER_PATIENCE_SECONDS)) {
    const lock = await ports.lock(replyId)
    if (lock === null) continue
    try {
      // Read under the lock: its last owner may have got further since the list was made.
      const progress = await ports.findReplyProgress(replyId)
      const outcome = outcomeOfDeadSender(progress?.state ?? null)
      if (progress === null || outcome === null) continue
      await ports.recordOutcome({ replyId, attempt: progress.attempt }, outcome, 0)
      recovered += 1
    } finally {
      await lock.release()
    }
  }
  return recovered
}

function outcomeOfDeadSender(state: ReplyState | null): SendOutcome | null {
  if (state === 'sending') return { kind: 'later', why: 'the sender stopped before the mail was handed over' }
  if (state !== 'body_sent') return null
  return { kind: 'uncertain', why: 'the sender stopped after the mail was handed over, before the server answered' }
}
