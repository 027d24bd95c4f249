import { describe, expect, it } from 'vitest'
import { anesthesiaTime, countTimeUnits, readClockMinutes } from '../../../src/rules/guidelines/anesthesia-time.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { detailsOf, minutesOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const note = guidanceRow('anesthesia/time-units')

function say(minutes: number[], ...codes: string[]): string[] {
  const details = detailsOf(minutes.map(minutesOf))
  const inquiry = { ...inquiryAsking('how many units?', ['units'], ...codes), details }
  return sentencesOf(anesthesiaTime, inquiry, facts('2025-02-04', { guidance: [note] })).short
}

describe('the time of an anesthesia service', () => {
  it.each([
    [15, '1.0'],
    [95, '6.3'],
    [100, '6.7'],
    [7, '0.5'],
  ])('of %i minutes is %s units', (minutes, units) => expect(countTimeUnits(minutes)).toBe(units))

  it('is told beside the base units, which are not loaded', () => {
    expect(say([95], '00790')).toEqual([
      '95 minutes are 6.3 time units for Medicare (minutes divided by 15); the base units of 00790 come on top and are not in the data loaded here.',
    ])
  })

  it('is added to the base units where they are known', () => {
    const details = detailsOf([minutesOf(45)])
    const inquiry = { ...inquiryAsking('how many units?', ['units'], '00812'), details }
    const guidance = [note, guidanceRow('anesthesia/base-units')]
    expect(sentencesOf(anesthesiaTime, inquiry, facts('2025-02-04', { guidance })).short).toEqual([
      '45 minutes are 3.0 time units for Medicare (minutes divided by 15); with the 3 base units of 00812 it is 6.0 units, times the conversion factor of the place.',
    ])
  })

  it.each([
    ['no anesthesia code is named', [95], ['99213']],
    ['two are named', [95], ['00790', '00840']],
    ['two times are named', [95, 20], ['00790']],
    ['no time is named', [], ['00790']],
  ])('is not told where %s', (_title, minutes, codes) => expect(say(minutes, ...codes)).toEqual([]))
})

describe('minutes told by the clock', () => {
  it.each([
    ['start 0712 end 0848', 96],
    ['anesthesia started at 7:12, ended 8:48', 96],
    ['from 2330 to 0115', 105],
    ['start 11:30 stop 1:15', 105],
    ['start 0712 on 03/04/2026', null],
    ['start 9900 end 9930', null],
  ])('%s: %s', (text, minutes) => expect(readClockMinutes(text)).toBe(minutes))
})
