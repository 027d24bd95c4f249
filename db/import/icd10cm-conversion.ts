import { AppError } from '../../src/domain/app-error.ts'
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts'
import { type Conversion, endedCodes, isReplacedOn } from './ended-codes.ts'
import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import { canonicalIcd10cm, ICD10CM_PUBLISHER, ICD10CM_URL, icd10cmCodesNamedIn } from './icd10cm-code.ts'
import type { FactRow, Layout, RecognisedEdition, RowSink, SourceFile } from './layout.ts'
import { readSheetRows } from './read-xlsx.ts'

/**
 * ICD-10-CM conversion table, a spreadsheet: every code that is new since 2016, and the codes reported before it.
 * - `conversion_maps`: from the new code to each earlier one; flags `together` where they were reported with each other,
 *   `one of` where they were alternatives.
 * - `codes`: the first date of each new code, and the last date of each code the table shows to be split or merged.
 * - `code_replacements`: for those ended codes, what took their place. A code that merely lost a part of its meaning to a
 *   new one is in force still, and gets none.
 */
export const icd10cmConversion: Layout = {
  name: 'ICD-10-CM conversion table (ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx)',
  recognise(file, given) {
    // What is inside a spreadsheet cannot be seen from its first bytes, so its name has to tell.
    if (!/conversion[-_ ]?table.*\.xlsx$/i.test(file.name)) return null
    const release = chooseFiscalRelease(file, given, 'ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx')
    return {
      source: 'icd10cm-conversion',
      label: fiscalLabel(release),
      title: `ICD-10-CM conversion table, ${fiscalTitle(release)}`,
      publisher: ICD10CM_PUBLISHER,
      url: ICD10CM_URL,
      effective: fiscalDates(release),
      scope: 'rows',
    }
  },
  async read(file, edition, sink) {
    const conversions = await readConversions(file, sink)
    for (const [table, row] of factsOf(conversions, edition)) {
      const full = sink.add(table, row)
      if (full) await full
    }
  },
}

/** The rows of the table; under 6,000 in 2026, and what became of a code shows only when all are known. */
async function readConversions(file: SourceFile, sink: RowSink): Promise<Conversion[]> {
  const conversions: Conversion[] = []
  let inTable = false
  for await (const { rowNumber, cells } of readSheetRows(file)) {
    const [current = '', effective = '', previous = ''] = cells
    if (!inTable) inTable = /^current code/i.test(current.trim()) && /^previous code/i.test(previous.trim())
    else if (cells.some((cell) => cell.trim() !== '')) {
      const conversion = readConversion(rowNumber, current, effective, previous)
      if (typeof conversion === 'string') sink.reject(file, rowNumber, conversion)
      else conversions.push(conversion)
    }
  }
  if (inTable) return conversions
  throw new AppError(
    'invalid',
    `${file.name} is no conversion table: it has no columns “Current code…” and “Previous Code…”.`,
  )
}

/** The row, or the reason why it cannot be read. */
function readConversion(row: number, current: string, effective: string, previous: string): Conversion | string {
  const code = canonicalIcd10cm(current)
  if (code === null) return `“${current}” is no ICD-10-CM code`
  const from = readEffective(effective.trim())
  if (from === null) return `“${effective}” is neither a year nor a date`
  const alone = canonicalIcd10cm(previous)
  const codes = alone === null ? icd10cmCodesNamedIn(previous) : [alone]
  if (codes.length === 0 && !/^\s*none\s*$/i.test(previous)) return `“${previous}” names no code`
  const together = /\b(?:and|with)\b|&/i.test(previous) && !previous.includes(',')
  return { row, code, from, previous: codes, together }
}

/** 1 October of a year alone, else the day itself, stored as days since 30 December 1899. @see ECMA-376 part 1, 18.17.4.1 */
function readEffective(text: string): IsoDate | null {
  if (/^20\d\d$/.test(text)) return `${text}-10-01`
  return /^[34]\d{4}$|^5[0-4]\d{3}$/.test(text) ? addDays('1899-12-30', Number(text)) : null
}

type Fact = ['codes' | 'code_replacements' | 'conversion_maps', FactRow]

function* factsOf(conversions: readonly Conversion[], edition: RecognisedEdition): Generator<Fact> {
  const system = 'ICD-10-CM'
  const ended = endedCodes(conversions)
  for (const { row, code, previous, together } of conversions) {
    const flags = previous.length < 2 ? null : together ? 'together' : 'one of'
    for (const to_code of previous.length > 0 ? previous : [null]) {
      const map = { from_system: system, from_code: code, to_system: system, to_code, flags }
      yield ['conversion_maps', { ...map, effective: edition.effective, locator: `row ${row}, ${code}` }]
    }
  }
  const starts = new Map(conversions.map((each) => [each.code, each]))
  for (const { row, code, from } of starts.values()) {
    const end = ended.get(code)
    const effective = { from, to: end ? addDays(end.on, -1) : null }
    yield ['codes', { system, code, description: null, billable: true, effective, locator: `row ${row}, ${code}` }]
  }
  for (const [code, { on, by, header }] of ended) {
    const locator = `row ${by.row}, ${by.code} after ${code}`
    const before = { from: null, to: addDays(on, -1) }
    const shared = { system, code, description: null, locator }
    if (!starts.has(code)) yield ['codes', { ...shared, billable: true, effective: before }]
    if (header) yield ['codes', { ...shared, billable: false, effective: { from: on, to: null } }]
    const successors = conversions.filter((each) => isReplacedOn(each, code, on))
    for (const successor of successors) {
      // The record decides between several; the table gives no more to tell them apart.
      const condition = successors.length > 1 ? `the record supports ${successor.code}` : null
      const replacement = { system, code, replaced_by: [successor.code], condition, effective: { from: on, to: null } }
      yield ['code_replacements', { ...replacement, locator: `row ${successor.row}, ${successor.code} after ${code}` }]
    }
  }
}
