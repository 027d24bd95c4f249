import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { STARTER_FILES } from '../../db/starter-set/starter-row.ts'
import { codesNamedIn } from '../../src/domain/code-reference.ts'
import { pick, type Row, readStarterPairs, readStarterRows, STARTER } from '../support/starter-rows.ts'

const FILES = new Map(Object.keys(STARTER_FILES).map((file) => [file, readStarterRows(file)]))
const starter = (file: string): Row[] => FILES.get(file) ?? []

const EDITIONS = starter('editions.csv')
const CODES = starter('codes.csv')
const CPT_LINES = CODES.filter(({ system, description }) => system === 'CPT' && description !== '')
const rowsFor = (system: string, code: string): Row[] =>
  CODES.filter((row) => row.system === system && row.code === code)

describe('the starter set', () => {
  it('consists of the files named here', () => {
    expect(
      readdirSync(STARTER)
        .filter((name) => name.endsWith('.csv'))
        .sort(),
    ).toEqual(Object.keys(STARTER_FILES).sort())
  })

  it('has under 3 MB', () => {
    const bytes = readdirSync(STARTER).reduce((sum, name) => sum + statSync(join(STARTER, name)).size, 0)
    expect(bytes).toBeLessThan(3_000_000)
  })

  it.each(Object.entries(STARTER_FILES))('%s is sorted by its key and holds no key twice', (file, { key: columns }) => {
    const keys = starter(file).map((row) => columns.map((column) => row[column] ?? ''))
    const disordered = keys.filter((key, index) => index > 0 && compareKeys(keys[index - 1] ?? [], key) >= 0)
    expect(keys.length).toBeGreaterThan(0)
    expect(disordered).toEqual([])
  })

  it('names an edition of editions.csv on every row, and lists no edition without rows', () => {
    const named = new Set<string>()
    for (const file of Object.keys(STARTER_FILES)) {
      if (file === 'editions.csv') continue
      for (const row of starter(file)) named.add(pick(row, ['source', 'edition']))
    }
    expect([...named].sort()).toEqual(EDITIONS.map((row) => pick(row, ['source', 'edition'])).sort())
  })

  it('says where every fact is found', () => {
    const whole = Object.keys(STARTER_FILES).filter((file) => file !== 'editions.csv' && file !== 'edit_pairs.csv')
    const facts = [...whole.flatMap(starter), ...readStarterPairs()]
    expect(facts.filter(({ locator = '' }) => locator === '')).toEqual([])
  })

  it('holds no edit twice', () => {
    const edits = readStarterPairs().map((row) =>
      pick(row, ['edition', 'column_one', 'column_two', 'effective_from', 'effective_to']),
    )
    expect(edits.length).toBeGreaterThan(10_000)
    expect(edits.length - new Set(edits).size).toBe(0)
  })

  it('has real dates, none ending before it begins', () => {
    const spans = Object.keys(STARTER_FILES).flatMap(starter)
    const bad = spans.filter(({ effective_from: from = '', effective_to: to = '' }) => {
      if (![from, to].every((date) => date === '' || isRealDate(date))) return true
      return from !== '' && to !== '' && to < from
    })
    expect(bad).toEqual([])
  })

  it('tells every CPT code in 4 to 14 words', () => {
    const odd = CPT_LINES.filter(({ description = '' }) => {
      const words = description.split(' ').length
      return words < 4 || words > 14
    })
    expect(odd).toEqual([])
  })

  it('tells no two CPT codes in the same words', () => {
    const lines = CPT_LINES.map(({ description = '' }) => description)
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([])
  })

  it.each(['modifiers.csv', 'denial_codes.csv', 'places_of_service.csv'])(
    '%s says each code in a few words',
    (file) => {
      const odd = starter(file).filter(({ description, name }) => {
        const words = (description ?? name ?? '').split(' ')
        return words[0] === '' || words.length > 16
      })
      expect(odd).toEqual([])
    },
  )

  it('has a last date for every CPT and HCPCS code it does not describe, except what took the place of another', () => {
    const bare = CODES.filter(({ system, description }) => system !== 'ICD-10-CM' && description === '')
    expect(bare.length).toBeGreaterThan(2_000)
    const successors = new Set(
      starter('code_replacements.csv').flatMap(({ replaced_by: by = '' }) => by.split(' + ').flatMap(codesNamedIn)),
    )
    expect(bare.filter(({ code = '', effective_to }) => effective_to === '' && !successors.has(code))).toEqual([])
  })

  it('words the condition of a replacement as the end of a short sentence', () => {
    const odd = starter('code_replacements.csv').filter(
      ({ condition = '' }) =>
        condition.split(' ').length > 15 || /[();:.]|^[A-Z]/.test(condition.replace(/\d\.\d|[A-Z]\d[\dA-Z.]+/g, '')),
    )
    expect(odd).toEqual([])
  })

  it('gives every add-on code a type from 1 to 3', () => {
    expect(starter('add_on_codes.csv').filter(({ type = '' }) => !/^[123]$/.test(type))).toEqual([])
  })

  it('replaces codes that ended by codes that are valid the day after', () => {
    const wrong = starter('code_replacements.csv').filter((row) => {
      const from = row.effective_from ?? ''
      const targets = (row.replaced_by ?? '')
        .split(' + ')
        .flatMap(codesNamedIn)
        .filter((code) => code !== '')
      const known = targets.every((code) => CODES.some((each) => each.code === code && isValidOn(each, from)))
      const ended = rowsFor(row.system ?? '', row.code ?? '').some(
        ({ effective_to: to = '' }) => to !== '' && to < from,
      )
      return !known || !ended
    })
    expect(wrong).toEqual([])
  })

  it.each(['90812', '90862'])('lets %s end with 2012', (code) => {
    expect(rowsFor('CPT', code).map(({ effective_to }) => effective_to)).toEqual(['2012-12-31'])
  })

  it('joins psychotherapy 90833 to office visit 99214', () => {
    expect([rowsFor('CPT', '99214').length, rowsFor('CPT', '90833').length]).toEqual([1, 1])
    const primaries = starter('add_on_codes.csv').filter(({ add_on_code }) => add_on_code === '90833')
    expect(primaries.map(({ primary_code }) => primary_code)).toContain('99214')
  })

  it('sends 90812 to 90834 with 90785', () => {
    const targets = starter('code_replacements.csv').filter(({ code }) => code === '90812')
    expect(targets.map(({ replaced_by }) => replaced_by)).toEqual(['90834 + 90785'])
  })
})

function compareKeys(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? ''
    if (part !== other) return part < other ? -1 : 1
  }
  return 0
}

function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function isValidOn({ effective_from: from = '', effective_to: to = '' }: Row, date: string): boolean {
  return (from === '' || from <= date) && (to === '' || date <= to)
}
