import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseSearch,
  formatSearch,
  HAS_WHAT,
  MAX_SEARCH_CHARACTERS,
  parseSearch,
  statesOf,
} from '../../src/domain/case-search.ts'
import { OPEN_STATES } from '../../src/domain/case-state.ts'
import { TOPICS } from '../../src/domain/inquiry.ts'

const understood = (text: string): CaseSearch => {
  const { search, faults } = parseSearch(text)
  expect(faults).toEqual([])
  return search
}

describe('a search', () => {
  it('is read part by part', () => {
    expect(
      understood(
        'code:99213 from:clinic.example state:sent topic:ncci assigned:me after:2026-01-01 has:note "modifier 25" words -other',
      ),
    ).toEqual({
      codes: ['99213'],
      cited: [],
      from: ['clinic.example'],
      topics: ['ncci'],
      states: ['sent'],
      assigned: 'me',
      after: '2026-01-01',
      before: null,
      has: ['note'],
      words: [
        { text: 'modifier 25', phrase: true, excluded: false },
        { text: 'words', phrase: false, excluded: false },
        { text: 'other', phrase: false, excluded: true },
      ],
    })
  })

  it.each([
    ['code:m17.11', { codes: ['M17.11'] }],
    ['CODE:99213', { codes: ['99213'] }],
    ['cited:20610 code:25', { cited: ['20610'], codes: ['25'] }],
    ['from:"Maria Lopez"', { from: ['maria lopez'] }],
    ['from:@clinic.example', { from: ['clinic.example'] }],
    ['after:2026', { after: '2026-01-01' }],
    ['before:2026-03', { before: '2026-03-01' }],
    ['state:open state:snoozed', { states: ['open', 'snoozed'] }],
    ['-"two words"', { words: [{ text: 'two words', phrase: true, excluded: true }] }],
    ['"no end', { words: [{ text: 'no end', phrase: true, excluded: false }] }],
    [
      'knee: pain',
      {
        words: [
          { text: 'knee:', phrase: false, excluded: false },
          { text: 'pain', phrase: false, excluded: false },
        ],
      },
    ],
    ['"foo:bar"', { words: [{ text: 'foo:bar', phrase: true, excluded: false }] }],
    ['', { words: [] }],
  ])('%s', (text, expected) => {
    expect(understood(text)).toMatchObject(expected)
  })

  it.each([
    ['foo:bar', 'foo:bar', 'There is no filter foo:'],
    ['state:done', 'state:done', 'Choose one of open, new'],
    ['topic:knees', 'topic:knees', 'Choose one of codes'],
    ['after:yesterday', 'after:yesterday', 'A day looks like 2026-01-31'],
    ['after:2026-02-30', 'after:2026-02-30', 'A day looks like'],
    ['code:???', 'code:???', 'A code looks like'],
    ['-code:99213', '-code:99213', 'Only words can be left out'],
    ['code:""', 'code:""', 'Write what code: is to be'],
    ['***', '***', 'A word needs a letter or a digit'],
  ])('of which a part cannot be understood says what to write instead: %s', (text, part, advice) => {
    const { faults, search } = parseSearch(`${text} pair`)
    expect(faults).toEqual([{ part, advice: expect.stringContaining(advice) }])
    expect(search.words).toEqual([{ text: 'pair', phrase: false, excluded: false }])
  })

  it('that is far too long is cut, and says so', () => {
    const { faults, search } = parseSearch('word '.repeat(MAX_SEARCH_CHARACTERS))
    expect(faults[0]?.advice).toContain(`${MAX_SEARCH_CHARACTERS} characters`)
    expect(search.words).toHaveLength(MAX_SEARCH_CHARACTERS / 5)
  })

  it('without states allows every one, and with names those they stand for', () => {
    expect(statesOf(understood('state:open'))).toEqual(OPEN_STATES)
    expect(statesOf(understood('state:held state:sent'))).toEqual(['held', 'sending', 'sent'])
    expect(statesOf(understood('knee'))).toContain('merged')
  })

  it('never throws, and every part it cannot understand stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { faults } = parseSearch(text)
        for (const { part, advice } of faults) {
          expect(text).toContain(part.replace(/ …$/, ''))
          expect(advice).not.toBe('')
        }
      }),
    )
  })

  it('can be written down and read again', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}.'/]{0,12}$/u)
    const search: fc.Arbitrary<CaseSearch> = fc.record({
      codes: fc.array(fc.stringMatching(/^[A-Z0-9]{2,6}$/), { maxLength: 3 }),
      cited: fc.array(fc.stringMatching(/^[A-Z0-9]{2,6}$/), { maxLength: 2 }),
      from: fc.array(fc.stringMatching(/^[a-z][a-z.]{0,8}( [a-z]{1,8})?$/), { maxLength: 2 }),
      topics: fc.array(fc.constantFrom(...TOPICS), { maxLength: 2 }),
      states: fc.array(fc.constantFrom('open', 'sent', 'snoozed', 'merged'), { maxLength: 2 }),
      assigned: fc.option(fc.constantFrom('me', 'nobody', 'kim osei')),
      after: fc.option(fc.constant('2026-01-31')),
      before: fc.option(fc.constant('2026-02-28')),
      has: fc.array(fc.constantFrom(...HAS_WHAT), { maxLength: 2 }),
      words: fc.array(
        fc.oneof(
          fc.record({ text: word, phrase: fc.constant(false), excluded: fc.boolean() }),
          fc.record({
            text: fc.tuple(word, word).map((two) => two.join(' ')),
            phrase: fc.constant(true),
            excluded: fc.boolean(),
          }),
        ),
        { maxLength: 4 },
      ),
    }) as fc.Arbitrary<CaseSearch>
    fc.assert(
      fc.property(search, (wanted) => {
        fc.pre(formatSearch(wanted).length <= MAX_SEARCH_CHARACTERS)
        expect(understood(formatSearch(wanted))).toEqual(wanted)
      }),
    )
  })
})
