import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import { AppError } from '../../src/domain/app-error.ts'
import type { SourceFile } from './layout.ts'
import { readLineBatches, type TextEncoding } from './read-lines.ts'

/** A record of a CSV file; `line` is the one it begins on. */
export type CsvRow = { line: number; cells: string[] }

/** A cell of a published file has under 100,000 characters; more is a quote that is never closed. */
const MAX_RECORD_CHARACTERS = 1024 * 1024

const OPTIONS: Options = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: MAX_RECORD_CHARACTERS,
}

/**
 * The records of a CSV file, without empty lines; cells are trimmed, and may hold line breaks (`\n`).
 * @throws AppError `invalid` where a quote is never closed
 */
export async function* readCsvRows(file: SourceFile, delimiter: ',' | '\t' = ','): AsyncGenerator<CsvRow> {
  const parser = parse({ ...OPTIONS, delimiter, info: true })
  const source = Readable.from(readText(file))
  // A fault of the file itself has to reach whoever reads the records.
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      yield { line: info.lines - breaks, cells: record.map((cell) => cell.trim()) }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new AppError('invalid', `${file.name} is not readable as CSV: ${cause.message}`, { cause })
  } finally {
    source.destroy()
  }
}

/** The first `count` records, for recognising a file; fewer where it has fewer, none where its head is no CSV. */
export function readHeadRows(file: SourceFile, count: number, delimiter: ',' | '\t' = ','): string[][] {
  const text = new TextDecoder(findEncoding(file) === 'utf8' ? 'utf-8' : 'windows-1252').decode(file.head)
  try {
    const rows: string[][] = parseSync(text.replace(/\r\n?/g, '\n'), { ...OPTIONS, delimiter, to: count })
    return rows.map((cells) => cells.map((cell) => cell.trim()))
  } catch (error) {
    if (error instanceof CsvError) return []
    throw error
  }
}

/** Index of the first of `headings` that names a column, compared in lower case without punctuation; -1 where none does. */
export function findColumn(header: readonly string[], ...headings: string[]): number {
  const names = header.map((cell) =>
    cell
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  )
  return headings.map((heading) => names.indexOf(heading)).find((index) => index >= 0) ?? -1
}

async function* readText(file: SourceFile): AsyncGenerator<string> {
  for await (const { texts } of readLineBatches(file, findEncoding(file))) yield `${texts.join('\n')}\n`
}

/** UTF-8 where the head of the file has characters written so, or says so; else what spreadsheets of Windows write. */
export function findEncoding(file: SourceFile): TextEncoding {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.head, { stream: true })
    return /[^\p{ASCII}]/u.test(text) ? 'utf8' : 'latin1'
  } catch {
    return 'latin1'
  }
}
