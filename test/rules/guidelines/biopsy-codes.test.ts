import { describe, expect, it } from 'vitest'
import type { SearchFact } from '../../../src/domain/codebook.ts'
import type { GuidanceFact } from '../../../src/domain/guidance-fact.ts'
import { biopsyCodes } from '../../../src/rules/guidelines/biopsy-codes.ts'
import { candidates } from '../../../src/rules/search/candidates.ts'
import { codeRow, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const { effective, citation } = codeRow('11104')
const note: GuidanceFact = {
  key: 'count/skin-biopsies',
  topic: 'guidelines',
  when: [],
  settles: ['units'],
  verdict: 'informational',
  short: 'how biopsies are counted',
  text: '',
  reviewBy: null,
  effective,
  citation,
}

const say = (text: string, asOf = '2024-08-01') =>
  sentencesOf(biopsyCodes, inquiryAsking(text, ['code_search']), facts(asOf, { guidance: [note] })).short

describe('skin biopsies counted by technique', () => {
  it.each([
    ['1 shave bx arm, 2 punch bx back', '2 punch and 1 tangential: 11104 x1, 11105 x1 and 11103 x1.'],
    ['4 punch biopsies and 1 incisional', '1 incisional and 4 punch: 11106 x1 and 11105 x4.'],
    ['a shave biopsy and another, two shave biopsies', '3 tangential: 11102 x1 and 11103 x2.'],
    ['punch bx x2, shave bx x 3: codes?', '2 punch and 3 tangential: 11104 x1, 11105 x1 and 11103 x3.'],
    ['one punch biopsy of the cheek', '1 punch: 11104 x1.'],
    ['2 punch biopsies. The 2 punch biopsies were denied.', '2 punch: 11104 x1 and 11105 x1.'],
  ])('%s', (text, words) => expect(say(text)).toEqual([`Skin biopsies of one session, ${words}`]))

  it.each([
    ['a technique without a number', '2 punch biopsies and shave biopsies of the arm'],
    ['numbers that differ from one sentence to the next', '2 punch biopsies. 3 punch biopsies were paid.'],
    ['a shave that is no biopsy', '2 shave removals of the arm'],
    ['codes alone', '11104 x2 and 11102'],
  ])('are not coded from %s', (_title, text) => expect(say(text)).toEqual([]))

  it('are not counted of one that the sender has coded', () => {
    const inquiry = inquiryAsking('did a shave bx, then Mohs', ['billed_together'], '11102', '17311')
    expect(biopsyCodes.check(inquiry, facts('2024-08-01', { guidance: [note] })).findings).toEqual([])
  })

  it('are not coded before there were such codes', () => {
    expect(say('2 punch biopsies', '2018-12-31')).toEqual([])
  })

  it('stand on the add-on edits where those are loaded', () => {
    const addOn = { ...codeRow('11105'), addOnCode: '11105', primaryCode: '11104', type: 1 as const }
    const known = facts('2024-08-01', { guidance: [note], addOns: [addOn] })
    expect(biopsyCodes.check(inquiryAsking('2 punch biopsies', ['units']), known).findings).toMatchObject([
      { basis: 'rows', subjects: ['11104', '11105'] },
    ])
  })

  it('leave no search among their own codes', () => {
    const hits = ['11104', '11105'].map((code) => ({ ...codeRow(code), score: 1 }))
    const search: SearchFact = { ask: '', words: 'punch biopsies', hits, decided: false }
    const found = (text: string) =>
      candidates.check(inquiryAsking(text, ['code_search']), facts('2024-08-01', { searches: [search] })).findings
    expect(found('3 punch biopsies, how do we code')).toEqual([])
    expect(found('punch biopsies, how do we code')).toHaveLength(1)
  })
})
