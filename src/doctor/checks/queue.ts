import { openJobCounter } from '../../queue/count-jobs.ts'
import { type Check, type CheckFinding, ok, warn } from '../check.ts'

/** The sweeper asks again for what waits longer than a minute: beyond this nobody does the work. */
const STALLED_MINUTES = 5
const MANY_FAILED = 50

/** That the queue answers, and that somebody works it off. */
export const checkQueue: Check = {
  name: 'queue',
  title: 'Queue',
  area: 'network',
  async run({ pool, databaseUrl, config }) {
    const counter = openJobCounter({ connectionString: databaseUrl, redisUrl: config.redisUrl })
    const counts = await counter.count().finally(() => counter.close())
    const { rows } = await pool.query<{ drafts: number; sends: number }>(
      `select (select count(*) from cases where state in ('received', 'drafting')
                 and state_since < now() - make_interval(mins => $1)) as drafts,
              (select count(*) from replies r where state = 'held' and not on_hold
                 and send_after < now() - make_interval(mins => $1)) as sends`,
      [STALLED_MINUTES],
    )
    const { drafts = 0, sends = 0 } = rows[0] ?? {}
    const findings: CheckFinding[] = []
    const late = (count: number, what: string, role: string): void => {
      if (count === 0) return
      findings.push(
        warn(
          `${count} ${what} for more than ${STALLED_MINUTES} minutes`,
          `start what does it, where it does not run: caseconsultant start --only ${role} sweeper`,
        ),
      )
    }
    late(drafts, 'questions wait for their draft', 'drafter')
    late(sends, 'approved answers wait to be sent', 'sender')
    const failed = counts.reduce((sum, each) => sum + each.failed, 0)
    if (failed > MANY_FAILED) {
      findings.push(warn(`${failed} jobs failed in the last two weeks`, 'look for job.failed in the log'))
    }
    if (findings.length > 0) return findings
    const oldest = Math.max(0, ...counts.map(({ oldestWaitingSeconds }) => oldestWaitingSeconds ?? 0))
    const backend = config.redisUrl === null ? 'PostgreSQL' : 'Redis'
    return [ok(`${backend} backend, oldest waiting ${Math.round(oldest)} s, nothing stalled`)]
  },
}
