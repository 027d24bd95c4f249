import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordSet } from '../../../src/reading/text/word-set.ts'

it('a set of words knows its words in any case, and no others', () => {
  const words = ['ng', 'o', 'zelbrandt', 'peña', 'šimek', "o'dell", 'ßen']
  const isListed = wordSet(words)
  for (const word of words) {
    expect(isListed(word)).toBe(true)
    expect(isListed(word.toUpperCase().toLowerCase() === word ? word.toUpperCase() : word)).toBe(true)
  }
  for (const word of ['', 'n', 'ngo', 'zelbrand', 'pena', 'Zelbrandts', 'dell']) expect(isListed(word)).toBe(false)
})

it('a set of words says what a plain set of them in small letters says', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string({ unit: 'grapheme' }), (words, other) => {
      const small = words.map((word) => word.toLowerCase())
      const [isListed, plain] = [wordSet(small), new Set(small)]
      for (const word of [...words, ...small, other]) expect(isListed(word)).toBe(plain.has(word.toLowerCase()))
    }),
  ))
