import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import { beginEdition, type FactTable, type FactValue, goLive, insertFacts } from '../../src/store/editions.ts'
import { inTransaction, type Pool } from '../../src/store/pool.ts'

type Row = Readonly<Record<string, string>>

/** How the columns of one starter file become the columns of its table. */
type Layout = { table: FactTable; read(row: Row): Readonly<Record<string, FactValue>> }

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)
const numberOrNull = (text: string | undefined): number | null => (orNull(text) === null ? null : Number(text))

/** Columns that every starter file has besides its own. */
const shared = (row: Row): { effective: DateSpan; locator: string } => ({
  effective: { from: orNull(row.effective_from), to: orNull(row.effective_to) },
  locator: row.locator ?? '',
})

const texts = (row: Row, ...columns: string[]): Record<string, string | null> =>
  Object.fromEntries(columns.map((column) => [column, orNull(row[column])]))

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'codes.csv': {
    table: 'codes',
    read: (row) => ({
      ...texts(row, 'system', 'code', 'description'),
      billable: row.billable === 'true',
      ...shared(row),
    }),
  },
  'code_replacements.csv': {
    table: 'code_replacements',
    read: (row) => ({
      ...texts(row, 'system', 'code', 'condition'),
      replaced_by: (row.replaced_by ?? '').split(' + ').filter((code) => code !== ''),
      ...shared(row),
    }),
  },
  'edit_pairs.csv': {
    table: 'edit_pairs',
    read: (row) => ({ ...texts(row, 'setting', 'column_one', 'column_two', 'modifier_indicator'), ...shared(row) }),
  },
  'unit_limits.csv': {
    table: 'unit_limits',
    read: (row) => ({ ...texts(row, 'setting', 'code', 'units', 'adjudication_indicator'), ...shared(row) }),
  },
  'add_on_codes.csv': {
    table: 'add_on_codes',
    read: (row) => ({ ...texts(row, 'add_on_code', 'primary_code', 'type'), ...shared(row) }),
  },
  'fee_schedule.csv': {
    table: 'fee_schedule',
    read: (row) => ({
      ...texts(row, 'code', 'modifier', 'status', 'global_days', 'professional_technical', 'multiple_procedure'),
      ...texts(row, 'bilateral', 'assistant', 'co_surgeon', 'team', 'endoscopic_base'),
      work_rvu: numberOrNull(row.work_rvu),
      non_facility_total: numberOrNull(row.non_facility_total),
      facility_total: numberOrNull(row.facility_total),
      ...shared(row),
    }),
  },
  'modifiers.csv': {
    table: 'modifiers',
    read: (row) => ({ ...texts(row, 'code', 'description', 'ncci_group'), ...shared(row) }),
  },
}

type StarterFacts = { table: FactTable; rows: Readonly<Record<string, FactValue>>[] }
type StarterEdition = { row: Row; facts: StarterFacts[]; listed: string[]; sha256: string }

/**
 * Loads the starter set, one transaction an edition, and returns the names of the editions that were new or changed.
 * An edition that is live as it stands is left alone, and so is one that was imported whole from the publisher's file.
 */
export async function loadStarterSet(pool: Pool, folder: string): Promise<string[]> {
  const loaded: string[] = []
  for (const edition of readStarterSet(folder)) {
    const changed = await inTransaction(pool, async (tx) => {
      const { source = '', edition: label = '' } = edition.row
      // One loader at a time: two processes may start on one database.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', ['starter set'])
      const { rowCount } = await tx.query(
        `select 1 from editions where source = $1 and label = $2 and state = 'live' and (sha256 = $3 or scope = 'all')`,
        [source, label, edition.sha256],
      )
      if (rowCount === 1) return false
      const editionId = await beginEdition(tx, {
        source,
        label,
        title: edition.row.title ?? '',
        publisher: edition.row.publisher ?? '',
        url: orNull(edition.row.url),
        effective: { from: orNull(edition.row.effective_from), to: orNull(edition.row.effective_to) },
        sha256: edition.sha256,
        scope: edition.row.scope === 'listed' ? 'listed' : 'rows',
      })
      let rows = 0
      for (const { table, rows: facts } of edition.facts) rows += await insertFacts(tx, table, editionId, facts)
      await insertFacts(
        tx,
        'edition_codes',
        editionId,
        edition.listed.map((code) => ({ code })),
      )
      await goLive(tx, editionId, rows)
      return true
    })
    if (changed) loaded.push(`${edition.row.source} ${edition.row.edition}`)
  }
  return loaded
}

/** The starter set by edition: its facts, the codes it is complete for, and a hash of everything it says. */
function readStarterSet(folder: string): StarterEdition[] {
  const read = (file: string): Row[] =>
    parse(readFileSync(join(folder, file), 'utf8'), { columns: true, skip_empty_lines: true })
  const files = Object.entries(LAYOUTS).map(([file, layout]) => ({ layout, rows: read(file) }))
  const procedures = read('codes.csv').flatMap((row) =>
    row.system === 'CPT' || row.system === 'HCPCS' ? [row.code ?? ''] : [],
  )
  return read('editions.csv').map((row) => {
    const own = files.map(({ layout, rows }) => ({
      layout,
      rows: rows.filter((each) => each.source === row.source && each.edition === row.edition),
    }))
    const listed = row.scope === 'listed' ? [...new Set(procedures)].sort() : []
    const sha256 = createHash('sha256')
      .update(JSON.stringify([row, own.map(({ rows }) => rows), listed]))
      .digest('hex')
    const facts = own.map(({ layout, rows }) => ({ table: layout.table, rows: rows.map(layout.read) }))
    return { row, facts: facts.filter(({ rows }) => rows.length > 0), listed, sha256 }
  })
}
