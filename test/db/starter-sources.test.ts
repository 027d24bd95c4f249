import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readZip } from '../support/read-zip.ts'
import { listProcedures, PUBLISHED, pick, readStarterRows } from '../support/starter-rows.ts'

const CODES = readStarterRows('codes.csv')
const PROCEDURES = listProcedures(CODES)
const CPT_LINES = CODES.filter(({ system }) => system === 'CPT')

const absent = !existsSync(PUBLISHED)
const published = (path: string): string => join(PUBLISHED, path)
const csvOf = (path: string): string[][] =>
  parse(readFileSync(published(path), 'latin1'), { relax_column_count: true, relax_quotes: true, bom: true })

describe('the starter set beside the publishers’ files (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  it.skipIf(absent)('has every PTP edit between two of its codes, with the same indicator and dates', () => {
    const columns = ['edition', 'column_one', 'column_two', 'modifier_indicator', 'effective_from', 'effective_to']
    const files = readZip(published('ncci/ccipra-v302r0-rebuilt.zip')).map((entry) => entry.read().toString('latin1'))
    const excerpt = readFileSync(published('fixtures_2026/ccipra-v322r0-f1.excerpt.txt'), 'latin1')
    const expected = [...files.flatMap((text) => pairsIn(text, '2024Q3')), ...pairsIn(excerpt, '2026Q3')]
    const shipped = readStarterRows('edit_pairs.csv').map((row) => pick(row, columns))
    expect(differences(shipped, expected)).toEqual([])
  })

  it.skipIf(absent)('has every unit limit of its codes, with the same units and indicator', () => {
    const limits = (path: string, edition: string) =>
      csvOf(path).flatMap(([code = '', units, indicator = '']) =>
        PROCEDURES.has(code) ? [`${edition}|${code}|${units}|${indicator.slice(0, 1)}`] : [],
      )
    const expected = [
      ...limits('ncci/MCR_MUE_PractitionerServices_Eff_07-01-2024.rebuilt.csv', '2024Q3'),
      ...limits('fixtures_2026/MCR_MUE_PractitionerServices_Eff_07-01-2026.excerpt.csv', '2026Q3'),
    ]
    const shipped = readStarterRows('unit_limits.csv').map((row) =>
      pick(row, ['edition', 'code', 'units', 'adjudication_indicator']),
    )
    expect(differences(shipped, expected)).toEqual([])
  })

  it.skipIf(absent)('has every primary of its add-on codes', () => {
    const lines = readFileSync(published('ncci/AOC_V2024Q3-MCR.rebuilt.txt'), 'latin1').split(/\r?\n/)
    const expected = lines.flatMap((line) => {
      const [type, addOn = '', , primary] = line.split('\t')
      return PROCEDURES.has(addOn) ? [`${addOn}|${primary === 'CCCCC' ? '' : primary}|${type}`] : []
    })
    const shipped = readStarterRows('add_on_codes.csv').map((row) => pick(row, ['add_on_code', 'primary_code', 'type']))
    expect(differences(shipped, expected)).toEqual([])
  })

  it.skipIf(absent)('has every fee schedule row of its codes, with the same values', () => {
    const expected = [
      ...feesIn('mpfs/PPRRVU2025_Oct.csv', '2025Q4'),
      ...feesIn('fixtures_2026/PPRRVU2026_Jul_nonQPP.excerpt.redacted.csv', '2026Q3'),
    ]
    const columns = ['edition', 'code', 'modifier', 'status', 'work_rvu', 'non_facility_total', 'facility_total']
    const indicators = ['professional_technical', 'global_days', 'multiple_procedure', 'bilateral', 'assistant']
    const all = [...columns, ...indicators, 'co_surgeon', 'team', 'endoscopic_base']
    expect(
      differences(
        readStarterRows('fee_schedule.csv').map((row) => pick(row, all)),
        expected,
      ),
    ).toEqual([])
  })

  it.skipIf(absent)('ends CPT codes when their edits ended or the fee schedule last listed them', () => {
    const edits = new Set(csvOf('crosswalk/deleted_cpt_by_ptp_evidence.csv').map((row) => row.slice(0, 2).join('|')))
    const releases = new Map(csvOf('crosswalk/code_lifecycle.csv').map((row) => [row[0], row[4] ?? '']))
    const unproven = CPT_LINES.filter(({ code, effective_to: end = '' }) => {
      const lastRelease = releases.get(code) ?? ''
      return end !== '' && !edits.has(`${code}|${end}`) && !lastRelease.startsWith(end.slice(0, 4))
    })
    expect(unproven).toEqual([])
  })

  it.skipIf(absent)('dates HCPCS codes as the HCPCS file does', () => {
    const expected = hcpcsLines().map(
      (line) => `${line.slice(0, 5)}|${isoDate(line.slice(268, 276))}|${isoDate(line.slice(284, 292))}`,
    )
    const shipped = CODES.filter(({ source }) => source === 'hcpcs').map((row) =>
      pick(row, ['code', 'effective_from', 'effective_to']),
    )
    expect(shipped.filter((row) => !new Set(expected).has(row))).toEqual([])
  })

  it.skipIf(absent)('has the ICD-10-CM codes of the order file and every billable code below a header', () => {
    const published = diagnosisLines().map((line) => ({
      code: dotted(line.slice(6, 13).trim()),
      text: `${line.slice(14, 15) === '1'}|${line.slice(77).trim()}`,
    }))
    const texts = new Map(published.map(({ code, text }) => [code, text]))
    const current = CODES.filter(({ system, effective_to }) => system === 'ICD-10-CM' && effective_to === '')
    expect(current.filter((row) => texts.get(row.code ?? '') !== pick(row, ['billable', 'description']))).toEqual([])
    const have = new Set(current.map(({ code }) => code))
    const headers = current.filter(({ billable }) => billable === 'false').map(({ code = '' }) => code)
    const below = published.filter(
      ({ code, text }) => text.startsWith('true') && headers.some((header) => code.startsWith(header)),
    )
    expect(below.filter(({ code }) => !have.has(code))).toEqual([])
  })

  it.skipIf(absent)('shares no run of five words between a CPT line and a published description', () => {
    const fees = csvOf('mpfs/PPRRVU2025_Oct.csv').map((row) => row[2] ?? '')
    const texts = [
      ...hcpcsLines().map((line) => line.slice(11, 119)),
      ...diagnosisLines().map((line) => line.slice(77)),
      ...fees,
    ]
    const runs = new Set(texts.flatMap(fiveWordRuns))
    expect(CPT_LINES.filter(({ description = '' }) => fiveWordRuns(description).some((run) => runs.has(run)))).toEqual(
      [],
    )
  })
})

/** What only one of the two lists has, each marked with the list that has it. */
function differences(shipped: readonly string[], expected: readonly string[]): string[] {
  const [ours, theirs] = [new Set(shipped), new Set(expected)]
  return [
    ...shipped.filter((row) => !theirs.has(row)).map((row) => `only in the starter set: ${row}`),
    ...expected.filter((row) => !ours.has(row)).map((row) => `only in the publisher's file: ${row}`),
  ]
}

const isoDate = (digits: string): string => digits.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

function pairsIn(text: string, edition: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [one = '', two = '', , from = '', to = '', indicator] = line.split('\t')
    if (!PROCEDURES.has(one) || !PROCEDURES.has(two)) return []
    return [`${edition}|${one}|${two}|${indicator}|${isoDate(from)}|${to === '*' ? '' : isoDate(to)}`]
  })
}

/** The columns compared, found by their place: 2026 files have one more before the endoscopic base. */
function feesIn(path: string, edition: string): string[] {
  return csvOf(path).flatMap((row) => {
    if (!PROCEDURES.has(row[0] ?? '')) return []
    const endoscopicBase = row[row.length - 8]
    const values = [0, 1, 3, 5, 11, 12, 13, 14, 18, 19, 20, 21, 22].map((index) => row[index])
    return [[edition, ...values, endoscopicBase].join('|')]
  })
}

const hcpcsLines = (): string[] => linesOf('hcpcs/HCPC2024_OCT_ANWEB.zip', /ANWEB\.txt$/)
const diagnosisLines = (): string[] => linesOf('icd10cm/cms_2026_dx.zip', /^icd10cm_order_2026\.txt$/)

function linesOf(archive: string, name: RegExp): string[] {
  const entry = readZip(published(archive)).find((each) => name.test(each.name))
  if (entry === undefined) throw new Error(`${archive} holds no ${name.source}`)
  return entry.read().toString('latin1').split(/\r?\n/)
}

function fiveWordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9.%]+/g) ?? []
  return words.slice(4).map((_, index) => words.slice(index, index + 5).join(' '))
}
