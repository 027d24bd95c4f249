import { describe, expect, it } from 'vitest'
import { shareOnReturn } from '../../../src/rules/rows/intraoperative-share.ts'
import { facts, feeRow } from '../../support/codebook-facts.ts'

const fee = (code: string, days: string, intraoperativeShare: number | null) => ({
  ...feeRow(code, 'A', days),
  intraoperativeShare,
})
const known = facts('2026-03-05', {
  fees: [
    fee('27570', '010', 0.8),
    fee('10180', '010', 0.8),
    fee('27310', '090', 0.69),
    fee('35800', '000', 0),
    fee('11000', '010', null),
  ],
})

describe('what Medicare pays with modifier 78', () => {
  it.each([
    [['27570'], 80, false],
    [['27570', '10180'], 80, false],
    [['27310'], 69, false],
    [['35800'], null, true],
    [['27570', '27310'], null, false],
    [['27570', '35800'], null, false],
    [['11000'], null, false],
    [['99999'], null, false],
    [[], null, false],
  ])('of %j is %s percent, whole: %s', (codes, share, isWhole) => {
    expect(shareOnReturn(codes, known)).toMatchObject({ returnShare: share, returnWhole: isWhole })
  })
})
