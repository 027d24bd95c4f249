import type { Pool } from '../../src/store/pool.ts'

/** Sizes of the article export of mid-2026: articles, and codes for each of them. */
const ARTICLES = 2_000
const PROCEDURES_EACH = 9
const DIAGNOSES_EACH = 215

/**
 * Fills the coverage tables to the size of a full export, whose files are not at hand: each article names procedures of the
 * fee schedule and covers diagnoses that follow one another in the order file, and is related to an LCD.
 */
export async function fillCoverage(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into editions (source, label, title, publisher, effective, sha256, state)
     values ('mcd-article', 'bench', 'articles of the bench', 'nobody', '[2025-01-01,)', '00', 'live') returning id`,
  )
  const id = rows[0]?.id
  await pool.query(
    `insert into coverage_policies (edition_id, policy_id, version, kind, title, related, effective, locator)
     select $1, letter || n, '3', kind, 'Policy ' || n, array[other || n], '[2020-01-01,)', letter || n
       from generate_series(1, ${ARTICLES}) n, (values ('A', 'article', 'L'), ('L', 'lcd', 'A')) k (letter, kind, other)`,
    [id],
  )
  await fillCodes(pool, id, 'names', 'CPT', PROCEDURES_EACH, 'select distinct code from fee_schedule')
  await fillCodes(
    pool,
    id,
    'covered',
    'ICD-10-CM',
    DIAGNOSES_EACH,
    `select distinct code from codes where system = 'ICD-10-CM'`,
  )
  await pool.query(
    `insert into coverage_groups (edition_id, policy_id, version, diagnosis_group, relation, paragraph, effective, locator)
     select $1, 'A' || n, '3', 1, 'covered', repeat('Words before the codes. ', 15), '[2020-01-01,)', 'A' || n
       from generate_series(1, ${ARTICLES}) n`,
    [id],
  )
}

async function fillCodes(
  pool: Pool,
  editionId: number | undefined,
  relation: string,
  system: string,
  each: number,
  source: string,
): Promise<void> {
  await pool.query(
    `with numbered as (select code, row_number() over (order by code) - 1 as at, count(*) over () as total from (${source}) s)
     insert into coverage_codes (edition_id, policy_id, version, system, code, relation, diagnosis_group, effective, locator)
     select $1, 'A' || n, '3', $2, code, $3, 1, '[2020-01-01,)', 'A' || n
       from generate_series(1, ${ARTICLES}) n join numbered on (at - n * 7919 % total + total) % total < ${each}`,
    [editionId, system, relation],
  )
}
