import { describe, expect, it } from 'vitest'
import type { SearchFact } from '../../../src/domain/codebook.ts'
import { bundledPair } from '../../../src/rules/ncci/bundled-pair.ts'
import { candidates } from '../../../src/rules/search/candidates.ts'
import { toldOperations } from '../../../src/rules/search/told-operations.ts'
import { codeRow, facts, feeRow, inquiryAsking, NCCI_2024Q3, pairRow } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const NOTE = 'codes please: EGD, guidewire placed, Savary dilator passed, dilated to 16 mm. Biopsies of the antrum.'
const SEARCH: SearchFact = {
  ask: NOTE,
  words: 'biopsies',
  decided: false,
  hits: [{ ...codeRow('43202', '..'), score: 1 }],
}
const rows = (...codes: string[]) => ({
  codes: codes.map((code) => codeRow(code)),
  fees: codes.map((code) => feeRow(code, 'A', '000')),
})

describe('codes of an operation told in words', () => {
  it('are named with what each is for, and the words are searched for nothing else', () => {
    const inquiry = inquiryAsking(NOTE, ['code_search'])
    const found = facts('2024-08-01', { ...rows('43248', '43239'), searches: [SEARCH] })
    expect(sentencesOf(toldOperations, inquiry, found).short).toEqual([
      'By what is told: 43248 (upper GI scope with the gullet dilated over a guidewire); 43239 (upper GI scope with biopsies, one code whatever their number).',
    ])
    expect(candidates.check(inquiry, found).findings).toEqual([])
  })

  it('are one claim: the edit between them is told', () => {
    const found = facts('2024-08-01', {
      ...rows('43248', '43239'),
      editions: [NCCI_2024Q3],
      editPairs: [pairRow('43248', '43239', 1)],
    })
    const [said] = sentencesOf(bundledPair, inquiryAsking(NOTE, ['code_search']), found).short
    expect(said).toContain('bundles 43239 into 43248')
  })

  it('that the words leave open are named with what tells them apart', () => {
    const inquiry = inquiryAsking('colonoscopy, polyp removed, which code?', ['code_search'])
    const [said] = sentencesOf(toldOperations, inquiry, facts('2024-08-01', rows('45385', '45384', '45380'))).short
    expect(said).toContain('45385, 45384 or 45380 (colonoscopy with a polyp removed), where the note has to tell how')
  })

  it.each([
    ['a code is named', inquiryAsking(NOTE, ['code_search'], '43248'), rows('43248', '43239')],
    ['no code is asked for', inquiryAsking(NOTE, ['denial']), rows('43248', '43239')],
    ['a row is missing', inquiryAsking(NOTE, ['code_search']), rows('43248')],
  ])('are not told where %s', (_, inquiry, loaded) => {
    const found = facts('2024-08-01', { ...loaded, searches: [SEARCH] })
    expect(toldOperations.check(inquiry, found).findings).toEqual([])
    expect(candidates.check(inquiry, found).findings).toHaveLength(1)
  })

  it('on both sides take 50 where the fee schedule lets them', () => {
    const inquiry = inquiryAsking('both knees injected with kenalog, code?', ['code_search'])
    const bilateral = { codes: [codeRow('20610')], fees: [{ ...feeRow('20610', 'A', '000'), bilateral: '1' }] }
    const [said] = sentencesOf(toldOperations, inquiry, facts('2024-08-01', bilateral)).short
    expect(said).toContain('on both sides with 50')
  })
})
