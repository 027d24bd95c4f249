import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { addOperator, type Operator } from '../../src/store/operators.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { addSession } from '../../src/store/sessions.ts'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { makeDataFolder, type RunningDesk, removeDataFolder, startDeskProcess } from '../support/running-desk.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'
import { readAnswerFields } from '../web/visit.ts'
import { type ObservedProxy, startObservedProxy } from './observed-proxy.ts'

/** A whole desk with a real Dovecot, a real PostgreSQL and a mail server that keeps all it gets; faults come from outside. */
export type FaultRig = {
  pool: Pool
  dovecot: Dovecot
  sink: SmtpSink
  redis: TestRedis | null
  imap: ObservedProxy
  database: ObservedProxy
  mailOut: ObservedProxy
  settings: Record<string, string>
  start(more?: Record<string, string>): Promise<void>
  /** SIGKILL, at once. */
  kill(): void
  running(): boolean
  stop(): Promise<number | null>
  /** Delivers a question of its own to the mailbox, and returns what tells it from all others. */
  ask(token: string, paddingBytes?: number): Promise<void>
  stateOf(token: string): Promise<string | null>
  /** Approves the answer as it stands on its page, and returns the status of the response. */
  approve(token: string): Promise<number>
  resolve(token: string, decision: 'was_sent' | 'send_again'): Promise<number>
  /** What became of that question in the end: cases, and answers the mail server has. */
  count(token: string): Promise<{ cases: number; answers: number }>
  /** Makes due at once what otherwise waits for the patience of the sweeper. */
  hasten(): Promise<void>
  dispose(): Promise<void>
}

const KEEPER = join(import.meta.dirname, '..', 'support', 'keep-database-server.ts')

/** A migrated database on a server of its own; `end` removes both. */
export async function openDatabaseServer(): Promise<{ url: string; end(): Promise<void> }> {
  const keeper = spawn(process.execPath, [KEEPER], { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const exit = once(keeper, 'exit')
  for await (const url of createInterface({ input: keeper.stdout })) {
    return {
      url,
      async end() {
        keeper.stdin.end()
        await exit
      },
    }
  }
  throw new Error('the database server did not start')
}

/** Opens it all; the desk itself is not started yet. */
export async function openFaultRig(databaseUrl: string, backend: 'postgres' | 'redis' = 'postgres'): Promise<FaultRig> {
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
    IMAP_URL: `imap://desk:secret@127.0.0.1:${imap.port}/INBOX`,
    SMTP_URL: `smtp://desk:secret@127.0.0.1:${mailOut.port}`,
    MAIL_FROM: 'Coding Desk <desk@desk.example>',
    UNDO_SECONDS: '0',
    POLL_SECONDS: '5',
    SMTP_PER_MINUTE: '6000',
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
  }
  let desk: RunningDesk | null = null

  const request = async (path: string, fields?: Record<string, string>): Promise<Response> => {
    const url = `${desk?.url}${path}`
    if (fields === undefined) return fetch(url, { headers: { cookie }, redirect: 'manual' })
    const body = new URLSearchParams({ form_token: TOKEN_OF_FORMS, ...fields })
    return fetch(url, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
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
    dovecot,
    sink,
    redis,
    imap,
    database,
    mailOut,
    settings,
    async start(more = {}) {
      desk = await startDeskProcess({ ...settings, PORT: '0', ...more }, ['--from-beginning'])
    },
    kill() {
      const killed = desk
      desk = null
      void killed?.kill()
    },
    running: () => desk !== null,
    async stop() {
      const code = (await desk?.stop()) ?? null
      desk = null
      return code
    },
    ask: (token, paddingBytes) => dovecot.deliver(questionOf(token, paddingBytes)),
    stateOf: async (token) => (await findCaseOf(token))?.state ?? null,
    async approve(token) {
      const found = await findCaseOf(token)
      const page = await (await request(`/cases/Q-${found?.id}`)).text()
      const answer = await request(`/cases/Q-${found?.id}/approve`, { ...readAnswerFields(page), warnings_read: 'yes' })
      return answer.status
    },
    async resolve(token, decision) {
      return (await request(`/cases/Q-${(await findCaseOf(token))?.id}/resolve`, { decision })).status
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
      removeDataFolder(dataDir)
    },
  }
}

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

/** Who asks that question; whatever the sink gets for this address is an answer to it. */
export const addressOf = (token: string): string => `asker-${token}@clinic.example`

export function questionOf(token: string, paddingBytes = 0): Buffer {
  const boundary = `part-${token}`
  const lines = [
    `From: Asker <${addressOf(token)}>`,
    'To: desk@desk.example',
    `Subject: Question ${token}: office visit`,
    `Message-ID: <${token}@clinic.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'What is CPT 99213, and may it be billed with 90833 on 2026-03-02?',
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="scan.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    ...Array.from({ length: Math.ceil(paddingBytes / 76) }, () => 'QUJD'.repeat(19)),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
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
