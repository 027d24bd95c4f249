import { describe, expect, it } from 'vitest'
import { readMeasures } from '../../../src/reading/circumstances/measures.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'

const measuresOf = (text: string) => readMeasures(text, indexText(text)).map(({ value, unit }) => `${value} ${unit}`)

describe('amounts, times, sizes and counts', () => {
  it.each([
    ['97110 for 20 minutes and 97140 for 10 min', ['20 minutes', '10 minutes']],
    ['by the 8-minute rule, 38 minutes', ['38 minutes']],
    ['8 minute rule', []],
    ['a 2.5 cm laceration and $1,200.50', ['2.5 cm', '1200.5 usd']],
    ['60 mg of ketorolac, 3 vials', ['60 mg', '3 count']],
    ['5 UroLift implants, 33 fractions', ['5 count', '33 count']],
    ['26 skin tags and 9 actinic keratoses, 4 AKs', ['26 count', '9 count', '4 count']],
    ['debrided 40 sq cm', ['40 sq_cm']],
    ['both to subQ, 12 and 14 sq cm', ['12 sq_cm', '14 sq_cm']],
    ['9, 6.5 and 4 sq cm', ['9 sq_cm', '6.5 sq_cm', '4 sq_cm']],
    ['12 + 14 sq cm', ['12 sq_cm', '14 sq_cm']],
    ['stage 3 and 14 sq cm', ['14 sq_cm']],
    ['11042, 14 sq cm', ['14 sq_cm']],
    ['two wounds, 14 sq cm', ['14 sq_cm']],
    [
      'critical care 1 hr 20 min, infusion 2h 35 min, then 3 hours and 5 minutes',
      ['80 minutes', '155 minutes', '185 minutes'],
    ],
    ['10 mg, 20 min', ['10 mg', '20 minutes']],
    ['G0181 same month, minutes 25. ok?', ['25 minutes']],
    ['total minutes: 38\nMDM low', ['38 minutes']],
    ['10 minutes 99213, min 3 visits', ['10 minutes', '3 count']],
    ['99213-25', []],
    ['31 hrs in observation', ['31 hours']],
    ['the 48 hour rule', []],
    ['the cuff sent readings on 12 days, 14 min of calls', ['12 days_of_data', '14 minutes']],
    ['9 days of data in a 30 day period', ['9 days_of_data']],
    ['seen 5 days after surgery', []],
  ])('%j', (text, measures) => {
    expect(measuresOf(text)).toEqual(measures)
  })
})
