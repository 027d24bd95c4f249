import {
  type BilledClaim,
  type BilledLine,
  CLAIM_BOUNDS,
  type ClaimFault,
  type ReadClaims,
} from '../../domain/billed-claim.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { readClaimDate } from '../dates/claim-date.ts'
import { type Columns, type ColumnUse, guessColumns, readHeader } from './claim-columns.ts'
import { procedureOf, readCodeList } from './code-list.ts'

/** A row of a table with the line of the text it begins in, from 1. */
export type TableRow = { source: number; cells: readonly string[] }

/** How columns are called to a person. */
const USE_WORDS: Readonly<Record<ColumnUse, string>> = {
  code: 'procedure code',
  modifiers: 'modifiers',
  units: 'units',
  date: 'date of service',
  place: 'place of service',
  claim: 'claim (tells which lines belong together; not shown)',
  patient: 'patient (tells which lines belong together; not shown)',
}

/** A table with the uses of its columns, and the rows under its header if it has one. */
export type ClaimTable = { columns: Columns; body: readonly TableRow[] }

/** Rows above a header: a title, the name of a program. */
const ROWS_ABOVE = 5

/** The table under a header that names a column of codes; null where there is none. */
export function findHeadedTable(rows: readonly TableRow[]): ClaimTable | null {
  const full = leaveEmpty(rows)
  for (const [at, row] of full.slice(0, ROWS_ABOVE).entries()) {
    const columns = readHeader(row.cells)
    if (columns !== null) return { columns, body: full.slice(at + 1) }
  }
  return null
}

/** The table of rows without a header, its columns told from what stands in them; null where none holds codes. */
export function guessTable(rows: readonly TableRow[]): ClaimTable | null {
  const body = leaveEmpty(rows)
  if (!body.some(({ cells }) => cells.length > 1)) return null
  const columns = guessColumns(body.map(({ cells }) => cells))
  return columns === null ? null : { columns, body }
}

const leaveEmpty = (rows: readonly TableRow[]): TableRow[] =>
  rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))

/** The claims of a table, a row a service. Rows belong together by their claim, else by their patient. */
export function readClaimTable({ columns, body }: ClaimTable, today: IsoDate): ReadClaims {
  const faults: ClaimFault[] = []
  const groups = new Map<string, BilledClaim>()
  for (const row of body.slice(0, CLAIM_BOUNDS.lines)) {
    const read = readRow(row, columns, today)
    faults.push(...read.faults)
    if (read.lines.length === 0) continue
    const key = cellsOf(row, columns, 'claim').join() || cellsOf(row, columns, 'patient').join()
    const claim = groups.get(key) ?? { number: groups.size + 1, lines: [] }
    groups.set(key, claim)
    for (const line of read.lines) claim.lines.push({ ...line, number: claim.lines.length + 1 })
  }
  const left = body.length - CLAIM_BOUNDS.lines
  if (left > 0) faults.push({ place: `Line ${body[CLAIM_BOUNDS.lines]?.source}`, text: tellLeft(left) })
  return { form: 'table', claims: [...groups.values()], faults, columns: describeColumns(columns) }
}

const tellLeft = (left: number): string =>
  `From here on ${left} lines were not read: one check takes ${CLAIM_BOUNDS.lines.toLocaleString('en-US')}. Send the rest by itself.`

const describeColumns = (columns: Columns): string[] =>
  columns.flatMap((use, at) => (use === null ? [] : [`column ${at + 1}: ${USE_WORDS[use]}`]))

function cellsOf({ cells }: TableRow, columns: Columns, use: ColumnUse): string[] {
  return cells.map((cell) => cell.trim()).filter((cell, at) => columns[at] === use && cell !== '')
}

type ReadRow = { lines: Omit<BilledLine, 'number'>[]; faults: ClaimFault[] }

function readRow(row: TableRow, columns: Columns, today: IsoDate): ReadRow {
  const place = `Line ${row.source}`
  const faults: ClaimFault[] = []
  const fail = (text: string): unknown => faults.push({ place, text })
  const [written = ''] = cellsOf(row, columns, 'code')
  const { codes, strange } = readCodeList(written, today)
  if (written === '') fail('There is no procedure code in this line. Add one, or take the line out.')
  else if (codes.length === 0 || strange.length > 0 || codes.some(({ written: each }) => procedureOf(each) === null))
    fail('What stands as procedure code is none: a code has five characters, such as 20610 or J1030.')
  const modifiers = readModifiers(cellsOf(row, columns, 'modifiers'), fail)
  const units = readUnits(cellsOf(row, columns, 'units')[0], fail)
  const date = readDate(cellsOf(row, columns, 'date')[0], today, fail)
  const placeOfService = readPlace(cellsOf(row, columns, 'place')[0], fail)
  const lines = codes.flatMap((code) => {
    const found = procedureOf(code.written)
    if (found === null) return []
    const all = [...new Set([...code.modifiers, ...modifiers])]
    return [{ ...found, source: row.source, modifiers: all, units: code.units ?? units, date, placeOfService }]
  })
  return { lines, faults }
}

function readModifiers(cells: readonly string[], fail: (text: string) => unknown): string[] {
  const parts = cells.flatMap((cell) => cell.toUpperCase().split(/[\s,;/:|&+-]+/)).filter((part) => part !== '')
  // A program that takes modifiers for numbers drops nothing of two figures, and adds ".0".
  const modifiers = parts.map((part) => part.replace(/\.0+$/, ''))
  const good = modifiers.filter((each) => /^[A-Z0-9]{2}$/.test(each))
  if (good.length < modifiers.length)
    fail('A modifier of this line is not two characters, such as 25 or RT. It was left out.')
  return good
}

function readUnits(cell: string | undefined, fail: (text: string) => unknown): number | null {
  if (cell === undefined) return null
  const units = Number(cell)
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(cell) && units > 0) return units
  fail('The units of this line are not a number above 0. The line was checked without them.')
  return null
}

function readDate(cell: string | undefined, today: IsoDate, fail: (text: string) => unknown): IsoDate | null {
  if (cell === undefined) return null
  const date = readClaimDate(cell, today)
  if (date === null)
    fail(
      'The date of service cannot be read: write it as 2026-01-15 or 01/15/2026. The date below the claim was taken.',
    )
  return date
}

function readPlace(cell: string | undefined, fail: (text: string) => unknown): string | null {
  if (cell === undefined) return null
  const place = /^\d{1,2}$/.test(cell) ? cell.padStart(2, '0') : null
  if (place === null) fail('The place of service is not two figures, such as 11. It was left out.')
  return place
}
