import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useEmbeddedPostgres } from '../../db/embedded-postgres.ts'
import { importFiles } from '../../db/import/import-files.ts'
import { loadStarterSet } from '../../db/import/starter.ts'
import { migrate } from '../../db/migrate.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { REAL_DATA_DIR } from '../support/source-files.ts'
import { STARTER } from '../support/starter-rows.ts'

/** The national files, in the folder of the publishers' own. */
const NATIONAL = [
  'icd10cm/cms_2025_dx.zip',
  'icd10cm/cms_2026_dx.zip',
  'icd10pcs/cms_2026_pr.zip',
  'hcpcs/HCPC2024_OCT_ANWEB.zip',
  'mpfs/PPRRVU2025_Oct.csv',
  'ncci/AOC_V2024Q3-MCR.rebuilt.txt',
  'ncci/MCR_MUE_PractitionerServices_Eff_07-01-2024.rebuilt.csv',
  'ncci/ccipra-v302r0-rebuilt.zip',
]

/** Does `work` with a server of its own, on which it opens databases with the starter set; nothing stays behind. */
export async function withBenchServer(work: (open: (name: string) => Promise<Pool>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-bench-'))
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(folder, 0o711)
  const server = await useEmbeddedPostgres({ dataDir: folder })
  const pools: Pool[] = []
  try {
    await work(async (name) => {
      const pool = await openStarterSet(server.connectionString, name)
      pools.push(pool)
      return pool
    })
  } finally {
    for (const pool of pools) await pool.end()
    await server.release()
    await rm(server.dataFolder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

/** The national files that are not at hand. */
export function listAbsent(): string[] {
  return NATIONAL.map((file) => join(REAL_DATA_DIR, file)).filter((file) => !existsSync(file))
}

/** Imports the national files, one by one as a desk does. */
export async function importNational(pool: Pool): Promise<void> {
  for (const file of NATIONAL) await importFiles(pool, [join(REAL_DATA_DIR, file)])
  await settle(pool)
}

/** A database of its own with the starter set. */
async function openStarterSet(serverUrl: string, name: string): Promise<Pool> {
  const admin = createPool(serverUrl, { max: 1 })
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href, { queueInPostgres: true })
  const pool = createPool(url.href, { max: 1 })
  await loadStarterSet(pool, STARTER)
  await settle(pool)
  return pool
}

/** Lets the server finish what an import leaves it to do, so that it is not measured along. */
export async function settle(pool: Pool): Promise<void> {
  await pool.query('vacuum (analyze)')
  await pool.query('checkpoint')
}
