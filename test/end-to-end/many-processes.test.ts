import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createJobQueue, type JobQueue } from '../../src/queue/job-queue.ts'
import { findLatestDrafts } from '../../src/store/answers/drafts.ts'
import { approveDrafts } from '../../src/store/answers/reviews.ts'
import type { Operator } from '../../src/store/people/operators.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import type { RoleName } from '../../workers/role.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../support/dovecot.ts'
import { addReviewer, frozenReply } from '../support/drafted-case.ts'
import { makeDataFolder, removeDataFolder } from '../support/running-desk.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
const WAIT = { timeout: 150_000, interval: 200 }
const QUESTIONS = 60

type Part = { process: ChildProcess; has(event: string): boolean; kill(): Promise<void> }

const asker = (at: number): string => `asker${at}@clinic.example`

const question = (at: number): Buffer =>
  Buffer.from(
    `From: ${asker(at)}\r\nTo: desk@desk.example\r\nMessage-ID: <q${at}@clinic.example>\r\nSubject: Question ${at}\r\n\r\nWhat is CPT 99213?\r\n`,
  )

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'a desk of many processes, of which some are killed', () => {
  let dovecot: Dovecot
  let sink: SmtpSink
  let database: TestDatabase
  let pool: Pool
  let queue: JobQueue
  let dana: Operator
  const folders: string[] = []
  const parts = new Map<string, Part>()

  function start(name: string, ...roles: RoleName[]): void {
    const folder = makeDataFolder()
    folders.push(folder)
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [MAIN, 'start', '--only', ...roles, '--from-beginning'], {
      cwd: tmpdir(),
      env: {
        PATH,
        HOME,
        DATA_DIR: folder,
        DATABASE_URL: database.connectionString,
        SECRET_KEY: 'the same for all of them, and long enough for it',
        IMAP_URL: `imap://desk:secret@127.0.0.1:${dovecot.imap.port}/INBOX`,
        SMTP_URL: sink.url,
        MAIL_FROM: 'Coding Desk <desk@desk.example>',
        VERIFY_SENDERS: 'off',
        SENT_FOLDER: 'off',
        SMTP_PER_MINUTE: '6000',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let written = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      written += chunk.toString()
    })
    parts.set(name, {
      process: child,
      has: (event) => written.includes(`"${event}"`),
      async kill() {
        if (child.exitCode !== null || child.signalCode !== null) return
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
      },
    })
  }

  const part = (name: string): Part => parts.get(name) as Part
  const isUp = (name: string) => vi.waitFor(() => expect(part(name).has('desk.started')).toBe(true), WAIT)
  const count = async (what: string): Promise<number> =>
    (await pool.query<{ count: number }>(`select count(*) from ${what}`)).rows[0]?.count ?? 0

  /** Of what a killed process left behind, makes due at once what otherwise waits for the patience of the sweeper. */
  async function hasten(): Promise<void> {
    await pool.query(
      `update cases set state_since = state_since - interval '5 minutes', asked_at = null where state in ('received', 'drafting')`,
    )
    await pool.query(
      `update replies set state_since = state_since - interval '5 minutes', asked_at = null where state in ('sending', 'body_sent')`,
    )
    await pool.query(`update replies set asked_at = null where state = 'held'`)
  }

  beforeAll(async () => {
    dovecot = await startDovecot()
    sink = await startSmtpSink()
    database = await createTestDatabase()
    pool = createPool(database.connectionString)
    queue = createJobQueue({ connectionString: database.connectionString, redisUrl: null })
    dana = await addReviewer(pool)
    // The first one loads the data; the others find it loaded.
    start('watcher one', 'intake')
    await isUp('watcher one')
    start('watcher two', 'intake')
    for (const name of ['drafter one', 'drafter two', 'drafter three']) start(name, 'drafter')
    start('sender one', 'sender')
    start('sender two', 'sender', 'sweeper')
    for (const name of parts.keys()) await isUp(name)
  }, 240_000)

  afterAll(async () => {
    for (const each of parts.values()) await each.kill()
    await queue?.close()
    await pool?.end()
    await database?.drop()
    await sink?.stop()
    await dovecot?.dispose()
    for (const folder of folders) removeDataFolder(folder)
  }, 60_000)

  it('makes one case of every mail and one draft of every case', async () => {
    for (let at = 0; at < QUESTIONS / 2; at += 1) await dovecot.deliver(question(at))
    await vi.waitFor(async () => expect(await count('drafts')).toBeGreaterThan(0), WAIT)
    const busy = ['drafter one', 'drafter two', 'drafter three'].filter((name) => part(name).has('case.drafted'))
    await part(busy[0] ?? 'drafter one').kill()
    await part('watcher one').kill()
    for (let at = QUESTIONS / 2; at < QUESTIONS; at += 1) await dovecot.deliver(question(at))
    await vi.waitFor(async () => expect(await count('cases')).toBe(QUESTIONS), WAIT)
    await vi.waitFor(async () => {
      await hasten()
      expect(await count(`cases where state = 'needs_review'`)).toBe(QUESTIONS)
    }, WAIT)
    expect(await count('messages')).toBe(QUESTIONS)
    expect(await count('drafts')).toBe(QUESTIONS)
    expect(await count('(select distinct requester_address from cases) askers')).toBe(QUESTIONS)
  }, 300_000)

  it('sends every answer once', async () => {
    const { rows } = await pool.query<{ id: number; address: string }>(
      'select id, requester_address as address from cases order by id',
    )
    const drafts = await findLatestDrafts(
      pool,
      rows.map(({ id }) => id),
    )
    const held = await approveDrafts(
      pool,
      rows.map(({ id, address }) => {
        const draft = drafts.get(id)
        if (draft === undefined) throw new Error('a case has no draft')
        const seen = { caseId: id, revision: draft.revision, messageId: draft.messageId, operatorId: dana.id }
        return { seen, draftId: draft.id, reply: { ...frozenReply(), envelopeTo: address }, basis: null }
      }),
    )
    await queue.enqueueAll(
      'send',
      held.map(({ replyId }) => ({ replyId })),
    )
    await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(5), WAIT)
    await part('sender one').kill()
    await vi.waitFor(async () => {
      await hasten()
      expect(await count(`replies where state in ('sent', 'send_uncertain')`)).toBe(QUESTIONS)
    }, WAIT)
    const got = (address: string): number => sink.taken.filter(({ to }) => to.includes(address)).length
    const states = await pool.query<{ address: string; state: string }>(
      'select envelope_to as address, state from replies',
    )
    // Of a mail that was handed over when its sender was killed nobody knows; a person decides, and nothing goes twice.
    for (const { address, state } of states.rows) {
      if (state === 'sent') expect([address, got(address)]).toEqual([address, 1])
      else expect(got(address)).toBeLessThanOrEqual(1)
    }
  }, 300_000)
})
