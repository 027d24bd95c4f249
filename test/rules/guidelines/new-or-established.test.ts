import { describe, expect, it } from 'vitest'
import type { AskKind } from '../../../src/domain/inquiry.ts'
import { newOrEstablished } from '../../../src/rules/guidelines/new-or-established.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2025-08-19', { guidance: [guidanceRow('em/new-or-established')] })

function say(text: string, ...codes: string[]): string | undefined {
  const kinds: AskKind[] = ['em_level']
  return sentencesOf(newOrEstablished, { ...inquiryAsking(text, kinds, ...codes), maskedText: text }, known).short[0]
}

describe('new or established', () => {
  it.each([
    [
      'our ped saw the baby in hospital. 99381 or 99391',
      ['99381', '99391'],
      'Established, as the message tells it (our ped saw the baby in hospital): 99391;',
    ],
    [
      'last seen 4 years ago, 99203 or 99213?',
      ['99203', '99213'],
      'New, as the message tells it (seen 4 years ago): 99203;',
    ],
    [
      '99204 denied B16, saw the same doctor 2 yrs ago',
      ['99204'],
      'Established, as the message tells it (saw the same doctor 2 yrs ago, same doctor);',
    ],
    [
      'G0105 next week. Last seen by our np 4 yrs ago: 99203 or 99213?',
      ['G0105', '99203', '99213'],
      'New, as the message tells it (seen by our np 4 yrs ago): 99203;',
    ],
    ['seen here 5 years ago, is she a new patient?', [], 'New, as the message tells it (seen here 5 years ago);'],
  ])('%s', (text, codes, said) => expect(say(text, ...codes)).toContain(said))

  it.each([
    ['nobody asks', 'saw the same doctor 2 yrs ago, 99213 level?', ['99213']],
    ['a procedure is asked about', 'new pt, last seen 4 years ago, 20610', ['20610']],
    ['the last visit is not told', 'new or established? 99203', ['99203']],
  ])('says nothing where %s', (_why, text, codes) => expect(say(text, ...codes)).toBeUndefined())
})
