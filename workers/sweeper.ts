import { sweep } from '../src/flow/sweep.ts'
import { type Log, nameError } from '../src/log.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { takeCasesWaitingForDraft } from '../src/store/cases.ts'
import {
  findReplyProgress,
  listRepliesOnTheWire,
  lockReply,
  recordOutcome,
  takeDueReplies,
} from '../src/store/replies.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'

/** Seconds between two sweeps: what the queue loses waits no longer than this and the patience of the sweep together. */
const SWEEP_SECONDS = 15

/** The role that brings on its way again whatever the queue lost or a killed process left behind. */
export function startSweeper(desk: Desk, queue: JobQueue, log: Log): Role {
  const { pool } = desk
  let stopping = false
  let current: Promise<void> = Promise.resolve()

  async function sweepOnce(): Promise<void> {
    try {
      const found = await sweep({
        takeCasesWaitingForDraft: (older, again) => takeCasesWaitingForDraft(pool, older, again),
        takeDueReplies: (again) => takeDueReplies(pool, again),
        listRepliesOnTheWire: (seconds) => listRepliesOnTheWire(pool, seconds),
        lock: (id) => lockReply(pool, id),
        findReplyProgress: (id) => findReplyProgress(pool, id),
        recordOutcome: (attempt, outcome, retrySeconds) => recordOutcome(pool, attempt, outcome, retrySeconds),
        enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
        enqueueSend: (replyId, delaySeconds) => queue.enqueue('send', { replyId }, { delaySeconds }),
      })
      const count = found.drafts + found.sends + found.recovered
      if (count > 0) log.info('sweep.found', { count })
    } catch (error) {
      log.error('sweep.failed', { error: nameError(error) })
    }
  }

  // The first sweep comes at once: after a restart there may be work that no job remembers.
  current = sweepOnce()
  const timer = setInterval(() => {
    if (!stopping) current = current.then(sweepOnce)
  }, SWEEP_SECONDS * 1000)
  return {
    name: 'sweeper',
    async stop() {
      stopping = true
      clearInterval(timer)
      await current
    },
  }
}
