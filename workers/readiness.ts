import { readSchemaState } from '../db/schema-state.ts'
import { nameError } from '../src/log.ts'
import { parseImapUrl } from '../src/mail/login/parse-mail-url.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findReading } from '../src/store/mailboxes/mailboxes.ts'
import { listOutboundPauses } from '../src/store/replies/outbound-pauses.ts'
import { findUnsettledRestore } from '../src/store/upkeep/restores.ts'
import type { Desk } from './open-desk.ts'

export type Check = { name: string; ok: boolean; detail: string }

/** A mailbox that was not read for so many polls is reported. */
const POLLS_MISSED = 5

/** What holds mail back until somebody does something; a server that is only busy is well again by itself. */
const PAUSED: Readonly<Record<string, string>> = {
  refused: 'the mail server refuses the desk’s login or address',
  unreachable: 'the mail server cannot be reached',
  too_many: 'too many automatic mails left in an hour: none leaves for a while',
}

const LASTING = Object.keys(PAUSED)

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
      const { unknown } = await readSchemaState(desk.pool)
      if (unknown.length > 0) throw new Unready('was upgraded by a newer version: start that one')
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
    check('mail out', async () => {
      const [pause] = (await listOutboundPauses(desk.pool)).filter(({ cause }) => LASTING.includes(cause))
      if (pause !== undefined) throw new Unready(PAUSED[pause.cause] ?? 'mail waits')
      return 'nothing holds it back'
    }),
    check('restore', async () => {
      if ((await findUnsettledRestore(desk.pool)) === null) return 'none under way'
      throw new Unready('it is looked for what had left since the backup; no mail is sent or read until then')
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
