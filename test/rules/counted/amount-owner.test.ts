import { expect, it } from 'vitest'
import type { Measure } from '../../../src/domain/inquiry.ts'
import { findAmountOwner, findSpokenAmount } from '../../../src/rules/counted/amount-owner.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'
import { detailsOf } from '../../support/measured-details.ts'

const readTimes = (text: string): Measure[] =>
  Array.from(text.matchAll(/(\d+) min(?:utes)?\b/g), ({ index, 0: written, 1: value }) => {
    return { value: Number(value), unit: 'minutes', text: written, start: index, end: index + written.length }
  })

it.each([
  ['99490 20 min, 99457 20 min, 99458 18 min', ['99490', '99457', '99458'], ['99490', '99457', '99458']],
  ['97110 23 min 97140 10 min', ['97110', '97140'], ['97110', '97140']],
  ['Is 99417 right for 75 min 99205', ['99417', '99205'], ['99205']],
  ['75 min 99205 and 69 minutes with 99215', ['99205', '99215'], ['99205', '99215']],
  ['55 min of chronic care, 99490 or 99457', ['99490', '99457'], [null]],
])('the times of %j are those of the codes they stand beside', (text, codes, owners) => {
  const measures = readTimes(text)
  const inquiry = { ...inquiryAsking(text, ['units'], ...codes), details: detailsOf(measures) }
  expect(measures.map((each) => findAmountOwner(each, inquiry))).toEqual(owners)
})

it.each([
  ['staff 64 min of ccm, plus 22 min of rpm; the doctor 35 min of ccm himself', 'staff', 64],
  ['staff 64 min of ccm, plus 22 min of rpm; the doctor 35 min of ccm himself', 'practitioner', 35],
  ['staff 64 min of ccm, plus 22 min of rpm; the doctor 35 min of ccm himself', undefined, null],
  ['20 min of ccm and 25 min of rpm', undefined, 20],
  ['the care manager logs 47 min, and the doctor’s own 30 min?', 'staff', 47],
  ['the care manager logs 47 min, and the doctor’s own 30 min?', 'practitioner', 30],
  ['nurse 20 min, our nurse practitioner 25 min, the RN 15 min', 'staff', null],
  ['20 min and 25 min this month', undefined, null],
] as const)('of the times of %j the one of chronic care by %s is %s', (text, given, value) => {
  const measures = readTimes(text)
  const inquiry = { ...inquiryAsking(text, ['units'], '99490'), details: detailsOf(measures) }
  const family = { spoken: /\bccm\b/, ...(given && { given }) }
  expect(findSpokenAmount(measures, family, inquiry)?.value ?? null).toBe(value)
})
