import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverSpans, type Span } from '../../../src/reading/text/span.ts'
import {
  cuedPattern,
  cueWords,
  indexText,
  matchCued,
  matchCuedFigures,
  placesOf,
  withoutCovered,
} from '../../../src/reading/text/text-index.ts'

const COLOURS = cueWords('red green')
const NUMBERED = cuedPattern('no number', /\b(?:no|number)[ \t.:]{1,3}\d{3}/i)

describe('the index of a text with parts covered', () => {
  const word = fc.constantFrom('red', 'Green', 'XS', 'RT', '99213', 'no', '12', 'Dana', 'a', "O'Neil", 'x2')
  const piece = fc.record({ words: fc.array(word, { minLength: 1, maxLength: 6 }), covered: fc.boolean() })

  it('is the index of the covered text, whatever is covered between words', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        let text = ''
        const covered: Span[] = []
        for (const { words, covered: isCovered } of pieces) {
          const start = text.length
          text += words.join(' ')
          if (isCovered) covered.push({ start, end: text.length })
          text += '\n'
        }
        const kept = withoutCovered(indexText(text), covered)
        const whole = indexText(coverSpans(text, covered, ' '))
        expect(kept.figures).toEqual(whole.figures)
        expect(kept.capitalised).toEqual(whole.capitalised)
        expect(kept.capitalPairs).toEqual(whole.capitalPairs)
        expect(placesOf(kept, COLOURS)).toEqual(placesOf(whole, COLOURS))
      }),
    )
  })

  it('keeps what touches a covered part on either side', () => {
    const text = 'red 12 RT|green 34 XS|red 56 LT'
    const index = withoutCovered(indexText(text), [{ start: 9, end: 22 }])
    expect(placesOf(index, COLOURS)).toEqual([0, 22])
    expect(index.figures).toEqual([4, 4, 6, 26, 26, 28])
    expect(index.capitalPairs).toEqual([7, 29])
  })

  it('is the same where nothing is covered', () => {
    const index = indexText('red 99213 RT, Dana')
    expect(withoutCovered(index, [])).toEqual(index)
  })
})

describe('patterns that only a figure completes', () => {
  it.each([
    ['no. 123, number: 456', 2],
    ['no 12\n345', 0],
    ['number\n 789 no 789', 1],
    ['no no no', 0],
  ])('are found in %j as often as without looking for the figure first', (text, times) => {
    const index = indexText(text)
    expect(matchCuedFigures(text, index, NUMBERED, 20)).toHaveLength(times)
    expect(matchCued(text, index, NUMBERED)).toHaveLength(times)
  })

  it('are not tried where no figure is within reach', () => {
    const text = `number${' '.repeat(3)}${'x'.repeat(30)} 123`
    expect(matchCuedFigures(text, indexText(text), NUMBERED, 5)).toEqual([])
  })
})
