import { describe, expect, it } from 'vitest'
import { sinceEnded } from '../../../src/rules/codes/since-ended.ts'
import { codeRow, facts, inquiryAsking, replacementRow } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2013-06-12', {
  codes: [codeRow('64475', '..2016-12-31'), codeRow('64493', '2017-01-01..'), codeRow('99213', '..')],
  replacements: [replacementRow('64475', ['64493'], null, '2017-01-01..')],
})
const say = (text: string, ...written: string[]) =>
  sentencesOf(sinceEnded, inquiryAsking(text, ['crosswalk'], ...written), known).short

describe('a code that was valid then and has ended since', () => {
  it.each(['what is it called now?', 'which code replaced it', 'valid then? and what is it today'])(
    'is told with what replaced it: %s',
    (text) =>
      expect(say(text, '64475')).toEqual([
        'Since 2017-01-01, when 64475 was deleted, it is 64493. The service of 2013-06-12 keeps 64475.',
      ]),
  )

  it.each([
    ['was it valid?', '64475'],
    ['what is it called now?', '99213'],
  ])('says nothing to: %s %s', (text, code) => expect(say(text, code)).toEqual([]))
})
