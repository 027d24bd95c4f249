import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadStarterSet } from '../../db/import/starter.ts'
import type { Facts } from '../../src/domain/codebook.ts'
import type { Citation } from '../../src/domain/edition.ts'
import { addDays } from '../../src/domain/iso-date.ts'
import { type Answer, answerQuestion, type Codebook } from '../../src/flow/answer/answer.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { findSearchCandidates } from '../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../src/store/codebook/codebook.ts'
import { loadWording } from '../../workers/wording.ts'
import { readStarterRows, STARTER } from '../support/starter-rows.ts'
import { useTestStore } from '../support/test-store.ts'

const TEMPLATES = resolve(import.meta.dirname, '../../templates')
const store = useTestStore()
const wording = loadWording(loadTemplates(TEMPLATES))
let codebook: Codebook

beforeAll(async () => {
  await loadStarterSet(store.pool, STARTER)
  const options = { cptLicensed: false }
  codebook = {
    findKnownCodes: (codes) => findKnownCodes(store.pool, codes),
    findFacts: (codes, asOf, fees) => findFacts(store.pool, codes, asOf, { ...options, fees: fees ?? null }),
    findSearchCandidates: (query, about) => findSearchCandidates(store.pool, query, { ...options, ...about }),
  }
})

/** Codes, numbers and dates of a text; `20610-RT` is a code and a modifier. */
function valuesIn(text: string): string[] {
  const dates = text.match(/\d{4}-\d{2}-\d{2}/g) ?? []
  const rest = text.replace(/\d{4}-\d{2}-\d{2}/g, ' ').replace(/(?<=\d),(?=\d{3})/g, '')
  // `x4` asks for 4 units.
  const words = (rest.replace(/\bx(?=\d)/g, ' ').match(/[A-Za-z0-9.]*\d[A-Za-z0-9.]*/g) ?? []).map((word) =>
    word.replace(/^\.+|\.+$/g, ''),
  )
  return [...dates, ...words]
}

/** How many more there are is counted, not looked up; `[3]` is a source's number. */
const COUNTED = /(?:and|or) \d+ more|\[\d+\]/g

/** What templates say by themselves, without their fields: modifiers and the sizes of rules. */
function valuesOfTemplates(): Set<string> {
  const files = readdirSync(join(TEMPLATES, 'reply'), { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => file.endsWith('.txt.hbs'))
    .map((file) => readFileSync(join(TEMPLATES, 'reply', file), 'utf8').replace(/\{\{[^}]*\}\}/g, ' '))
  return new Set(texts.flatMap(valuesIn))
}

/** Every row of an edition that a finding cites, with the citation. */
function citedRows(facts: Facts, draft: Answer['draft']): unknown[] {
  const citations = draft.findings.flatMap((finding) => finding.citations)
  const cited = new Set(citations.map(editionOf))
  const ofCited = Object.values(facts).flatMap((rows): object[] =>
    Array.isArray(rows) ? rows.filter((row) => 'citation' in row && cited.has(editionOf(row.citation))) : [],
  )
  return [...citations, ...ofCited]
}

/** A code is deleted on the day after its last valid one, which is the day that its row has. */
const DELETED = /deleted effective (\d{4}-\d\d-\d\d)/g

const editionOf = ({ source, edition }: Citation): string => `${source} ${edition}`

const pick = (values: readonly string[]) => fc.constantFrom(...values)
const procedures = [
  ...new Set(
    readStarterRows('codes.csv').flatMap(({ system, code = '' }) =>
      system === 'CPT' || system === 'HCPCS' ? [code] : [],
    ),
  ),
]
const diagnoses = readStarterRows('codes.csv').flatMap(({ system, code = '' }) =>
  system === 'ICD-10-CM' ? [code] : [],
)
const edited = readStarterRows('code_replacements.csv').map(({ code = '' }) => code)

const written = fc
  .tuple(
    fc.oneof(pick(procedures), pick(edited)),
    pick(['', '', '-25', '-59', '-50', '-RT', '-LT', '-51', '-26', '-80', ' x2', ' x4']),
  )
  .map((parts) => parts.join(''))
const ask = pick([
  'can these be billed together?',
  'which modifier?',
  'how many units, what is the MUE?',
  'is it covered by Medicare?',
  'what does it mean?',
  'was it replaced, and by what?',
  'denied CO-97, why?',
  'what is the global period?',
  'which add-on codes go with it, can it be billed alone?',
  'which code goes first?',
  'what is the status indicator?',
])
const question = fc
  .record({
    codes: fc.array(written, { minLength: 1, maxLength: 5 }),
    dx: fc.array(pick(diagnoses), { maxLength: 2 }),
    asks: fc.array(ask, { minLength: 1, maxLength: 3 }),
    date: pick(['', 'DOS 2012-06-01', 'DOS 2023-08-15', 'DOS 2024-08-01', 'DOS 2025-03-04', 'DOS 2026-08-03']),
  })
  .map(({ codes, dx, asks, date }) => `${[...codes, ...dx].join(', ')} ${date}: ${asks.join(' ')}`)

describe('a draft about anything of the starter set', () => {
  it('names no code, number or date that is not in the question, in a cited edition or in its template', async () => {
    const ofTemplates = valuesOfTemplates()
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const { facts, draft } = await answerQuestion(
          { subject: 'A question', text, sentOn: '2026-11-21' },
          codebook,
          wording,
        )
        const { shortAnswer, rows, reasoning, questions } = draft.content
        const said = [shortAnswer, ...rows.map(({ statement }) => statement), reasoning, ...questions].join('\n')
        const known = new Set([
          ...ofTemplates,
          ...valuesIn(text),
          ...valuesIn(JSON.stringify([facts.asOf, ...citedRows(facts, draft)])),
        ])
        const stated = said.replace(DELETED, (_, day) => addDays(day, -1)).replace(COUNTED, ' ')
        expect(valuesIn(stated).filter((value) => !known.has(value))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('owes no code and no date to the words of a template', () => {
    const own = [...valuesOfTemplates()].filter((value) =>
      /^(?:[A-Z]?\d{4,5}[A-Z]?|[A-Z]\d[0-9A-Z]\..+|\d{4}-.*)$/.test(value),
    )
    expect(own).toEqual([])
  })
})
