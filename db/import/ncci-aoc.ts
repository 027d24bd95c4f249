import { addDays, type IsoDate, isoDate } from '../../src/domain/iso-date.ts'
import { CMS, scopeOf } from './cms-release.ts'
import type { FactRow, Layout } from './layout.ts'
import { chooseQuarter, NCCI_URL, quarterDates, quarterLabel, quarterOfLabel } from './ncci-release.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'

/** Stands for "the contractor defines the primary codes" where a primary code is wanted. */
const CONTRACTOR_DEFINED = 'CCCCC'

type Columns = {
  type: number
  addOn: number
  addOnEnd: number
  primary: number
  primaryEnd: number
  begin: number
  end: number
}

/** NCCI add-on code edits: text in tab-separated columns. */
export const ncciAoc: Layout = {
  name: 'NCCI add-on code edits (AOC_V2026Q3-MCR.txt)',
  recognise(file, given) {
    if (findColumns(readHeadRows(file, 1, '\t')[0] ?? []) === null) return null
    const quarter = chooseQuarter(file, given, quarterOfLabel, 'AOC_V2026Q3-MCR.txt')
    return {
      source: 'ncci-aoc',
      label: quarterLabel(quarter),
      title: `NCCI add-on code edits, Medicare, ${quarter.year} Q${quarter.quarter}`,
      publisher: CMS,
      url: `${NCCI_URL}/medicare-ncci-add-code-edits`,
      effective: quarterDates(quarter),
      scope: scopeOf(file),
    }
  },
  missing: (files) => files.filter((file) => scopeOf(file) === 'rows').map(({ name }) => `what ${name} leaves out`),
  async read(file, _edition, sink) {
    let columns: Columns | null = null
    for await (const { line, cells } of readCsvRows(file, '\t')) {
      if (columns === null) {
        columns = findColumns(cells)
        if (columns === null) sink.reject(file, line, 'the headings of the columns are missing')
        continue
      }
      const edit = readEdit(cells, columns)
      if (typeof edit === 'string') sink.reject(file, line, edit)
      else await sink.add('add_on_codes', edit)
    }
  },
}

function findColumns(header: readonly string[]): Columns | null {
  const columns = {
    type: findColumn(header, 'aoc edit type'),
    addOn: findColumn(header, 'add on code'),
    addOnEnd: findColumn(header, 'aoc deldt'),
    primary: findColumn(header, 'primary code'),
    primaryEnd: findColumn(header, 'primary code deldt'),
    begin: findColumn(header, 'aoc edit effdt'),
    end: findColumn(header, 'aoc edit deldt'),
  }
  return Object.values(columns).every((index) => index >= 0) ? columns : null
}

const CODE = /^[0-9A-Z]{5}$/

/** The row, or why it holds none. An edit ends with itself or with the first of its codes that does. */
function readEdit(cells: readonly string[], columns: Columns): FactRow | string {
  const cell = (column: keyof Columns): string => cells[columns[column]] ?? ''
  const addOn = cell('addOn')
  const primary = cell('primary')
  if (!/^[123]$/.test(cell('type'))) return `the type is not 1, 2 or 3: "${cell('type').slice(0, 20)}"`
  if (!CODE.test(addOn)) return `the add-on code is not a code: "${addOn.slice(0, 20)}"`
  if (!CODE.test(primary)) return `the primary code is not a code: "${primary.slice(0, 20)}"`
  const from = readDate(cell('begin'))
  const ends = [cell('end'), cell('addOnEnd'), cell('primaryEnd')].map(readDate)
  if (from === undefined || ends.includes(undefined)) return 'a date is not a year and the number of a day: yyyyddd'
  return {
    add_on_code: addOn,
    primary_code: primary === CONTRACTOR_DEFINED ? null : primary,
    type: Number(cell('type')),
    effective: { from, to: ends.filter((end) => typeof end === 'string').sort()[0] ?? null },
    locator: `add-on ${addOn}, primary ${primary}`,
  }
}

/** `yyyyddd`, the year and the number of the day in it, as a date; null where none is given, undefined for anything else. */
function readDate(text: string): IsoDate | null | undefined {
  if (text === '') return null
  const [, year, day] = /^(\d{4})(\d{3})$/.exec(text) ?? []
  const newYear = year === undefined ? null : isoDate(Number(year), 1, 1)
  if (newYear === null || Number(day) < 1) return undefined
  const date = addDays(newYear, Number(day) - 1)
  return date.startsWith(year ?? '') ? date : undefined
}
