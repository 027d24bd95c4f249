import { describe, expect, it } from 'vitest'
import { findShares } from '../../../src/rules/told/told-shares.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const sharesOf = (text: string) => findShares(inquiryAsking(text, ['em_level'], '99232'))

describe('the time of a shared visit', () => {
  it.each([
    ['NP 22 min, MD 14 min, he changed the plan', 22, 14, true],
    ['PA spent 10 minutes and the physician 30 minutes', 10, 30, false],
    ['attending 25 min, our nurse practitioner 20 min', 20, 25, false],
  ])('%s', (text, practitioner, physician, decided) =>
    expect(sharesOf(text)).toEqual({ practitioner, physician, sum: practitioner + physician, decided }),
  )

  it.each(['NP and MD both saw her, 40 min', 'NP 20 min, MD 20 min', 'MD 30 min', 'NP 22 min, the MD cosigned'])(
    'is not told by: %s',
    (text) => expect(sharesOf(text)).toBeNull(),
  )
})
