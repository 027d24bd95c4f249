import { basename } from 'node:path'
import { isIsoDate } from '../../src/domain/iso-date.ts'
import type { FactTable } from '../../src/store/codebook/editions.ts'
import { CMS } from './cms-release.ts'
import type { FactRow, Layout, RecognisedEdition, SourceFile } from './layout.ts'
import { readMcdHeader, readMcdTable } from './mcd-table.ts'

/** The cells of a row by column name: those columns that its table asks for. */
export type McdCells = Readonly<Record<string, string>>

/** One table of an export: the columns it is read by, and what a row of it becomes. */
export type McdTable = {
  /** In lower case; the first is the key that every file of this name must have. */
  columns: readonly string[]
  /** True for the tables without which an absent row proves nothing. */
  main?: boolean
  /** The row as a fact; null for a row that states none; a reason where it cannot be read. */
  read(cells: McdCells, edition: RecognisedEdition): McdFact | McdFault | null
}

export type McdFact = { table: FactTable; row: FactRow }
export type McdFault = { reason: string }

/** A row on its way into a table. */
export const fact = (table: FactTable, row: FactRow): McdFact => ({ table, row })

/**
 * A layout of the Medicare Coverage Database: the tables of one export by file name. All of an export are one edition, whose
 * label is the day of the export.
 */
export function createMcdLayout(
  source: string,
  name: string,
  tables: Readonly<Record<string, McdTable | undefined>>,
): Layout {
  return {
    name,
    recognise(file) {
      const table = tables[file.name.toLowerCase()]
      const header = table && readMcdHeader(file.head)
      const [key] = table?.columns ?? []
      if (!header || key === undefined || !header.includes(key)) return null
      return describeEdition(source, name, file)
    },
    missing(files) {
      const present = new Set(files.map((file) => file.name.toLowerCase()))
      return Object.keys(tables).filter((table) => tables[table]?.main && !present.has(table))
    },
    async read(file, edition, sink) {
      const table = tables[file.name.toLowerCase()]
      if (table === undefined) return
      const rows = readMcdTable(file, table.columns, (line, reason) => sink.reject(file, line, reason))
      for await (const { line, cells } of rows) {
        const read = table.read(cells, edition)
        if (read === null) continue
        const full = 'reason' in read ? sink.reject(file, line, read.reason) : sink.add(read.table, read.row)
        if (full) await full
      }
    },
  }
}

function describeEdition(source: string, name: string, file: SourceFile): RecognisedEdition {
  const day = findExportDay(file)
  return {
    source,
    // CMS calls the export of the day the current one; so does an edition whose day nothing tells.
    label: day ?? 'current',
    title: day === null ? name : `${name}, export of ${day}`,
    publisher: CMS,
    url: 'https://www.cms.gov/medicare-coverage-database/downloads/downloads.aspx',
    effective: { from: day, to: null },
    scope: 'all',
  }
}

/** The day in the name of the file handed in (`current_lcd_2026-01-25.zip`), else the day its table was written. */
function findExportDay(file: SourceFile): string | null {
  const named = /(20\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)/.exec(basename(file.path))
  const day = named && `${named[1]}-${named[2]}-${named[3]}`
  return day !== null && isIsoDate(day) ? day : (file.modified ?? null)
}
