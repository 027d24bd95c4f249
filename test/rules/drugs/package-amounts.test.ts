import { describe, expect, it } from 'vitest'
import { readDrugAmounts } from '../../../src/rules/drugs/drug-unit.ts'
import { isFluid, isPackage } from '../../../src/rules/drugs/package-amounts.ts'

const dosesOf = (text: string): string[] =>
  readDrugAmounts(text)
    .filter((each) => !isPackage(each, text) && !isFluid(each, text))
    .map(({ text: words }) => words)

describe('what is no dose of a drug', () => {
  it.each([
    ['j1745, bag was 250 ml, no stop time', []],
    ['300 mg in 100 ml of saline', ['300 mg']],
    ['a 500 ml bag hung at 9', []],
    ['mixed with 50 ml, 400 mg given', ['400 mg']],
    ['40 mg from a 100 mg vial', ['40 mg']],
  ])('is left out of %j', (text, doses) => expect(dosesOf(text)).toEqual(doses))

  it('is not a volume injected', () => expect(dosesOf('1 ml injected into the bursa')).toEqual(['1 ml']))
})
