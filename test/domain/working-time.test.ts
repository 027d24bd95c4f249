import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueTime,
  openingAfter,
  readWorkingHours,
  USUAL_WORKING_TIME,
  type WorkingTime,
} from '../../src/domain/working-time.ts'

const CHICAGO: WorkingTime = { ...USUAL_WORKING_TIME, timeZone: 'America/Chicago' }

describe('an answer within four working hours, Monday to Friday 8 to 18', () => {
  it.each([
    ['in the morning', '2026-11-18T09:00Z', '2026-11-18T13:00Z'],
    ['before the desk opens', '2026-11-18T03:30Z', '2026-11-18T12:00Z'],
    ['late in the day runs over to the next', '2026-11-18T16:00Z', '2026-11-19T10:00Z'],
    ['just at the end', '2026-11-18T14:00Z', '2026-11-18T18:00Z'],
    ['on Friday evening runs over to Monday', '2026-11-20T17:15Z', '2026-11-23T11:15Z'],
    ['on a Sunday', '2026-11-22T12:00Z', '2026-11-23T12:00Z'],
  ])('asked %s', (_when, since, due) => {
    expect(dueTime(new Date(since), USUAL_WORKING_TIME)).toEqual(new Date(due))
  })

  it.each([
    ['in winter', '2026-12-01T20:00Z', '2026-12-02T00:00Z'],
    ['in summer', '2026-07-01T20:00Z', '2026-07-02T14:00Z'],
    ['over the night on which clocks go forward', '2026-03-06T22:00Z', '2026-03-09T15:00Z'],
    ['over the night on which clocks go back', '2026-10-30T21:00Z', '2026-11-02T16:00Z'],
  ])('is counted by the clocks of the desk %s', (_when, since, due) => {
    expect(dueTime(new Date(since), CHICAGO)).toEqual(new Date(due))
  })

  it('is never due earlier to who asked later, and always while the desk works', () => {
    const moment = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) })
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 60 }), (one, other, answerHours) => {
        const time = { ...CHICAGO, answerHours }
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((at) => dueTime(new Date(at), time))
        expect(early?.getTime()).toBeLessThanOrEqual(late?.getTime() ?? 0)
        expect(early?.getTime()).toBeGreaterThanOrEqual(Math.min(one, other) + answerHours * 3_600_000 - 1)
      }),
    )
  })

  it('of a desk that works on no day comes to an end', () => {
    expect(dueTime(new Date('2026-01-01T00:00Z'), { ...USUAL_WORKING_TIME, days: [] }).getFullYear()).toBe(2027)
  })
})

describe('the next opening', () => {
  it.each([
    [1, null, '2026-11-20T09:00Z', '2026-11-23T08:00Z'],
    [1, null, '2026-11-18T23:30Z', '2026-11-19T08:00Z'],
    [7, null, '2026-11-18T09:00Z', '2026-11-25T08:00Z'],
    [1, 1, '2026-11-23T07:00Z', '2026-11-30T08:00Z'],
  ])('at least %s days on, on weekday %s, after %s', (days, weekday, now, opening) => {
    expect(openingAfter(new Date(now), days, USUAL_WORKING_TIME, weekday)).toEqual(new Date(opening))
  })
})

describe('working hours in words', () => {
  it.each([
    ['Mon-Fri 8-18', [1, 2, 3, 4, 5], 480, 1080],
    ['Mon,Wed,Fri 8:30-17', [1, 3, 5], 510, 1020],
    ['monday-friday 0-24', [1, 2, 3, 4, 5], 0, 1440],
    ['Fri-Mon 9-12', [0, 1, 5, 6], 540, 720],
  ])('%s', (text, days, fromMinute, toMinute) => {
    expect(readWorkingHours(text)).toEqual({ days, fromMinute, toMinute })
  })

  it.each(['', 'always', 'Mon-Fri', 'Mon-Fri 18-8', 'Mon-Fri 8-25', 'Foo 8-18', '8-18'])('not %s', (text) => {
    expect(readWorkingHours(text)).toBeNull()
  })
})
