import { describe, expect, it } from 'vitest'
import { feeStatus } from '../../../src/rules/codes/fee-status.ts'
import { codeRow, facts, feeRow, inquiryAbout, inquiryAsking, replacementRow } from '../../support/codebook-facts.ts'
import { detailsOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const PLAN = { ...detailsOf([]), planType: 'commercial' as const }

const known = (status: string, asOf = '2025-03-04') =>
  facts(asOf, { codes: [codeRow('99050')], fees: [feeRow('99050', status)] })

describe('a well visit of a child', () => {
  const data = facts('2025-03-04', { codes: [codeRow('99392')], fees: [feeRow('99392', 'N')] })
  const asking = inquiryAsking('99392 with 90460, which modifier?', ['modifier_choice'], '99392')

  it('is refused for Medicare only where Medicare is named', () => {
    expect(feeStatus.check(asking, data).findings).toMatchObject([{ verdict: 'informational', settles: [] }])
    const covered = inquiryAsking('is 99392 covered?', ['coverage'], '99392')
    expect(feeStatus.check(covered, data).findings).toMatchObject([{ settles: ['coverage'] }])
    expect(feeStatus.check({ ...covered, payer: 'Aetna', details: PLAN }, data).findings).toMatchObject([
      { settles: [] },
    ])
    expect(feeStatus.check({ ...asking, payer: 'Medicare' }, data).findings).toMatchObject([{ verdict: 'not_allowed' }])
  })
})

describe('a code that only the fee schedule knows', () => {
  const asking = inquiryAsking('is G0537 active? Medicare', ['status'], 'G0537')
  const fees = [feeRow('G0537', 'A')]

  it('is active by that', () => {
    expect(feeStatus.check(asking, facts('2026-04-02', { fees })).findings).toMatchObject([{ settles: ['status'] }])
    const codes = [codeRow('G0537')]
    expect(feeStatus.check(asking, facts('2026-04-02', { fees, codes })).findings).toMatchObject([{ settles: [] }])
  })
})

describe('a code of status T', () => {
  const fees = [feeRow('94760', 'T'), feeRow('99213', 'A')]
  const data = facts('2025-03-04', { codes: [codeRow('94760'), codeRow('99213')], fees })

  it('is not paid by Medicare beside one that is', () => {
    const asking = inquiryAsking('94760 with 99213, CO-97', ['denial'], '94760', '99213')
    expect(sentencesOf(feeStatus, asking, data).short[0]).toContain(
      'No, for Medicare 94760 is not paid beside 99213, with or without a modifier',
    )
    expect(feeStatus.check({ ...asking, payer: 'Aetna', details: { ...PLAN } }, data).findings[0]?.verdict).toBe(
      'informational',
    )
  })

  it('stands for itself alone', () => {
    const asking = inquiryAsking('94760 denied', ['denial'], '94760')
    expect(feeStatus.check(asking, data).findings).toMatchObject([{ verdict: 'informational' }])
  })
})

describe('a status that decides payment', () => {
  it.each([
    [
      'B',
      'not_allowed',
      'No separate payment: 99050 has status B (bundled), so Medicare pays it as part of the services it goes with (fee schedule 2025Q4).',
    ],
    [
      'I',
      'not_allowed',
      '99050 has status I: not valid for Medicare purposes, because Medicare uses another code for the service (fee schedule 2025Q4).',
    ],
    [
      'N',
      'not_allowed',
      'No: 99050 has status N (non-covered): Medicare Part B does not cover it (fee schedule 2025Q4).',
    ],
    [
      'P',
      'not_allowed',
      'No separate payment under the physician fee schedule: 99050 has status P, bundled or excluded (fee schedule 2025Q4).',
    ],
    [
      'X',
      'informational',
      '99050 has status X (not a physician service by statute): the physician fee schedule does not pay it; that is not the same as not covered, another fee schedule may pay (fee schedule 2025Q4).',
    ],
    [
      'T',
      'informational',
      '99050 has status T: paid only when no other service payable under the physician fee schedule is billed that day by the same provider (fee schedule 2025Q4).',
    ],
    [
      'C',
      'informational',
      '99050 has status C (contractor-priced): the Medicare contractor sets the amount, usually on the report (fee schedule 2025Q4).',
    ],
    [
      'R',
      'informational',
      '99050 has status R (restricted coverage): special coverage rules apply, and the contractor prices it where covered (fee schedule 2025Q4).',
    ],
  ])('%s is told unasked', (status, verdict, words) => {
    expect(feeStatus.check(inquiryAbout('99050'), known(status)).findings).toMatchObject([{ verdict }])
    expect(sentencesOf(feeStatus, inquiryAbout('99050'), known(status)).short).toEqual([words])
  })

  it.each([
    ['can 99213 go with 99396', ['billed_together'], 'informational'],
    ['is 99396 covered', ['coverage'], 'not_allowed'],
  ] as const)('%s: decides on a routine physical only where payment is asked', (text, kinds, verdict) => {
    const physical = facts('2025-03-04', { codes: [codeRow('99396')], fees: [feeRow('99396', 'N')] })
    expect(feeStatus.check(inquiryAsking(text, [...kinds], '99396'), physical).findings).toMatchObject([{ verdict }])
  })

  it('decides nothing for a well visit of a child', () => {
    const asOf = '2025-03-04'
    const child = facts(asOf, { codes: [codeRow('99391')], fees: [feeRow('99391', 'N')] })
    expect(feeStatus.check(inquiryAbout('99391'), child).findings).toMatchObject([
      { verdict: 'informational', settles: [] },
    ])
  })

  it.each([
    [
      'A',
      '99051 has status A (active): Medicare pays it separately under the physician fee schedule where covered (fee schedule 2025Q4).',
    ],
    ['N', 'No: 99051 has status N (non-covered): Medicare Part B does not cover it (fee schedule 2025Q4).'],
  ])('%s of what replaced a code answers whether that is covered', (status, words) => {
    const codes = [codeRow('99050', '..2020-12-31'), codeRow('99051')]
    const replacements = [replacementRow('99050', ['99051'])]
    const replaced = facts('2025-03-04', { codes, replacements, fees: [feeRow('99051', status)] })
    const inquiry = inquiryAsking('what replaced it, and is it covered?', ['crosswalk', 'coverage'], '99050')
    expect(feeStatus.check(inquiry, replaced).findings).toMatchObject([
      { subjects: ['99051'], standsFor: ['99050'], settles: ['coverage'] },
    ])
    expect(sentencesOf(feeStatus, inquiry, replaced).short).toEqual([words])
  })

  it.each([
    ['36415', 'clinical laboratory'],
    ['80053', 'clinical laboratory'],
    ['A0429', 'ambulance'],
    ['L3908', 'DMEPOS'],
  ])('X of %s names the schedule that pays it, and answers whether it is covered', (code, schedule) => {
    const inquiry = { ...inquiryAsking('is it status X, not covered?', ['coverage'], code) }
    const rows = facts('2025-03-04', { codes: [codeRow(code)], fees: [feeRow(code, 'X')] })
    expect(sentencesOf(feeStatus, inquiry, rows).short[0]).toContain(`pays by the ${schedule} fee schedule`)
    expect(feeStatus.check(inquiry, rows).findings[0]?.settles).toContain('coverage')
  })

  it('decides nothing for another payer', () => {
    const inquiry = inquiryAbout('99050')
    inquiry.details = {
      serviceDate: null,
      planType: 'commercial',
      state: null,
      providers: [],
      patient: { ageYears: null, sex: null },
      laterality: null,
      measures: [],
    }
    expect(feeStatus.check(inquiry, known('B')).findings).toMatchObject([{ verdict: 'informational' }])
  })
})

describe('an active code', () => {
  it('is told where its status or coverage is asked', () => {
    const inquiry = inquiryAsking('is 99050 payable', ['coverage'], '99050')
    const [finding] = feeStatus.check(inquiry, known('A')).findings
    expect(finding?.settles).toEqual([])
    expect(sentencesOf(feeStatus, inquiry, known('A')).short[0]).toMatch(/^99050 has status A \(active\)/)
  })

  it('answers who asks for its status, not who asks whether it is covered', () => {
    const inquiry = inquiryAsking('status indicator of 99050?', ['status'], '99050')
    expect(feeStatus.check(inquiry, known('A')).findings[0]?.settles).toEqual(['status'])
  })

  it.each([
    ['E', false],
    ['X', false],
    ['N', true],
    ['R', true],
  ])('with status %s settles coverage: %s', (status, settled) => {
    const [finding] = feeStatus.check(inquiryAsking('covered?', ['coverage'], '99050'), known(status)).findings
    expect(finding?.settles.includes('coverage')).toBe(settled)
  })

  it('is not told where nobody asks', () => {
    expect(feeStatus.check(inquiryAbout('99050'), known('A'))).toEqual({ findings: [], gaps: [] })
  })
})

it('names the edition where it does not speak for the date', () => {
  const [finding] = feeStatus.check(inquiryAbout('99050'), known('B', '2024-03-04')).findings
  expect(finding?.parameters).toMatchObject({ covers: false, edition: '2025Q4' })
})

it('is silent on a code that is not in force, and on one without a row', () => {
  const ended = facts('2025-03-04', { codes: [codeRow('99050', '..2020-12-31')], fees: [feeRow('99050', 'B')] })
  expect(feeStatus.check(inquiryAbout('99050'), ended).findings).toEqual([])
  expect(feeStatus.check(inquiryAbout('99050'), facts('2025-03-04')).findings).toEqual([])
})

it('says nothing of what Medicare pays for the well visit of a child', () => {
  const wellVisit = facts('2025-03-04', { codes: [codeRow('99392')], fees: [feeRow('99392', 'N')] })
  const verdictOf = (...codes: string[]) =>
    feeStatus.check(inquiryAsking('which dx?', ['crosswalk'], ...codes), wellVisit).findings[0]?.verdict
  expect(verdictOf('99392')).toBe('informational')
})

it('only a restricted code without relative values is priced by the contractor', () => {
  const asked = inquiryAsking('does medicare cover 11056?', ['coverage'], '11056')
  const told = (nonFacilityTotal: number | null) =>
    sentencesOf(
      feeStatus,
      asked,
      facts('2025-03-04', { fees: [{ ...feeRow('11056', 'R', '000'), nonFacilityTotal }] }),
    ).short.join()
  expect(told(2.44)).toMatch(/special coverage rules apply \(fee schedule/)
  expect(told(null)).toMatch(/special coverage rules apply, and the contractor prices it where covered/)
})
