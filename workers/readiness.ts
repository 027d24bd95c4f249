import { nameError } from '../src/log.ts'
import { parseImapUrl } from '../src/mail/parse-mail-url.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findReading } from '../src/store/mailboxes.ts'
import type { Desk } from './open-desk.ts'

export type Check = { name: string; ok: boolean; detail: string }

/** A mailbox that was not read for so many polls is reported. */
const POLLS_MISSED = 5

/** A reason in our own words. */
class Unready extends Error {}

/** What the desk depends on, each with whether it answers. */
export async function checkReadiness(desk: Desk, queue: JobQueue): Promise<Check[]> {
  const check = async (name: string, work: () => Promise<string>): Promise<Check> => {
    try {
      return { name, ok: true, detail: await work() }
    } catch (error) {
      // An unasked-for message may name hosts and users, and anybody may read this page.
      return { name, ok: false, detail: error instanceof Unready ? error.message : nameError(error) }
    }
  }
  return Promise.all([
    check('database', async () => {
      await desk.pool.query('select 1')
      return 'answers'
    }),
    check('queue', async () => {
      await queue.ping()
      return desk.config.redisUrl === null ? 'PostgreSQL backend answers' : 'Redis backend answers'
    }),
    check('code data', async () => {
      const { rows } = await desk.pool.query<{ count: number }>(`select count(*) from editions where state = 'live'`)
      const count = rows[0]?.count ?? 0
      if (count === 0) throw new Unready('no edition is loaded')
      return `${count} editions live`
    }),
    check('mailbox', async () => {
      const { lastPoll, trouble } = await findReading(desk.pool, listMailboxNames(desk))
      if (lastPoll === null) throw new Unready(trouble ?? 'a mailbox was not read yet')
      const seconds = Math.round((Date.now() - lastPoll.getTime()) / 1000)
      // A connection that was lost is back within seconds, as a rule: only what lasts is reported.
      if (seconds > POLLS_MISSED * desk.config.pollSeconds) {
        throw new Unready([`last read ${seconds} s ago`, trouble].filter(Boolean).join(': '))
      }
      return `last read ${seconds} s ago`
    }),
  ])
}

/** Null in practice, whose mailbox has a new port and password at every start. */
function listMailboxNames({ config }: Desk): string[] | null {
  if (config.mailEdge.accounts.length === 0) return null
  return config.mailEdge.accounts.map(({ imapUrl, refreshToken }) => {
    return parseImapUrl(imapUrl, refreshToken === null ? 'password' : 'token').name
  })
}
