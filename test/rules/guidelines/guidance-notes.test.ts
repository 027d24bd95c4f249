import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readGuidance } from '../../../db/import/guidance-files.ts'
import type { Conclusion } from '../../../src/domain/finding.ts'
import type { GuidanceCondition, GuidanceFact } from '../../../src/domain/guidance-fact.ts'
import type { DateSpan } from '../../../src/domain/iso-date.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { guidanceNote } from '../../../src/rules/guidelines/guidance-note.ts'
import { facts } from '../../support/codebook-facts.ts'
import { readStarterRows, STARTER } from '../../support/starter-rows.ts'

/** A question as offices write them, the notes it must bring and those it must not. */
type Question = { asks: string; keys: string[]; silent: string[]; on: string }

const DAY = '2026-03-05'

const QUESTIONS: Question[] = readFileSync(join(import.meta.dirname, 'guidance-questions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [asks = '', keys = '', silent = '', on = DAY] = line.split(' | ')
    return { asks, keys: keys.split(' ').filter(Boolean), silent: silent.split(' ').filter(Boolean), on }
  })

const FILES = readGuidance(STARTER)

const NOTES: GuidanceFact[] = FILES.flatMap(({ edition, rows }) =>
  rows.map((row) => {
    const effective = row.effective as DateSpan
    return {
      key: row.key,
      topic: row.topic,
      when: JSON.parse(row.condition as string),
      settles: row.settles,
      verdict: row.verdict,
      short: row.short,
      text: row.text,
      reviewBy: row.review_by,
      effective,
      citation: {
        source: edition.source,
        edition: edition.edition,
        locator: row.locator,
        effectiveFrom: effective.from,
        effectiveTo: effective.to,
      },
    } as GuidanceFact
  }),
)

const conditions = NOTES.flatMap(({ key, when }) =>
  when.map((condition): [string, GuidanceCondition] => [key, condition]),
)
const CODES = new Map(readStarterRows('codes.csv').map(({ system, code }) => [code, system]))
const MODIFIERS = new Set(readStarterRows('modifiers.csv').map(({ code }) => code))

/** Two notes of one key differ by date. */
function overlap(one: DateSpan, other: DateSpan): boolean {
  return (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999')
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ')

const notesFor = (text: string, asOf: string): string[] =>
  concludeOn(text, asOf).findings.map(({ parameters }) => String(parameters.key))

function concludeOn(text: string, asOf: string): Conclusion {
  const known = new Set(conditions.flatMap(([, { codes = [], with: others = [] }]) => [...codes, ...others]))
  const read = readInquiry(
    { subject: '', text, sentOn: asOf },
    (system, code) => CODES.get(code) === system || known.has(code),
  )
  const inquiry = { ...read, maskedText: text }
  return guidanceNote.check(inquiry, { ...facts(asOf), guidance: NOTES })
}

describe('the guidance notes of the starter set', () => {
  it('cover the field', () => {
    expect(NOTES.length).toBeGreaterThan(400)
  })

  it('have a key each, save where one follows another in time', () => {
    for (const [at, one] of NOTES.entries()) {
      for (const other of NOTES.slice(at + 1)) {
        if (one.key === other.key) expect(overlap(one.effective, other.effective), one.key).toBe(false)
      }
    }
  })

  it('say nothing that another note says in the same words, whatever its first word', () => {
    const said = NOTES.flatMap(({ short }) =>
      short === null ? [] : [short.replace(/^(?:Yes|No): /, '').toLowerCase()],
    )
    expect(said.filter((short, at) => said.indexOf(short) !== at)).toEqual([])
  })

  it('say something, briefly, as sentences', () => {
    for (const { key, short, text } of NOTES) {
      expect(short ?? text, key).toMatch(/^[A-Z0-9].*[.?)]$/s)
      expect(Math.max(short?.length ?? 0, text.length), key).toBeLessThanOrEqual(600)
      expect(`${short} ${text}`, key).not.toMatch(/should be fine|as an ai|probably ok/i)
    }
  })

  it('are dated in order, and read again after they began', () => {
    for (const { key, effective, reviewBy } of NOTES) {
      expect((effective.from ?? '') <= (effective.to ?? '9999'), key).toBe(true)
      expect(reviewBy !== null && reviewBy > '2026-11-21' && reviewBy <= '2030-12-31', key).toBe(true)
    }
  })

  it('cite a section', () => {
    for (const { key, citation } of NOTES) expect(citation.locator, key).not.toBe('')
  })

  it('name modifiers there are', () => {
    for (const [key, { modifiers = [] }] of conditions) {
      for (const modifier of modifiers) expect(MODIFIERS, `${key} ${modifier}`).toContain(modifier)
    }
  })

  it('write codes and ranges the right way round', () => {
    for (const [key, { codes = [], with: others = [] }] of conditions) {
      for (const span of [...codes, ...others]) {
        expect(span, key).toMatch(
          /^(?:(?:CARC|RARC|POS) [A-Z0-9]{1,5}|[A-Z0-9]{5}(?:-[A-Z0-9]{5})?|[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4})?(?:-[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4})?)?)$/,
        )
        const [from = '', to = from] = span.split('-')
        expect(from <= to, `${key} ${span}`).toBe(true)
      }
    }
  })

  it('listen for words as a message is searched: lower case', () => {
    for (const [key, { words = [], also = [], not = [] }] of conditions) {
      for (const word of [...words, ...also, ...not]) {
        expect(word, key).toBe(word.toLowerCase())
        expect(word.trim(), key).not.toBe('')
      }
    }
  })

  it('never listen to everything: a condition names codes, modifiers, words, or a plan with words', () => {
    for (const [key, { codes, modifiers, words }] of conditions)
      expect(Boolean(codes ?? modifiers ?? words), key).toBe(true)
  })

  it('can all be reached: what is asked for is not ruled out by the same condition', () => {
    for (const [key, { words = [], not = [] }] of conditions) {
      const free = words.filter((word) => !not.some((forbidden) => word.includes(forbidden)))
      expect(words.length === 0 || free.length > 0, key).toBe(true)
    }
  })

  it('name in their text only codes the starter set holds, or the ends of ranges', () => {
    const spans = new Set(
      conditions.flatMap(([, { codes = [], with: others = [] }]) =>
        [...codes, ...others].flatMap((span) => span.split('-')),
      ),
    )
    const unknown = NOTES.flatMap(({ key, short, text }) =>
      [...`${short ?? ''} ${text}`.matchAll(/(?<![\d.,$-])\b(\d{5}|[A-V]\d{4})\b(?![\d%]|-\d{5}|,\d)/g)].flatMap(
        ([, code = '']) => (CODES.has(code) || spans.has(code) ? [] : [`${key} ${code}`]),
      ),
    )
    expect(unknown.filter((each) => !ELSEWHERE.has(each.split(' ')[1] ?? ''))).toEqual([])
  })

  it('copy no line of the code list', () => {
    const lines = readStarterRows('codes.csv')
      .filter(({ system, description }) => system === 'CPT' && (description ?? '').length > 45)
      .map(({ description = '' }) => plain(description))
    const said = NOTES.map(({ short, text }) => plain(`${short} ${text}`)).join('\n')
    expect(lines.filter((line) => said.includes(line))).toEqual([])
  })
})

/** Codes of the manual that the starter set has no row for, checked in the manual or the year's code list. */
const ELSEWHERE = new Set(
  '01961 01968 11420 11440 33508 35500 38221 52315 52317 52318 64646 64831 67108 76802 76810 76812 85013 92541 92542 92544 92545 94644 94645 Q4001 91320 A7030 A7031 A7032 A7033 A7035 A7036 A7038'.split(
    ' ',
  ),
)

describe('a question brings the notes that answer it, and no note where none is about it', () => {
  it.each(QUESTIONS)('$asks', ({ asks, keys, silent, on }) => {
    const said = notesFor(asks, on)
    for (const key of keys) expect(said).toContain(key)
    for (const key of silent) expect(said).not.toContain(key)
    expect(said.length).toBeLessThanOrEqual(keys.length === 0 ? 0 : 6)
  })

  it.each([
    ['What level is this, 99213 or 99214? Patient with back pain.', ['visit-level']],
    ['99284 or 99285, chart attached, which level?', ['emergency-level']],
    ['29 min on an established patient visit, MDM low, 99213 or 99214?', []],
  ])('%s asks back %s', (asks, keys) => {
    expect(concludeOn(asks, DAY).questions?.map(({ key }) => key)).toEqual(keys)
  })

  it.each([
    ['est pt with cough, what level of visit?', true],
    ['What level is this, 99213 or 99214? Patient with back pain.', true],
    ['saw her for a cough, what level of visit?', false],
  ])('asks whether the patient is new only where it is not told: %s', (asks, known) => {
    expect(concludeOn(asks, DAY).questions).toEqual([{ key: 'visit-level', parameters: { known } }])
  })

  it('has enough questions to mean something', () => {
    expect(QUESTIONS.filter(({ keys }) => keys.length > 0).length).toBeGreaterThanOrEqual(150)
  })
})
