import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { areAskedTogether, isOfOtherNumber } from '../../../src/rules/pairs/asked-pairs.ts'

const asked = (text: string, one: string, other: string): boolean => {
  const inquiry = readInquiry({ subject: '', text, sentOn: '2026-03-05' }, (system) => system !== 'ADD-ON')
  return areAskedTogether(one, other, { ...inquiry, maskedText: text })
}

describe('two codes of a message', () => {
  it.each([
    ['Can we bill 20610 with 99213?', '20610', '99213'],
    ['99213 and 90834 the same day, both paid?', '99213', '90834'],
    ['RHC: can we bill 20610 with 99213?', '20610', '99213'],
    ['29881 and 29877 same knee, bundled?', '29881', '29877'],
    ['Same patient, 27130 and then 28296 as for another patient, bundled?', '27130', '28296'],
    ['Can 99213 or 99214 be billed with 20610?', '99213', '20610'],
    ['99213 and 99214 on the same day, both payable?', '99213', '99214'],
    ['29881 and 29877, which one gets the 59?', '29881', '29877'],
    ['G0438 and G0439 on the same day, both payable?', 'G0438', 'G0439'],
    ['99214 CO-97, 17000 paid', '99214', '17000'],
    ['the doc says 29881 was done and says 29877 too, both?', '29881', '29877'],
    ['99305 and later that day 99309, both?', '99305', '99309'],
    ['99222 CO-97, 99232 paid', '99222', '99232'],
    ['does the modifier go on 20610 or on the 99213?', '20610', '99213'],
    ['is 59 on 43239 or 43248?', '43239', '43248'],
    ['90837 denied. Should we have billed 90785 too?', '90837', '90785'],
    ['20610 in the knee, do we do 99213 as well?', '20610', '99213'],
    ['20610 and 99213, do we use 25?', '20610', '99213'],
    ['00812 when it stayed a screening. 00811 and 00812 billed together, when?', '00811', '00812'],
    ['43248 over a wire and 43249 by balloon, billed together?', '43248', '43249'],
    ['95810 billed together with 95811. Is that 95811 bundled?', '95810', '95811'],
    ['Admitted at 9 am, left 8 pm the same day. 99222 and 99239, bundled?', '99222', '99239'],
    ['90662 with G0008 and a Tdap with 90471, should the admin be G0009 too?', '90471', 'G0009'],
    ['We sent 45378, should have also sent 43239?', '45378', '43239'],
    ['We sent 45378 and 43239, should 59 have been on 43239?', '45378', '43239'],
    ['They paid 20550 yes, 26055 no, same finger, why?', '26055', '20550'],
    ['Same finger, 26055 no modifier, 20550 with F2. Right?', '26055', '20550'],
    ["Is it right that we don't bill 20550 with 26055?", '26055', '20550'],
    ['26055 and 20550 same finger. So no 26055, right?', '26055', '20550'],
    ['Two split visits that day, 99232 and 99233, both payable?', '99232', '99233'],
    ['99492 and 99493 in the same month, both?', '99492', '99493'],
    ['Same day for both:\n1) is 99213 payable?\n2) what does 20610 need?', '99213', '20610'],
    ['1) is 99213 payable?\n2) what does 20610 need?\n3) can they be billed together?', '99213', '20610'],
    ['99213 and 20610 denied:\n1) why is 99213 denied?\n2) does 20610 need 59?', '99213', '20610'],
  ])('are asked about together: %s', (text, one, other) => {
    expect(asked(text, one, other)).toBe(true)
  })

  it.each([
    ['99213 or 99214 for stable hypertension?', '99213', '99214'],
    ['billed together? when is it 00812 and when 00811?', '00811', '00812'],
    [
      '1. Discharge took 35 min, is it 99315 or 99316, and with a modifier?\n2. What separates 99308 from 99309?',
      '99308',
      '99315',
    ],
    ['Savary guidewire, dilators. I have 43248, the MD wants 43249, 59?', '43248', '43249'],
    ['76811 yesterday, both go? Referring OB had done 76805 on 1/22', '76811', '76805'],
    ['Planned as 95810 but the mask went on at 2 am. Is that 95811? Do I use 52', '95810', '95811'],
    ['She sees her own new patients, 99203 and 99204 mostly, and also known ones. Both under him?', '99203', '99204'],
    ['He wants 99496. Is that right or is it 99495?', '99496', '99495'],
    ['My manager bills 99204 for them and I think it is 99214. Is that compliant?', '99204', '99214'],
    ['I10 and E78.5 stable, refilled both. I say 99214, she says 99213', '99214', '99213'],
    ['11055 or 11056 for 3 corns, can both be used?', '11055', '11056'],
    ['That is day 7, so 99496? or down to 99495.', '99496', '99495'],
    ['Split shared rounding: is one line enough for 99233 or are we at 99232?', '99233', '99232'],
    ['The split/shared visit, 99233 and 99232 both came back denied', '99233', '99232'],
    ['We sent 45378, should have been G0105 with Z86.0101?', '45378', 'G0105'],
    ['I coded it as 99203 - should it have been 99213?', '99203', '99213'],
    ['We billed 17110, should have billed 17111?', '17110', '17111'],
    ['we put 90677 with 90471 and it rejected. should the admin be G0009?', '90471', 'G0009'],
    ['99492 the first month, then 99493 even if she starts mid month?', '99492', '99493'],
    ['Can 99213 or 99214 be billed with 20610?', '99213', '99214'],
    ['G2212 vs 99417 for Medicare?', 'G2212', '99417'],
    ['Assisted at 27130 and, different pt, at 28296, are both denied?', '27130', '28296'],
    ['G0444 denied with G0438. It was paid with G0439 for another patient.', 'G0444', 'G0439'],
    ['G0444 with G0438 denied, others get it paid with G0439', 'G0438', 'G0439'],
    ['Can I still bill 99496 or does it drop to 99495', '99496', '99495'],
    ['can 96361 go with 96365 w/o a 96360?', '96365', '96360'],
    ['two shots in two fingers for trigger finger. 26055 no, 20550. Paid one only', '26055', '20550'],
    ['Injected 20550 twice, 26055 was not done. Modifier for the second?', '26055', '20550'],
    ['He did not do the 26055, just 20550. What modifier?', '26055', '20550'],
    ["20550 in two fingers, which modifier? We don't bill 26055.", '26055', '20550'],
    ['99495 and 99496 which one: home on the 1st, seen on the 6th', '99495', '99496'],
    ['1) Which modifier for 66984?\n2) What is the global period of 27447?', '66984', '27447'],
    ['Modifier questions, both Medicare\n1) 99309 denied, why?\n2) can we add 99418 to 99233?', '99309', '99418'],
    ['How often does Medicare pay G0439 and G0402?', 'G0439', 'G0402'],
    ['99213-93 POS 10 or 98012 for the phone visit?', '99213', '98012'],
    ['are 82270 and 82272 still valid or were they replaced?', '82270', '82272'],
    ['45380 on 1/8/2026 and 43239 on 1/30/2026, is there an edit?', '45380', '43239'],
    ['99213 and 90834 the same day at our FQHC, both paid?', '99213', '90834'],
    ['Lesion of the back. Coder A says 11601, coder B says 11602. Billable?', '11601', '11602'],
    ['NP did the first visit, billed 99305. Also MD and NP shared a 99309. Problems?', '99305', '99309'],
    ['Which of our visits are audited, 99222 and also 99232?', '99222', '99232'],
    ['RHC: 90837 by the LCSW and 99214 by the NP, both?', '90837', '99214'],
    ['52 minutes, billed 90837, denied. Should we have billed 90834?', '90837', '90834'],
    ["90837 denied. Shouldn't it have been 90834?", '90837', '90834'],
    ['20610 both sides with ultrasound, do we do 20611-50 or RT/LT on two lines?', '20610', '20611'],
    ['nurse visit 99213, should we use 99211?', '99213', '99211'],
    ['Admitted at 9 pm the day before, left 2 pm. 99222 and 99239, bundled?', '99222', '99239'],
  ])('are not: %s', (text, one, other) => {
    expect(asked(text, one, other)).toBe(false)
  })
})

it.each([
  ['1) 52000 and 52332 same session?\n2) back 5 days later for 52310, inside the global?', true],
  ['1) 52000 and 52332, back 5 days later, global?\n2) and 52310?', false],
  ['52000 and 52332 same session? Back 5 days later for 52310.', false],
])('days that another number tells are not those of two codes of one: %s', (text, said) => {
  const inquiry = readInquiry({ subject: '', text, sentOn: '2026-03-05' }, (system) => system !== 'ADD-ON')
  expect(isOfOtherNumber(['52000', '52332'], '5 days later', inquiry)).toBe(said)
})
