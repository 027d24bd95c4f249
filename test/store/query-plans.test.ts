import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStarterSet } from '../../db/import/starter.ts'
import { readSearchQuery } from '../../src/reading/search/search-query.ts'
import { findSearchCandidates } from '../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../src/store/codebook/codebook.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { explainQueries, findLargeTables } from '../support/explain-queries.ts'
import { STARTER } from '../support/starter-rows.ts'

/** A table of more rows is not read from end to end for one inquiry. */
const LARGE = 1_000

let database: TestDatabase
let pool: Pool
let large: Set<string>

/** Every table of the codebook well beyond that, with statistics and indexes as the server keeps them. */
beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  await loadStarterSet(pool, STARTER)
  await fillTables(pool)
  await pool.query('vacuum (analyze)')
  large = await findLargeTables(pool, LARGE)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function fillTables(db: Pool): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    `insert into editions (source, label, title, publisher, effective, sha256, scope, state)
     values ('generated', '1', 'generated', 'nobody', '[2025-01-01,)', '00', 'listed', 'live') returning id`,
  )
  const edition = `${rows[0]?.id}, `
  const code = (letter: string): string => `'${letter}' || lpad(n::text, 5, '0')`
  const always = `, '[2025-01-01,)', 'row ' || n from generate_series(1, 20000) n`
  await db.query(`create table edit_pairs_generated partition of edit_pairs for values in (${rows[0]?.id})`)
  for (const [table, columns, values] of [
    ['codes', 'system, code, description', `'CPT', ${code('C')}, 'made row ' || md5(n::text)`],
    ['code_replacements', 'system, code, replaced_by', `'CPT', ${code('C')}, array[${code('D')}]`],
    [
      'edit_pairs',
      'setting, column_one, column_two, modifier_indicator',
      `'practitioner', 'C' || lpad((n / 50)::text, 5, '0'), ${code('C')}, 1`,
    ],
    ['unit_limits', 'setting, code, units, adjudication_indicator', `'practitioner', ${code('C')}, 1, 2`],
    ['add_on_codes', 'add_on_code, primary_code, type', `${code('C')}, ${code('D')}, 1`],
    [
      'fee_schedule',
      'code, status, global_days, professional_technical, multiple_procedure, bilateral, assistant, co_surgeon, team',
      `${code('C')}, 'A', 'XXX', '0', '0', '0', '0', '0', '0'`,
    ],
    ['modifiers', 'code, description', `${code('M')}, 'made'`],
    [
      'coverage_policies',
      'policy_id, version, kind, title, related',
      `'A' || n, '1', 'article', 'made', array['L' || n]`,
    ],
    [
      'coverage_codes',
      'policy_id, version, system, code, relation, diagnosis_group',
      `'A' || (n / 10), '1', 'CPT', 'C' || lpad((n / 20)::text, 5, '0'), 'names', 1`,
    ],
    [
      'coverage_groups',
      'policy_id, version, diagnosis_group, relation, paragraph',
      `'A' || n, '1', 1, 'names', 'made'`,
    ],
  ]) {
    await db.query(
      `insert into ${table} (edition_id, ${columns}, effective, locator) select ${edition} ${values} ${always}`,
    )
  }
  await db.query(
    `insert into search_texts select 'ICD-10-PCS', ${code('P')}, n::text, to_tsvector('english', 'made row ' || md5(n::text)), 40
       from generate_series(1, 20000) n`,
  )
  await db.query(`insert into edition_codes select ${edition} ${code('C')} from generate_series(1, 20000) n`)
}

describe('the plan of a look-up', () => {
  it('has every table of facts to choose an index for', () => {
    const facts = ['codes', 'code_replacements', 'edit_pairs_generated', 'unit_limits', 'add_on_codes', 'fee_schedule']
    const coverage = ['modifiers', 'coverage_policies', 'coverage_codes', 'coverage_groups', 'edition_codes']
    expect([...facts, ...coverage].filter((table) => !large.has(table))).toEqual([])
  })

  it.each([
    ['one code', ['99214']],
    [
      'twelve',
      ['99214', '90833', '20610', '76942', '90812', '59', 'E11.9', 'I10', '45378', 'C00017', 'C00340', 'M00001'],
    ],
  ])('of the facts of %s reaches every large table by an index', async (_title, codes) => {
    const plans = await explainQueries(pool, (db) => findFacts(db, codes, '2025-01-01', { cptLicensed: false }))
    expect(plans.flatMap(({ scanned }) => scanned.filter((table) => large.has(table)))).toEqual([])
    for (const { indexes } of plans) {
      expect(indexes).toEqual(
        expect.arrayContaining([
          'add_on_codes_by_add_on',
          'code_replacements_by_code',
          'codes_by_code',
          'coverage_codes_by_code',
          'coverage_groups_by_policy',
          'coverage_policies_by_policy',
          'edition_codes_pkey',
          'fee_schedule_by_code',
          'modifiers_by_code',
          'unit_limits_by_code',
        ]),
      )
      // Which of the two columns is the rarer is for the server to tell.
      expect(indexes.filter((index) => index.startsWith('edit_pairs_generated_'))).not.toEqual([])
    }
  })

  it('of known codes reads no large table from end to end', async () => {
    const codes = Array.from({ length: 50 }, (_, at) => `C${String(at).padStart(5, '0')}`)
    const plans = await explainQueries(pool, (db) => findKnownCodes(db, codes))
    expect(plans.map(({ scanned }) => scanned.filter((table) => large.has(table)))).toEqual([[]])
  })

  it.each([
    ['words', 'psychotherapy with evaluation', ['search_texts_words', 'search_words_by_stem']],
    ['the beginning of a code', '9083', ['codes_by_code']],
    ['a misspelt word', 'psychoterapy', ['search_texts_words', 'search_words_by_likeness']],
  ])('of a search by %s uses an index in every branch', async (_title, words, indexes) => {
    const about = { systems: [], asOf: '2025-06-01', cptLicensed: false }
    const plans = await explainQueries(pool, (db) => findSearchCandidates(db, readSearchQuery(words), about))
    expect(plans.flatMap(({ scanned }) => scanned.filter((table) => large.has(table)))).toEqual([])
    expect(plans.flatMap((plan) => plan.indexes)).toEqual(expect.arrayContaining(indexes))
  })
})
