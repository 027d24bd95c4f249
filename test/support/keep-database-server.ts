/**
 * Runs the database server of a test run: prints the connection string of the migrated template database, and removes
 * server and data when its input ends. A process of its own, so that they go even when the test run is killed.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { useEmbeddedPostgres } from '../../db/embedded-postgres.ts'
import { migrate } from '../../db/migrate.ts'

const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-test-'))
try {
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  const server = await useEmbeddedPostgres({ dataDir: folder })
  try {
    await forgoDurability(server.connectionString)
    await migrate(server.connectionString, { queueInPostgres: true })
    process.stdout.on('error', () => {})
    process.stdout.write(`${server.connectionString}\n`)
    for await (const _ of process.stdin);
  } finally {
    await server.release()
    await rm(server.dataFolder, { recursive: true, force: true })
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Nobody needs these databases after a crash, and copying one would cost a sync of every file. */
async function forgoDurability(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('alter system set full_page_writes = off')
  await client.query('select pg_reload_conf()')
  await client.end()
}
