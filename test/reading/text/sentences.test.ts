import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../src/reading/text/sentences.ts'

const numbersOf = (text: string): (string | null)[][] =>
  splitSentences(text).map(({ text: sentence, number }) => [number, sentence.trim()])

describe('a numbered list', () => {
  it.each([
    [
      '1. Is 99072 payable?\n2. What is the global period of 11042?',
      [
        ['1', '1. Is 99072 payable?'],
        ['2', '2. What is the global period of 11042?'],
      ],
    ],
    [
      '1) is it payable\n2) how many units',
      [
        ['1', '1) is it payable'],
        ['2', '2) how many units'],
      ],
    ],
    [
      'Q1. Is it payable? Q2: And now?',
      [
        ['1', 'Q1. Is it payable?'],
        ['2', 'Q2: And now?'],
      ],
    ],
    [
      '(1) Payable? (2) Bundled?',
      [
        ['1', '(1) Payable?'],
        ['2', '(2) Bundled?'],
      ],
    ],
    [
      '1. Is it payable? We bill Medicare.\n\nThanks. Ana',
      [
        ['1', '1. Is it payable?'],
        ['1', 'We bill Medicare.'],
        [null, 'Thanks.'],
        [null, 'Ana'],
      ],
    ],
    [
      'We did 3. Then 4 more.',
      [
        [null, 'We did 3.'],
        [null, 'Then 4 more.'],
      ],
    ],
  ])('is read with the numbers the sender gave: %j', (text, sentences) => {
    expect(numbersOf(text)).toEqual(sentences)
  })
})

describe('a lettered list', () => {
  it.each([
    [
      'My questions\n a. 99495 or 99496?\n b. Can 99490 go with it?\n\nThanks',
      [
        [null, 'My questions'],
        ['a', 'a. 99495 or 99496?'],
        ['b', 'b. Can 99490 go with it?'],
        [null, 'Thanks'],
      ],
    ],
    [
      'What is it for (a) a screening (b) a polypectomy?',
      [
        [null, 'What is it for'],
        ['a', '(a) a screening'],
        ['b', '(b) a polypectomy?'],
      ],
    ],
    [
      'A) 36415 with 99213\nB) 36416',
      [
        ['a', 'A) 36415 with 99213'],
        ['b', 'B) 36416'],
      ],
    ],
  ])('is read with the letters the sender gave: %j', (text, sentences) => {
    expect(numbersOf(text)).toEqual(sentences)
  })

  it.each([
    ['1. 99213\n a) with 25\n b) without', ['1', '1', '1']],
    ['see 1862 (a) of the act', [null]],
    ['97110 (23) min and 97140 (10) min, units?', [null]],
    ['97112 (2) and 97110 (1) units', [null]],
    ['97112 (1) and 97110 (2) units', [null]],
    ['Is it (1) of two?', [null]],
    ['b) is first\na) is second', [null, null]],
  ])('is none in %j', (text, numbers) => {
    expect(splitSentences(text).map(({ number }) => number)).toEqual(numbers)
  })
})
