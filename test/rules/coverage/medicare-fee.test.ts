import { describe, expect, it } from 'vitest'
import type { CodeReference } from '../../../src/domain/code-reference.ts'
import type { FeeFact, LocalityFact } from '../../../src/domain/codebook.ts'
import type { Inquiry, PlanType, Setting } from '../../../src/domain/inquiry.ts'
import { medicareFee } from '../../../src/rules/coverage/medicare-fee.ts'
import { codeRow, edition, facts, feeRow, inquiryAsking, replacementRow, span } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { detailsOf, minutesOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const MPFS = edition('mpfs', '2025Q4', '2025-01-01..2025-12-31')
const GPCI = edition('mpfs-gpci', '2025', '2025-01-01..2025-12-31')

const OFFICE_VISIT: FeeFact = {
  ...feeRow('99213', 'A'),
  ...{ workRvu: 1.3, nonFacilityPracticeExpenseRvu: 1.35, facilityPracticeExpenseRvu: 0.57, malpracticeRvu: 0.1 },
  ...{ nonFacilityTotal: 2.75, facilityTotal: 1.97, conversionFactor: 32.3465 },
}

function locality(name: string, state: string, number: string, more: Partial<LocalityFact> = {}): LocalityFact {
  const effective = span('2025-01-01..2025-12-31')
  return {
    ...{ contractor: '13202', locality: number, state, name, counties: null, anesthesiaConversionFactor: null },
    ...{ workGpci: 1.065, practiceExpenseGpci: 1.166, malpracticeGpci: 1.656, effective },
    citation: {
      source: 'mpfs-gpci',
      edition: '2025',
      locator: name,
      effectiveFrom: '2025-01-01',
      effectiveTo: '2025-12-31',
    },
    ...more,
  }
}

const MANHATTAN = locality('MANHATTAN', 'NY', '01')
const QUEENS = locality('QUEENS', 'NY', '04')

const known = (rows: Parameters<typeof facts>[1] = {}, asOf = '2025-03-01') =>
  facts(asOf, { fees: [OFFICE_VISIT], editions: [MPFS, GPCI], ...rows })

function asking(
  text: string,
  more: { plan?: PlanType; payer?: string; setting?: Setting; state?: string } = {},
): Inquiry {
  const details = {
    ...{ serviceDate: null, planType: more.plan ?? null, providers: [], patient: { ageYears: null, sex: null } },
    ...{ laterality: null, measures: [], state: more.state ? { code: more.state, from: 'text' as const } : null },
  }
  return { ...inquiryAsking(text, ['fee'], '99213'), payer: more.payer ?? null, setting: more.setting ?? null, details }
}

it('says that the amount is the national one where no indices are loaded at all', () => {
  const { gaps } = medicareFee.check(asking('What does Medicare pay in Manhattan?'), known({ editions: [MPFS] }))
  expect(gaps.map(({ why }) => why).join()).toContain('the amount is the national one')
})

it.each([
  ['what does the ASC get for 99213', {}, 'What Medicare pays the facility itself'],
  [
    'what does Aetna pay the ASC',
    { payer: 'Aetna' },
    "say nothing of another payer's or of a facility fee: look in the contract",
  ],
  ['what does Aetna pay', { payer: 'Aetna' }, "say nothing of another payer's: look in the contract"],
])('%s: says whose payment it does not know', (text, more, missing) => {
  const { gaps } = medicareFee.check(asking(text, more), known())
  expect(gaps.map(({ why }) => why).join()).toContain(missing)
})

it.each([
  ['what will our surgery center get for 99213, facility fee only', 0],
  ['ASC rate for 99213?', 0],
  ['what does medicare pay the HOPD for 99213', 0],
  ['rural health clinic: where is the RHC cap, what does an AIR visit pay beside 99213', 0],
  ['FQHC, what is the PPS rate, 99213 was done', 0],
  ['we are a rural health clinic, what does 99213 pay', 1],
  ['what does the surgeon get for 99213 in the ASC, and what is the facility fee', 1],
  ['what does 99213 pay in an ASC', 1],
])('%s: the physician fee schedule is no answer to what the facility gets', (text, amounts) => {
  expect(medicareFee.check(asking(text), known()).findings).toHaveLength(amounts)
})

describe('what the staff of a practice does incident to a physician (PC/TC indicator 5)', () => {
  const ofStaff = known({ fees: [{ ...OFFICE_VISIT, professionalTechnical: '5', facilityTotal: 2.75 }] })
  const [text, outside] = [
    'what does 99213 pay in and outside a facility',
    /is \$88\.95 outside a facility; in a hospital the/,
  ]

  it('is paid outside a facility, and to the practice not in a hospital', () => {
    expect(sentencesOf(medicareFee, asking(text), ofStaff).short.join()).toMatch(outside)
    const inHospital = asking('what does 99213 pay', { setting: 'outpatient_hospital' })
    expect(sentencesOf(medicareFee, inHospital, ofStaff).short.join()).toContain(
      '99213: in a hospital Medicare pays the practice nothing for it, by PC/TC indicator 5',
    )
    const inOffice = sentencesOf(medicareFee, asking('what does 99213 pay', { setting: 'office' }), ofStaff)
    expect(inOffice.short.join()).not.toContain('in a hospital')
  })

  it('is paid in both where the file has units of its own for a facility', () => {
    const ownUnits = known({ fees: [{ ...OFFICE_VISIT, professionalTechnical: '5' }] })
    expect(sentencesOf(medicareFee, asking(text), ownUnits).short.join()).toContain('in a facility')
  })
})

it('prices what replaced a code that is gone', () => {
  const gone = known({
    codes: [codeRow('99211', '..2020-12-31'), codeRow('99213')],
    replacements: [replacementRow('99211', ['99213'])],
  })
  const inquiry = inquiryAsking('what replaced 99211 and what does it pay', ['fee'], '99211')
  expect(medicareFee.check(inquiry, gone).findings).toMatchObject([{ subjects: ['99213'], standsFor: ['99211'] }])
})

describe('what the physician fee schedule allows', () => {
  it.each([
    [
      'nationally, where no place is named',
      asking('what does it pay'),
      known(),
      "99213: Medicare's national amount is $88.95 outside a facility and $63.72 in a facility (fee schedule 2025Q4).",
    ],
    [
      'once, where it is the same in a facility and outside it',
      asking('what does it pay'),
      known({ fees: [{ ...OFFICE_VISIT, facilityTotal: OFFICE_VISIT.nonFacilityTotal }] }),
      "99213: Medicare's national amount is $88.95, in and outside a facility (fee schedule 2025Q4).",
    ],
    [
      'with what was priced, where one of the two amounts is named',
      asking('we got 63.72, I thought 88-something'),
      known(),
      "99213: Medicare's national amount is $88.95 outside a facility and $63.72 in a facility (fee schedule 2025Q4). So $63.72 is what was priced as in a facility: look at the place of service on the claim (19, 22 and the like against 11).",
    ],
    [
      'with what was priced outside a facility',
      asking('paid at $88.95, right for the hospital clinic?'),
      known(),
      "99213: Medicare's national amount is $88.95 outside a facility and $63.72 in a facility (fee schedule 2025Q4). So $88.95 is what was priced as outside a facility: look at the place of service on the claim (11 against 19, 22 and the like).",
    ],
    [
      'and no more, where both amounts are named',
      asking('is it 88.95 or 63.72'),
      known(),
      "99213: Medicare's national amount is $88.95 outside a facility and $63.72 in a facility (fee schedule 2025Q4).",
    ],
    [
      'in the locality that is named',
      asking('99213 in Manhattan', { setting: 'office' }),
      known({ localities: [MANHATTAN, QUEENS] }),
      "99213: Medicare's amount in MANHATTAN, NY is $101.06 outside a facility (fee schedule 2025Q4).",
    ],
    [
      'in a facility',
      asking('99213 at the hospital', { setting: 'outpatient_hospital', plan: 'medicare' }),
      known(),
      "99213: Medicare's national amount is $63.72 in a facility (fee schedule 2025Q4).",
    ],
    [
      'for both, where the office is set against a facility',
      asking('office vs hospital rate of 99213', { setting: 'office' }),
      known(),
      "99213: Medicare's national amount is $88.95 outside a facility and $63.72 in a facility (fee schedule 2025Q4).",
    ],
    [
      'for both, where a facility is asked behind the office',
      asking('99213 in the office setting? and if done in the hospital clinic', { setting: 'office' }),
      known(),
      "99213: Medicare's national amount is $88.95 outside a facility and $63.72 in a facility (fee schedule 2025Q4).",
    ],
    [
      'as relative value units',
      asking('wRVU of 99213'),
      known(),
      '99213 has 1.30 work RVU, 2.75 total RVU outside a facility, 1.97 in a facility (fee schedule 2025Q4); the conversion factor of 2025 is 32.3465.',
    ],
  ])('is told %s', (_title, inquiry, data, words) => {
    expect(sentencesOf(medicareFee, inquiry, data)).toEqual({ short: [words], gaps: [] })
  })

  it('is national, with the place asked for, where the state has several localities', () => {
    const data = known({ localities: [MANHATTAN, QUEENS] })
    const { findings, questions } = medicareFee.check(asking('in New York', { state: 'NY' }), data)
    expect(findings).toMatchObject([{ parameters: { place: null } }])
    expect(questions).toEqual([{ key: 'fee-locality', parameters: { names: ['MANHATTAN', 'QUEENS'] } }])
  })

  it('needs no place where only units are asked for', () => {
    const data = known({ localities: [MANHATTAN, QUEENS] })
    expect(medicareFee.check(asking('work RVUs in New York', { state: 'NY' }), data).questions).toEqual([])
  })

  it.each<[string, { plan?: PlanType; payer?: string }]>([
    ['TRICARE', { plan: 'tricare', payer: 'TRICARE' }],
    ['Aetna', { plan: 'commercial', payer: 'Aetna' }],
    ['BCBS', { payer: 'BCBS' }],
    ['medicare advantage', { plan: 'medicare_advantage' }],
  ])('is never given as an amount of %s', (payer, about) => {
    const said = sentencesOf(medicareFee, asking('what is the allowable', about), known())
    expect(said.short).toEqual([])
    expect(said.gaps).toEqual([expect.stringContaining(`Not in the data loaded here: what ${payer} pays`)])
  })

  it.each([
    ['how much does her Humana drug plan pay us?', true],
    ['what does Part D pay for it?', true],
    ['what does Medicare pay, she has no drug plan', false],
  ])('is not that of a Part D plan: %s', (text, isOfPlan) => {
    const { gaps } = sentencesOf(medicareFee, asking(text, { plan: 'medicare' }), known())
    expect(gaps.some((gap) => gap.includes('what a Part D plan pays'))).toBe(isOfPlan)
  })

  it.each<[{ plan: PlanType; payer: string; state?: string }, string]>([
    [
      { plan: 'workers_compensation', payer: 'WC', state: 'NY' },
      "the official medical fee schedule of NY for workers' compensation",
    ],
    [{ plan: 'medicaid', payer: 'Medicaid' }, 'the fee schedule that the Medicaid agency of the state publishes'],
    [{ plan: 'tricare', payer: 'TRICARE' }, 'the TRICARE allowable charges (CMAC)'],
  ])('of another public payer stands where that payer publishes it: %o', (about, where) => {
    const { gaps } = sentencesOf(medicareFee, asking('what is the allowable', about), known())
    expect(gaps).toEqual([expect.stringContaining(where)])
  })

  it.each<[string[], boolean, boolean]>([
    [['22'], false, true],
    [['11'], true, false],
    [['11', '22'], true, true],
  ])('is that of the places of service named: %s', (named, outside, inside) => {
    const { effective, citation } = OFFICE_VISIT
    const places = [
      { code: '11', name: 'office', facility: false, effective, citation },
      { code: '22', name: 'hospital clinic', facility: true, effective, citation },
    ]
    const inquiry = asking('fee?')
    const references = named.map(
      (code) => ({ ...inquiry.references[0], text: code, system: 'POS', code }) as CodeReference,
    )
    const both = { ...inquiry, references: [...inquiry.references, ...references] }
    const [finding] = medicareFee.check(both, known({ places })).findings
    expect([finding?.parameters.nonFacility !== null, finding?.parameters.facility !== null]).toEqual([outside, inside])
  })

  it('of another year is given as that year’s, with a gap', () => {
    const { findings, gaps } = medicareFee.check(asking('fee?'), known({ localities: [MANHATTAN] }, '2027-02-01'))
    expect(findings).toMatchObject([{ parameters: { covers: false, edition: '2025Q4' } }])
    expect(gaps.map(({ why }) => why)).toEqual([expect.stringContaining('nearest to 2027-02-01')])
  })

  it('of anesthesia is told by units and the factor of the place, never as an amount', () => {
    const data = facts('2025-03-01', {
      fees: [feeRow('00100', 'J')],
      editions: [MPFS],
      localities: [locality('MANHATTAN', 'NY', '01', { workGpci: null, anesthesiaConversionFactor: 22.5 })],
    })
    const inquiry = { ...asking('Manhattan'), ...inquiryAsking('00100 in Manhattan', ['fee'], '00100') }
    const [short] = sentencesOf(medicareFee, inquiry, data).short
    expect(short).toContain('$22.5 in MANHATTAN (2025); its base units are not in the data loaded here.')
  })

  it('of anesthesia is an amount where base units, minutes and place are known', () => {
    const data = facts('2025-05-20', {
      fees: [feeRow('00812', 'J')],
      editions: [MPFS],
      localities: [locality('OHIO', 'OH', '00', { workGpci: null, anesthesiaConversionFactor: 20.06 })],
      guidance: [guidanceRow('anesthesia/base-units')],
    })
    const inquiry = {
      ...asking('Ohio'),
      ...inquiryAsking('00812 in Ohio', ['fee'], '00812'),
      details: detailsOf([minutesOf(45)]),
    }
    const [short] = sentencesOf(medicareFee, inquiry, data).short
    expect(short).toContain('3 base and 3.0 time units, 6.0 x $20.06, are $120.36')
  })

  it('is silent where nothing of it is asked, and a gap where no row is loaded', () => {
    expect(medicareFee.check(inquiryAsking('?', ['units'], '99213'), known())).toMatchObject({ findings: [], gaps: [] })
    expect(medicareFee.check(asking('?'), known({ fees: [] })).gaps).toHaveLength(1)
  })
})

it('tells the amount of what was done in the global period, not of the surgery before it', () => {
  const inquiry = inquiryAsking(
    '22612 done, back to the OR 14 days post-op for 10180, what is paid',
    ['fee'],
    '22612',
    '10180',
  )
  const fees = ['22612', '10180'].map((code) => ({
    ...OFFICE_VISIT,
    code,
    globalDays: code === '22612' ? '090' : '010',
  }))
  expect(medicareFee.check(inquiry, known({ fees })).findings).toMatchObject([{ subjects: ['10180'] }])
})

it.each([
  ['What does Medicare pay for 71046, hospital inpatient?', 'inpatient_hospital', '71046-26', '$10.03'],
  ['What does Medicare pay for 71046 in the office?', 'office', '71046', '$32.67'],
] as const)('a test in a facility has the amount of its professional part alone: %s', (text, setting, code, amount) => {
  const shares = { nonFacilityPracticeExpenseRvu: 0.1, facilityPracticeExpenseRvu: 0.1, conversionFactor: 32.3465 }
  const whole = {
    ...feeRow('71046', 'A'),
    ...shares,
    professionalTechnical: '1',
    nonFacilityTotal: 1.01,
    facilityTotal: 1.01,
  }
  const read = { ...whole, modifier: '26', nonFacilityTotal: 0.31, facilityTotal: 0.31 }
  const inquiry = { ...inquiryAsking(text, ['fee'], '71046'), setting }
  const [said] = sentencesOf(medicareFee, inquiry, known({ fees: [whole, read] })).short
  expect(said).toContain(`${code}: `)
  expect(said).toContain(amount)
})
