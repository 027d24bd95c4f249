import { AppError } from '../../src/domain/app-error.ts'
import { CMS, scopeOf } from './cms-release.ts'
import type { FactRow, Layout, SourceFile } from './layout.ts'
import { chooseQuarter, NCCI_URL, quarterDates, quarterLabel, quarterOfDate } from './ncci-release.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'

/** The three files differ in the heading over their values. */
const SETTINGS = [
  {
    heading: /^practitioner/,
    source: 'ncci-mue-practitioner',
    setting: 'practitioner',
    title: 'practitioner services',
  },
  {
    heading: /^outpatient/,
    source: 'ncci-mue-outpatient',
    setting: 'outpatient_hospital',
    title: 'outpatient hospital services',
  },
  { heading: /^dme/, source: 'ncci-mue-dme', setting: 'dme', title: 'DME supplier services' },
] as const

/** Rows before the headings: one cell of several lines with the copyright, and blank ones. */
const HEAD_ROWS = 20

type Columns = { code: number; units: number; indicator: number; setting: (typeof SETTINGS)[number] }

/** NCCI medically unlikely edits: CSV, three files. */
export const ncciMue: Layout = {
  name: 'NCCI medically unlikely edits (MCR_MUE_PractitionerServices_Eff_07-01-2026.csv; outpatient and DME too)',
  recognise(file, given) {
    const columns = readHeadRows(file, HEAD_ROWS)
      .map(findColumns)
      .find((found) => found !== null)
    if (!columns) return null
    const { source, title } = columns.setting
    const quarter = chooseQuarter(file, given, quarterOfDate, 'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv')
    return {
      source,
      label: quarterLabel(quarter),
      title: `NCCI medically unlikely edits, ${title}, ${quarter.year} Q${quarter.quarter}`,
      publisher: CMS,
      url: `${NCCI_URL}/medicare-ncci-medically-unlikely-edits`,
      effective: quarterDates(quarter),
      scope: scopeOf(file),
    }
  },
  missing: (files) => files.filter((file) => scopeOf(file) === 'rows').map(({ name }) => `what ${name} leaves out`),
  async read(file, edition, sink) {
    let columns: Columns | null = null
    // A value holds until a later edition says otherwise, and that one is asked first.
    const effective = { from: edition.effective.from, to: null }
    for await (const { line, cells } of readCsvRows(file)) {
      if (columns === null) {
        columns = findColumns(cells)
        continue
      }
      const limit = readLimit(cells, columns)
      if (typeof limit === 'string') sink.reject(file, line, limit)
      else await sink.add('unit_limits', { ...limit, effective })
    }
    if (columns === null) throw headless(file)
  },
}

/** Where the columns are, or null for a row that does not hold their headings. */
function findColumns(cells: readonly string[]): Columns | null {
  const code = findColumn(cells, 'hcpcs cpt code')
  const indicator = findColumn(cells, 'mue adjudication indicator')
  const units = cells.findIndex((cell) => /\bMUE Values?$/i.test(cell))
  const heading = (cells[units] ?? '').toLowerCase()
  const setting = SETTINGS.find((each) => each.heading.test(heading))
  return code < 0 || indicator < 0 || setting === undefined ? null : { code, units, indicator, setting }
}

/** The row, or why it holds none. The indicator is `2 Date of Service Edit: Policy`: its first character counts. */
function readLimit(cells: readonly string[], columns: Columns): FactRow | string {
  const code = cells[columns.code] ?? ''
  const units = cells[columns.units] ?? ''
  const indicator = cells[columns.indicator] ?? ''
  if (!/^[0-9A-Z]{5}$/.test(code)) return `not a code: "${code.slice(0, 20)}"`
  if (!/^\d{1,9}$/.test(units)) return `not a number of units: "${units.slice(0, 20)}"`
  if (!/^[123](?!\d)/.test(indicator)) return `the adjudication indicator is not 1, 2 or 3: "${indicator.slice(0, 20)}"`
  return {
    setting: columns.setting.setting,
    code,
    units: Number(units),
    adjudication_indicator: Number(indicator[0]),
    locator: code,
  }
}

const headless = (file: SourceFile): AppError =>
  new AppError('invalid', `${file.name} has lost the headings of its columns: download it again.`)
