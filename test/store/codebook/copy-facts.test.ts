import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyFacts } from '../../../src/store/codebook/copy-facts.ts'
import { beginEdition } from '../../../src/store/codebook/editions.ts'
import { createPool, inTransaction, type Pool } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const EDITION = {
  source: 'test',
  label: '1',
  title: 'Test',
  publisher: 'Nobody',
  url: null,
  effective: { from: null, to: null },
  sha256: '00',
  scope: 'rows',
} as const

const UNDATED = { from: null, to: null }

describe('copyFacts', () => {
  it('stores what it is given, whatever characters it has and however long it is', async () => {
    const texts = [
      'tab\tand\nline\r\nend',
      'back\\slash \\N \\.',
      'quote " and {brace,comma}',
      'é “x” 漢 😀',
      'a'.repeat(700_000),
      'NUL\0gone',
      '',
    ]
    const editionId = await inTransaction(pool, async (tx) => {
      const id = await beginEdition(tx, EDITION, 'import')
      const copy = copyFacts(tx, id)
      const note = { system: 'CPT', kind: 'note', locator: 'x' }
      for (const [position, text] of texts.entries()) {
        const effective = { from: position % 2 ? '2026-01-01' : null, to: position % 3 ? '2026-12-31' : null }
        const codes = texts.slice(0, position)
        await copy.add('code_notes', { ...note, code: String(position), position, text, codes, effective })
      }
      await copy.add('code_notes', { ...note, code: '7', position: 7, text: 'fewer columns', effective: UNDATED })
      expect(await copy.end()).toEqual(new Map([['code_notes', 8]]))
      return id
    })
    const { rows } = await pool.query<{ text: string; codes: string[]; range: string }>(
      `select text, codes, effective::text as range from code_notes where edition_id = $1 order by position`,
      [editionId],
    )
    const kept = texts.map((text) => text.replace('\0', ''))
    expect(rows.map(({ text }) => text)).toEqual([...kept, 'fewer columns'])
    expect(rows.map(({ codes }) => codes)).toEqual([...kept.map((_, index) => kept.slice(0, index)), []])
    expect(rows.slice(0, 3).map(({ range }) => range)).toEqual(['(,)', '[2026-01-01,2027-01-01)', '(,2027-01-01)'])
  })

  it('keeps rows of two tables apart, and millions of bytes in order, with batches under way', async () => {
    const count = 30_000
    await inTransaction(pool, async (tx) => {
      const id = await beginEdition(tx, { ...EDITION, label: '2' }, 'import')
      const copy = copyFacts(tx, id)
      for (let index = 0; index < count; index += 1) {
        const code = String(index).padStart(5, '0')
        // Not waited for: what is under way must not be overwritten all the same.
        void copy.add('codes', {
          system: 'CPT',
          code,
          description: `line of ${code}`,
          effective: UNDATED,
          locator: code,
        })
        void copy.add('telehealth_services', { code, standing: code, effective: UNDATED, locator: code })
      }
      expect(await copy.end()).toEqual(
        new Map([
          ['codes', count],
          ['telehealth_services', count],
        ]),
      )
      const { rows } = await tx.query(
        `select count(*)::int as count, count(*) filter (where description = 'line of ' || c.code and standing = c.code)::int as right
           from codes c join telehealth_services t using (edition_id, code) where edition_id = $1`,
        [id],
      )
      expect(rows).toEqual([{ count, right: count }])
    })
  })

  it('says what the database refuses, and the transaction ends with it', async () => {
    const failing = inTransaction(pool, async (tx) => {
      const copy = copyFacts(tx, await beginEdition(tx, { ...EDITION, label: '3' }, 'import'))
      await copy.add('codes', { system: 'CPT', code: '1', effective: { from: 'never', to: null }, locator: '1' })
      await copy.end()
    })
    await expect(failing).rejects.toThrow(/invalid input syntax for type date/)
    expect((await pool.query(`select from editions where label = '3'`)).rowCount).toBe(0)
  })
})
