import type { Edition } from '../../domain/edition.ts'
import type { Queryable } from '../pool.ts'
import { joinCoverage } from './coverage.ts'
import { addSearchWords } from './search-words.ts'

/** A validity range as two columns: both ends included, null where open. */
export const span = (column: string): string =>
  `lower(${column}) as "effectiveFrom", (upper(${column}) - 1) as "effectiveTo"`

export type NewEdition = Omit<Edition, 'id' | 'rows' | 'listedCodes'> & { sha256: string }

/** Who brought an edition in: the program itself, or a person who handed a file in. */
export type EditionOrigin = 'starter' | 'import'

/**
 * True when this transaction alone may load that edition until it ends; false while another one is loading it, which
 * `wait` waits for instead.
 */
export async function lockEdition(tx: Queryable, source: string, label: string, wait = false): Promise<boolean> {
  const key = `edition ${source} ${label}`
  if (wait) {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [key])
    return true
  }
  const { rows } = await tx.query<{ locked: boolean }>('select pg_try_advisory_xact_lock(hashtext($1)) as locked', [
    key,
  ])
  return rows[0]?.locked === true
}

/** The id of a new edition in state `loading`: nothing reads it until {@link goLive}. */
export async function beginEdition(tx: Queryable, edition: NewEdition, origin: EditionOrigin): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into editions (source, label, title, publisher, url, effective, sha256, scope, origin)
     values ($1, $2, $3, $4, $5, daterange($6, $7, '[]'), $8, $9, $10) returning id`,
    [
      edition.source,
      edition.label,
      edition.title,
      edition.publisher,
      edition.url,
      edition.effective.from,
      edition.effective.to,
      edition.sha256,
      edition.scope,
      origin,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an edition was not stored')
  return id
}

export type LiveEdition = Pick<Edition, 'id' | 'rows' | 'scope'> & { sha256: string; origin: EditionOrigin }

/** The live edition of that name, or null. */
export async function findLiveEdition(db: Queryable, source: string, label: string): Promise<LiveEdition | null> {
  const { rows } = await db.query<LiveEdition>(
    `select id, sha256, origin, rows, scope from editions where source = $1 and label = $2 and state = 'live'`,
    [source, label],
  )
  return rows[0] ?? null
}

/** Makes the edition answer questions, in place of the live one of the same source and label. */
export async function goLive(tx: Queryable, editionId: number, rowCount: number): Promise<void> {
  await tx.query(
    `update editions old set state = 'leaving' from editions new
      where new.id = $1 and old.source = new.source and old.label = new.label and old.id <> $1 and old.state = 'live'`,
    [editionId],
  )
  await tx.query(`update editions set state = 'live', rows = $2 where id = $1`, [editionId, rowCount])
  await joinCoverage(tx, editionId)
  await addSearchWords(tx, editionId)
}

/** Lets the edition answer no more. {@link removeLeavingFacts} takes its rows. */
export async function retireEdition(tx: Queryable, editionId: number): Promise<void> {
  await tx.query(`update editions set state = 'leaving' where id = $1 and state = 'live'`, [editionId])
}

/** The tables whose rows belong to an edition. */
export const FACT_TABLES = [
  'edition_codes',
  'codes',
  'code_replacements',
  'edit_pairs',
  'unit_limits',
  'add_on_codes',
  'fee_schedule',
  'conversion_maps',
  'modifiers',
  'places_of_service',
  'coverage_policies',
  'coverage_codes',
  'denial_codes',
  'guidance',
  'code_notes',
  'index_terms',
  'payment_localities',
  'coverage_groups',
  'risk_categories',
  'telehealth_services',
  'mcd_policy_contractors',
  'mcd_policy_states',
  'mcd_policy_relations',
  'mcd_policy_retirements',
  'mcd_contractors',
  'mcd_contractor_types',
  'mcd_contractor_states',
  'mcd_states',
] as const

export type FactTable = (typeof FACT_TABLES)[number]

/** A value of a fact row; a validity range is written as its two ends. */
export type FactValue = string | number | boolean | null | string[] | { from: string | null; to: string | null }

/** Every live edition, sources in alphabetical order, newest first; `listedCodes` tells which of `codes` it lists. */
export async function listLiveEditions(db: Queryable, codes: readonly string[] = []): Promise<Edition[]> {
  type Raw = Omit<Edition, 'effective'> & { effectiveFrom: string | null; effectiveTo: string | null }
  const { rows } = await db.query<Raw>(
    `select e.id, e.source, e.label, e.title, e.publisher, e.url, e.rows, e.scope, ${span('e.effective')},
            array(select code from edition_codes l where l.edition_id = e.id and l.code = any($1) order by 1) as "listedCodes"
       from editions e where e.state = 'live' order by e.source, lower(e.effective) desc nulls last, e.id desc`,
    [codes],
  )
  return rows.map(({ effectiveFrom, effectiveTo, ...edition }) => ({
    ...edition,
    effective: { from: effectiveFrom, to: effectiveTo },
  }))
}

/** A live edition as a person looks after it. */
export type LoadedEdition = Omit<Edition, 'listedCodes'> & { origin: EditionOrigin; loadedAt: Date }

/** Every live edition, sources in alphabetical order, newest first. */
export async function listLoadedEditions(db: Queryable): Promise<LoadedEdition[]> {
  type Raw = Omit<LoadedEdition, 'effective'> & { effectiveFrom: string | null; effectiveTo: string | null }
  const { rows } = await db.query<Raw>(
    `select e.id, e.source, e.label, e.title, e.publisher, e.url, e.rows, e.scope, e.origin, e.loaded_at as "loadedAt",
            ${span('e.effective')}
       from editions e where e.state = 'live' order by e.source, lower(e.effective) desc nulls last, e.id desc`,
  )
  return rows.map(({ effectiveFrom, effectiveTo, ...edition }) => ({
    ...edition,
    effective: { from: effectiveFrom, to: effectiveTo },
  }))
}
