import { measureAnswers } from '../src/flow/review/measure-answers.ts'
import { sweep } from '../src/flow/send/sweep.ts'
import { tendQueue } from '../src/flow/send/tend-queue.ts'
import { type Log, nameError } from '../src/log.ts'
import type { Metrics } from '../src/metrics/metrics.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { takeCasesWaitingForDraft } from '../src/store/cases/cases.ts'
import { forgetOldAccountSessions } from '../src/store/customers/account-sessions.ts'
import { forgetOldAllowances } from '../src/store/customers/allowances.ts'
import { forgetOldConfirmations } from '../src/store/customers/confirmations.ts'
import { followClock } from '../src/store/follow-clock.ts'
import { forgetOldPresences } from '../src/store/people/presence.ts'
import { forgetOldSignIns } from '../src/store/people/sessions.ts'
import { findReplyProgress, listRepliesOnTheWire, takeDueReplies } from '../src/store/replies/replies.ts'
import { lockReply } from '../src/store/replies/reply-lock.ts'
import { recordOutcome } from '../src/store/replies/send-replies.ts'
import { anchorAudit } from '../src/store/upkeep/audit.ts'
import { forgetOldLiveEvents } from '../src/store/upkeep/live-events.ts'
import { createHousekeeping } from './keep-house.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'
import { measurePorts, tendPorts } from './tend-ports.ts'

/** Seconds between two sweeps: what the queue loses waits no longer than this and the patience of the sweep together. */
const SWEEP_SECONDS = 15

/** Answers measured for reports in one sweep; the rest follows with the next. */
const MEASURED_AT_ONCE = 500

/** How often the ends of the audit trail's chains are written down. */
const ANCHOR_SECONDS = 3600

/** The role that brings on its way again whatever the queue lost or a killed process left behind. */
export function startSweeper(
  desk: Desk,
  queue: JobQueue,
  log: Log,
  metrics: Pick<Metrics, 'observeReview'> | null = null,
): Role {
  const { pool } = desk
  const tend = tendPorts(desk, queue)
  const measure = measurePorts(pool, desk.config.workingTime, metrics)
  const keepHouse = createHousekeeping(desk, log)
  let stopping = false
  let current: Promise<void> = Promise.resolve()

  async function sweepOnce(): Promise<void> {
    try {
      const found = await sweep({
        followClock: () => followClock(pool),
        takeCasesWaitingForDraft: (older, again) => takeCasesWaitingForDraft(pool, older, again),
        takeDueReplies: (again) => takeDueReplies(pool, again),
        listRepliesOnTheWire: (seconds) => listRepliesOnTheWire(pool, seconds),
        lock: (id) => lockReply(pool, id),
        findReplyProgress: (id) => findReplyProgress(pool, id),
        recordOutcome: (attempt, outcome, retrySeconds) => recordOutcome(pool, attempt, outcome, retrySeconds),
        enqueueDrafts: (caseIds) =>
          queue.enqueueAll(
            'draft',
            caseIds.map((caseId) => ({ caseId })),
          ),
        enqueueSends: (replyIds) =>
          queue.enqueueAll(
            'send',
            replyIds.map((replyId) => ({ replyId })),
          ),
      })
      const tended = await tendQueue(tend)
      const count = found.drafts + found.sends + found.recovered + tended.woken + tended.reminded + tended.closed
      if (count > 0) log.info('sweep.found', { count })
      await measureAnswers(measure, MEASURED_AT_ONCE)
      await forgetOldSignIns(pool)
      await forgetOldAccountSessions(pool)
      await forgetOldConfirmations(pool)
      await forgetOldAllowances(pool)
      await forgetOldLiveEvents(pool)
      await forgetOldPresences(pool)
      await anchorAudit(pool, ANCHOR_SECONDS)
    } catch (error) {
      log.error('sweep.failed', { error: nameError(error) })
    }
    if (!stopping) await keepHouse()
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
