import { describe, expect, it } from 'vitest'
import { unitsOverLimit } from '../../../src/rules/ncci/units-over-limit.ts'
import { facts, inquiryAbout, limitRow } from '../../support/codebook-facts.ts'

const check = (asked: string, ...limits: ReturnType<typeof limitRow>[]) =>
  unitsOverLimit.check(inquiryAbout(asked), facts('2024-08-01', { unitLimits: limits }))

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
})
