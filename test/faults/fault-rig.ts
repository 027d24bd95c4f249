import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { addOperator, type Operator } from '../../src/store/people/operators.ts'
import { addSession } from '../../src/store/people/sessions.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { makeDataFolder, type RunningDesk, removeDataFolder, startDeskProcess } from '../support/running-desk.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'
import { readAnswerFields } from '../web/visit.ts'
import { addressOf, questionOf } from './asked-questions.ts'
import type { DatabaseServer } from './database-server.ts'
import { type ObservedProxy, startObservedProxy } from './observed-proxy.ts'
import { openSendWitness, type SendWitness } from './send-witness.ts'
import type { SharedClock } from './shared-clock.ts'
import type { SmallDisk } from './small-disk.ts'

/** A whole desk with a real Dovecot, a real PostgreSQL and a mail server that keeps all it gets; faults come from outside. */
export type FaultRig = {
  pool: Pool
  /** Null where the server is shared, as in npm test: it cannot be killed. */
  server: DatabaseServer | null
  /** The disk of the database's server; null where it is the machine's own. */
  disk: SmallDisk | null
  /** The clock of desk and database; null where it is the machine's own. */
  clock: SharedClock | null
  /** Of the database, with no proxy between. */
  directUrl: string
  dovecot: Dovecot
  sink: SmtpSink
  redis: TestRedis | null
  imap: ObservedProxy
  database: ObservedProxy
  mailOut: ObservedProxy
  witness: SendWitness
  settings: Record<string, string>
  start(more?: Record<string, string>): Promise<void>
  /** SIGKILL, at once. */
  kill(): void
  running(): boolean
  /** Of the desk that runs; null where none does. */
  pid(): number | null
  stop(): Promise<number | null>
  /** Everything its processes have written so far. */
  output(): string
  /** Asks the running desk as a reviewer who is signed in; with fields, by a form. */
  request(path: string, fields?: Record<string, string>): Promise<Response>
  /** A second desk on the same database and mailbox, to be stopped by whoever started it. */
  startAnother(): Promise<RunningDesk>
  /** Delivers a question of its own to the mailbox, and returns what tells it from all others. */
  ask(token: string, paddingBytes?: number): Promise<void>
  stateOf(token: string): Promise<string | null>
  /** Approves the answer as it stands on its page, at the desk of that address, and returns the status of the response. */
  approve(token: string, url?: string): Promise<number>
  resolve(token: string, decision: 'was_sent' | 'send_again'): Promise<number>
  /** What became of that question in the end: cases, and answers the mail server has. */
  count(token: string): Promise<{ cases: number; answers: number }>
  /** The folders of the mailbox that mail lies in, each as often as it does. */
  placesOf(token: string): string[]
  /** Makes due at once what otherwise waits for the patience of the sweeper. */
  hasten(): Promise<void>
  dispose(): Promise<void>
}

export type RigOptions = Partial<Pick<FaultRig, 'server' | 'disk' | 'clock'>> & { backend?: 'postgres' | 'redis' }

/** Opens it all; the desk itself is not started yet. */
export async function openFaultRig(databaseUrl: string, options: RigOptions = {}): Promise<FaultRig> {
  const { server = null, disk = null, clock = null, backend = 'postgres' } = options
  const dovecot = await startDovecot()
  await makeSentFolder(dovecot)
  const sink = await startSmtpSink({ keywords: ['PIPELINING', '8BITMIME', 'AUTH PLAIN'] })
  const redis = backend === 'redis' ? await startRedis() : null
  const pool = createPool(databaseUrl, { max: 3 })
  const target = new URL(databaseUrl)
  const databasePort = Number(target.port)
  const database = await startObservedProxy(() => databasePort)
  const imap = await startObservedProxy(() => dovecot.imap.port)
  const mailOut = await startObservedProxy(() => sink.options.port)
  const witness = await openSendWitness(pool, sink, mailOut)
  const dana = await addOperator(pool, {
    email: `dana.${randomUUID()}@desk.example`,
    name: 'Dana Ruiz',
    credential: 'CPC',
    role: 'reviewer',
  })
  const cookie = await openSession(pool, dana)
  const dataDir = makeDataFolder()
  target.port = String(database.port)
  target.hostname = '127.0.0.1'
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_URL: target.href,
    SECRET_KEY: 'the same for every desk of a rig, and long enough for it',
    IMAP_URL: `imap://desk:secret@127.0.0.1:${imap.port}/INBOX`,
    SMTP_URL: `smtp://desk:secret@127.0.0.1:${mailOut.port}`,
    MAIL_FROM: 'Coding Desk <desk@desk.example>',
    UNDO_SECONDS: '0',
    POLL_SECONDS: '5',
    SMTP_PER_MINUTE: '6000',
    // A clock that jumps must not lock the reviewer out.
    SESSION_IDLE_MINUTES: '1440',
    SESSION_HOURS: '168',
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    ...clock?.env,
  }
  let desk: RunningDesk | null = null
  const started: RunningDesk[] = []
  const otherFolders: string[] = []

  const request = async (url: string, fields?: Record<string, string>): Promise<Response> => {
    const signal = AbortSignal.timeout(REQUEST_MS)
    if (fields === undefined) return fetch(url, { headers: { cookie }, redirect: 'manual', signal })
    const body = new URLSearchParams({ form_token: TOKEN_OF_FORMS, ...fields })
    return fetch(url, { method: 'POST', headers: { cookie }, body, redirect: 'manual', signal })
  }
  const findCaseOf = async (token: string): Promise<{ id: number; state: string } | null> => {
    const { rows } = await pool.query<{ id: number; state: string }>(
      'select id, state from cases where requester_address = $1 order by id limit 1',
      [addressOf(token)],
    )
    return rows[0] ?? null
  }

  return {
    pool,
    server,
    disk,
    clock,
    directUrl: databaseUrl,
    dovecot,
    sink,
    redis,
    imap,
    database,
    mailOut,
    witness,
    settings,
    async start(more = {}) {
      desk = witness.watchKills(await startDeskProcess({ ...settings, PORT: '0', ...more }, ['--from-beginning']))
      started.push(desk)
    },
    kill() {
      const killed = desk
      desk = null
      void killed?.kill()
    },
    running: () => desk !== null,
    output: () => started.map((each) => each.output()).join(''),
    request: (path, fields) => request(`${desk?.url}${path}`, fields),
    pid: () => desk?.pid ?? null,
    async startAnother() {
      const folder = makeDataFolder()
      otherFolders.push(folder)
      return witness.watchKills(
        await startDeskProcess({ ...settings, PORT: '0', DATA_DIR: folder }, ['--from-beginning']),
      )
    },
    async stop() {
      const code = (await desk?.stop()) ?? null
      desk = null
      return code
    },
    ask: (token, paddingBytes) => dovecot.deliver(questionOf(token, paddingBytes)),
    stateOf: async (token) => (await findCaseOf(token))?.state ?? null,
    async approve(token, url = desk?.url ?? '') {
      const address = `${url}/cases/Q-${(await findCaseOf(token))?.id}`
      const page = await (await request(address)).text()
      return (await request(`${address}/approve`, { ...readAnswerFields(page), warnings_read: 'yes' })).status
    },
    async resolve(token, decision) {
      const address = `${desk?.url}/cases/Q-${(await findCaseOf(token))?.id}`
      return (await request(`${address}/resolve`, { decision })).status
    },
    async count(token) {
      const { rows } = await pool.query<{ count: number }>('select count(*) from cases where requester_address = $1', [
        addressOf(token),
      ])
      return {
        cases: rows[0]?.count ?? 0,
        answers: sink.mails.filter(({ to }) => to.includes(addressOf(token))).length,
      }
    },
    placesOf: (token) => dovecot.placesOf(`Message-ID: <${token}@clinic.example>`),
    async hasten() {
      await pool.query(
        `update replies set state_since = state_since - interval '5 minutes', asked_at = null where state in ('sending', 'body_sent')`,
      )
      await pool.query(`update replies set send_after = least(send_after, now()), asked_at = null where state = 'held'`)
      await pool.query(
        `update cases set state_since = state_since - interval '5 minutes', asked_at = null where state in ('received', 'drafting')`,
      )
      await pool.query('update outbound_pauses set paused_until = now() where paused_until > now()')
    },
    async dispose() {
      if (desk !== null) await desk.stop()
      for (const proxy of [database, imap, mailOut]) await proxy.stop()
      await pool.end()
      await sink.stop()
      await redis?.stop()
      await dovecot.dispose()
      for (const folder of [dataDir, ...otherFolders]) removeDataFolder(folder)
    },
  }
}

/** A page that comes later than this never comes; a database that is away is waited for less long. */
const REQUEST_MS = 60_000

const TOKEN_OF_FORMS = 'form-token-of-the-fault-rig-0123456789'

async function openSession(pool: Pool, operator: Operator): Promise<string> {
  const token = randomBytes(24).toString('hex')
  const tokenSha256 = createHash('sha256').update(token).digest()
  await addSession(pool, { tokenSha256, operatorId: operator.id, expiresAt: new Date(Date.now() + 7 * 86_400_000) })
  await pool.query('update sessions set form_token = $2 where token_sha256 = $1', [tokenSha256, TOKEN_OF_FORMS])
  return `desk_session=${token}`
}

async function makeSentFolder({ imap }: Dovecot): Promise<void> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: imap.user, pass: imap.password },
    logger: false,
  })
  await client.connect()
  await client.mailboxCreate('Sent')
  await client.logout()
}

/** Waits until `found` returns something else than null, and returns it; null after `seconds`. */
export async function waitFor<Found>(seconds: number, found: () => Promise<Found | null>): Promise<Found | null> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const value = await found().catch(() => null)
    if (value !== null) return value
    if (Date.now() > deadline) return null
    await sleep(100)
  }
}
