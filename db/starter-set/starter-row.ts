import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { FactRow } from '../import/layout.ts'
import type { StarterRow } from '../import/starter-line.ts'

/** The edition a line belongs to, as every starter file names it. */
export type EditionKey = { source: string; edition: string }

/** The newest edition of a source. @throws AppError `not_found` where editions.csv has none */
export type FindEdition = (source: string) => EditionKey & { effective_to: string }

/** A table of the starter set: the columns of its file, and those whose values make a line the only one of its kind. */
export type StarterFile = { columns: readonly string[]; key: readonly string[] }

const SHARED = ['effective_from', 'effective_to', 'source', 'edition', 'locator']

/** Every file of the starter set that is derived, by name. */
export const STARTER_FILES: Readonly<Record<string, StarterFile>> = {
  'add_on_codes.csv': {
    columns: ['add_on_code', 'primary_code', 'type', ...SHARED],
    key: ['add_on_code', 'primary_code', 'edition'],
  },
  'code_replacements.csv': {
    columns: ['system', 'code', 'replaced_by', 'condition', ...SHARED],
    key: ['system', 'code', 'locator'],
  },
  'codes.csv': {
    columns: ['system', 'code', 'description', 'billable', ...SHARED],
    key: ['system', 'code', 'source', 'effective_from', 'effective_to'],
  },
  'denial_codes.csv': { columns: ['kind', 'code', 'description', ...SHARED], key: ['kind', 'code'] },
  'edit_pairs.csv': {
    columns: [
      ...['setting', 'column_one', 'modifier_indicator', 'effective_from', 'effective_to', 'source', 'edition'],
      'column_two',
    ],
    key: ['column_one', 'source', 'edition', 'modifier_indicator', 'effective_from', 'effective_to'],
  },
  'editions.csv': {
    columns: ['source', 'edition', 'title', 'publisher', 'url', 'effective_from', 'effective_to', 'scope'],
    key: ['source', 'edition'],
  },
  'fee_schedule.csv': {
    columns: [
      ...['code', 'modifier', 'status', 'work_rvu', 'non_facility_total', 'facility_total', 'global_days'],
      ...['professional_technical', 'multiple_procedure', 'bilateral', 'assistant', 'co_surgeon', 'team'],
      ...['endoscopic_base', 'non_facility_practice_expense_rvu', 'facility_practice_expense_rvu'],
      ...['malpractice_rvu', 'conversion_factor', 'preoperative_share', 'intraoperative_share'],
      ...['postoperative_share', 'diagnostic_supervision', ...SHARED],
    ],
    key: ['code', 'modifier', 'edition'],
  },
  'index_terms.csv': { columns: ['system', 'code', 'term', ...SHARED], key: ['system', 'code', 'term'] },
  'modifiers.csv': { columns: ['code', 'description', 'ncci_group', ...SHARED], key: ['code'] },
  'places_of_service.csv': { columns: ['code', 'name', 'facility', ...SHARED], key: ['code'] },
  'unit_limits.csv': {
    columns: ['setting', 'code', 'units', 'adjudication_indicator', ...SHARED],
    key: ['code', 'edition'],
  },
}

/** The line that says what the fact says; `decimals` are written for each column named there. */
export function toStarterRow(
  fact: FactRow,
  { source, edition }: EditionKey,
  decimals: Readonly<Record<string, number>> = {},
): StarterRow {
  const { effective, ...own } = fact
  const { from, to } = effective as DateSpan
  const cells = Object.entries(own).map(([column, value]) => {
    const places = decimals[column]
    if (typeof value === 'number' && places !== undefined) return [column, value.toFixed(places)]
    return [column, Array.isArray(value) ? value.join(' + ') : String(value ?? '')]
  })
  return { ...Object.fromEntries(cells), effective_from: from ?? '', effective_to: to ?? '', source, edition }
}

/** The file as text: its heading and the lines in the order of its key. */
export function formatStarterFile(file: StarterFile, rows: readonly StarterRow[]): string {
  const sorted = [...rows].sort((left, right) => compareBy(file.key, left, right))
  const lines = [file.columns, ...sorted.map((row) => file.columns.map((column) => row[column] ?? ''))]
  return lines.map((cells) => `${cells.map(quote).join(',')}\n`).join('')
}

function compareBy(columns: readonly string[], left: StarterRow, right: StarterRow): number {
  for (const column of columns) {
    const [one = '', other = ''] = [left[column], right[column]]
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

/** @see RFC 4180, section 2 */
const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
