import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ImportOptions, importFiles } from '../../../db/import/import-files.ts'
import { loadStarterSet } from '../../../db/import/starter.ts'
import { findFacts } from '../../../src/store/codebook/codebook.ts'
import { findLiveEdition, listLoadedEditions, retireEdition } from '../../../src/store/codebook/editions.ts'
import { createPool, type Pool } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { makeZip } from '../../support/make-xlsx.ts'
import { makePtpFile, makePtpLines } from '../../support/ptp-file.ts'
import { STARTER } from '../../support/starter-rows.ts'

let database: TestDatabase
let pool: Pool
let folder = ''

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  folder = mkdtempSync(join(tmpdir(), 'import-files-'))
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

function place(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const PTP = 'ncci-ptp-practitioner'
const partName = (part: number, version = 'v322r0'): string => `ccipra-${version}-f${part}.txt`

/** The four parts of an edition, `rows` edits each, every code its own. */
const placeParts = (indicator = '1', rows = 50): string[] =>
  [1, 2, 3, 4].map((part) => place(partName(part), makePtpFile(makePtpLines(rows, part * 10_000, indicator))))

/** Imports and collects what the person would be told. */
async function importTold(paths: string[], options: ImportOptions = {}) {
  const told: string[] = []
  const rejected: string[] = []
  const run = importFiles(pool, paths, {
    ...options,
    listener: {
      note: (sentence) => told.push(sentence),
      rejected: ({ fileName, line, reason }) => rejected.push(`${fileName}:${line}: ${reason}`),
    },
  })
  const editions = await run.catch((error: Error) => error)
  return { told, rejected, editions, error: editions as unknown as Error & { code: string } }
}

async function countPairs(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from edit_pairs t join editions e on e.id = t.edition_id and e.state = 'live' where e.source = $1`,
    [PTP],
  )
  return rows[0]?.count ?? 0
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

describe('importing the files of one edition', () => {
  beforeEach(async () => {
    await pool.query(`update editions set state = 'leaving' where state = 'live'`)
  })

  it('puts four parts, handed in as files and zips, into one edition that then answers', async () => {
    const [one = '', two = '', three = '', four = ''] = placeParts()
    const zip = place('parts.zip', makeZip({ [partName(3)]: readFileSync(three), [partName(4)]: readFileSync(four) }))
    const { editions, told } = await importTold([zip, two, one])
    expect(told).toEqual([])
    expect(editions).toMatchObject([
      { outcome: 'loaded', rows: 200, rejected: 0, edition: { source: PTP, label: '2026Q3', scope: 'all' } },
    ])
    expect(await countPairs()).toBe(200)
    const { editPairs } = await answers()
    expect(editPairs.map(({ columnOne, columnTwo }) => `${columnOne} ${columnTwo}`).sort()).toEqual([
      '10000 20000',
      '10000 20001',
      '20000 20000',
      '20000 20001',
    ])
    expect(editPairs[0]).toMatchObject({
      modifierIndicator: 1,
      effective: { from: '2020-01-01', to: null },
      citation: { source: PTP, edition: '2026Q3' },
    })
  })

  it('says that the same files are loaded already, also packed otherwise, and changes nothing', async () => {
    const parts = placeParts()
    await importTold(parts)
    const before = await findLiveEdition(pool, PTP, '2026Q3')
    const zip = place(
      'same.zip',
      makeZip(Object.fromEntries(parts.map((path, index) => [partName(index + 1), readFileSync(path)]))),
    )
    for (const again of [parts, [...parts].reverse(), [zip]]) {
      expect((await importTold(again)).editions).toMatchObject([{ outcome: 'unchanged', rows: 200 }])
    }
    expect(await findLiveEdition(pool, PTP, '2026Q3')).toEqual(before)
  })

  it('replaces the edition of the same label, whose rows go', async () => {
    await importTold(placeParts('1'))
    await importTold(placeParts('0'))
    const { editPairs } = await answers()
    expect(new Set(editPairs.map(({ modifierIndicator }) => modifierIndicator))).toEqual(new Set([0]))
    expect(await countPairs()).toBe(200)
    expect(await listPairTables()).toHaveLength(1)
  })

  it('keeps editions of other labels', async () => {
    await importTold(placeParts())
    await importTold(
      [1, 2, 3, 4].map((part) => place(partName(part, 'v323r0'), makePtpFile(makePtpLines(10, part * 10_000)))),
    )
    expect((await listLoadedEditions(pool)).map(({ label }) => label)).toEqual(['2026Q4', '2026Q3'])
    expect(await countPairs()).toBe(240)
  })

  it('loads a set with parts missing, says so, and then proves nothing by an absent row', async () => {
    const { told, editions } = await importTold(placeParts().slice(0, 2))
    expect(told).toEqual([
      expect.stringMatching(/part f3, part f4 missing; answers will not take an absent row for proof/),
    ])
    expect(editions).toMatchObject([{ rows: 100, edition: { scope: 'rows' } }])
  })

  it('does not put part of an edition in place of the whole', async () => {
    const parts = placeParts()
    await importTold(parts)
    const { error } = await importTold([place(partName(1), makePtpFile(makePtpLines(5)))])
    expect(error).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/loaded whole already: import all files together/),
    })
    expect(await countPairs()).toBe(200)
  })

  it('takes source and edition from the person where they say them', async () => {
    const paths = [1, 2, 3, 4].map((part) => place(`edits-f${part}.txt`, makePtpFile(makePtpLines(5, part * 10_000))))
    const given = { source: 'ncci-ptp-practitioner', edition: '2025Q1' }
    expect((await importTold(paths, { given })).editions).toMatchObject([
      { edition: { source: PTP, label: '2025Q1', effective: { from: '2025-01-01', to: '2025-03-31' } } },
    ])
  })
})

describe('an edition that the starter set has too', () => {
  it('stays as it was imported, and comes back from the starter set when it is removed', async () => {
    await loadStarterSet(pool, STARTER)
    const starter = await findLiveEdition(pool, PTP, '2026Q3')
    expect(starter?.origin).toBe('starter')
    await importTold(placeParts().slice(0, 1))
    await loadStarterSet(pool, STARTER)
    const imported = await findLiveEdition(pool, PTP, '2026Q3')
    expect(imported).toMatchObject({ origin: 'import', rows: 50 })
    await retireEdition(pool, imported?.id ?? 0)
    expect(await loadStarterSet(pool, STARTER)).toEqual([`${PTP} 2026Q3`])
    expect(await findLiveEdition(pool, PTP, '2026Q3')).toMatchObject({ origin: 'starter', sha256: starter?.sha256 })
  })

  it('costs a start nothing when it is loaded already', async () => {
    await loadStarterSet(pool, STARTER)
    const before = await listLoadedEditions(pool)
    expect(await loadStarterSet(pool, STARTER)).toEqual([])
    expect(await listLoadedEditions(pool)).toEqual(before)
  })
})

describe('lines that cannot be read', () => {
  const withBad = (good: number, bad: number): string =>
    place(
      partName(1, 'v290r0'),
      makePtpFile([...makePtpLines(good), ...Array.from({ length: bad }, () => 'no line of this table')]),
    )

  afterEach(async () => {
    await pool.query(`update editions set state = 'leaving' where label = '2023Q1'`)
  })

  it('are left out and reported by file, line and reason, the first 20 of them', async () => {
    const { editions, rejected } = await importTold([withBad(5_000, 25)])
    expect(editions).toMatchObject([{ rows: 5_000, rejected: 25 }])
    expect(rejected).toHaveLength(20)
    expect(rejected[0]).toBe('ccipra-v290r0-f1.txt:5007: column 1 is not a code: "no line of this tabl"')
  })

  it.each([
    [20, 20, 'loaded'],
    [2_079, 21, 'loaded'],
    [2_078, 21, 'stopped'],
    [0, 3, 'stopped'],
  ])('beside %i good ones and %i in number: %s', async (good, bad, outcome) => {
    const { editions, error } = await importTold([withBad(good, bad)])
    if (outcome === 'loaded') expect(editions).toMatchObject([{ outcome, rows: good, rejected: bad }])
    else {
      expect(error).toMatchObject({ code: 'invalid', message: expect.stringMatching(/[Nn]othing was changed/) })
      expect(await findLiveEdition(pool, PTP, '2023Q1')).toBeNull()
    }
  })

  it('stop the import long before the end of a file that is nothing but such lines', async () => {
    const { error } = await importTold([withBad(0, 300_000)])
    expect(error.message).toMatch(/^Stopped: 101 of 101 lines \(100 %\) cannot be read/)
  })
})
