import type { CodeReference } from '../../domain/code-reference.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

/** What parts the cells of a line. */
const CELLS = /[|\t]| {2,}/

const UNITS =
  /^(?:units?|qty|quantity|days?\/units?|un|uos|max(?:imum)?(?: units?)?(?: ?\/ ?day| per day| a day)?(?: on \w+ \w+)?)\.?$/i
/** One of these stands in a line that heads a column of units. */
const UNIT_WORDS = cueWords('unit units qty quantity un uos max maximum')
const HAS_UNIT_WORD = /\b(?:units?|qty|quantity|un|uos|max|maximum)\b/i
const CODE = /^(?:(?:cpt|hcpcs|proc(?:edure)?)(?:[ /]*(?:hcpcs|cpt))?(?: codes?)?|codes?|service)$/i

/** Other headings of lines of a claim: where a mail program left one space between cells, a heading is made of nothing else. */
const OTHER =
  /^(?:line|ln|#|no|mods?|modifiers?|dx|icd|pos|dos|date|charges?|amount|amt|fee|billed|allowed|paid|status|description|desc)\.?$/i

/** The column of units of a table, the number of its cells, and what parts them. */
type Column = { units: number; cells: number; sign: RegExp }

/**
 * The references with the units that stand in the column of units of a table, where a code has none written on it: a heading
 * names a column of codes and one of units, and the line of the code has a whole number below the latter.
 */
export function withColumnUnits(references: readonly CodeReference[], text: string, index: TextIndex): CodeReference[] {
  const rows = placesOf(index, UNIT_WORDS).length > 0 ? findRows(text) : []
  if (rows.length === 0) return [...references]
  return references.map((each) => {
    if (each.units !== null || (each.system !== 'CPT' && each.system !== 'HCPCS')) return each
    const units = rows.find(({ start, end }) => start <= each.start && each.end <= end)?.units ?? null
    return units === null ? each : { ...each, units }
  })
}

/** The lines below headings of codes and units, each with its number of units. */
function findRows(text: string): { start: number; end: number; units: number }[] {
  let start = 0
  let column: Column | null = null
  const rows: { start: number; end: number; units: number }[] = []
  for (const line of text.split('\n')) {
    const end = start + line.length
    const heading = HAS_UNIT_WORD.test(line) ? readHeading(line) : null
    if (heading !== null) column = heading
    else if (column !== null && line.trim() !== '') {
      const cells = splitCells(line, column.sign)
      // The sign at the end of a line may stand before an empty cell.
      const isLastEmpty = cells.length === column.cells - 1 && line.trimEnd().endsWith('|')
      const cell = cells.length === column.cells || isLastEmpty ? (cells[column.units] ?? '') : ''
      if (/^\d{1,3}$/.test(cell) && Number(cell) > 0) rows.push({ start, end, units: Number(cell) })
      else if (cells.length < 2) column = null
    }
    start = end + 1
  }
  return rows
}

function readHeading(line: string): Column | null {
  for (const sign of [CELLS, /\s+/]) {
    const cells = splitCells(line, sign)
    const units = cells.findIndex((cell) => UNITS.test(cell))
    const isKnown = (cell: string): boolean => UNITS.test(cell) || CODE.test(cell) || OTHER.test(cell)
    if (units !== -1 && cells.some((cell) => CODE.test(cell)) && (sign === CELLS || cells.every(isKnown)))
      return { units, cells: cells.length, sign }
  }
  return null
}

/** The cells of a line; the sign that begins or ends it parts none. */
const splitCells = (line: string, sign: RegExp): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(sign)
    .map((cell) => cell.trim())
