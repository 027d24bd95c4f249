import { CMS, calendarYear, quarterOfMonth, releaseMonth, scopeOf } from './cms-release.ts'
import type { FactRow, Given, Layout, RecognisedEdition, SourceFile } from './layout.ts'
import { chooseQuarter, type Quarter, quarterLabel } from './ncci-release.ts'
import { findColumn, readCsvRows } from './read-csv.ts'
import { readLines } from './read-lines.ts'

/** What is read of a row, as the file writes it. Descriptors are not: those of CPT codes are the AMA's. */
type Field =
  | 'code'
  | 'modifier'
  | 'status'
  | 'work'
  | 'nonFacilityExpense'
  | 'facilityExpense'
  | 'malpractice'
  | 'nonFacilityTotal'
  | 'facilityTotal'
  | 'professionalTechnical'
  | 'globalDays'
  | 'preoperative'
  | 'intraoperative'
  | 'postoperative'
  | 'multiple'
  | 'bilateral'
  | 'assistant'
  | 'coSurgeon'
  | 'team'
  | 'endoscopicBase'
  | 'conversionFactor'
  | 'supervision'

/** Headings of the CSV, its five lines of headings read downwards. Their order differs by year: 32 columns from 2026, 31 before. */
const HEADINGS: Readonly<Record<Field, string>> = {
  code: 'hcpcs',
  modifier: 'mod',
  status: 'status code',
  work: 'work rvu',
  nonFacilityExpense: 'non fac pe rvu',
  facilityExpense: 'facility pe rvu',
  malpractice: 'mp rvu',
  nonFacilityTotal: 'non facility total',
  facilityTotal: 'facility total',
  professionalTechnical: 'pctc ind',
  globalDays: 'glob days',
  preoperative: 'pre op',
  intraoperative: 'intra op',
  postoperative: 'post op',
  multiple: 'mult proc',
  bilateral: 'bilat surg',
  assistant: 'asst surg',
  coSurgeon: 'co surg',
  team: 'team surg',
  endoscopicBase: 'endo base',
  conversionFactor: 'conv factor',
  supervision: 'physician supervision of diagnostic procedures',
}

/** First and last column of the text file, counted from 1. @see CMS RVU25D, record layout of the relative value file */
const POSITIONS: Readonly<Record<Field, readonly [number, number]>> = {
  code: [1, 5],
  modifier: [6, 7],
  status: [58, 58],
  work: [60, 65],
  nonFacilityExpense: [67, 72],
  facilityExpense: [76, 81],
  malpractice: [85, 89],
  nonFacilityTotal: [91, 96],
  facilityTotal: [97, 102],
  professionalTechnical: [103, 103],
  globalDays: [104, 106],
  preoperative: [107, 109],
  intraoperative: [110, 112],
  postoperative: [113, 115],
  multiple: [116, 116],
  bilateral: [117, 117],
  assistant: [118, 118],
  coSurgeon: [119, 119],
  team: [120, 120],
  endoscopicBase: [128, 132],
  conversionFactor: [133, 140],
  supervision: [142, 143],
}

const FIELDS = Object.keys(HEADINGS) as Field[]
const HEADING_LINES = 5
const TITLE = /National Physician Fee Schedule Relative Value/i
const CODE = /^[A-Z0-9]{5}$/

/** Relative value file PPRRVU as CSV. */
export const mpfsRvuCsv: Layout = {
  name: 'Medicare physician fee schedule, relative values, CSV (PPRRVU2025_Oct.csv)',
  recognise(file, given) {
    const head = file.head.toString('latin1')
    return TITLE.test(head) && /^"?HCPCS"?,"?MOD"?,/m.test(head) ? recogniseEdition(file, given) : null
  },
  async read(file, edition, sink) {
    const above: string[][] = []
    let columns: Record<Field, number> | null = null
    for await (const { line, cells } of readCsvRows(file)) {
      if (columns === null) {
        above.push(cells)
        if (cells[0]?.toUpperCase() === 'HCPCS') columns = findColumns(above.slice(-HEADING_LINES))
        continue
      }
      const found = columns
      if (cells.every((cell) => cell === '')) continue
      const row = readRow((field) => cells[found[field]] ?? '', edition)
      const full = typeof row === 'string' ? sink.reject(file, line, row) : sink.add('fee_schedule', row)
      if (full) await full
    }
    if (columns === null) sink.reject(file, 1, `no headings ${Object.values(HEADINGS).join(', ')}`)
  },
}

/** Relative value file PPRRVU as text of 200 columns. */
export const mpfsRvuText: Layout = {
  name: 'Medicare physician fee schedule, relative values, text (PPRRVU2025_Oct.txt)',
  recognise(file, given) {
    const lines = file.head.toString('latin1').split(/\r\n|\n|\r/, 20)
    const isText = lines.some((line) => line.startsWith('HDR')) && !lines.some((line) => line.startsWith('HCPCS,'))
    return isText && (TITLE.test(lines.join('\n')) || /PPRRVU/i.test(file.name)) ? recogniseEdition(file, given) : null
  },
  async read(file, edition, sink) {
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (text.startsWith('HDR') || text.trim() === '') continue
      const row = readRow((field) => text.slice(POSITIONS[field][0] - 1, POSITIONS[field][1]).trim(), edition)
      const full = typeof row === 'string' ? sink.reject(file, number, row) : sink.add('fee_schedule', row)
      if (full) await full
    }
  },
}

/** The release as the file's title words it, or else its name. */
function recogniseEdition(file: SourceFile, given: Given | undefined): RecognisedEdition {
  const inTitle = quarterOf(/(20\d\d) National Physician Fee Schedule Relative Value File +([A-Z]+) Release/i)
  const inName = quarterOf(/PPRRVU(20\d\d)_([A-Z]+)/i)
  const head = file.head.toString('latin1')
  const period = chooseQuarter(file, given, (name) => inTitle(head) ?? inName(name), 'PPRRVU2025_Oct.csv')
  const release = `relative value file ${period.year}, ${releaseMonth(period.quarter)} release`
  const title = `Medicare physician fee schedule, ${release}`
  // From 2026 there are two conversion factors; the higher one is for participants of alternative payment models.
  const isQualifying = /(?<!non)QPP/i.test(file.name)
  return {
    source: isQualifying ? 'mpfs-qpp' : 'mpfs',
    label: quarterLabel(period),
    title: isQualifying ? `${title}, qualifying participants of alternative payment models` : title,
    publisher: CMS,
    url: 'https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files',
    // Each release replaces the one before it for the whole year.
    effective: calendarYear(period.year),
    scope: scopeOf(file),
  }
}

/** Finds a year and a month by a pattern, as the quarter the month falls in. */
const quarterOf =
  (pattern: RegExp) =>
  (text: string): Quarter | null => {
    const [, year, month = ''] = pattern.exec(text) ?? []
    const quarter = quarterOfMonth(month)
    return year === undefined || quarter === null ? null : { year: Number(year), quarter }
  }

function findColumns(lines: readonly (readonly string[])[]): Record<Field, number> | null {
  const width = Math.max(...lines.map((cells) => cells.length))
  const header = Array.from({ length: width }, (_, index) => lines.map((cells) => cells[index] ?? '').join(' '))
  const columns = Object.fromEntries(FIELDS.map((field) => [field, findColumn(header, HEADINGS[field])]))
  return Object.values(columns).includes(-1) ? null : (columns as Record<Field, number>)
}

/** The row, or the reason there is none. */
function readRow(text: (field: Field) => string, edition: RecognisedEdition): FactRow | string {
  const code = text('code').toUpperCase()
  const modifier = text('modifier').toUpperCase()
  if (!CODE.test(code)) return 'the first column holds no code'
  if (!/^([A-Z0-9]{2})?$/.test(modifier)) return `${code}: the modifier is not two characters`
  if (!/^[A-Z]$/.test(text('status'))) return `${code}: no status indicator`
  if (!/^[0-9A-Z]{3}$/.test(text('globalDays'))) return `${code}: no global days`
  const numbers = readNumbers(text)
  if (typeof numbers === 'string') return `${code}: ${numbers}`
  return {
    code,
    modifier: modifier || null,
    status: text('status'),
    ...numbers,
    global_days: text('globalDays'),
    professional_technical: text('professionalTechnical'),
    multiple_procedure: text('multiple'),
    bilateral: text('bilateral'),
    assistant: text('assistant'),
    co_surgeon: text('coSurgeon'),
    team: text('team'),
    endoscopic_base: text('endoscopicBase') || null,
    diagnostic_supervision: text('supervision') || null,
    effective: edition.effective,
    locator: modifier === '' ? code : `${code} with modifier ${modifier}`,
  }
}

const NUMBERS = {
  work_rvu: 'work',
  non_facility_practice_expense_rvu: 'nonFacilityExpense',
  facility_practice_expense_rvu: 'facilityExpense',
  malpractice_rvu: 'malpractice',
  non_facility_total: 'nonFacilityTotal',
  facility_total: 'facilityTotal',
  conversion_factor: 'conversionFactor',
  preoperative_share: 'preoperative',
  intraoperative_share: 'intraoperative',
  postoperative_share: 'postoperative',
} as const satisfies Record<string, Field>

/** The columns that hold numbers, null where blank; or the reason they cannot be read. */
function readNumbers(text: (field: Field) => string): Record<string, number | null> | string {
  const numbers: Record<string, number | null> = {}
  for (const [column, field] of Object.entries(NUMBERS)) {
    const written = text(field)
    if (!/^(\d{0,4}(\.\d{1,4})?)?$/.test(written)) return `${column.replaceAll('_', ' ')} is no number`
    numbers[column] = written === '' ? null : Number(written)
  }
  return numbers
}
