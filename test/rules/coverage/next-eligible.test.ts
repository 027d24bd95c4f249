import { describe, expect, it } from 'vitest'
import type { DateMention, Inquiry } from '../../../src/domain/inquiry.ts'
import { nextEligible } from '../../../src/rules/coverage/next-eligible.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const KEYS = [
  'preventive/colonoscopy',
  'preventive/wellness-frequency',
  'preventive/mammogram',
  'preventive/bone-density',
]
const known = facts('2026-04-02', { guidance: KEYS.map((key) => guidanceRow(key)) })

const dated = (date: string, precision: DateMention['precision'] = 'day'): DateMention => {
  return { date, text: date, start: 0, end: 0, role: 'other', precision }
}

function say(code: string, dateOfService: string | null, dates: DateMention[], text = 'too soon?'): string[] {
  const inquiry: Inquiry = { ...inquiryAsking(text, ['coverage'], code), dateOfService, dates }
  return sentencesOf(nextEligible, inquiry, known).short
}

const AGAIN = (code: string, last: string, from: string, months: number): string =>
  `with the last on ${last}, Medicare covers ${code} again from ${from} on, when ${months} full months have passed after that month.`

describe('the next screening', () => {
  it.each([
    ['G0439', '2026-04-02', dated('2025-04-15'), `Not too soon: ${AGAIN('G0439', '2025-04-15', '2026-04-01', 11)}`],
    ['G0439', '2026-03-31', dated('2025-04-15'), `Too soon: ${AGAIN('G0439', '2025-04-15', '2026-04-01', 11)}`],
    ['77067', '2026-01-01', dated('2025-02-01', 'month'), `Too soon: ${AGAIN('77067', '2025-02', '2026-02-01', 11)}`],
    ['77080', '2026-04-02', dated('2024-12-05'), `Too soon: ${AGAIN('77080', '2024-12-05', '2026-12-01', 23)}`],
    ['G0121', '2026-04-02', dated('2017-03-01', 'month'), `Too soon: ${AGAIN('G0121', '2017-03', '2027-03-01', 119)}`],
  ])('%s on %s', (code, day, last, sentence) => expect(say(code, day, [last])).toEqual([sentence]))

  it('is the yearly wellness visit, where the first one was the last', () => {
    const text = 'G0438 done 4/15/2025, too soon for the next?'
    const sentence = `Not too soon: ${AGAIN('G0439', '2025-04-15', '2026-04-01', 11)}`
    expect(say('G0438', '2026-04-02', [dated('2025-04-15')], text)).toEqual([sentence])
    expect(say('G0438', '2026-04-02', [dated('2025-04-15')], 'G0438 or not, too soon?')).toEqual([])
  })

  it('is told without a date of service where the message says which date was the last', () => {
    expect(say('G0439', null, [dated('2025-12-10')], 'last one 12/10/2025, when again?')[0]).toMatch(
      /^With the last on/,
    )
    expect(say('G0439', null, [dated('2025-12-10')], 'letter of 12/10/2025')).toEqual([])
  })

  it.each<[string, string, DateMention[]]>([
    ['two earlier dates', 'G0439', [dated('2025-04-15'), dated('2025-05-20')]],
    ['a date of long ago', 'G0439', [dated('1951-04-12')]],
    ['a bare year', 'G0439', [dated('2025-01-01', 'year')]],
    ['another service', '99213', [dated('2025-04-15')]],
  ])('is not told from %s', (_title, code, dates) => expect(say(code, '2026-04-02', dates)).toEqual([]))

  it.each(['Part B started', 'Medicare eff', 'born', 'enrolled'])('is not told from the day behind "%s"', (words) => {
    expect(say('G0438', '2026-02-18', [dated('2025-06-01')], `G0438 was denied. ${words} 2025-06-01`)).toEqual([])
  })

  it.each([
    [
      'G0105',
      'hx of adenomas, last colonoscopy 20 months ago, will it pay',
      'Too soon, with the last 20 months ago: Medicare covers G0105',
    ],
    ['G0121', 'last one was 5 yrs ago', 'Too soon, with the last 5 yrs ago:'],
    ['77080', 'last dexa three years ago', 'Not too soon, with the last three years ago:'],
    ['77080', 'last seen 2 months ago, last dexa 4 yrs ago', 'Not too soon, with the last 4 yrs ago:'],
    ['77067', 'last mammo 14 mos ago, covered?', 'Not too soon, with the last 14 mos ago:'],
  ])('%s is judged by words: %s', (code, text, said) => expect(say(code, null, [], text)[0]).toContain(said))

  it.each([
    ['the words may stand for both', 'G0105', 'last colonoscopy 2 years ago'],
    ['the months are just those', '77067', 'last mammo 12 months ago'],
    ['two are told', '77067', 'last mammo 14 months ago, last dexa 3 years ago'],
    ['it is not the last one', '77067', 'moved here 5 years ago'],
    ['it follows a sigmoidoscopy', 'G0121', 'last flex sig 2 years ago'],
  ])('nothing is said where %s', (_why, code, text) => expect(say(code, null, [], text)).toEqual([]))
})
