import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { figurePattern, figurePatterns, matchFigures } from '../../../src/reading/text/figure-pattern.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'
import { decoyLine, identifyingLine, isCode, otherDate, reference, sentence, serviceDay } from '../mail-arbitraries.ts'

const line = fc.oneof(
  decoyLine,
  otherDate,
  identifyingLine.map((each) => each.line),
  reference.chain(({ written }) => sentence(written)),
  serviceDay.map(({ written }) => `seen ${written}`),
  fc.constantFrom('95F', '1EG4-TE5-MK73', 'N130, B7', '250.00', 'V58.69', '7 S Main St', '03/24', '9921 4410 8827'),
)

/** The matches of a pattern at every figure of the text that has its length, whatever the figure begins with. */
function matchUngated(text: string, figures: readonly number[], { pattern, gate }: (typeof figurePatterns)[number]) {
  const { least, most, from } = gate
  return matchFigures(text, { figures: [...figures] }, figurePattern(pattern, { least, most, from }))
}

describe('what is looked at before a figure pattern is tried', () => {
  it('lets every match of every pattern pass', () => {
    // Reading something is what loads the readers with their patterns.
    readInquiry({ subject: '', text: '99213', sentOn: '2026-11-21' }, isCode)
    const all = [...figurePatterns]
    expect(all.length).toBeGreaterThan(20)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', ' ', ', ', '-'), (lines, join) => {
        const text = lines.join(join)
        const { figures } = indexText(text)
        for (const figure of all) {
          const found = matchFigures(text, { figures }, figure).map(({ index, 0: written }) => [index, written])
          const ungated = matchUngated(text, figures, figure).map(({ index, 0: written }) => [index, written])
          expect(found, `${figure.pattern.source} in ${text}`).toEqual(ungated)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is the beginning in both cases, and the sign behind', () => {
    const figure = figurePattern(/m\d=/iy, { first: 'M', signs: '=' })
    const text = 'm1= M2= n3= m4:'
    expect(matchFigures(text, indexText(text), figure).map(({ 0: written }) => written)).toEqual(['m1=', 'M2='])
  })

  it('is the second character too, and the one behind the sign', () => {
    const figure = figurePattern(/\w\w\d/y, { second: 'M', signs: ' ', next: 'A' })
    const text = '1m1 A 2M2 A 3n3 A 4m4 a 5m5-A 6 A'
    expect(matchFigures(text, indexText(text), figure).map(({ 0: written }) => written)).toEqual(['1m1', '2M2'])
  })
})
