import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ncciMue } from '../../../db/import/ncci-mue.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows, splitCsv } from '../../support/split-csv.ts'

const HEADINGS = {
  practitioner: 'Practitioner Services MUE Values',
  outpatient: 'Outpatient Hospital Services MUE Values',
  dme: 'DME Supplier Services MUE Values',
}

function mueFile(lines: readonly string[], heading = HEADINGS.practitioner, lineEnd = '\n'): string {
  const head = `"Copyright line.\n\nAnother, with ""quotes"".",,,\n"HCPCS/\nCPT Code",${heading},MUE Adjudication Indicator,MUE Rationale`
  return [...head.split('\n'), ...lines, ''].join(lineEnd)
}

describe('recognising an MUE file', () => {
  it.each([
    [
      'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv',
      HEADINGS.practitioner,
      'ncci-mue-practitioner',
      '2026Q3',
      'all',
    ],
    [
      'MCR_MUE_OutpatientHospitalServices_Eff_01-01-2025.csv',
      HEADINGS.outpatient,
      'ncci-mue-outpatient',
      '2025Q1',
      'all',
    ],
    ['MCR_MUE_DMESupplierServices_Eff_10-01-2025.csv', HEADINGS.dme, 'ncci-mue-dme', '2025Q4', 'all'],
    [
      'MCR_MUE_PractitionerServices_Eff_04-01-2026.excerpt.csv',
      HEADINGS.practitioner,
      'ncci-mue-practitioner',
      '2026Q2',
      'rows',
    ],
  ])('reads source, quarter and scope of %s', (name, heading, source, label, scope) => {
    expect(ncciMue.recognise(sourceOf(name, mueFile([], heading)))).toMatchObject({ source, label, scope })
  })

  it('says what to do where the name has lost its date', () => {
    expect(() => ncciMue.recognise(sourceOf('mue.csv', mueFile([])))).toThrow(/does not tell its quarter.*--edition/)
    expect(ncciMue.recognise(sourceOf('mue.csv', mueFile([])), { source: null, edition: '2026Q1' })).toMatchObject({
      effective: { from: '2026-01-01', to: '2026-03-31' },
    })
  })

  it.each([
    ['an empty file', ''],
    ['another table', 'HCPCS,Price\n99213,12\n'],
  ])('leaves %s to other layouts', (_, content) => {
    expect(ncciMue.recognise(sourceOf('MCR_MUE_Eff_07-01-2026.csv', content))).toBeNull()
  })
})

describe('reading an MUE file', () => {
  const LINES = [
    '0001U,1,2 Date of Service Edit: Policy,Rationale',
    '99213,0,1 Line Edit,"Two, words"',
    'A4206,300,3 Date of Service Edit: Clinical,x',
  ]

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('reads units and indicator of lines that end with %s', async (_, lineEnd) => {
    const file = sourceOf('MCR_MUE_DME_Eff_07-01-2026.csv', mueFile(LINES, HEADINGS.dme, lineEnd))
    const { rows, rejected } = await collectRows(ncciMue, file)
    expect(rejected).toEqual([])
    const effective = { from: '2026-07-01', to: null }
    expect(rows).toEqual([
      {
        table: 'unit_limits',
        row: { setting: 'dme', code: '0001U', units: 1, adjudication_indicator: 2, locator: '0001U', effective },
      },
      {
        table: 'unit_limits',
        row: { setting: 'dme', code: '99213', units: 0, adjudication_indicator: 1, locator: '99213', effective },
      },
      {
        table: 'unit_limits',
        row: { setting: 'dme', code: 'A4206', units: 300, adjudication_indicator: 3, locator: 'A4206', effective },
      },
    ])
  })

  it.each([
    ['no code', ',1,2 Policy,x', /not a code/],
    ['units in words', '99213,none,2 Policy,x', /number of units/],
    ['negative units', '99213,-1,2 Policy,x', /number of units/],
    ['an indicator that does not exist', '99213,1,4 Policy,x', /indicator/],
    ['too few columns', '99213', /number of units/],
  ])('refuses a line with %s', async (_, bad, reason) => {
    const file = sourceOf('MCR_MUE_Eff_07-01-2026.csv', mueFile([...LINES, bad]))
    const { rows, rejected } = await collectRows(ncciMue, file)
    expect(rows).toHaveLength(3)
    expect(rejected).toEqual([{ line: 9, reason: expect.stringMatching(reason) }])
  })
})

const PUBLISHED = join(REAL_DATA_DIR, 'ncci/MCR_MUE_PractitionerServices_Eff_07-01-2024.rebuilt.csv')

describe('the published MUE file (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  it.skipIf(!existsSync(PUBLISHED))('has 14,677 limits, and 200 of them are as its lines say', async () => {
    const { edition, rows, rejected } = await collectRows(ncciMue, sourceAt(PUBLISHED))
    expect(edition).toMatchObject({ source: 'ncci-mue-practitioner', label: '2024Q3', scope: 'all' })
    expect(rejected).toEqual([])
    expect(rows).toHaveLength(14_677)
    const published = splitCsv(readFileSync(PUBLISHED, 'latin1')).filter(([code = '']) => /^[0-9A-Z]{5}$/.test(code))
    expect(published).toHaveLength(rows.length)
    for (const index of pickRows(rows.length, 200)) {
      const [code, units, indicator = ''] = published[index] ?? []
      expect(rows[index]?.row).toMatchObject({
        setting: 'practitioner',
        code,
        units: Number(units),
        adjudication_indicator: Number(indicator.slice(0, 1)),
      })
    }
  })
})
