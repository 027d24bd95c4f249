import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapText } from '../../src/render/formatting-helpers.ts'

describe('wrapped text', () => {
  it.each([
    ['short text stays as it is', 'one two', 20, 0, 'one two'],
    ['breaks at a space', 'one two three', 8, 0, 'one two\nthree'],
    ['indents what follows the first line', 'one two three', 8, 2, 'one two\n  three'],
    ['keeps the indent it begins with', '  one two', 20, 4, '  one two'],
    ['never breaks a word', 'a-very-long-word-indeed', 8, 0, 'a-very-long-word-indeed'],
    ['keeps paragraphs apart', 'one\n\ntwo', 20, 0, 'one\n\ntwo'],
  ])('%s', (_title, text, columns, indent, wrapped) => {
    expect(wrapText(text, columns, indent)).toBe(wrapped)
  })

  it('loses and adds no word, and no line of several words is too long', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,20}$/), { minLength: 1 })
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 80 }), fc.integer({ min: 0, max: 8 }), (given, columns, indent) => {
        const wrapped = wrapText(given.join(' '), columns, indent)
        expect(wrapped.split(/\s+/).filter((word) => word !== '')).toEqual(given)
        for (const line of wrapped.split('\n')) {
          if (line.trim().includes(' ')) expect(line.length).toBeLessThanOrEqual(columns)
        }
      }),
    )
  })
})
