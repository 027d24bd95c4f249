import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

const unitsIn = (text: string) =>
  readInquiry({ subject: '', text, sentOn: '2026-03-05' }, (system) => system !== 'ADD-ON').references.map(
    ({ code, units }) => [code, units],
  )

describe('the units of a table', () => {
  it.each([
    [
      'parted by bars',
      '| Line | Code | Units |\n|---|---|---|\n| 1 | 64493 | 2 |\n| 2 | 64494 | 3 |',
      [
        ['64493', 2],
        ['64494', 3],
      ],
    ],
    [
      'parted by tabs',
      'CPT\tMod\tQty\n97110\tGP\t3\n97140\tGP\t1',
      [
        ['97110', 3],
        ['97140', 1],
      ],
    ],
    [
      'parted by one space',
      'Line Code Units\n1 64493 2\n2 64494 1',
      [
        ['64493', 2],
        ['64494', 1],
      ],
    ],
    [
      'of a most a day, with an empty cell at the end',
      'Code | Max/day on our grid | Mod\n\n95004 | 90 |\n99204 | 1 | none',
      [
        ['95004', 90],
        ['99204', 1],
      ],
    ],
    ['with another number of cells in a line', 'Line Code Units\n1 64493', [['64493', null]]],
    ['without a column of units', 'Line Code Paid\n1 64493 2', [['64493', null]]],
    ['of words that are no heading', 'which code, how many units\n64493 2', [['64493', null]]],
  ])('%s', (_title, text, units) => expect(unitsIn(text)).toEqual(units))

  it('yield to those written on the code', () => {
    expect(unitsIn('CPT  Units\n97110 x2  3')).toEqual([['97110', 2]])
  })
})
