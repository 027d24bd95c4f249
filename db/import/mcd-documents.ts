import { basename } from 'node:path'
import { type IsoDate, isIsoDate } from '../../src/domain/iso-date.ts'
import { CMS } from './cms-release.ts'
import { htmlToLine } from './html-text.ts'
import type { FactRow, Layout, SourceFile } from './layout.ts'
import { readMcdHeader, readMcdTable } from './mcd-table.ts'

const COLUMNS = [
  'document_display_id',
  'document_type',
  'document_version',
  'effective_date',
  'retirement_date',
  'title',
  'contractor_name_type',
  'url',
] as const

const KINDS: Readonly<Record<string, 'lcd' | 'article'>> = { lcd: 'lcd', article: 'article' }

/**
 * The list of local coverage documents that the Medicare Coverage Database gives for a search: titles, contractors and
 * dates, without text and codes. An export of LCDs without its main table is given its titles by it.
 */
export const mcdDocuments: Layout = {
  name: 'Medicare Coverage Database, list of local coverage documents',
  recognise(file) {
    const header = readMcdHeader(file.head)
    if (!header || !COLUMNS.every((column) => header.includes(column))) return null
    const label = findMonth(file) ?? 'current'
    return {
      source: 'mcd-documents',
      label,
      title: `Medicare Coverage Database, list of local coverage documents${label === 'current' ? '' : `, ${label}`}`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare-coverage-database/search.aspx',
      effective: { from: null, to: null },
      scope: 'all',
    }
  },
  async read(file, _, sink) {
    for await (const { line, cells } of readMcdTable(file, COLUMNS, (at, reason) => sink.reject(file, at, reason))) {
      const read = readDocument(cells)
      const full = 'reason' in read ? sink.reject(file, line, read.reason) : sink.add('coverage_policies', read.row)
      if (full) await full
    }
  },
}

function readDocument(cells: Readonly<Record<string, string>>): { row: FactRow } | { reason: string } {
  const { document_display_id: id = '', document_version: version = '', document_type: type = '', url = '' } = cells
  const kind = KINDS[type.toLowerCase()]
  if (kind === undefined || !/^[AL]\d{1,6}$/.test(id)) return { reason: `"${id}" (${type}) is no LCD and no article` }
  const from = readDate(cells.effective_date)
  const to = readDate(cells.retirement_date)
  if (from === undefined || to === undefined) return { reason: 'one of its dates is no date' }
  if (from !== null && to !== null && to < from) return { reason: `it ends on ${to}, before it begins on ${from}` }
  return {
    row: {
      policy_id: id,
      version,
      kind,
      title: htmlToLine(cells.title ?? ''),
      contractor: listContractors(cells.contractor_name_type ?? ''),
      url,
      effective: { from, to },
      locator: `${id} version ${version}`,
    },
  }
}

/** `07/10/2025`; null for a date that is not there, which is written `N/A` too. */
function readDate(cell = ''): IsoDate | null | undefined {
  if (/^(?:N\/A)?$/i.test(cell)) return null
  const [, month = '', day = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) ?? []
  const date = `${year}-${month}-${day}`
  return isIsoDate(date) ? date : undefined
}

/** Contractors stand one under the other, each above its kinds in brackets. */
const listContractors = (cell: string): string =>
  cell
    .split(/\n\s*\n/)
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('; ')

/** The month in the name of the file: `document_titles_2025-08.csv`. */
function findMonth(file: SourceFile): string | null {
  const [, year, month] = /(20\d\d)[-_](0[1-9]|1[0-2])(?!\d)/.exec(basename(file.path)) ?? []
  return year === undefined ? null : `${year}-${month}`
}
