import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deriveStarterSet } from '../../db/starter-set/derive-starter-set.ts'
import { conversionRows, csvOf, diagnosisLines, hcpcsLines, published } from '../support/published-files.ts'
import { readZip } from '../support/read-zip.ts'
import {
  listProcedures,
  PUBLISHED,
  pick,
  readStarterPairs,
  readStarterRows,
  STARTER,
  STARTER_LISTS,
} from '../support/starter-rows.ts'

const CODES = readStarterRows('codes.csv')
const PROCEDURES = listProcedures(CODES)
const CPT_ROWS = CODES.filter(({ system }) => system === 'CPT')

const absent = !existsSync(PUBLISHED)
describe('the starter set beside the publishers’ files (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  it.skipIf(absent)('is what its script derives from them', async () => {
    const derived = await deriveStarterSet(STARTER_LISTS, PUBLISHED)
    const differing = [...derived].filter(([name, text]) => readFileSync(join(STARTER, name), 'utf8') !== text)
    expect(differing.map(([name]) => name)).toEqual([])
  })

  it.skipIf(absent)('has every PTP edit between two of its codes, with the same indicator and dates', () => {
    const columns = ['edition', 'column_one', 'column_two', 'modifier_indicator', 'effective_from', 'effective_to']
    const files = readZip(published('ncci/ccipra-v302r0-rebuilt.zip')).map((entry) => entry.read().toString('latin1'))
    const excerpt = readFileSync(published('fixtures_2026/ccipra-v322r0-f1.excerpt.txt'), 'latin1')
    const expected = [...files.flatMap((text) => pairsIn(text, '2024Q3')), ...pairsIn(excerpt, '2026Q3')]
    const shipped = readStarterPairs().map((row) => pick(row, columns))
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
    const parts = ['non_facility_practice_expense_rvu', 'facility_practice_expense_rvu', 'malpractice_rvu']
    const indicators = ['professional_technical', 'global_days', 'multiple_procedure', 'bilateral', 'assistant']
    const shares = ['preoperative_share', 'intraoperative_share', 'postoperative_share']
    const rest = ['co_surgeon', 'team', 'endoscopic_base', 'conversion_factor', 'diagnostic_supervision']
    const all = [...columns, ...parts, ...indicators, ...shares, ...rest]
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
    const fromFiles = CPT_ROWS.filter(({ source }) => source !== 'cpt-crosswalk')
    const unproven = fromFiles.filter(({ code = '', effective_to: end = '' }) => {
      const lastRelease = releases.get(code) ?? ''
      if (lastRelease !== '') return end !== '' && end !== `${lastRelease.slice(0, 4)}-12-31`
      return end !== '' && !edits.has(`${code}|${end}`)
    })
    expect(unproven).toEqual([])
  })

  it.skipIf(absent)('ends by hand only CPT codes that no fee schedule lists after that day', () => {
    const releases = new Map(csvOf('crosswalk/code_lifecycle.csv').map((row) => [row[0], row[4] ?? '']))
    const byHand = CPT_ROWS.filter(({ source, effective_to: end }) => source === 'cpt-crosswalk' && end !== '')
    const listed = byHand.filter(({ code = '', effective_to: end = '' }) => {
      return (releases.get(code) ?? '').slice(0, 4) > end.slice(0, 4)
    })
    expect(byHand.length).toBeGreaterThan(0)
    expect(listed).toEqual([])
  })

  it.skipIf(absent)('has the last date of nearly every deleted CPT code they show', () => {
    const shown = csvOf('crosswalk/deleted_cpt_by_ptp_evidence.csv').slice(1)
    const ended = new Set(CPT_ROWS.filter(({ effective_to }) => effective_to !== '').map(({ code }) => code))
    const lacking = shown.map(([code]) => code).filter((code) => !ended.has(code))
    // COVID-19 vaccines ended within a year, which these dates hide; an edit of 36145 outlived it by years.
    expect(lacking.filter((code = '') => !/^913[01]\d$/.test(code))).toEqual(['36145'])
  })

  it.skipIf(absent)('replaces every psychiatry code of 2013 as the crosswalk does', () => {
    const expected = csvOf('crosswalk/psychiatry_2013_crosswalk.csv')
      .slice(1)
      .map(([code, target = '']) => `${code}|${target.replace(/E\/M( \(.*\))?/, 'E/M')}`)
    const shipped = readStarterRows('code_replacements.csv').map(
      ({ code, replaced_by: by = '' }) => `${code}|${by.replace(/99\d{3}-99\d{3}/, 'E/M')}`,
    )
    expect(expected.filter((row) => !shipped.includes(row))).toEqual([])
  })

  it.skipIf(absent)('dates HCPCS codes and modifiers as the HCPCS file does', () => {
    const dated = (line: string, code: string): string =>
      `${code}|${isoDate(line.slice(268, 276))}|${isoDate(line.slice(284, 292))}`
    const lines = hcpcsLines()
    const codes = new Set(lines.filter((line) => line[10] === '3').map((line) => dated(line, line.slice(0, 5))))
    const modifiers = lines.filter((line) => line[10] === '7').map((line) => dated(line, line.slice(3, 5)))
    const columns = ['code', 'effective_from', 'effective_to']
    const shipped = CODES.filter(({ source }) => source === 'hcpcs').map((row) => pick(row, columns))
    expect(shipped.filter((row) => !codes.has(row))).toEqual([])
    const ours = readStarterRows('modifiers.csv').map((row) => pick(row, columns))
    expect(modifiers.filter((row) => !ours.includes(row))).toEqual([])
  })

  it.skipIf(absent)('has every terminated HCPCS code', () => {
    const terminated = hcpcsLines().filter((line) => line[10] === '3' && /^[A-CE-Z].{283}\d{8}/.test(line))
    const shipped = new Set(CODES.filter(({ system }) => system === 'HCPCS').map(({ code }) => code))
    expect(terminated.map((line) => line.slice(0, 5)).filter((code) => !shipped.has(code))).toEqual([])
    expect(terminated.length).toBeGreaterThan(1_000)
  })

  it.skipIf(absent)('has every place of service, with its rate', () => {
    const expected = csvOf('pos/place_of_service_2024.csv').flatMap(([code, type]) =>
      type === 'Facility' || type === 'Non-Facility' ? [`${code}|${type === 'Facility'}`] : [],
    )
    const shipped = readStarterRows('places_of_service.csv').map((row) => pick(row, ['code', 'facility']))
    expect(differences(shipped, expected)).toEqual([])
  })

  it.skipIf(absent)('has the ICD-10-CM codes of the order file and every billable code below a header', () => {
    const published = diagnosisLines().map((line) => ({
      code: dotted(line.slice(6, 13).trim()),
      text: `${line.slice(14, 15) === '1'}|${line.slice(77).trim()}`,
    }))
    const texts = new Map(published.map(({ code, text }) => [code, text]))
    const current = CODES.filter(({ source }) => source === 'icd10cm')
    expect(current.filter((row) => texts.get(row.code ?? '') !== pick(row, ['billable', 'description']))).toEqual([])
    const have = new Set(current.map(({ code }) => code))
    const headers = current.filter(({ billable }) => billable === 'false').map(({ code = '' }) => code)
    const below = published.filter(
      ({ code, text }) => text.startsWith('true') && headers.some((header) => code.startsWith(header)),
    )
    expect(below.filter(({ code }) => !have.has(code))).toEqual([])
  })

  it.skipIf(absent)('begins and replaces ICD-10-CM codes as the conversion table does', () => {
    const table = conversionRows()
    const begun = CODES.filter(
      ({ source, effective_from, billable }) =>
        source === 'icd10cm-conversion' && effective_from !== '' && billable === 'true',
    ).map((row) => pick(row, ['code', 'effective_from']))
    const expected = new Set(
      table.map(([code = '', effective = '']) => `${dotted(code.replace('.', ''))}|${effective}`),
    )
    expect(begun.length).toBeGreaterThan(100)
    expect(begun.filter((row) => !expected.has(row))).toEqual([])
    const replaced = readStarterRows('code_replacements.csv').filter(({ source }) => source === 'icd10cm-conversion')
    const unproven = replaced.filter(
      ({ code = '', replaced_by }) =>
        !table.some(([now, , before = '']) => now === replaced_by && before.includes(code)),
    )
    expect(unproven).toEqual([])
  })

  it.skipIf(absent)('shares no run of five words between a CPT line and a published description', () => {
    const fees = csvOf('mpfs/PPRRVU2025_Oct.csv').map((row) => row[2] ?? '')
    const texts = [
      ...hcpcsLines().map((line) => line.slice(11, 119)),
      ...diagnosisLines().map((line) => line.slice(77)),
      ...fees,
    ]
    const runs = new Set(texts.flatMap(fiveWordRuns))
    expect(CPT_ROWS.filter(({ description = '' }) => fiveWordRuns(description).some((run) => runs.has(run)))).toEqual(
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
    const values = [0, 1, 3, 5, 11, 12, 6, 8, 10, 13, 14, 18, 19, 20, 15, 16, 17, 21, 22].map((index) => row[index])
    const fromTheEnd = [8, 7, 6].map((index) => row[row.length - index])
    return [[edition, ...values, ...fromTheEnd].join('|')]
  })
}

function fiveWordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9.%]+/g) ?? []
  return words.slice(4).map((_, index) => words.slice(index, index + 5).join(' '))
}
