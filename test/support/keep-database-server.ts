/**
 * Runs the database server of a test run: prints the connection string of the migrated template database, and removes
 * server and data when its input ends. A process of its own, so that they go even when the test run is killed. The line
 * `crash` kills the server as a machine without power would, `recover` starts it again; each is repeated when it is done.
 * The folder of the data may be given; it is left to its owner then.
 */
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, useEmbeddedPostgres } from '../../db/embedded-postgres.ts'
import { migrate } from '../../db/migrate.ts'

const given = process.argv[2]
const folder = given ?? (await mkdtemp(join(tmpdir(), 'caseconsultant-test-')))
try {
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  const server = await useEmbeddedPostgres({ dataDir: folder })
  try {
    await forgoDurability(server.connectionString)
    await migrate(server.connectionString, { queueInPostgres: true })
    process.stdout.on('error', () => {})
    process.stdout.write(`${server.connectionString}\n`)
    for await (const line of createInterface({ input: process.stdin })) {
      if (line === 'crash') await crash(server)
      else if (line === 'recover') await server.revive()
      process.stdout.write(`${line}\n`)
    }
  } finally {
    await server.release()
    await rm(server.dataFolder, { recursive: true, force: true })
  }
} finally {
  if (given === undefined) await rm(folder, { recursive: true, force: true })
}

/** Nobody needs these databases after a crash of the machine, and copying one would cost a sync of every file. */
async function forgoDurability(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('alter system set full_page_writes = off')
  await client.query('select pg_reload_conf()')
  await client.end()
}

/** The postmaster at once; its children notice and end by themselves. */
async function crash({ dataFolder }: EmbeddedPostgres): Promise<void> {
  const pid = Number(readFileSync(join(dataFolder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(20)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
