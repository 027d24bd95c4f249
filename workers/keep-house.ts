import { type Log, nameError } from '../src/log.ts'
import { forgetOldAsks } from '../src/store/customers/asks.ts'
import { forgetOldMail, resealOldMail } from '../src/store/upkeep/retention.ts'
import type { Desk } from './open-desk.ts'

/** Minutes between two rounds; a policy is counted in days. */
const ROUND_MINUTES = 10

/** For one round: the sweeper has its own work too, and goes on with the rest next time. */
const ROUND_MS = 5000

/** Carries out what is to be done to stored mail: forgetting by policy, sealing with a new key. Call it as often as you like. */
export function createHousekeeping(desk: Desk, log: Log): () => Promise<void> {
  const { pool, config } = desk
  const { retentionDays } = config.mailEdge
  let nextAt = 0

  return async () => {
    if (performance.now() < nextAt) return
    const until = performance.now() + ROUND_MS
    const repeat = async (work: () => Promise<number>): Promise<number> => {
      let done = 0
      for (let batch = 1; batch > 0 && performance.now() < until; done += batch) batch = await work()
      return done
    }
    try {
      const forgotten = retentionDays > 0 ? await repeat(() => forgetOldMail(pool, retentionDays)) : 0
      if (forgotten > 0) log.info('mail.forgotten', { count: forgotten })
      const asks = await repeat(() => forgetOldAsks(pool, config.doors.askRetentionDays))
      if (asks > 0) log.info('ask.forgotten', { count: asks })
      const sealed = await repeat(() => resealOldMail(pool))
      if (sealed > 0) log.info('mail.sealed', { count: sealed })
      if (performance.now() < until) nextAt = performance.now() + ROUND_MINUTES * 60_000
    } catch (error) {
      log.error('sweep.failed', { error: nameError(error) })
      nextAt = performance.now() + ROUND_MINUTES * 60_000
    }
  }
}
