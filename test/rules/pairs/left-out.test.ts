import { describe, expect, it } from 'vitest'
import { isLeftOut } from '../../../src/rules/pairs/left-out.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const leaves = (code: string, text: string): boolean =>
  isLeftOut(code, { ...inquiryAsking(text, ['billed_together'], code), maskedText: text })

describe('a code that is told only as one that is not billed', () => {
  it.each([
    ['47562', 'He did IOC so 47563, not 47562'],
    ['47564', '47563 right? Not 47564, no CBD exploration'],
    ['15271', "15275 with 11042? (Don't tell me 15271 - this was foot)"],
    ['99458', '99457, 24 minutes (no 99458)'],
    ['95909', "so 95910. We've been using 95909 up to now"],
    ['96360', 'can 96361 go w/o a 96360?'],
    ['49593', '49591, and 49593 is for larger I know'],
  ])('%s: %s', (code, text) => {
    expect(leaves(code, text)).toBe(true)
  })

  it.each([
    ['99213', 'why not 99213 with 20610?'],
    ['47562', '47563 and 47562, is 47562 not payable?'],
    ['47562', 'so 47563, not 47562. Or does 47562 go with it?'],
    ['11042', 'is 11042 not part of 15275?'],
    ['20610', 'they did not pay 20610 with 99213'],
    ['95909', 'we have been billing 95910 and 95909, both?'],
  ])('is not %s: %s', (code, text) => {
    expect(leaves(code, text)).toBe(false)
  })
})
