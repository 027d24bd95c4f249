import { describe, expect, it } from 'vitest'
import { meaning } from '../../../src/rules/codes/meaning.ts'
import { codeRow, edition, facts, feeRow, inquiryAbout, limitRow } from '../../support/codebook-facts.ts'

const check = (asOf: string, rows: Parameters<typeof facts>[1], ...codes: string[]) =>
  meaning.check(inquiryAbout(...codes), facts(asOf, rows)).findings

describe('what a code means', () => {
  it('is its plain line and its Medicare status, both cited', () => {
    const [finding] = check('2026-03-04', { codes: [codeRow('99213')], fees: [feeRow('99213', 'A')] }, '99213')
    expect(finding).toMatchObject({
      verdict: 'informational',
      subjects: ['99213'],
      parameters: { description: 'plain line of 99213', medicareStatus: 'A', feeEdition: '2025Q4', validTo: null },
      citations: [{ source: 'cpt-lifecycle' }, { source: 'mpfs' }],
    })
  })

  it('is given for services up to the last valid date, with that date', () => {
    const [finding] = check('2012-06-01', { codes: [codeRow('90862', '..2012-12-31')] }, '90862')
    expect(finding?.parameters).toMatchObject({ validTo: '2012-12-31' })
  })

  it('is not given after it', () => {
    expect(check('2013-01-22', { codes: [codeRow('90862', '..2012-12-31')] }, '90862')).toEqual([])
  })

  it('is said once for a code named twice', () => {
    expect(check('2026-03-04', { codes: [codeRow('99213')] }, '99213', '99213')).toHaveLength(1)
  })

  it('without any description says so instead of making one up', () => {
    const [finding] = check('2026-03-04', { codes: [codeRow('99213', '..', { description: null })] }, '99213')
    expect(finding?.parameters.description).toBeNull()
  })
})

describe('a diagnosis that is a header only', () => {
  const backPain = [
    codeRow('M54.5', '..2021-09-30', { system: 'ICD-10-CM' }),
    codeRow('M54.5', '2021-10-01..', { system: 'ICD-10-CM', billable: false }),
  ]

  it('may not be reported', () => {
    expect(check('2026-03-04', { codes: backPain }, 'M54.5')).toMatchObject([
      { verdict: 'not_allowed', parameters: { billable: false } },
    ])
  })

  it('may be reported for the time before it was split', () => {
    expect(check('2021-09-30', { codes: backPain }, 'M54.5')).toMatchObject([
      { verdict: 'informational', parameters: { billable: true } },
    ])
  })
})

describe('a code whose plain line gives no dates', () => {
  const plain = [codeRow('99457', '..', { source: 'plain-language' })]
  const mpfs2025 = edition('mpfs', '2025Q4', '2025-01-01..2025-12-31')
  const gapsOn = (asOf: string, rows: Parameters<typeof facts>[1] = {}) =>
    meaning.check(inquiryAbout('99457'), facts(asOf, { codes: plain, ...rows })).gaps

  it('is said to be in force by the fee schedule of that year', () => {
    expect(gapsOn('2025-06-01', { fees: [feeRow('99457', 'A')], editions: [mpfs2025] })).toEqual([])
  })

  it('is said to be in force by a unit limit of that time', () => {
    const mue = edition('ncci-mue-practitioner', '2024Q3', '2024-07-01..2024-09-30')
    expect(gapsOn('2024-08-01', { unitLimits: [limitRow('99457', 1, 2)], editions: [mue] })).toEqual([])
  })

  it.each(['2015-06-01', '2026-11-21'])('is not known to be in force on %s, which no file speaks for', (asOf) => {
    const gaps = gapsOn(asOf, { fees: [feeRow('99457', 'A')], editions: [mpfs2025] })
    expect(gaps).toMatchObject([{ about: '99457', why: expect.stringContaining(`in force on ${asOf}`) }])
  })

  it('is given no Medicare status from a schedule of a later year', () => {
    const known = facts('2015-06-01', { codes: plain, fees: [feeRow('99457', 'A')], editions: [mpfs2025] })
    expect(meaning.check(inquiryAbout('99457'), known).findings[0]?.parameters.medicareStatus).toBeNull()
  })
})
