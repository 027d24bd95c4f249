import { expect, it } from 'vitest'
import { findAmountOwner } from '../../src/rules/amount-owner.ts'
import { inquiryAsking } from '../support/codebook-facts.ts'
import { detailsOf } from '../support/measured-details.ts'

it.each([
  ['99490 20 min, 99457 20 min, 99458 18 min', ['99490', '99457', '99458'], ['99490', '99457', '99458']],
  ['97110 23 min 97140 10 min', ['97110', '97140'], ['97110', '97140']],
  ['Is 99417 right for 75 min 99205', ['99417', '99205'], ['99205']],
  ['75 min 99205 and 69 minutes with 99215', ['99205', '99215'], ['99205', '99215']],
  ['55 min of chronic care, 99490 or 99457', ['99490', '99457'], [null]],
])('the times of %j are those of the codes they stand beside', (text, codes, owners) => {
  const measures = Array.from(text.matchAll(/(\d+) min(?:utes)?\b/g), ({ index, 0: written, 1: value }) => {
    return { value: Number(value), unit: 'minutes' as const, text: written, start: index, end: index + written.length }
  })
  const inquiry = { ...inquiryAsking(text, ['units'], ...codes), details: detailsOf(measures) }
  expect(measures.map((each) => findAmountOwner(each, inquiry))).toEqual(owners)
})
