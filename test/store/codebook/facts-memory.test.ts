import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFacts } from '../../../src/store/codebook/codebook.ts'
import { beginEdition, goLive, retireEdition } from '../../../src/store/codebook/editions.ts'
import { type FactsMemory, openFactsMemory } from '../../../src/store/codebook/facts-memory.ts'
import { createPool, inTransaction, type Pool, type Queryable } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const OPTIONS = { cptLicensed: false, fees: null }
const AS_OF = '2026-03-05'

describe('facts that were looked up before', () => {
  let database: TestDatabase
  let pool: Pool
  /** As another process has it. */
  let other: Pool
  let asked: string[]
  let watched: Queryable

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = createPool(database.connectionString, { max: 2, planOnce: true })
    other = createPool(database.connectionString, { max: 2 })
    watched = {
      query(sql, values) {
        asked.push(typeof sql === 'string' ? sql : sql.name)
        return pool.query(sql, values)
      },
    }
    asked = []
    await load('2026A', 'X1001', 'the first')
  })
  afterAll(async () => {
    await pool.end()
    await other.end()
    await database.drop()
  })

  async function load(label: string, code: string, description: string): Promise<number> {
    return inTransaction(other, async (tx) => {
      const about = { title: label, publisher: 'nobody', url: null, sha256: label, scope: 'all' } as const
      const effective = { from: '2026-01-01', to: '2026-12-31' }
      const id = await beginEdition(tx, { ...about, source: 'hcpcs', label, effective }, 'import')
      await tx.query(
        `insert into codes (edition_id, system, code, description, billable, locator, effective)
         values ($1, 'HCPCS', $2, $3, true, 'row 1', daterange('2026-01-01', '2026-12-31', '[]'))`,
        [id, code, description],
      )
      await goLive(tx, id, 1)
      return id
    })
  }

  const wordsOf = async (memory: FactsMemory, code: string): Promise<(string | null)[]> => {
    const [facts] = await memory.find([[[code], AS_OF, OPTIONS]])
    return facts?.codes.map(({ description }) => description) ?? []
  }

  it('are not asked for again, and are the same facts', async () => {
    const memory = openFactsMemory(watched)
    const [first, again] = await memory.find([
      [['X1001'], AS_OF, OPTIONS],
      [['X1001'], AS_OF, OPTIONS],
    ])
    expect(asked.filter((name) => name === 'find_facts')).toHaveLength(1)
    expect(await memory.find([[['X1001'], AS_OF, OPTIONS]])).toEqual([first])
    expect(asked.filter((name) => name === 'find_facts')).toHaveLength(1)
    expect(again).toEqual(first)
    expect(first).toEqual(await findFacts(other, ['X1001'], AS_OF, OPTIONS))
  })

  it('are told apart by code, date and licence, and those of a fee are not kept', async () => {
    const memory = openFactsMemory(watched)
    asked = []
    await memory.find([[['X1001'], AS_OF, OPTIONS]])
    await memory.find([[['X1002'], AS_OF, OPTIONS]])
    await memory.find([[['X1001'], '2025-03-05', OPTIONS]])
    await memory.find([[['X1001'], AS_OF, { ...OPTIONS, cptLicensed: true }]])
    const fees = { state: 'TX', places: ['Houston'] }
    await memory.find([[['X1001'], AS_OF, { ...OPTIONS, fees }]])
    await memory.find([[['X1001'], AS_OF, { ...OPTIONS, fees }]])
    expect(asked.filter((name) => name === 'find_facts')).toHaveLength(6)
  })

  it('give way at the next look-up to an edition that another process loaded, retired, or loaded in place of one', async () => {
    const memory = openFactsMemory(watched)
    expect(await wordsOf(memory, 'X1003')).toEqual([])
    const id = await load('2026B', 'X1003', 'the second')
    expect(await wordsOf(memory, 'X1003')).toEqual(['the second'])
    await load('2026B', 'X1003', 'mended')
    expect(await wordsOf(memory, 'X1003')).toEqual(['mended'])
    await retireEdition(other, id + 1)
    expect(await wordsOf(memory, 'X1003')).toEqual([])
  })

  it('are not kept where an edition went live between the question after the version and the facts', async () => {
    let late: (() => Promise<unknown>) | null = () => load('2026C', 'X1004', 'came between')
    const racing: Queryable = {
      async query(sql, values) {
        const result = await pool.query(sql, values)
        const between = late
        late = null
        await between?.()
        return result as never
      },
    }
    const memory = openFactsMemory(racing)
    expect(await wordsOf(memory, 'X1004')).toEqual(['came between'])
    await load('2026C', 'X1004', 'came after')
    expect(await wordsOf(memory, 'X1004')).toEqual(['came after'])
  })

  it('are forgotten, the longest unused first, beyond so many rows', async () => {
    // Each answer has every live edition among its rows.
    const { length } = (await findFacts(other, [], AS_OF, OPTIONS)).editions
    const memory = openFactsMemory(watched, 2 * length + 1)
    asked = []
    for (const code of ['X1001', 'X2', 'X1001', 'X3', 'X1001']) await memory.find([[[code], AS_OF, OPTIONS]])
    expect(asked.filter((name) => name === 'find_facts')).toHaveLength(3)
    await memory.find([[['X2'], AS_OF, OPTIONS]])
    expect(asked.filter((name) => name === 'find_facts')).toHaveLength(4)
  })
})
