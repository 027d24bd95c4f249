import { describe, expect, it } from 'vitest'
import { namesCode, placesOfCode, placesOfCodes } from '../../../src/rules/message/code-places.ts'

describe('where a text names a code', () => {
  it.each([
    ['99213', 'can we bill 99213 and 93000', [12]],
    ['G0439', 'g0439 last year, G0439 now', [0, 17]],
    ['99213', 'two 99213s on one day', [4]],
    ['99213', '99213-25 beside it', [0]],
    ['99213', 'claim 8992134 was denied', []],
    ['99213', 'ticket 99213x', []],
    ['99213', 'ticket 99213sx', []],
    ['59', 'is it 59 or 25', [6]],
  ])('finds %s in "%s" at %j', (code, text, places) => {
    expect(placesOfCode(text, code)).toEqual(places)
    expect(namesCode(text, code)).toBe(places.length > 0)
  })

  it('lists the places of several codes in the order of the text', () => {
    expect(placesOfCodes('20610 with 76942, then 20610', ['76942', '20610'])).toEqual([
      { code: '20610', start: 0, end: 5 },
      { code: '76942', start: 11, end: 16 },
      { code: '20610', start: 23, end: 28 },
    ])
  })
})
