import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ImportStopped, toImportFault } from '../../../db/import/import-fault.ts'
import { importFiles } from '../../../db/import/import-files.ts'
import type { Layout, RecognisedEdition } from '../../../db/import/layout.ts'
import { findFacts } from '../../../src/store/codebook/codebook.ts'
import { createPool, type Pool } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let pool: Pool
let folder = ''

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  folder = mkdtempSync(join(tmpdir(), 'import-end-'))
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

function place(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** What the desk answers from; the same before and after says that nothing changed. */
const answers = () => findFacts(pool, ['10000', '20000', '20001'], '2026-08-01', { cptLicensed: false })

/** Tables of single editions, live or forgotten. */
async function listPairTables(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname::text as name from pg_class where relname ~ '^edit_pairs_\\d+$' order by 1`,
  )
  return rows.map(({ name }) => name)
}

describe('whatever ends an import early', () => {
  const EDITION: RecognisedEdition = {
    source: 'test-pairs',
    label: '1',
    title: 'Pairs of the test',
    publisher: 'Nobody',
    url: null,
    effective: { from: '2026-01-01', to: null },
    scope: 'all',
  }
  const row = (columnOne: string, more = {}) => ({
    setting: 'practitioner',
    column_one: columnOne,
    column_two: '20000',
    modifier_indicator: 1,
    effective: { from: null, to: null },
    locator: columnOne,
    ...more,
  })
  /** Any file is an edition of one row; `read` says what becomes of it. */
  const layoutOf = (read: Layout['read']): Layout[] => [{ name: 'test', recognise: () => EDITION, read }]
  const good = layoutOf((_file, _edition, sink) => Promise.resolve(sink.add('edit_pairs', row('10000'))))
  let before: unknown
  let tables: string[]

  beforeAll(async () => {
    await importFiles(pool, [place('first.txt', 'first')], { layouts: good })
    before = await answers()
    tables = await listPairTables()
  })
  afterEach(async () => {
    expect(await answers()).toEqual(before)
    expect(await listPairTables()).toEqual(tables)
  })

  const importWith = (read: Layout['read'], signal?: AbortSignal) =>
    importFiles(pool, [place('second.txt', 'second')], { layouts: layoutOf(read), signal })

  it('leaves the edition before: a fault in the reader', async () => {
    const failing = importWith(async (_file, _edition, sink) => {
      for (let index = 0; index < 20_000; index += 1) await sink.add('edit_pairs', row(String(30_000 + index)))
      throw new TypeError('broken')
    })
    await expect(failing).rejects.toThrow('broken')
  })

  it('leaves the edition before: a row its table refuses', async () => {
    const failing = importWith(async (_file, _edition, sink) => {
      await sink.add('edit_pairs', row('30000'))
      await sink.add('edit_pairs', row('30001', { setting: 'nowhere' }))
    })
    await expect(failing).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/does not fit its table.*untouched/),
    })
  })

  it('leaves the edition before: the person who stops it', async () => {
    const stop = new AbortController()
    const failing = importWith(async (_file, _edition, sink) => {
      await sink.add('edit_pairs', row('30000'))
      stop.abort()
      await sink.add('edit_pairs', row('30001'))
    }, stop.signal)
    await expect(failing).rejects.toThrow(ImportStopped)
  })

  it('leaves the edition before: the database that goes away', async () => {
    const failing = importWith(async (_file, _edition, sink) => {
      for (let index = 0; index < 20_000; index += 1) await sink.add('edit_pairs', row(String(30_000 + index)))
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
      for (let index = 0; index < 20_000; index += 1) await sink.add('edit_pairs', row(String(60_000 + index)))
    })
    await expect(failing).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/database went away.*untouched/),
    })
  })

  it('leaves the edition before: a file without a row', async () => {
    await expect(importWith(() => Promise.resolve())).rejects.toMatchObject({ code: 'invalid' })
  })

  it('lets the edition before answer until the new one is whole, and one command load it at a time', async () => {
    let reached: () => void = () => {}
    const midway = new Promise<void>((resolve) => {
      reached = resolve
    })
    let goOn: () => void = () => {}
    const released = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const importing = importWith(async (_file, _edition, sink) => {
      await sink.add('edit_pairs', row('10000', { effective: { from: '2026-06-01', to: '2026-05-01' } }))
      await sink.add('edit_pairs', row('10000'))
      reached()
      await released
    })
    await midway
    expect(await answers()).toEqual(before)
    const other = importFiles(pool, [place('third.txt', 'third')], { layouts: good })
    await expect(other).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/by another command/),
    })
    goOn()
    expect(await importing).toMatchObject([{ outcome: 'loaded', rows: 1, rejected: 1 }])
    tables = await listPairTables()
    before = await answers()
    expect(tables).toHaveLength(1)
  })

  it('says in a sentence that the disk is full', () => {
    const full = Object.assign(new Error('could not extend file'), { code: '53100' })
    const fault = toImportFault(full, EDITION, undefined)
    expect(fault).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The disk is full; the data loaded before is untouched/),
    })
  })
})
