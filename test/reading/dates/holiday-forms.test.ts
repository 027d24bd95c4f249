import { describe, expect, it } from 'vitest'
import { readDates } from '../../../src/reading/dates/dates.ts'

/** A Friday. */
const SENT_ON = '2026-11-20'

const days = (text: string, sentOn = SENT_ON) => readDates(text, sentOn).map(({ date }) => date)

describe('a holiday by its name', () => {
  it.each([
    ['On Halloween he injected the eye', '2026-10-31'],
    ['Veterans Day we were open', '2026-11-11'],
    ["seen Veteran's Day", '2026-11-11'],
    ['came in Labor Day with a bead in his nose', '2026-09-07'],
    ['Memorial Day ED', '2026-05-25'],
    ['Columbus Day infusion', '2026-10-12'],
    ["Indigenous Peoples' Day infusion", '2026-10-12'],
    ['MLK Day walk-in', '2026-01-19'],
    ['Martin Luther King Jr. Day walk-in', '2026-01-19'],
    ["Presidents' Day walk-in", '2026-02-16'],
    ["on Mother's Day", '2026-05-10'],
    ["on Father's Day", '2026-06-21'],
    ['Juneteenth visit', '2026-06-19'],
    ["St. Patrick's Day fall", '2026-03-17'],
    ['seen Thanksgiving', '2025-11-27'],
    ['Black Friday shift', '2025-11-28'],
    ['ED on Christmas Eve', '2025-12-24'],
    ["New Year's Day delivery", '2026-01-01'],
  ])('in %j is %s', (text, date) => expect(days(text)).toEqual([date]))

  it('is that of the year of the message once it has been', () => {
    expect(days('seen Thanksgiving', '2026-12-01')).toEqual(['2026-11-26'])
    expect(days('seen on Halloween', '2026-10-31')).toEqual(['2026-10-31'])
  })

  it.each([
    'open through Christmas',
    'after Labor Day we start 99457',
    'Happy Thanksgiving!',
    'closed on Veterans Day',
    'Thanksgiving week schedule',
    'Christmas break',
    'Memorial Hospital',
    'next Memorial Day',
  ])('is none in %j', (text) => expect(days(text)).toEqual([]))
})
