import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { useEmbeddedPostgres } from '../../db/embedded-postgres.ts'
import { REAL_DATA_DIR } from '../support/source-files.ts'

const PTP = join(REAL_DATA_DIR, 'ncci/ccipra-v302r0-rebuilt.zip')

/** What the import is held against: a share of the rate of a bare COPY, and bytes of memory. */
const WANTED_SHARE = 0.6
const ALLOWED_BYTES = 300_000_000

type ImportRun = { rows: number; seconds: number; peakBytes: number }

/** Prints the rate and the peak memory of importing all four parts of the PTP file, beside a bare COPY of the same rows. */
export async function benchImport(): Promise<void> {
  if (!existsSync(PTP)) {
    process.stdout.write('  left out: REAL_DATA_DIR names no folder with ncci/ccipra-v302r0-rebuilt.zip\n')
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-bench-'))
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  const server = await useEmbeddedPostgres({ dataDir: folder })
  try {
    // Schema and starter set are there before, as on any desk that is in use.
    await importOnce(folder, [])
    const run = await importOnce(folder, [PTP])
    report('import: read, COPY, index, put in place', run.rows, run.seconds)
    const client = new pg.Client({ connectionString: server.connectionString })
    await client.connect()
    try {
      await compareWithCopy(client, join(folder, 'rows.copy'), run)
    } finally {
      await client.end()
    }
    const fits = run.peakBytes < ALLOWED_BYTES
    line(
      'peak memory of the importing process',
      `${Math.round(run.peakBytes / 1e6)} MB, wanted < 300 MB: ${fits ? 'yes' : 'NO'}`,
    )
  } finally {
    await server.release()
    await rm(server.dataFolder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

async function importOnce(dataDir: string, files: readonly string[]): Promise<ImportRun> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'import-once.ts'), ...files],
    {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    },
  )
  return JSON.parse(stdout) as ImportRun
}

/** The rows as the import stored them, from a file already in COPY's format. */
async function compareWithCopy(client: pg.Client, file: string, run: ImportRun): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `select id from editions where source = 'ncci-ptp-practitioner' and label = '2024Q3' and state = 'live'`,
  )
  const stored = `edit_pairs_${rows[0]?.id}`
  await pipeline(client.query(copyTo(`copy ${stored} to stdout`)), createWriteStream(file))
  const fill = (table: string): Promise<number> =>
    secondsOf(() =>
      pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), client.query(copyFrom(`copy ${table} from stdin`))),
    )

  await client.query(`create table bare (like ${stored} including constraints)`)
  const plain = await fill('bare')
  report('bare COPY, no index', run.rows, plain)
  await client.query(`create table bare_indexed (like ${stored} including all)`)
  const indexed = await fill('bare_indexed')
  report('bare COPY into the same indexes', run.rows, indexed)
  const share = indexed / run.seconds
  line(
    'import beside the bare COPY into the same indexes',
    `${Math.round(share * 100)} %, wanted >= ${WANTED_SHARE * 100} %: ${share >= WANTED_SHARE ? 'yes' : 'NO'}`,
  )
  line('import beside the bare COPY without any index', `${Math.round((plain / run.seconds) * 100)} %`)
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}

function report(what: string, rows: number, seconds: number): void {
  line(
    what,
    `${rows.toLocaleString('en-US')} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds / 1000)} k rows/s`,
  )
}

const line = (what: string, figure: string): void => {
  process.stdout.write(`  ${what.padEnd(52)}${figure}\n`)
}
