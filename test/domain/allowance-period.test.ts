import { describe, expect, it } from 'vitest'
import { periodOf } from '../../src/domain/allowance-period.ts'

const CHICAGO = 'America/Chicago'

describe('the period of a count', () => {
  it.each([
    ['day', '2026-07-14T12:00:00Z', '2026-07-14', '2026-07-15T05:00:00.000Z'],
    // Still the day before where the desk is.
    ['day', '2026-07-15T04:59:59Z', '2026-07-14', '2026-07-15T05:00:00.000Z'],
    ['day', '2026-12-31T20:00:00Z', '2026-12-31', '2027-01-01T06:00:00.000Z'],
    ['month', '2026-07-14T12:00:00Z', '2026-07', '2026-08-01T05:00:00.000Z'],
    ['month', '2026-08-01T04:59:59Z', '2026-07', '2026-08-01T05:00:00.000Z'],
    ['month', '2026-12-31T23:00:00Z', '2026-12', '2027-01-01T06:00:00.000Z'],
    // The day on which clocks go forward has 23 hours.
    ['day', '2026-03-08T12:00:00Z', '2026-03-08', '2026-03-09T05:00:00.000Z'],
  ] as const)('a %s at %s is %s and ends at %s', (per, at, key, resetsAt) => {
    const period = periodOf(per, new Date(at), CHICAGO)
    expect(period.key).toBe(key)
    expect(period.resetsAt?.toISOString()).toBe(resetsAt)
    expect(period.forgetAfter > (period.resetsAt ?? new Date())).toBe(true)
  })

  it('without an end is one for all times', () => {
    const period = periodOf('ever', new Date('2026-07-14T12:00:00Z'), CHICAGO)
    expect(period).toMatchObject({ key: 'ever', resetsAt: null })
    expect(period.forgetAfter > new Date('2027-07-14')).toBe(true)
  })
})
