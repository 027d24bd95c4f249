import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftContent } from '../../../src/domain/draft.ts'
import {
  addFacts,
  arrangeShelf,
  moveRow,
  ROW_ACTIONS,
  shelfOf,
  withShelf,
} from '../../../src/flow/answer/fact-shelf.ts'
import { applyEdits, editsOf, isEdited } from '../../../src/flow/review/answer-edits.ts'
import { findOpenTokens, settleCitations } from '../../../src/flow/review/cite-facts.ts'
import { sampleDraft } from '../../support/drafted-case.ts'

const source = (number: number) => ({
  number,
  source: 's',
  edition: '2026',
  locator: `row ${number}`,
  effectiveFrom: null,
  effectiveTo: null,
  title: 'A file',
  publisher: 'CMS',
  url: null,
})

const row = (subject: string, ...sources: number[]) => ({
  subject,
  verdict: 'informational' as const,
  statement: `${subject} is so.`,
  sources,
})

const content: DraftContent = {
  ...sampleDraft().content,
  shortAnswer: 'Yes.',
  rows: [row('11111', 1), row('22222', 2), row('33333', 2, 3)],
  sources: [source(1), source(2), source(3)],
}
const draft = { ...sampleDraft(), content }

describe('the facts of an answer', () => {
  it.each([
    ['drop', 2, [1, 3]],
    ['up', 2, [2, 1, 3]],
    ['down', 2, [1, 3, 2]],
    ['up', 1, [1, 2, 3]],
    ['down', 3, [1, 2, 3]],
    ['restore', 2, [1, 2, 3]],
    ['drop', 9, [1, 2, 3]],
  ] as const)('after %s of fact %i stand as %j', (action, number, order) => {
    expect(moveRow([1, 2, 3], number, action)).toEqual(order)
  })

  it('come back at the end when they are restored', () => {
    expect(moveRow([1, 3], 2, 'restore')).toEqual([1, 3, 2])
  })

  it('are never lost or doubled, whatever is done in whatever order', () => {
    const action = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...ROW_ACTIONS))
    fc.assert(
      fc.property(fc.array(action), (actions) => {
        const order = actions.reduce<number[]>((now, [number, each]) => moveRow(now, number, each), [1, 2, 3])
        const shelf = arrangeShelf(shelfOf(draft), order)
        expect(new Set(shelf.order).size).toBe(shelf.order.length)
        expect(shelf.rows).toHaveLength(3)
        expect(withShelf(content, shelf).rows.map(({ subject }) => subject)).toEqual(
          shelf.order.map((number) => content.rows[number - 1]?.subject),
        )
      }),
    )
  })

  it('that are looked up get the next number, and their sources too', () => {
    const found = [{ row: row('44444', 1), sources: [{ ...source(1), locator: 'a new row' }] }]
    const added = addFacts(content, shelfOf(draft), found)
    expect(added.shelf.order).toEqual([1, 2, 3, 4])
    expect(added.content.rows.at(-1)).toMatchObject({ subject: '44444', sources: [4] })
    expect(added.content.sources.at(-1)).toMatchObject({ number: 4, locator: 'a new row' })
    expect(addFacts(added.content, added.shelf, found).shelf).toEqual(added.shelf)
  })

  it('that were dropped come back under their own number when they are looked up again', () => {
    const dropped = arrangeShelf(shelfOf(draft), [1, 3])
    const again = addFacts(content, dropped, [{ row: row('22222', 1), sources: [source(2)] }])
    expect(again.shelf.order).toEqual([1, 3, 2])
    expect(again.shelf.rows).toHaveLength(3)
  })
})

describe('citations', () => {
  it('of a fact become the numbers of its sources', () => {
    const cited = { ...draft, content: { ...content, shortAnswer: 'Yes {F3}, as {F1} says.' } }
    expect(settleCitations(cited).shortAnswer).toBe('Yes [2] [3], as [1] says.')
  })

  it('are numbered from 1 again when a fact was taken out, in rows and prose alike', () => {
    const edited = applyEdits(draft, { ...editsOf(draft), shortAnswer: 'See {F3} and [3].', order: [3] })
    const settled = settleCitations(edited)
    expect(settled.sources.map(({ number, locator }) => [number, locator])).toEqual([
      [1, 'row 2'],
      [2, 'row 3'],
    ])
    expect(settled.rows[0]?.sources).toEqual([1, 2])
    expect(settled.shortAnswer).toBe('See [1] [2] and [2].')
  })

  it('of a fact that was taken out keep its source', () => {
    const edited = applyEdits(draft, { ...editsOf(draft), shortAnswer: 'Yes {F1}.', order: [] })
    expect(settleCitations(edited)).toMatchObject({
      shortAnswer: 'Yes [1].',
      sources: [{ locator: 'row 1' }],
      rows: [],
    })
  })

  it('of nothing stay as they are, and are found', () => {
    const shelf = shelfOf(draft)
    expect(findOpenTokens('{F?} {F4} {F1} {F?}', shelf)).toEqual(['{F?}', '{F4}'])
    expect(settleCitations({ ...draft, content: { ...content, reasoning: '{F?}' } }).reasoning).toBe('{F?}')
  })

  it('change nothing in an answer nobody touched', () => {
    expect(settleCitations(draft)).toEqual(content)
  })
})

describe('edits', () => {
  it('that say what stands are none, and another order is one', () => {
    expect(isEdited(draft, editsOf(draft))).toBe(false)
    expect(isEdited(draft, { ...editsOf(draft), order: null })).toBe(false)
    expect(isEdited(draft, { ...editsOf(draft), order: [2, 1, 3] })).toBe(true)
  })
})
