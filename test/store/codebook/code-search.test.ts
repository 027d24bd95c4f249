import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStarterSet } from '../../../db/import/starter.ts'
import { searchCodes } from '../../../src/flow/answer/search-codes.ts'
import { findSearchCandidates } from '../../../src/store/codebook/code-search.ts'
import { createPool, type Pool } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { loadFacts } from '../../support/load-facts.ts'
import { STARTER } from '../../support/starter-rows.ts'

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  await loadStarterSet(pool, STARTER)
  const pain = (code: string, description: string) => ['codes', { system: 'ICD-10-CM', code, description }] as const
  await loadFacts(pool, { source: 'words', label: '2025', effective: { from: '2025-01-01', to: null } }, [
    pain('Y99.1', 'Zygomatic quintain'),
    pain('Y99.11', 'Zygomatic quintain of the left side, initial encounter, with a long description'),
    pain('Y99.2', 'Quintain elsewhere'),
    pain('Y99', 'Header'),
  ])
  await loadFacts(pool, { source: 'words', label: '2026', effective: { from: '2026-01-01', to: null } }, [
    pain('Y99.1', 'Zygomatic quintain'),
  ])
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const rank = (words: string, system: 'ICD-10-CM' | 'CPT' | null = null) =>
  searchCodes(words, { systems: system === null ? [] : [system], asOf: '2026-03-01' }, (query, options) =>
    findSearchCandidates(pool, query, { ...options, cptLicensed: false }),
  )

const search = async (words: string, system: 'ICD-10-CM' | 'CPT' | null = null, limit = 20) =>
  (await rank(words, system)).slice(0, limit).map(({ candidate }) => candidate.code)

describe('a search for codes', () => {
  it('finds rows with all the words, in any form, those that say little more first', async () => {
    expect((await search('quintains zygomatic')).slice(0, 2)).toEqual(['Y99.1', 'Y99.11'])
    expect(await search('quintain')).toEqual(['Y99.2', 'Y99.1', 'Y99.11'])
  })

  it('finds words with a typing error', async () => {
    expect((await search('zigomatic quintain'))[0]).toBe('Y99.1')
  })

  it('names each code once, from the newest edition', async () => {
    const ranked = await rank('zygomatic quintain')
    expect(ranked.filter(({ candidate }) => candidate.code === 'Y99.1')).toHaveLength(1)
    const [first] = ranked
    expect(first?.candidate).toMatchObject({
      system: 'ICD-10-CM',
      code: 'Y99.1',
      description: 'Zygomatic quintain',
      billable: true,
      effective: { from: null, to: null },
      citation: { source: 'words', edition: '2026' },
    })
  })

  it.each([
    ['a code', 'Y99.1', ['Y99.1', 'Y99.11']],
    ['the beginning of one, in small letters', ' y99 ', ['Y99', 'Y99.1', 'Y99.2', 'Y99.11']],
    ['digits', '9921', ['99211', '99212', '99213', '99214', '99215']],
  ])('by %s finds the codes that begin so', async (_title, words, codes) => {
    expect((await search(words)).slice(0, codes.length)).toEqual(codes)
  })

  it('keeps to the system asked for, and to the number', async () => {
    expect(await search('quintain', 'CPT')).toEqual([])
    expect(await search('quintain', 'ICD-10-CM', 2)).toHaveLength(2)
  })

  it.each(['', '   ', '%', '_', 'the of and', '\\', "'", '"', '-', 'a & | ! ( ) :*', '\u{1F600}'])(
    'for %j finds nothing and does not fail',
    async (words) => {
      expect(await search(words)).toEqual([])
    },
  )
})
