import { describe, expect, it } from 'vitest'
import { meaning } from '../../../src/rules/codes/meaning.ts'
import { codeRow, edition, facts, feeRow, inquiryAbout, inquiryAsking, limitRow } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const check = (asOf: string, rows: Parameters<typeof facts>[1], ...codes: string[]) =>
  meaning.check(inquiryAbout(...codes), facts(asOf, rows)).findings

describe('what a code means', () => {
  it('is its plain line, cited', () => {
    const [finding] = check('2026-03-04', { codes: [codeRow('99213')], fees: [feeRow('99213', 'A')] }, '99213')
    expect(finding).toMatchObject({
      verdict: 'informational',
      subjects: ['99213'],
      parameters: { description: 'plain line of 99213', validTo: null, validityAsked: false },
      citations: [{ source: 'cpt-lifecycle' }],
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

describe('whether a code is valid', () => {
  it('is said where it is asked', () => {
    const known = facts('2026-03-04', {
      codes: [codeRow('99213')],
      fees: [feeRow('99213', 'A')],
      editions: [edition('mpfs', '2025Q4', '2026-01-01..2026-12-31')],
    })
    const said = sentencesOf(meaning, inquiryAsking('Is 99213 still valid?', ['status'], '99213'), known)
    expect(said.short[0]).toMatch(/^Yes: 99213 is valid on 2026-03-04/)
  })

  it('is not said where it is not', () => {
    const known = facts('2026-03-04', { codes: [codeRow('99213')] })
    const said = sentencesOf(meaning, inquiryAsking('What is 99213?', ['code_meaning'], '99213'), known)
    expect(said.short).toEqual(['99213: plain line of 99213.'])
  })
})

describe('a long description', () => {
  const long = [
    codeRow('G2212', '..', { description: `Prolonged office service ${'of each further quarter hour '.repeat(9)}` }),
  ]

  it.each([
    ['billed_together', 150],
    ['code_meaning', 400],
  ] as const)('is told in at most so many characters where it is asked %s', (kind, most) => {
    const [finding] = meaning.check(
      inquiryAsking('G2212?', [kind], 'G2212'),
      facts('2026-03-04', { codes: long }),
    ).findings
    expect(String(finding?.parameters.description).length).toBeLessThan(most)
    expect(String(finding?.parameters.description).endsWith('…')).toBe(kind === 'billed_together')
  })
})

describe('of two alternatives', () => {
  it('what each means answers which of them fits', () => {
    const codes = [codeRow('11055'), codeRow('11056')]
    const inquiry = inquiryAsking('11055 or 11056 for 3 corns?', ['billed_together'], '11055', '11056')
    const { findings } = meaning.check(inquiry, facts('2026-03-04', { codes }))
    expect(findings.every(({ settles }) => settles.includes('billed_together'))).toBe(true)
  })
})

describe('a diagnosis that is a header only', () => {
  const backPain = [
    codeRow('M54.5', '..2021-09-30', { system: 'ICD-10-CM' }),
    codeRow('M54.5', '2021-10-01..', { system: 'ICD-10-CM', billable: false }),
  ]

  it('is left to the rule of incomplete diagnoses', () => {
    expect(check('2026-03-04', { codes: backPain }, 'M54.5')).toEqual([])
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
    expect(gaps).toMatchObject([{ about: '99457', why: expect.stringContaining(`speaks of 99457 on ${asOf}`) }])
  })

  it('names the schedule that was nearest as the one used', () => {
    const gaps = gapsOn('2026-11-21', { fees: [feeRow('99457', 'A')], editions: [mpfs2025] })
    expect(gaps).toMatchObject([{ nearest: { file: 'fee schedule', edition: '2025Q4', date: '2026-11-21' } }])
  })
})
