import { describe, expect, it } from 'vitest'
import type { SearchFact } from '../../../src/domain/codebook.ts'
import type { GuidanceFact } from '../../../src/domain/guidance-fact.ts'
import { repairLengths } from '../../../src/rules/guidelines/repair-lengths.ts'
import { candidates } from '../../../src/rules/search/candidates.ts'
import { codeRow, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const { effective, citation } = codeRow('12001')
const note: GuidanceFact = {
  key: 'count/repairs',
  topic: 'guidelines',
  when: [],
  settles: ['code_search'],
  verdict: 'informational',
  short: 'how repairs are added up',
  text: '',
  reviewBy: null,
  effective,
  citation,
}

const say = (text: string, ...codes: string[]): string[] =>
  sentencesOf(repairLengths, inquiryAsking(text, ['code_search'], ...codes), facts('2024-09-14', { guidance: [note] }))
    .short

it.each([
  [['12001'], '12002, not 12001: simple repair of scalp, neck, trunk and limbs, 4.5 cm.'],
  [['12001', '12002'], '12002, not 12001: simple repair of scalp, neck, trunk and limbs, 4.5 cm.'],
  [['12002'], '12002: simple repair of scalp, neck, trunk and limbs, 4.5 cm.'],
  [['12031'], '12002: simple repair of scalp, neck, trunk and limbs, 4.5 cm.'],
])('a code of another length than the one told is said to be wrong: %j', (codes, sentence) => {
  expect(say('4.5 cm forearm lac, one layer closure w/ sutures, anything wrong?', ...codes)).toEqual([sentence])
})

describe('wounds told with length, depth and site', () => {
  it.each([
    [
      '3.0 cm simple repair scalp, 2.5 cm simple repair of the hand, 4 cm intermediate repair to the face',
      '12002: simple repair of scalp, neck, trunk and limbs, 3 + 2.5 = 5.5 cm. 12052: intermediate repair of face, 4 cm. Lengths are added only within one depth and one group of sites; by CPT the less complicated one stands second, with 59.',
    ],
    [
      '2 lacs. Forearm 4 cm closed in layers, back of hand 3 cm closed w/ nylon single layer',
      '12032: intermediate repair of scalp, trunk and limbs, 4 cm. 12002: simple repair of scalp, neck, trunk and limbs, 3 cm. Lengths are added only within one depth and one group of sites; by CPT the less complicated one stands second, with 59.',
    ],
    [
      'forearm 4.2cm layered, hand 2.6cm layered, lower leg 5.5cm layered, scalp 3cm staples',
      '12034: intermediate repair of scalp, trunk and limbs, 4.2 + 5.5 = 9.7 cm. 12042: intermediate repair of neck, hands and feet, 2.6 cm. 12002: simple repair of scalp, neck, trunk and limbs, 3 cm. Lengths are added only within one depth and one group of sites; by CPT the less complicated one stands second, with 59.',
    ],
    [
      '4 cm scalp laceration, layered, staples in the skin',
      '12032: intermediate repair of scalp, trunk and limbs, 4 cm.',
    ],
    ['3 cm laceration of the chin, two layer closure', '12052: intermediate repair of face, 3 cm.'],
    ['a 2.5 cm simple laceration of the forearm', '12001: simple repair of scalp, neck, trunk and limbs, 2.5 cm.'],
    ['2.6 cm simple laceration of the lip', '12013: simple repair of face, 2.6 cm.'],
    ['31 cm simple lac of the back', '12007: simple repair of scalp, neck, trunk and limbs, 31 cm.'],
    ['layered closure, 8cm laceration of the thigh', '12034: intermediate repair of scalp, trunk and limbs, 8 cm.'],
    [
      '3 cm intermediate repair of a laceration on the back of the hand',
      '12042: intermediate repair of neck, hands and feet, 3 cm.',
    ],
    [
      'complex repair 13 cm leg and 3 cm complex repair nose',
      '13121 and 13122 x2: complex repair of scalp, arms and legs, 13 cm. 13152: complex repair of eyelids, nose, ears and lips, 3 cm. Lengths are added only within one depth and one group of sites; 59 or XS only where an NCCI edit joins two of these codes, on its column two code.',
    ],
    [
      '2 cm laceration of the cheek and 1.5 cm lac chin, both simple repair',
      '12013: simple repair of face, 2 + 1.5 = 3.5 cm.',
    ],
  ])('%s', (text, sentence) => expect(say(text)).toEqual([sentence]))

  it('without any depth are coded at each, which the note decides', () => {
    expect(say('sutured 3 cm lac on chin')).toEqual([
      'The depth of the repair decides, which the note must tell. 12013: simple repair of face, 3 cm. 12052: intermediate repair of face, 3 cm. 13132: complex repair of forehead, cheeks, chin, neck, hands and feet, 3 cm.',
    ])
  })

  it('answer a question about another code of a repair', () => {
    const inquiry = inquiryAsking('2 cm and 1.5 cm simple lac of the chin, 12011 x2?', ['units'], '12011 x2')
    expect(repairLengths.check(inquiry, facts('2024-09-14', { guidance: [note] })).findings).toEqual([])
    const told = inquiryAsking('2 cm simple lac of the chin and 1.5 cm of the cheek', ['units'], '12011 x2')
    expect(repairLengths.check(told, facts('2024-09-14', { guidance: [note] })).findings).toMatchObject([
      { subjects: ['12013', '12011'] },
    ])
  })

  it.each([
    ['of which one has no site', '3 cm simple repair scalp and 2 cm simple repair'],
    ['of which one has no depth', '3 cm simple laceration scalp, 2 cm complex laceration arm, 4 cm laceration leg'],
    ['of a site that has no code here', '3 cm complex laceration of the eyebrow'],
    ['too short for a complex repair', '0.8 cm complex laceration of the nose'],
    ['closed after an excision', 'excised 1.2 cm cyst, 3.1 cm intermediate closure of the back'],
    ['that are no wounds of the skin', 'hernia repair of 3 cm, abdominal, simple repair'],
  ])('are left to the record where they are wounds %s', (_title, text) => expect(say(text)).toEqual([]))
})

it('a description of wounds is not searched for in words', () => {
  const search: SearchFact = {
    ask: 'how?',
    words: 'laceration cm scalp 2.5',
    decided: true,
    hits: [{ system: 'CPT', code: '12001', description: 'a line', billable: true, score: 1, citation }],
  } as unknown as SearchFact
  const known = facts('2024-09-14', { searches: [search] })
  expect(
    candidates.check(inquiryAsking('3 cm simple laceration of the scalp', ['code_search']), known).findings,
  ).toEqual([])
  expect(candidates.check(inquiryAsking('wound of the scalp', ['code_search']), known).findings).toHaveLength(1)
})
