import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../support/dovecot.ts'
import { makeDataFolder, removeDataFolder } from '../support/running-desk.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

type Watcher = { has(event: string): boolean; kill(): Promise<void> }

const question = (subject: string, to = 'desk@desk.example'): Buffer =>
  Buffer.from(`From: ana@clinic.example\r\nTo: ${to}\r\nSubject: ${subject}\r\n\r\nWhat is CPT 99213?\r\n`)

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'two processes that bring mail in', () => {
  let dovecot: Dovecot
  let second: Dovecot
  let database: TestDatabase
  let pool: Pool
  const folders: string[] = []
  const watchers: Watcher[] = []

  const urlOf = ({ imap }: Dovecot, host: string): string =>
    `imap://${imap.user}:${imap.password}@${host}:${imap.port}/INBOX`

  function startWatcher(): Watcher {
    const folder = makeDataFolder()
    folders.push(folder)
    const { PATH = '', HOME = '' } = process.env
    const child: ChildProcess = spawn(process.execPath, [MAIN, 'start', '--only', 'intake', '--from-beginning'], {
      cwd: tmpdir(),
      env: {
        PATH,
        HOME,
        DATA_DIR: folder,
        DATABASE_URL: database.connectionString,
        SECRET_KEY: 'the same for both, and long enough for it',
        IMAP_URL: urlOf(dovecot, '127.0.0.1'),
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'Coding Desk <desk@desk.example>',
        // Another mailbox by its name, and so by its host.
        IMAP_URL_2: urlOf(second, 'localhost'),
        MAIL_FROM_2: 'Appeals Desk <appeals@desk.example>',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let written = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      written += chunk.toString()
    })
    const watcher: Watcher = {
      has: (event) => written.includes(`"${event}"`),
      async kill() {
        if (child.exitCode !== null || child.signalCode !== null) return
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
      },
    }
    watchers.push(watcher)
    return watcher
  }

  const listStored = async () => {
    const { rows } = await pool.query<{ subject: string; address: string | null }>(
      `select m.subject, b.answer_address as address from messages m join mailboxes b on b.id = m.mailbox_id order by m.id`,
    )
    return rows
  }

  const untilStored = (count: number) =>
    vi.waitFor(async () => expect(await listStored()).toHaveLength(count), { timeout: 40_000, interval: 200 })

  beforeAll(async () => {
    dovecot = await startDovecot()
    second = await startDovecot()
    database = await createTestDatabase()
    pool = createPool(database.connectionString)
  }, 60_000)

  afterAll(async () => {
    for (const watcher of watchers) await watcher.kill()
    await pool?.end()
    await database?.drop()
    await second?.dispose()
    await dovecot?.dispose()
    for (const folder of folders) removeDataFolder(folder)
  })

  it('have one of them watch, and the other take over when that is killed', async () => {
    const first = startWatcher()
    await vi.waitFor(() => expect(first.has('mailbox.opened')).toBe(true), { timeout: 60_000, interval: 100 })
    const other = startWatcher()
    await vi.waitFor(() => expect(other.has('mailbox.standby')).toBe(true), { timeout: 60_000, interval: 100 })
    await dovecot.deliver(question('one'))
    await untilStored(1)
    expect(other.has('mail.received')).toBe(false)
    await first.kill()
    await dovecot.deliver(question('two'))
    await untilStored(2)
    // The line is written after the commit, and reaches us through a pipe.
    await vi.waitFor(() => expect(other.has('mail.received')).toBe(true), { timeout: 20_000, interval: 100 })
  }, 180_000)

  it('bring in the mail of every mailbox, each to be answered from its own address', async () => {
    await second.deliver(question('three', 'appeals@desk.example'))
    await untilStored(3)
    expect(await listStored()).toEqual([
      { subject: 'one', address: null },
      { subject: 'two', address: null },
      { subject: 'three', address: 'appeals@desk.example' },
    ])
  }, 60_000)

  it('make one case of a mail that was written to both', async () => {
    const both = question('four', 'desk@desk.example, appeals@desk.example')
    await dovecot.deliver(both)
    await second.deliver(both)
    const progress = async () =>
      (await pool.query<{ uid: number }>('select last_uid as uid from mailboxes order by id')).rows.map(
        ({ uid }) => uid,
      )
    await vi.waitFor(async () => expect(await progress()).toEqual([3, 2]), { timeout: 40_000, interval: 200 })
    expect((await listStored()).map(({ subject }) => subject)).toEqual(['one', 'two', 'three', 'four'])
  }, 60_000)
})
