import { describe, expect, it } from 'vitest'
import { unitsOverLimit } from '../../../src/rules/ncci/units-over-limit.ts'
import { edition, facts, inquiryAbout, limitRow } from '../../support/codebook-facts.ts'

const MUE_2024Q3 = edition('ncci-mue-practitioner', '2024Q3', '2024-07-01..2024-09-30')

const check = (asked: string, ...limits: ReturnType<typeof limitRow>[]) =>
  unitsOverLimit.check(inquiryAbout(asked), facts('2024-08-01', { unitLimits: limits, editions: [MUE_2024Q3] }))

describe('units of service', () => {
  it.each([
    ['64483 x1', limitRow('64483', 1, 2), 'allowed'],
    ['64483 x2', limitRow('64483', 1, 2), 'not_allowed'],
    ['64483 x2', limitRow('64483', 1, 3), 'unknown'],
    ['64483 x2', limitRow('64483', 1, 1), 'unknown'],
  ] as const)('%s against a limit is judged by value and indicator', (asked, limit, verdict) => {
    expect(check(asked, limit).findings).toMatchObject([{ verdict, citations: [{ source: 'ncci-mue-practitioner' }] }])
  })

  it('without a published value are a gap, because some values are confidential', () => {
    expect(check('64483 x2')).toMatchObject({ findings: [], gaps: [{ about: '64483' }] })
  })

  it('that nobody asked about are not spoken of', () => {
    expect(check('64483', limitRow('64483', 1, 2))).toEqual({ findings: [], gaps: [] })
  })

  it('on a date the limits loaded do not speak for are judged with a gap', () => {
    const known = facts('2026-08-01', { unitLimits: [limitRow('64483', 1, 2)], editions: [MUE_2024Q3] })
    expect(unitsOverLimit.check(inquiryAbout('64483 x2'), known)).toMatchObject({
      findings: [{ verdict: 'not_allowed' }],
      gaps: [{ about: '64483' }],
    })
  })
})
