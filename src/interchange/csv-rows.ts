import { parse } from 'csv-parse/sync'

/** A row of a text of separated values, and the line of the text it begins in, from 1. */
export type SeparatedRow = { source: number; cells: string[] }

const DELIMITERS = ['\t', ',', ';', '|'] as const

/** Lines in which the sign between values is looked for. */
const LINES_LOOKED_AT = 20

/**
 * The rows of a text of separated values (RFC 4180, forgiving): commas, semicolons, tabs or bars, whichever divides the
 * first lines; quotes may be careless and rows uneven.
 * @param mostRows rows beyond it are not read
 */
export function readSeparatedRows(text: string, mostRows: number): SeparatedRow[] {
  const rows = parse(text, {
    bom: true,
    delimiter: findDelimiter(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: mostRows,
    trim: true,
    // The types of the library do not know what `info` makes of a row.
  }) as unknown as { record: string[]; info: { lines: number } }[]
  // The parser counts the line a row ends in; a cell with line breaks makes it end later than it begins.
  return rows.map(({ record, info }) => ({
    source: Math.max(1, info.lines - record.join('').split('\n').length + 1),
    cells: record,
  }))
}

/** The sign that stands most evenly in the first lines. */
function findDelimiter(text: string): string {
  const lines = text.split('\n', LINES_LOOKED_AT).filter((line) => line.trim() !== '')
  const scores = DELIMITERS.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    return { sign, score: counts.filter((count) => count > 0).length * 1000 + Math.min(...counts, 999) }
  })
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).sign
}
