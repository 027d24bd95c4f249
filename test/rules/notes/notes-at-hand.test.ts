import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeReference } from '../../../src/domain/code-reference.ts'
import type { GuidanceCondition, GuidanceFact } from '../../../src/domain/guidance-fact.ts'
import { namesAnyOf } from '../../../src/rules/notes/code-spans.ts'
import { findNote, findNotesAbout } from '../../../src/rules/notes/notes-at-hand.ts'
import { mentions, readWordStarts } from '../../../src/rules/notes/word-starts.ts'
import { facts, inquiryAbout } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'

const until2025 = { from: null, to: '2025-12-31' }
const from2026 = { from: '2026-01-01', to: null }

describe('a note asked for by its key', () => {
  const guidance = [
    guidanceRow('visit/split', { text: 'as it was', effective: until2025 }),
    guidanceRow('visit/split', { text: 'as it is', effective: from2026 }),
  ]

  it.each([
    { asOf: '2025-12-31', text: 'as it was' },
    { asOf: '2026-01-01', text: 'as it is' },
  ])('is the one that holds on $asOf', ({ asOf, text }) => {
    expect(findNote(facts(asOf, { guidance }), 'visit/split')?.text).toBe(text)
  })

  it('is none where no note has the key', () => {
    expect(findNote(facts('2026-06-01', { guidance }), 'visit/shared')).toBeUndefined()
  })
})

describe('the notes that may speak of a message', () => {
  const codes = fc.constantFrom('99213', '99214-99215', '10000-69999', 'CARC 29', 'M54.5', 'E08-E13', 'J1885')
  const condition: fc.Arbitrary<GuidanceCondition> = fc.record(
    {
      codes: fc.array(codes, { minLength: 1, maxLength: 3 }),
      words: fc.array(fc.constantFrom('split', 'share', 'of', '%'), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  const notes = fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { maxLength: 8 })
  const about = fc.subarray(['99213', '99215', '20610', 'M54.50', 'E11.9', 'J1885', 'J0696', '29'])
  const text = fc.constantFrom('a split visit', 'shares of each', 'the overshare', '20% coinsurance', '')

  it('are, in their order, all those of which a condition names a code of it, has a word of it, or wants neither', () => {
    fc.assert(
      fc.property(notes, about, text, (conditions, written, message) => {
        const references = inquiryAbout(...written).references.map(asDenialReason)
        const guidance = conditions.map((when, at) => guidanceRow(`note/${at}`, { when }))
        const read = readWordStarts(message)
        const found = findNotesAbout(facts('2026-06-01', { guidance }), references, read)
        const speaking = guidance.filter(({ when }) =>
          when.some((each) =>
            each.codes ? namesAnyOf(each.codes, references) : !each.words || mentions(read, each.words),
          ),
        )
        expect(speaking.filter((note) => !found.includes(note))).toEqual([])
        expect(found).toEqual(guidance.filter((note) => found.includes(note)))
        expect(found.filter((note) => !mayHold(note, references, message))).toEqual([])
      }),
    )
  })

  it('are none of another time', () => {
    const guidance = [guidanceRow('visit/split', { when: [{}], effective: until2025 })]
    const read = readWordStarts('split visits')
    expect(findNotesAbout(facts('2025-06-01', { guidance }), [], read)).toHaveLength(1)
    expect(findNotesAbout(facts('2026-06-01', { guidance }), [], read)).toEqual([])
  })
})

/** 29 is the reason of a denial, as a mail writes `CO-29`. */
const asDenialReason = (each: CodeReference): CodeReference => (each.code === '29' ? { ...each, system: 'CARC' } : each)

/** True where nothing rules out that one of its conditions holds; three letters in common are enough for a word. */
function mayHold({ when }: GuidanceFact, references: readonly CodeReference[], text: string): boolean {
  return when.some(({ codes, words }) => {
    if (codes) return namesAnyOf(codes, references)
    return !words || words.some((word) => text.includes(word.slice(0, 3)))
  })
}
