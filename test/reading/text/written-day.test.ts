import { describe, expect, it } from 'vitest'
import { readWrittenDay } from '../../../src/reading/text/written-day.ts'

const arrived = new Date('2026-01-02T12:00:00Z')
const read = (header: string) => readWrittenDay(header, new Date(header), arrived)

describe('the day a mail was written', () => {
  it.each([
    ['Wed, 31 Dec 2025 20:30:00 -0500', '2025-12-31'],
    ['Thu, 1 Jan 2026 00:30:00 +0900', '2026-01-01'],
    ['Thu, 01 Jan 2026 01:30:00 +0000 (UTC)', '2026-01-01'],
    ['Thu, 01 Jan 2026 01:30:00 GMT', '2026-01-01'],
  ])('of %s is %s, where its writer was', (header, day) => {
    expect(read(header)).toBe(day)
  })

  it.each([
    ['a clock that was never set', 'Thu, 1 Jan 1970 00:00:00 +0000'],
    ['a clock days ahead', 'Thu, 8 Jan 2026 00:00:00 +0000'],
    ['no date at all', 'yesterday'],
  ])('is not believed for %s', (_title, header) => {
    expect(read(header)).toBeNull()
  })

  it('is unknown without a Date header', () => {
    expect(readWrittenDay(null, null, arrived)).toBeNull()
  })
})
