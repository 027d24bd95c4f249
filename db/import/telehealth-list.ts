import { CMS, calendarYear, findYear, scopeOf } from './cms-release.ts'
import type { Layout, SourceFile } from './layout.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'

const TITLE = /\bCY (20\d\d)\b.*\bMedicare Telehealth Services\b/i
const ROWS_ABOVE = 10

/** Medicare's list of telehealth services. Its short descriptors are not read: those of CPT codes are the AMA's. */
export const telehealthList: Layout = {
  name: 'Medicare telehealth services (telehealth_cy2026_list_508.txt)',
  recognise(file) {
    const rows = readHeadRows(file, ROWS_ABOVE, delimiterOf(file))
    const title = rows.flat().find((cell) => TITLE.test(cell))
    if (title === undefined || !rows.some((cells) => findColumns(cells) !== null)) return null
    const year = findYear(title) ?? 0
    return {
      source: 'telehealth-list',
      label: String(year),
      title: `List of Medicare telehealth services, ${year}`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/coverage/telehealth/list-services',
      effective: calendarYear(year),
      scope: scopeOf(file),
    }
  },
  async read(file, edition, sink) {
    let columns: { code: number; standing: number } | null = null
    for await (const { line, cells } of readCsvRows(file, delimiterOf(file))) {
      if (columns === null) {
        columns = findColumns(cells)
        continue
      }
      if (cells.every((cell) => cell === '')) continue
      const code = (cells[columns.code] ?? '').toUpperCase()
      const standing = cells[columns.standing] ?? ''
      if (!/^[A-Z0-9]{4}[A-Z0-9]$/.test(code) || standing === '') {
        sink.reject(file, line, standing === '' ? 'no standing' : 'the first column holds no code')
        continue
      }
      const full = sink.add('telehealth_services', { code, standing, effective: edition.effective, locator: code })
      if (full) await full
    }
  },
}

const delimiterOf = (file: SourceFile): ',' | '\t' => (file.head.includes('\t') ? '\t' : ',')

function findColumns(cells: readonly string[]): { code: number; standing: number } | null {
  const code = findColumn(cells, 'hcpcs', 'code', 'hcpcs code')
  const standing = findColumn(cells, 'proposed action', 'final action', 'action', 'status')
  return code < 0 || standing < 0 ? null : { code, standing }
}
