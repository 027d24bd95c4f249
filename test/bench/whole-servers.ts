import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import { useEmbeddedPostgres } from '../../db/embedded-postgres.ts'
import { loadStarterSet } from '../../db/import/starter.ts'
import { readStarterIndex } from '../../db/import/starter-files.ts'
import { migrate } from '../../db/migrate.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { startDovecot } from '../support/dovecot.ts'
import { startRedis } from '../support/redis.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'
import { STARTER } from '../support/starter-rows.ts'
import { importNational, listAbsent } from './national-database.ts'
import { parentOf } from './process-cost.ts'
import { seedKnownSenders } from './seed-known-senders.ts'
import { seedQueue, settleQueue } from './seed-queue.ts'
import { resetStatementCosts, writeStatementCosts } from './statement-costs.ts'
import type { BenchMail, SpreadCodes } from './whole-mails.ts'
import type { Peer } from './whole-programs.ts'

/** What a run of the bench has for itself: an empty mailbox, a database, an empty Redis. */
export type RunPlace = { user: string; databaseUrl: string; pool: Pool; dispose(): Promise<void> }

export type BenchServers = {
  imapPort: number
  sink: SmtpSink
  redisUrl: string
  /** The data folder of every desk: each starts where another has started before, as a desk does on all days but the first. */
  deskFolder: string
  /** The server that started all backends of the database. */
  databasePid: number
  national: boolean
  /** Every code of its kind that the rows of the files settle a question about. */
  listCodes(): Promise<SpreadCodes>
  /** `desk`: with all the data a desk has; `empty`: nothing; otherwise what {@link fillTemplate} has filled. */
  openPlace(kind: 'desk' | 'empty' | Peer['place']): Promise<RunPlace>
  /** Fills the database that a peer's runs start with, unless it holds that already. */
  fillTemplate(peer: Pick<Peer, 'place' | 'contents' | 'fill'>): Promise<void>
  deliver(user: string, mails: readonly BenchMail[]): Promise<void>
  redisCpuSeconds(): Promise<number>
  /** Writes what was changed to disk, so that no run pays for the one before it. */
  settle(): Promise<void>
  dispose(): Promise<void>
}

const TEMPLATE = 'bench_template'

/** LMTP sessions that deliver at the same time. */
const DELIVERIES = 4

/** Everything around the programs that are measured. `storedCases`: how many the desk has already. */
export async function openBenchServers(storedCases: number, knownSenders: number): Promise<BenchServers> {
  const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-bench-'))
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  const server = await useEmbeddedPostgres({ dataDir: process.env.BENCH_DATA_DIR ?? folder })
  const admin = createPool(server.connectionString, { max: 2 })
  const { rows } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid')
  const databasePid = parentOf(rows[0]?.pid ?? 0)
  const national = await prepareTemplate(admin, server.connectionString, storedCases, knownSenders)
  const dovecot = await startDovecot()
  const redis = await startRedis()
  const redisClient = new Redis(redis.url)
  const sink = await startSmtpSink({ keywords: ['PIPELINING', '8BITMIME'] })
  let runs = 0
  return {
    imapPort: dovecot.imap.port,
    sink,
    redisUrl: redis.url,
    deskFolder: join(process.env.BENCH_DATA_DIR ?? folder, 'desk'),
    databasePid,
    national,
    listCodes: () => listCodes(databaseNamed(server.connectionString, TEMPLATE)),
    async openPlace(kind) {
      runs += 1
      const name = `bench_run_${process.pid}_${runs}`
      const template = kind === 'desk' ? TEMPLATE : `bench_${kind}`
      const how = kind === 'empty' ? '' : ` template ${template} strategy file_copy`
      await admin.query(`create database ${name}${how}`)
      await redisClient.flushall()
      const url = databaseNamed(server.connectionString, name)
      const pool = createPool(url, { max: 2 })
      const profile = process.env.BENCH_PROFILE
      if (profile !== undefined) await resetStatementCosts(admin)
      return {
        user: `run${runs}`,
        databaseUrl: url,
        pool,
        async dispose() {
          await pool.end()
          if (profile !== undefined) await writeStatementCosts(admin, profile, `run${runs}`)
          await admin.query(`drop database ${name} with (force)`)
        },
      }
    },
    async fillTemplate({ place, contents, fill }) {
      await fillDatabase(admin, server.connectionString, { name: `bench_${place}`, contents, fill })
    },
    deliver: (user, mails) => deliverAll(dovecot.lmtpPort, user, mails),
    async redisCpuSeconds() {
      const info = await redisClient.info('cpu')
      return [...info.matchAll(/used_cpu_(?:sys|user):([\d.]+)/g)].reduce((sum, [, each]) => sum + Number(each), 0)
    },
    async settle() {
      await admin.query('checkpoint')
    },
    async dispose() {
      redisClient.disconnect()
      await sink.stop()
      await redis.stop()
      await dovecot.dispose()
      await admin.end()
      await server.release()
      if (process.env.BENCH_DATA_DIR === undefined) await rm(server.dataFolder, { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A database as a desk has it after its data was loaded, to be copied for each run; true where it has the national files. */
async function prepareTemplate(admin: Pool, serverUrl: string, cases: number, knownSenders: number): Promise<boolean> {
  const absent = listAbsent()
  // With another starter set, each run would begin by loading it.
  const { sha256 } = readStarterIndex(STARTER)
  const contents = `${absent.length === 0 ? 'national' : 'starter'} ${sha256} ${cases} ${knownSenders}`
  const fill = async (url: string): Promise<void> => {
    await migrate(url, { queueInPostgres: true })
    const pool = createPool(url)
    await loadStarterSet(pool, STARTER)
    if (absent.length === 0) await importNational(pool)
    if (cases > 0) {
      await seedQueue(pool, { cases, open: Math.round(cases / 5) })
      await settleQueue(pool)
    }
    await seedKnownSenders(pool, knownSenders)
    await pool.end()
  }
  const url = await fillDatabase(admin, serverUrl, { name: TEMPLATE, contents, fill })
  // What a newer checkout adds to the schema; a template kept in BENCH_DATA_DIR may be older.
  await migrate(url, { queueInPostgres: true })
  return absent.length === 0
}

/** The address of a database that was filled so: now, or by a run before whose server is kept. */
async function fillDatabase(
  admin: Pool,
  serverUrl: string,
  { name, contents, fill }: { name: string; contents: string; fill(databaseUrl: string): Promise<void> },
): Promise<string> {
  const { rows } = await admin.query<{ filled: string | null }>(
    `select shobj_description(oid, 'pg_database') as filled from pg_database where datname = $1`,
    [name],
  )
  const url = databaseNamed(serverUrl, name)
  if (rows[0]?.filled === contents) return url
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await fill(url)
  await admin.query(`comment on database ${name} is '${contents}'`)
  return url
}

async function listCodes(url: string): Promise<SpreadCodes> {
  const pool = createPool(url, { max: 1 })
  const list = async (query: string): Promise<string[]> =>
    (await pool.query<{ code: string }>(query)).rows.map(({ code }) => code)
  const [diagnoses, procedures] = [
    await list(
      `select distinct code from codes where system = 'ICD-10-CM' and billable and effective @> date '2025-11-03' order by 1`,
    ),
    await list(
      `select distinct f.code from fee_schedule f join editions e on e.id = f.edition_id and e.state = 'live'
        where f.status = 'A' and f.bilateral in ('0', '1', '2', '3') and f.modifier is null and f.effective @> date '2025-10-06' order by 1`,
    ),
  ]
  // The copies of the template for the runs want it unused.
  await pool.end()
  return { diagnoses, procedures }
}

function databaseNamed(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function deliverAll(port: number, user: string, mails: readonly BenchMail[]): Promise<void> {
  const left = [...mails].reverse()
  const deliver = async (): Promise<void> => {
    const connection = await openLmtp(port)
    for (let mail = left.pop(); mail !== undefined; mail = left.pop()) await sendOne(connection, user, mail)
    connection.quit()
  }
  await Promise.all(Array.from({ length: Math.min(DELIVERIES, mails.length) }, deliver))
}

function openLmtp(port: number): Promise<SmtpConnection> {
  const connection = new SmtpConnection({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true })
  return new Promise((resolve, reject) => {
    connection.on('error', reject)
    connection.connect((fault) => (fault ? reject(fault) : resolve(connection)))
  })
}

function sendOne(connection: SmtpConnection, user: string, { from, raw }: BenchMail): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.send({ from, to: [`${user}@desk.example`] }, raw, (refusal, info) => {
      const rejected = refusal ?? info.rejectedErrors?.[0]
      return rejected ? reject(rejected) : resolve()
    })
  })
}
