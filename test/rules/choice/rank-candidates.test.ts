import { describe, expect, it } from 'vitest'
import type { KnownWord, SearchCandidate } from '../../../src/domain/search.ts'
import { readSearchQuery } from '../../../src/reading/search/search-query.ts'
import { chooseCodes } from '../../../src/rules/choice/choose-codes.ts'
import { rankCandidates } from '../../../src/rules/choice/rank-candidates.ts'
import { codeRow } from '../../support/codebook-facts.ts'

const stemsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? []

const candidate = (code: string, description: string): SearchCandidate =>
  ({
    ...codeRow(code, '..', { description, billable: true, system: 'ICD-10-CM' }),
    texts: [{ text: description, stems: stemsOf(description), own: true }],
  }) as SearchCandidate

const MIGRAINES = [
  candidate('G43.709', 'Chronic migraine without aura, not intractable, without status migrainosus'),
  candidate('G43.009', 'Migraine without aura, not intractable, without status migrainosus'),
  candidate('G43.019', 'Migraine without aura, intractable, without status migrainosus'),
  candidate('G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'),
]

const words: ReadonlyMap<string, KnownWord> = new Map(
  MIGRAINES.flatMap(({ description }) => stemsOf(description ?? '')).map((stem) => [
    stem,
    { word: stem, stem, texts: 30 },
  ]),
)

function choose(text: string) {
  const query = readSearchQuery(text)
  const [first] = chooseCodes(query, words, rankCandidates(query, words, MIGRAINES))
  return [first?.ranked[0]?.candidate.code, first?.decided]
}

describe('a description as the code set writes it', () => {
  it.each([
    ['migraine without aura, not intractable, without status migrainosus', 'G43.009'],
    ['Migraine without aura, intractable, without status migrainosus please', 'G43.019'],
    ['chronic migraine without aura, not intractable, without status migrainosus', 'G43.709'],
  ])('decides, with what it denies: %s', (text, code) => {
    expect(choose(text)).toEqual([code, true])
  })
})

it('a procedure that leaves out what says most is not decided for', () => {
  const scan = { ...candidate('76536', 'thyroid ultrasound'), system: 'CPT' } as SearchCandidate
  const known = new Map(
    ['thyroid', 'ultrasound', 'needle'].map((stem) => [stem, { word: stem, stem, texts: stem === 'needle' ? 1 : 900 }]),
  )
  const decides = (text: string) => {
    const query = readSearchQuery(text)
    return chooseCodes(query, known, rankCandidates(query, known, [scan]))[0]?.decided
  }
  expect(decides('thyroid ultrasound')).toBe(true)
  expect(decides('thyroid needle ultrasound')).toBe(false)
})
