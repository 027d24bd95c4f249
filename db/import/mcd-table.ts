import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import { AppError } from '../../src/domain/app-error.ts'
import { type IsoDate, isIsoDate } from '../../src/domain/iso-date.ts'
import type { SourceFile } from './layout.ts'

/** A row of a table: its cells by column name, without the white space around them, and the line it ends on. */
export type McdRow = { line: number; cells: Readonly<Record<string, string>> }

/** The longest row of a published table is a policy of some 500 KB; a row beyond this is a quote that never closes. */
const MAX_ROW_BYTES = 16 * 1024 * 1024

/** Bytes are cut at characters of Latin-1 first, so that one file may hold cells of both encodings; see decodeCell. */
const CSV_OPTIONS = {
  encoding: 'latin1',
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
} as const

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** Names of the columns of a table of the Medicare Coverage Database, in lower case; null where the first row cannot be read. */
export function readMcdHeader(head: Buffer): string[] | null {
  const end = head.indexOf('\n')
  const line = withoutMark(end === -1 ? head : head.subarray(0, end))
  try {
    const [names] = parseSync(line, CSV_OPTIONS) as string[][]
    return names?.map(nameOf) ?? null
  } catch {
    return null
  }
}

/**
 * Those columns of every row: comma, double quotes, line ends inside cells. Rows of another width than the header go to `reject`.
 * @throws AppError `invalid` where the table lacks a column or a quote never closes
 */
export async function* readMcdTable(
  file: SourceFile,
  columns: readonly string[],
  reject: (line: number, reason: string) => void,
): AsyncGenerator<McdRow> {
  const parser = parse({ ...CSV_OPTIONS, info: true, max_record_size: MAX_ROW_BYTES })
  const bytes = Readable.from(bytesOf(file), { objectMode: false })
  bytes.once('error', (error) => parser.destroy(error))
  let header: Header | null = null
  try {
    for await (const { record, info } of bytes.pipe(parser) as AsyncIterable<CsvRecord>) {
      if (header === null) header = findColumns(file, record.map(nameOf), columns)
      else if (record.length === header.width) yield { line: info.lines, cells: pickCells(header, record) }
      else reject(info.lines, `it has ${record.length} cells where the header has ${header.width}`)
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new AppError('invalid', `${file.name} is cut off or damaged (${cause.message}): download it again.`, {
      cause,
    })
  } finally {
    bytes.destroy()
  }
}

type CsvRecord = { record: string[]; info: { lines: number } }

/** The bytes of the file without the mark that they are UTF-8. */
async function* bytesOf(file: SourceFile): AsyncGenerator<Buffer> {
  let beginning: Buffer | null = Buffer.alloc(0)
  for await (const chunk of file.open() as AsyncIterable<Buffer>) {
    if (beginning === null) {
      yield chunk
      continue
    }
    beginning = Buffer.concat([beginning, chunk])
    if (beginning.length < BYTE_ORDER_MARK.length) continue
    yield withoutMark(beginning)
    beginning = null
  }
  if (beginning !== null) yield beginning
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes

const nameOf = (cell: string): string => cell.trim().toLowerCase()

/** How many cells a row has, and in which of them the columns asked for stand. */
type Header = { width: number; places: { column: string; at: number }[] }

function findColumns(file: SourceFile, names: readonly string[], columns: readonly string[]): Header {
  const places = columns.map((column) => {
    const at = names.indexOf(column)
    if (at === -1)
      throw new AppError('invalid', `${file.name} has no column ${column}: it is not the table CMS describes.`)
    return { column, at }
  })
  return { width: names.length, places }
}

function pickCells({ places }: Header, record: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const { column, at } of places) cells[column] = decodeCell(record[at] ?? '').trim()
  return cells
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })
const WINDOWS_1252 = new TextDecoder('windows-1252')

/** The exports mix UTF-8 with Windows-1252 that was pasted into policies. */
function decodeCell(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1
  const bytes = Buffer.from(latin1, 'latin1')
  try {
    return UTF_8.decode(bytes)
  } catch {
    return WINDOWS_1252.decode(bytes)
  }
}

/** The day of a time stamp such as `2026-02-14 00:00:00`; null where the cell is empty, undefined where it holds something else. */
export function readMcdDate(cell: string): IsoDate | null | undefined {
  const day = cell.slice(0, 10)
  if (day === '') return null
  return isIsoDate(day) ? day : undefined
}
