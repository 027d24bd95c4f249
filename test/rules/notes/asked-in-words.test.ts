import { describe, expect, it } from 'vitest'
import type { GuidanceFact } from '../../../src/domain/guidance-fact.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { kindsAskedInWords, questionsInWords } from '../../../src/rules/notes/asked-in-words.ts'
import { codeRow } from '../../support/codebook-facts.ts'

const read = (text: string) => readInquiry({ subject: '', text, sentOn: '2026-03-05' }, (system) => system !== 'ADD-ON')

const retention: GuidanceFact = {
  key: 'compliance/retention',
  topic: 'compliance',
  when: [{ words: ['how many years', 'retention'], also: ['keep', 'on file for'] }],
  settles: ['documentation'],
  verdict: 'informational',
  short: 'Seven years.',
  text: '',
  reviewBy: null,
  effective: { from: null, to: null },
  citation: codeRow('99213').citation,
}

const [condition = {}] = retention.when

describe('a note of the office that is called by its words', () => {
  it.each([
    ['How many years do we keep the EOBs?', ['denial']],
    ['How many years do we keep charts? The EOB of 2019 says denied, why?', []],
    ['We keep charts of 99213 how many years, and the EOBs?', []],
  ])('settles what is heard in the sentence of its words, where no code is named: %s', (text, kinds) => {
    expect(kindsAskedInWords(retention, condition, read(text))).toEqual(kinds)
  })

  it('settles nothing as a note on how a service is coded', () => {
    const inquiry = read('How many years do we keep the EOBs?')
    expect(kindsAskedInWords({ ...retention, topic: 'guidelines' }, condition, inquiry)).toEqual([])
  })

  it.each([
    ['Charts fill the attic. Is retention a rule of the state?', ['Is retention a rule of the state?']],
    ['How many years? Are they to be on file for her whole life?', ['Are they to be on file for her whole life?']],
    ['How many years? And who shall keep the key of the attic?', []],
  ])('answers a question in which nothing was heard by its words, or by a phrase beside them: %s', (text, heard) => {
    expect(questionsInWords(retention, condition, read(text))).toEqual(heard)
  })
})
