import { expect, it } from 'vitest'
import { anesthesiaTeam } from '../../../src/rules/modifiers/anesthesia-team.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const say = (text: string): string[] =>
  sentencesOf(
    anesthesiaTeam,
    inquiryAsking(text, ['modifier_choice'], '00142'),
    facts('2025-06-01', { guidance: [guidanceRow('anesthesia/modifiers')] }),
  ).short

it.each([
  ['MD running 3 cataract rooms w/ CRNAs', 'QK and each CRNA’s line QX'],
  ['anesthesiologist directing four CRNAs', 'QK and each'],
  ['MD medically directing one CRNA', 'QY and each'],
  ['MD supervising 3 CRNAs, MAC for cataract', 'takes QS beside it on both lines'],
  ['doctor covering five rooms with CRNAs', 'AD, which is supervision'],
])('the number of cases at once tells the modifiers: %s', (text, words) => {
  expect(say(`${text}, QK or QY?`)[0]).toContain(words)
})

it.each([
  ['MD running 3 rooms'],
  ['CRNA alone, no MD in the building'],
  ['MD directing 3 CRNAs, then stepped out to a fourth case'],
  ['what if the MD is directing 5 CRNAs'],
  ['MD directing 2 CRNAs in the morning, directing 5 CRNAs in the afternoon'],
])('nothing is concluded without both, or where the number changes: %s', (text) => {
  expect(say(`${text}, QK?`)).toEqual([])
})
