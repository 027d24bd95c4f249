import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { findServiceDays, haveNoDayInCommon } from '../../../src/rules/days/service-days.ts'

const read = (text: string) => ({
  ...readInquiry({ subject: '', text, sentOn: '2026-04-05' }, (system) => system !== 'ADD-ON'),
  maskedText: text,
})

describe('the day of service of a code', () => {
  it.each([
    ['that its line begins with', '01/14/2026 45385 33 paid\n01/14/2026 45378 CO-97\n01/21/2026 99214 CO-4'],
    [
      'that a line above began with, where its own begins with a code',
      '01/14/2026 45385 33 paid\n45378 CO-97\n01/21/2026 99214 CO-4',
    ],
    ['of lines in a row', '01/14/2026 45385 paid; 01/14/2026 45378 CO-97; 01/21/2026 99214 CO-4'],
    ['of a table', 'DOS | CPT | result\n01/14/2026 | 45385 | paid\n01/14/2026 | 45378 | x\n01/21/2026 | 99214 | x'],
  ])('is the one %s', (_title, text) => {
    const days = findServiceDays(read(`Why were these denied?\n${text}`))
    expect([...days].filter(([code]) => code.length === 5).sort()).toEqual([
      ['45378', '2026-01-14'],
      ['45385', '2026-01-14'],
      ['99214', '2026-01-21'],
    ])
  })

  it('is the one its line begins with, also where no date is called the date of service', () => {
    const days = findServiceDays(read('7/8/2025: wrist, 25600\n7/29/2025: new cast 29075\n8/19/2025: check 99213'))
    expect(Object.fromEntries(days)).toEqual({ 25600: '2025-07-08', 29075: '2025-07-29', 99213: '2025-08-19' })
  })

  it('is the one behind the label of its line', () => {
    const days = findServiceDays(read('Chart note: 3/4/2026 chole 47562\n3/11/2026 check 99213'))
    expect(Object.fromEntries(days)).toEqual({ 47562: '2026-03-04', 99213: '2026-03-11' })
  })

  it('is the one behind it in a sentence', () => {
    const days = findServiceDays(read('Can we bill 20610 on 01/05/2026 and 99213 on 01/19/2026?'))
    expect(Object.fromEntries(days)).toEqual({ 20610: '2026-01-05', 99213: '2026-01-19' })
  })

  it('is the one right before it, where no code before it has that', () => {
    const days = findServiceDays(read('Seen in observation 3/1/26 99222 and discharged 3/2/26 99238'))
    expect(Object.fromEntries(days)).toEqual({ 99222: '2026-03-01', 99238: '2026-03-02' })
  })

  it.each([
    ['Surgery 9/8/2025: 31255-50 + 30520. Debridement in office 9/17/2025, 31237-50', '30520'],
    ['9/8/2025 31255, 30520 and 30140; 9/17/2025 debridement 31237', '30140'],
    ['31255 and 31267 on 9/8/2025, came back 9/17/2025 for 31237', '31267'],
  ])('is that of the list it stands in, not that of the code behind the list: %s', (text, listed) => {
    const days = findServiceDays(read(`Is it global?\n${text}`))
    expect(days.get('31255')).toBe('2025-09-08')
    expect(days.get(listed)).toBe('2025-09-08')
    expect(days.get('31237')).toBe('2025-09-17')
  })

  it.each([
    ['66984 RT 01/15/2026 then 66984 LT 02/10/2026. Also 92014 visit on 02/01/2026', '66984', '92014', true],
    ['66984 RT 01/15/2026 then 66984 LT 02/10/2026. Also 92014 visit on 02/10/2026', '66984', '92014', false],
    ['99213 on 01/15/2026 and 20610', '20610', '99213', false],
    ['99213 denied CO-97 on DOS 6/10/2025. Pt had 11402 on 6/2/2025', '11402', '99213', true],
    ['52356 today. Do I get paid to pull the stent in the office in 2 weeks (52310)?', '52356', '52310', true],
    [
      '99204 and 27808 billed, and when she comes back in 2 weeks for a cast can we bill 29405?',
      '99204',
      '29405',
      true,
    ],
    ['52332 left same session, then stent removal 52310 12 days later', '52332', '52310', true],
    ['90935 Monday, 99232 Tuesday, same week', '90935', '99232', true],
    ['90935 Monday and 99232 on Monday', '90935', '99232', false],
    ['95806 at home then a full night 95811 a week later', '95806', '95811', true],
    ['Stent removed in 2 weeks: 52356 and 52310?', '52356', '52310', false],
    ['Abscess drained 2/3/26 (10060). He came back 2/9/26 for the packing. 99212 denied', '10060', '99212', true],
    ['17000 on 2/3/26, patient returned on 2/9/26 with a rash, we sent a 99213', '17000', '99213', true],
    ['25600 on 1/4/26, at 3 weeks xray 73110, new cast 29075 with visit 99213', '25600', '29075', true],
    ['25600 on 1/4/26, at 3 weeks xray 73110, new cast 29075 with visit 99213', '73110', '29075', false],
    ['Ultrasound 76801 and, at 8 weeks gestation, 76817', '76801', '76817', false],
    ['We billed 95886 for 12/2. Conduction 95910 was done the tues before', '95886', '95910', true],
    ['Denied 90833. The 99213 went out on a separate claim two days later', '99213', '90833', false],
    ['admitted 9 pm the night before, home at 2 pm: 99222 and 99239', '99222', '99239', true],
    ['admitted 9 pm the night before, home at 2 pm: 99222 and 93010', '99222', '93010', false],
    ['PA assisted on 29881, denied. Her assist on the TKA 27447 the same week paid.', '29881', '27447', true],
    ['29881 and 27447 the same week', '29881', '27447', false],
    ['95910 was done the week before and 95886 too', '95886', '95910', false],
    ['Seen 2/3/26 for a mole, came back 2/9/26: 99213 and 11102', '11102', '99213', false],
  ])("parts the codes where none of its days is the other's: %s", (text, one, other, apart) => {
    expect(haveNoDayInCommon(one, other, read(text))).toBe(apart)
  })
})
