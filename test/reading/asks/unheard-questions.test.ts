import { describe, expect, it } from 'vitest'
import { hearQuestions } from '../../../src/reading/asks/asks.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowsNothing } from '../known-codes.ts'

const unheardIn = (text: string) => {
  const { unheard } = hearQuestions(text, findCodeReferences(text, knowsNothing))
  return unheard.map(({ text: said, number }) => (number === null ? said : `${number}: ${said}`))
}

describe('a numbered question in which nothing is heard is kept with its number', () => {
  it.each([
    [
      '1) 99495 and 99497, both ok?\n2) can TCM go out now or do we have to wait',
      ['2: can TCM go out now or do we have to wait'],
    ],
    ['1. Is 20610 bundled into 29826?\n2. Who keeps the key for it?', ['2: Who keeps the key for it?']],
    ['Q1. Units for J1030, 80 mg?\nQ2. which of them comes first', ['2: which of them comes first']],
    [
      '(a) is 96372 payable with 99213?\n(b) what happens when she moves away?',
      ['b: what happens when she moves away?'],
    ],
  ])('%j', (text, kept) => {
    expect(unheardIn(text)).toEqual(kept)
  })
})

describe('a question without a number is kept where it is one by itself', () => {
  it.each([
    ['Can we bill 20610 with 99213? And does he need a new card for that?', ['And does he need a new card for that?']],
    ['Is 27447 bundled with 20680? Who do I talk to over there?', ['Who do I talk to over there?']],
  ])('%j', (text, kept) => {
    expect(unheardIn(text)).toEqual(kept)
  })
})

describe('nothing is missing where', () => {
  it.each([
    ['the sentence only asks for help', 'Can we bill 20610 with 99213? Can you please help us with this one?'],
    [
      'the sentence asks whether that is right',
      'They bundled 20610 into 99213. Is that right? Am I missing something here?',
    ],
    ['it asks for thoughts', 'Is 20610 bundled into 29826? Any thoughts on this at all?'],
    ['it is a word or two that go on with the question', 'Is 20610 bundled into 29826? Or the other way?'],
    ['a number tells what was done', '1) 20610 right knee\n2) 99213 visit\nCan these be billed together?'],
    [
      'numbers tell what happened',
      '1) saw him in the office\n2) sent him to the ER\nIs 99213 still billable with 99284?',
    ],
    [
      'something else was heard under the number',
      '1) The 20610 was done by the PA. Is it bundled into 99213? Who knows what they want?',
    ],
    ['nothing is asked at all', '20610 and 99213'],
  ])('%s', (_, text) => {
    expect(unheardIn(text)).toEqual([])
  })
})
