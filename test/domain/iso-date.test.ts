import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isIsoDate, isoDate, spanContains } from '../../src/domain/iso-date.ts'

describe('a calendar day', () => {
  it.each([
    [2024, 2, 29, '2024-02-29'],
    [2023, 2, 29, null],
    [2026, 13, 1, null],
    [2026, 4, 31, null],
    [1899, 12, 31, null],
  ])('%d-%d-%d is %s', (year, month, day, expected) => {
    expect(isoDate(year, month, day)).toBe(expected)
  })

  it.each(['2023-02-29', '2024-2-9', 'yesterday', '', '2024-01-01T00:00'])('%j is none', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })

  it('moved forth and back is itself', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const iso = date.toISOString().slice(0, 10)
        expect(addDays(addDays(iso, days), -days)).toBe(iso)
      }),
    )
  })
})

describe('a span of days', () => {
  it.each([
    ['2012-12-31', { from: null, to: '2012-12-31' }, true],
    ['2013-01-01', { from: null, to: '2012-12-31' }, false],
    ['2013-01-01', { from: '2013-01-01', to: null }, true],
    ['2012-12-31', { from: '2013-01-01', to: null }, false],
    ['1990-01-01', { from: null, to: null }, true],
  ])('%s in %o: %s', (date, span, contained) => {
    expect(spanContains(span, date)).toBe(contained)
  })
})
