import { describe, expect, it } from 'vitest'
import { stillValid } from '../../../src/rules/codes/still-valid.ts'
import { codeRow, edition, facts, feeRow, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const codes = [codeRow('11102', '2019-01-01..'), codeRow('11100', '..2018-12-31'), codeRow('36415')]
const known = facts('2026-01-01', {
  codes,
  fees: [feeRow('36415', 'X'), feeRow('0591T', 'C')],
  editions: [edition('mpfs', '2025Q4', '2025-01-01..2025-12-31')],
})
const say = (text: string, ...written: string[]) =>
  sentencesOf(stillValid, inquiryAsking(text, ['status'], ...written), known).short

describe('a list of codes asked to be valid', () => {
  it('is told those that are, beside those that are not', () => {
    expect(say('still good?', '11100', '11102')).toEqual(['Valid on 2026-01-01: 11102.'])
  })

  it('is told which file a code without dates was last seen in', () => {
    expect(say('still good?', '11100', '36415', '0591T')).toEqual([
      'Listed with no end date in the newest file loaded here that has them (fee schedule 2025Q4, which speaks through 2025-12-31; none of 2026-01-01 is loaded): 36415 and 0591T.',
    ])
  })

  it('is not told that a code stands which the payer knows as ended, where no file speaks of the day', () => {
    const asked = inquiryAsking(
      'CO-181 on 36415. Was it deleted? 0591T and 11102 too?',
      ['status'],
      '36415',
      '0591T',
      '11102',
    )
    const reason = {
      text: 'CO-181',
      system: 'CARC' as const,
      code: '181',
      modifiers: [],
      units: null,
      start: 0,
      end: 6,
    }
    const said = sentencesOf(stillValid, { ...asked, references: [reason, ...asked.references] }, known).short.join()
    expect(said).toContain('0591T')
    expect(said).not.toContain('36415')
  })

  it.each([
    ['one code alone', 'still good?', ['11102']],
    ['two that are both valid', 'still good?', ['11102', '36415']],
    ['one that a claim was rejected for', 'Good morning, 11100 with 36415 rejected', ['11100', '36415']],
    ['one of a pair that may be the right one', '11100 rejected, is 11102 ok?', ['11100', '11102']],
    ['another question', 'what does it mean', ['11100', '11102']],
    ['no code that is valid', 'still good?', ['11100', '99999']],
  ])('says nothing of %s', (_title, text, written) => {
    expect(say(text, ...written)).toEqual([])
  })
})
