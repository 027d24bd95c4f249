import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentions, readWordStarts } from '../../../src/rules/notes/word-starts.ts'

/** The same by a regular expression, word for word. */
function mentionsByPattern(text: string, words: readonly string[]): boolean {
  return words.some((word) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll(/[.+*?^$()|[\]{}\\]/g, '\\$&')}`, 'u').test(text),
  )
}

describe('words of notes in the text of a message', () => {
  it.each([
    { text: 'is the injection bundled?', words: ['inject'], is: true, why: 'a word may go on' },
    { text: 'a reinjection', words: ['inject'], is: false, why: 'it has to begin where a word begins' },
    { text: 'x-ray', words: ['ray'], is: true, why: 'a hyphen ends a word' },
    { text: 'émg only', words: ['mg'], is: false, why: 'a letter is a letter in every script' },
    { text: '40 mg', words: ['mg'], is: true, why: 'two letters are enough' },
    { text: 'care +gc', words: ['+gc'], is: true, why: 'a word may begin with a sign' },
    { text: 'reinject, then inject', words: ['inject'], is: true, why: 'the first place is not the only one' },
    { text: 'split visit', words: ['shared', 'split visit'], is: true, why: 'one of several is enough' },
    { text: '', words: ['inject'], is: false, why: 'an empty text has no word' },
  ])('$why: "$text" and $words', ({ text, words, is }) => {
    expect(mentions(readWordStarts(text), words)).toBe(is)
  })

  it('are found exactly where a pattern of each finds them', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'é', '1', ' ', '-', '.', '😀')
    const text = fc.string({ unit: letters, maxLength: 40 })
    const words = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 5 }), { maxLength: 4 })
    fc.assert(
      fc.property(text, words, (message, wanted) => {
        expect(mentions(readWordStarts(message), wanted)).toBe(mentionsByPattern(message, wanted))
      }),
    )
  })
})
