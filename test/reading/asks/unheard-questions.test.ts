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

describe('nothing is asked', () => {
  it.each(['20610 with 99213? FYI can you get an answer on this?', '20610 with 99213? fyi, any ideas?'])(
    'by a plea for an answer: %s',
    (text) => {
      expect(unheardIn(text)).toEqual([])
    },
  )
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

describe('a question without words of its own is heard by the codes and modifiers it names again', () => {
  const kindsIn = (text: string) =>
    hearQuestions(text, findCodeReferences(text, knowsNothing)).asks.map(({ kind }) => kind)

  it.each([
    ['11055-Q8 and 11720-Q8-59 denied. They say it is on the wrong line??', 'modifier_choice'],
    ['A4259-KX for 90 days, denied. Is the KX even theirs?', 'modifier_choice'],
    ['Charges dropped: 10005, 76942 and 88172. Should any of these come off?', 'billed_together'],
    ['We did 29881 and 29877. Which one can I add, if any?', 'billed_together'],
    ['76830 and 76817 came back. These are separate arent they??', 'billed_together'],
    ['G0378 for 30.5 hours. And round to the nearest hour?', 'units'],
    ['99232 by both of them. So who bills the 99232?', 'em_level'],
  ])('%s', (text, kind) => {
    expect(kindsIn(text)).toContain(kind)
    expect(unheardIn(text)).toEqual([])
  })

  it('is one that asks somebody to tell something', () => {
    expect(unheardIn('99213 with 36415? Can you tell me where her new card goes?')).toEqual([
      'Can you tell me where her new card goes?',
    ])
    expect(unheardIn('99213 with 36415? Can you tell me what you think?')).toEqual([])
  })

  it('is none that asks for help or settles both', () => {
    expect(unheardIn('99213 with 36415? Can someone settle these for our office?')).toEqual([])
    expect(unheardIn('J0585 x 155. Is this right or how should the lines look?')).toEqual([])
  })
})
