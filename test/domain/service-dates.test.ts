import { expect, it } from 'vitest'
import { nameServiceDates } from '../../src/domain/service-dates.ts'

it.each([
  ['a range', '2026-04-01', { precision: 'day', until: '2026-04-30' }, '2026-04-01 to 2026-04-30'],
  ['a week', '2026-11-08', { precision: 'week', until: '2026-11-14' }, '2026-11-08 to 2026-11-14'],
  ['a month', '2026-04-01', { precision: 'month', until: null }, 'April 2026'],
  ['a quarter', '2024-07-01', { precision: 'month', until: '2024-09-30' }, '2024-07-01 to 2024-09-30'],
  ['a year', '2025-01-01', { precision: 'year', until: null }, '2025'],
  ['a single day', '2026-04-01', { precision: 'day', until: null }, null],
  ['no day', null, null, null],
] as const)('the services of %s are named by what the message tells', (_, date, told, words) =>
  expect(nameServiceDates(date, told)).toBe(words),
)
