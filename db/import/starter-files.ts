import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { FactTable } from '../../src/store/codebook/editions.ts'
import { unfoldEditPairs } from './edit-pair-lines.ts'
import { readGuidance } from './guidance-files.ts'
import type { FactRow } from './layout.ts'
import type { StarterRow } from './starter-line.ts'

/** How the columns of one starter file become the columns of its table. */
type StarterFile = {
  table: FactTable
  read(row: StarterRow): FactRow
  /** The rows a line stands for, where one line holds several. */
  unfold?(row: StarterRow): StarterRow[]
}

/** An edition of the starter set: its line of `editions.csv`, its facts, and the codes it is complete for. */
export type StarterEdition = {
  row: StarterRow
  /** Made one by one as they are asked for: unfolded together, they would be the most memory of a first start. */
  facts(): Iterable<{ table: FactTable; row: FactRow }>
  listed: string[]
}

/** The lines of `editions.csv`, and one hash of everything the set says. Reads no fact, so that every start can ask for it. */
export function readStarterIndex(folder: string): { editions: StarterRow[]; sha256: string } {
  const hash = createHash('sha256')
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  for (const name of names.sort()) hash.update(`${name}\n`).update(readFileSync(join(folder, name)))
  const guidance = readGuidance(folder)
  hash.update(JSON.stringify(guidance))
  return {
    editions: [...readRows(folder, 'editions.csv'), ...guidance.map(({ edition }) => edition)],
    sha256: hash.digest('hex'),
  }
}

const readRows = (folder: string, file: string): StarterRow[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true, skip_empty_lines: true })

export const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

const numberOrNull = (text: string | undefined): number | null => (orNull(text) === null ? null : Number(text))

/** Columns that every starter file has besides its own. */
const shared = (row: StarterRow): { effective: DateSpan; locator: string } => ({
  effective: { from: orNull(row.effective_from), to: orNull(row.effective_to) },
  locator: row.locator ?? '',
})

const texts = (row: StarterRow, ...columns: string[]): Record<string, string | null> =>
  Object.fromEntries(columns.map((column) => [column, orNull(row[column])]))

const numbers = (row: StarterRow, ...columns: string[]): Record<string, number | null> =>
  Object.fromEntries(columns.map((column) => [column, numberOrNull(row[column])]))

const FILES: Readonly<Record<string, StarterFile>> = {
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
    unfold: unfoldEditPairs,
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
      ...texts(row, 'bilateral', 'assistant', 'co_surgeon', 'team', 'endoscopic_base', 'diagnostic_supervision'),
      ...numbers(row, 'work_rvu', 'non_facility_practice_expense_rvu', 'facility_practice_expense_rvu'),
      ...numbers(row, 'malpractice_rvu', 'non_facility_total', 'facility_total', 'conversion_factor'),
      ...numbers(row, 'preoperative_share', 'intraoperative_share', 'postoperative_share'),
      ...shared(row),
    }),
  },
  'modifiers.csv': {
    table: 'modifiers',
    read: (row) => ({ ...texts(row, 'code', 'description', 'ncci_group'), ...shared(row) }),
  },
  'places_of_service.csv': {
    table: 'places_of_service',
    read: (row) => ({ ...texts(row, 'code', 'name'), facility: row.facility === 'true', ...shared(row) }),
  },
  'index_terms.csv': {
    table: 'index_terms',
    read: (row) => ({ ...texts(row, 'system', 'code', 'term'), ...shared(row) }),
  },
  'denial_codes.csv': {
    table: 'denial_codes',
    read: (row) => ({ ...texts(row, 'kind', 'code', 'description'), ...shared(row) }),
  },
}

/** Those editions of the starter set, with their facts. */
export function readStarterEditions(folder: string, editions: readonly StarterRow[]): StarterEdition[] {
  const files = Object.entries(FILES).map(([name, file]) => ({ file, rows: readRows(folder, name) }))
  const guidance = readGuidance(folder)
  const procedures = listProcedures(readRows(folder, 'codes.csv'))
  return editions.map((row) => ({
    row,
    *facts() {
      for (const { file, rows } of files) {
        for (const line of rows) {
          if (line.source !== row.source || line.edition !== row.edition) continue
          for (const each of file.unfold?.(line) ?? [line]) yield { table: file.table, row: file.read(each) }
        }
      }
      for (const { edition, rows } of guidance) {
        if (edition.source !== row.source || edition.edition !== row.edition) continue
        for (const note of rows) yield { table: 'guidance', row: note }
      }
    },
    listed: row.scope === 'listed' ? procedures : [],
  }))
}

/** The CPT and HCPCS codes the set describes; of a code without a description it has only the last date. */
function listProcedures(codes: readonly StarterRow[]): string[] {
  const described = codes.filter(({ system, description }) => system !== 'ICD-10-CM' && description !== '')
  return [...new Set(described.map(({ code = '' }) => code))].sort()
}
