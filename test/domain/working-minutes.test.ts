import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { USUAL_WORKING_TIME, workingMinutes } from '../../src/domain/working-time.ts'

const utc = USUAL_WORKING_TIME
const chicago = { ...utc, timeZone: 'America/Chicago' }
const minutes = (from: string, to: string, time = utc): number => workingMinutes(new Date(from), new Date(to), time)

describe('working minutes', () => {
  it.each([
    ['within a day', '2026-11-20T09:00Z', '2026-11-20T09:40Z', 40],
    ['from before the desk opens', '2026-11-20T06:00Z', '2026-11-20T09:00Z', 60],
    ['over a night', '2026-11-19T17:00Z', '2026-11-20T09:00Z', 120],
    ['over a weekend', '2026-11-20T17:30Z', '2026-11-23T08:15Z', 45],
    ['on a Sunday', '2026-11-22T09:00Z', '2026-11-22T15:00Z', 0],
    ['backwards', '2026-11-20T10:00Z', '2026-11-20T09:00Z', 0],
    ['over a week', '2026-11-16T08:00Z', '2026-11-23T08:00Z', 3000],
  ])('count %s', (_what, from, to, expected) => {
    expect(minutes(from, to)).toBeCloseTo(expected)
  })

  it('count by the clocks of the desk, on the day they change too', () => {
    expect(minutes('2026-03-06T23:00Z', '2026-03-09T14:00Z', chicago)).toBeCloseTo(60 + 60)
  })

  it('of two spans in a row are those of both together', () => {
    const time = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-03-01'), noInvalidDate: true })
    fc.assert(
      fc.property(time, time, time, (...times) => {
        const [a, b, c] = times.sort((one, other) => one.getTime() - other.getTime()) as [Date, Date, Date]
        expect(workingMinutes(a, b, utc) + workingMinutes(b, c, utc)).toBeCloseTo(workingMinutes(a, c, utc), 3)
      }),
      { numRuns: 60 },
    )
  })
})
