import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CodeEvidence, readCodeEvidence } from '../../db/starter-set/code-evidence.ts'
import { deriveModifiers, derivePlaces } from '../../db/starter-set/derive-code-lists.ts'
import { deriveDiagnoses } from '../../db/starter-set/derive-diagnoses.ts'
import { deriveProcedures, type ProcedureFacts } from '../../db/starter-set/derive-procedures.ts'
import { deriveReplacements } from '../../db/starter-set/derive-replacements.ts'
import { readHandWritten } from '../../db/starter-set/hand-written.ts'
import type { FindEdition } from '../../db/starter-set/starter-row.ts'
import { pick, STARTER_LISTS } from '../support/starter-rows.ts'

const editionOf: FindEdition = (source) => ({ source, edition: 'test', effective_to: '2024-12-31' })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'starter-derive-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the hand-written lists', () => {
  it('are all readable', () => {
    expect(readHandWritten(STARTER_LISTS).procedures.length).toBeGreaterThan(400)
  })

  it('may not hold a code twice', () => {
    const lists = join(folder, 'lists')
    mkdirSync(lists)
    writeFileSync(join(lists, 'procedures.csv'), 'system,code,began,description\nCPT,10060,,a\nCPT,10060,,b\n')
    expect(() => readHandWritten(lists)).toThrow('procedures.csv has 10060 twice')
  })
})

describe('the last date of a code', () => {
  /** Last edit, last release, and the date they prove. */
  const CASES = [
    ['71010', '2017-12-31', '', '2017-12-31'],
    ['99218', '2023-12-31', '2022D', '2022-12-31'],
    ['99441', '', '2024C', '2024-12-31'],
    ['99442', '', '2024A', undefined],
    ['99213', '', '2025D', undefined],
    ['36145', '2022-06-30', '', undefined],
    ['0006U', '2020-03-31', '', '2020-03-31'],
    ['91302', '2023-12-31', '', undefined],
    ['100', '', '2022D', undefined],
  ] as const

  let evidence: CodeEvidence
  beforeAll(() => {
    mkdirSync(join(folder, 'crosswalk'))
    const lives = CASES.map(([code, , last]) => `${code},${last === '' ? '' : '2020A'},${last}`)
    const edits = CASES.flatMap(([code, edit]) => (edit === '' ? [] : [`${code},${edit}`]))
    const write = (name: string, lines: string[]) =>
      writeFileSync(join(folder, 'crosswalk', name), `${lines.join('\n')}\n`)
    const life = 'code,mpfs_first_release,mpfs_last_release'
    write('code_lifecycle.csv', [life, ...lives, '00100,2022D,2025D', '1,2023D,2024B'])
    write('deleted_cpt_by_ptp_evidence.csv', ['code,last_effective_date', ...edits])
    evidence = readCodeEvidence(folder)
  })

  it.each(CASES)('of %s, with its last edit “%s” and last release “%s”, is %s', (code, _edit, _release, date) => {
    expect(evidence.ends.get(code)?.date).toBe(date)
  })

  it('lists an anaesthesia code from the release that dropped its zeros', () => {
    expect(evidence.firstReleases.get('00100')).toBe('2020A')
  })
})

describe('procedures', () => {
  const facts = (own: Partial<ProcedureFacts>): ProcedureFacts => ({
    evidence: { ends: new Map(), firstReleases: new Map() },
    ...{ hcpcs: [], seen: new Map(), replacements: [], editionOf },
    ...own,
  })
  const cpt = (code: string, began = '') => ({ system: 'CPT' as const, code, began, description: 'Our own words here' })

  it('must be in a published file', () => {
    expect(() => deriveProcedures([cpt('99999')], facts({}))).toThrow('CPT 99999 is in no published file')
  })

  it('must not begin after a fee schedule lists them', () => {
    const evidence = { ends: new Map(), firstReleases: new Map([['99439', '2020A']]) }
    const seen = new Map([['99439', 'in fee schedule 2025Q4 with status A']])
    expect(() => deriveProcedures([cpt('99439', '2021-01-01')], facts({ evidence, seen }))).toThrow(
      'the fee schedule of January 2020 lists it already',
    )
  })

  it('that ended and are not on the list have a date and no words', () => {
    const end = { date: '2012-12-31', locator: 'somewhere' }
    const evidence = { ends: new Map([['90862', end]]), firstReleases: new Map() }
    expect(deriveProcedures([], facts({ evidence }))).toMatchObject([
      { system: 'CPT', code: '90862', description: '', effective_to: '2012-12-31', source: 'cpt-lifecycle' },
    ])
  })

  it('of HCPCS keep their own end, and take that of the fee schedule only after the file', () => {
    const row = (code: string) => ({
      code,
      description: 'x',
      effective: { from: '2019-01-01', to: null },
      locator: code,
    })
    const ends = new Map([
      ['G2012', { date: '2024-12-31', locator: 'fees' }],
      ['U0001', { date: '2022-12-31', locator: 'fees' }],
    ])
    const list = ['G2012', 'U0001'].map((code) => ({ system: 'HCPCS' as const, code, began: '', description: '' }))
    const evidence = { ends, firstReleases: new Map() }
    const rows = deriveProcedures(list, facts({ evidence, hcpcs: list.map(({ code }) => row(code)) }))
    expect(rows.map((each) => pick(each, ['code', 'effective_to', 'source']))).toEqual([
      'G2012|2024-12-31|cpt-lifecycle',
      'U0001||hcpcs',
    ])
  })

  it('of HCPCS may be younger than the file, where the fee schedule of their first year lists them', () => {
    const listed = [{ system: 'HCPCS' as const, code: 'G0557', began: '2025-01-01', description: 'Our own words here' }]
    const since = (release: string) =>
      facts({ evidence: { ends: new Map(), firstReleases: new Map([['G0557', release]]) } })
    expect(deriveProcedures(listed, since('2025D'))).toMatchObject([
      { code: 'G0557', effective_from: '2025-01-01', effective_to: '', source: 'cpt-lifecycle' },
    ])
    expect(() => deriveProcedures(listed, since('2026A'))).toThrow('The HCPCS file lacks G0557')
  })
})

describe('replacements', () => {
  const codes = [
    { code: '90812', effective_from: '', effective_to: '2012-12-31' },
    { code: '90834', effective_from: '2013-01-01', effective_to: '' },
    { code: '98016', effective_from: '2025-01-01', effective_to: '' },
    { code: 'G0436', effective_from: '', effective_to: '2016-09-30' },
  ]
  const written = (code: string, by: string) => [{ system: 'CPT' as const, code, replaced_by: by, condition: '' }]

  it('begin the day after the code ended', () => {
    expect(deriveReplacements(written('90812', '90834'), [], codes, editionOf)).toMatchObject([
      { code: '90812', replaced_by: '90834', effective_from: '2013-01-01', source: 'cpt-crosswalk', edition: '2013' },
    ])
  })

  it.each([
    ['90834', '98016', '90834 has not ended'],
    ['90812', '98016', '98016 cannot replace 90812: not valid on 2013-01-01'],
    ['90812', '12345', '12345 cannot replace 90812'],
  ])('of %s by %s are refused: %s', (code, by, sentence) => {
    expect(() => deriveReplacements(written(code, by), [], codes, editionOf)).toThrow(sentence)
  })

  it('by cross-reference are left out where the target is unknown', () => {
    const reference = (target: string) => ({
      ...{ system: 'HCPCS', code: 'G0436', replaced_by: [target], condition: null },
      ...{ effective: { from: '2016-10-01', to: null }, locator: `G0436, cross-reference to ${target}` },
    })
    const rows = deriveReplacements([], [reference('90834'), reference('99999')], codes, editionOf)
    expect(rows.map(({ replaced_by }) => replaced_by)).toEqual(['90834'])
  })
})

describe('diagnoses', () => {
  const titled = (code: string, description: string) => ({ code, description, billable: true, locator: 'order' })
  const order = [
    titled('M54.5', 'Low back pain'),
    titled('M54.50', 'Low back pain, unspecified'),
    titled('M54.59', 'Other low back pain (chronic)'),
    titled('R42', 'Dizziness'),
  ]
  const replaced = (by: string) => ({
    table: 'code_replacements' as const,
    row: {
      ...{ system: 'ICD-10-CM', code: 'M54.5', replaced_by: [by], condition: `the record supports ${by}` },
      ...{ effective: { from: '2021-10-01', to: null }, locator: 'row' },
    },
  })

  it('bring the codes below a header, and what a replaced code became', () => {
    const { codes, replacements } = deriveDiagnoses(
      ['M54.50'],
      order,
      [replaced('M54.50'), replaced('M54.59')],
      editionOf,
    )
    expect(codes.map(({ code }) => code)).toEqual(['M54.5', 'M54.50', 'M54.59'])
    expect(replacements.map(({ condition }) => condition)).toEqual([
      'the record says low back pain, unspecified',
      'the record supports M54.59',
    ])
  })

  it('must be in the order file', () => {
    expect(() => deriveDiagnoses(['X99'], order, [], editionOf)).toThrow('The order file lacks X99')
  })
})

describe('modifiers and places', () => {
  const effective = { from: '1984-01-01', to: null }

  it('are refused where the publisher has one without words of ours', () => {
    expect(() => deriveModifiers([], [{ code: 'RT', effective }], editionOf)).toThrow('modifiers.csv lacks RT')
    const places = [{ code: '11', name: 'x', facility: false, effective, locator: 'POS 11' }]
    expect(() => derivePlaces(new Map(), places, editionOf('pos'))).toThrow('Place 11 is in only one')
  })

  it('take their dates and rates from the publisher and their words from us', () => {
    const own = [{ code: 'RT', description: 'Right side', ncci_group: 'anatomical' }]
    expect(deriveModifiers(own, [{ code: 'RT', effective }], editionOf)).toMatchObject([
      { code: 'RT', description: 'Right side', effective_from: '1984-01-01', source: 'ncci-manual' },
    ])
    const places = [{ code: '11', name: 'PUBLISHED', facility: false, effective, locator: 'POS 11' }]
    expect(derivePlaces(new Map([['11', 'Office']]), places, editionOf('pos'))).toMatchObject([
      { code: '11', name: 'Office', facility: 'false' },
    ])
  })
})
