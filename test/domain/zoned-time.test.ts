import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantInZone, isTimeZone } from '../../src/domain/zoned-time.ts'

it.each([
  ['2026-11-21T08:00', 'America/Chicago', '2026-11-21T14:00:00.000Z'],
  ['2026-07-01T08:00', 'America/Chicago', '2026-07-01T13:00:00.000Z'],
  ['2026-07-01T08:00', '-05:00', '2026-07-01T13:00:00.000Z'],
  ['2026-07-01T08:00', 'Asia/Kolkata', '2026-07-01T02:30:00.000Z'],
  ['2026-11-21T08:00', 'UTC', '2026-11-21T08:00:00.000Z'],
  // Clocks go from 01:59 to 03:00: the hour between is read as after the change.
  ['2026-03-08T02:30', 'America/Chicago', '2026-03-08T08:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantInZone(local, zone)?.toISOString()).toBe(instant)
})

it.each(['', 'tomorrow', '2026-02-30T08:00', '2026-11-21T25:00', '2026-11-21 08:00'])('%j is no time', (local) => {
  expect(instantInZone(local, 'UTC')).toBeNull()
})

it('zones are known by name and by offset', () => {
  expect(['America/New_York', 'UTC', '+05:30'].map(isTimeZone)).toEqual([true, true, true])
  expect(['Mars/Olympus', '', 'x'].map(isTimeZone)).toEqual([false, false, false])
})

it('is the time that clocks there show', () => {
  const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.constantFrom('Asia/Tokyo', 'UTC', '-05:00'), (at, timeZone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
      const found = instantInZone(shown.replace(' ', 'T'), timeZone)
      expect(Math.floor(at.getTime() / 60_000)).toBe((found?.getTime() ?? 0) / 60_000)
    }),
  )
})
