import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codesNamedIn } from '../../src/domain/code-reference.ts'
import { pick, type Row, readStarterRows, STARTER } from '../support/starter-rows.ts'

/** What makes a row of each file the only one of its kind; the files are sorted by it. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'add_on_codes.csv': ['add_on_code', 'primary_code', 'edition'],
  'code_replacements.csv': ['system', 'code', 'locator'],
  'codes.csv': ['system', 'code', 'effective_from', 'effective_to'],
  'edit_pairs.csv': ['column_one', 'column_two', 'source', 'edition', 'effective_from', 'effective_to'],
  'editions.csv': ['source', 'edition'],
  'fee_schedule.csv': ['code', 'modifier', 'edition'],
  'modifiers.csv': ['code'],
  'unit_limits.csv': ['code', 'edition'],
}

const FILES = new Map(Object.keys(KEYS).map((file) => [file, readStarterRows(file)]))
const starter = (file: string): Row[] => FILES.get(file) ?? []

const EDITIONS = starter('editions.csv')
const CODES = starter('codes.csv')
const CPT_LINES = CODES.filter(({ system }) => system === 'CPT')
const rowsFor = (system: string, code: string): Row[] =>
  CODES.filter((row) => row.system === system && row.code === code)

describe('the starter set', () => {
  it('consists of the files named here', () => {
    expect(
      readdirSync(STARTER)
        .filter((name) => name.endsWith('.csv'))
        .sort(),
    ).toEqual(Object.keys(KEYS).sort())
  })

  it.each(Object.entries(KEYS))('%s is sorted by its key and holds no key twice', (file, columns) => {
    const keys = starter(file).map((row) => columns.map((column) => row[column] ?? ''))
    const disordered = keys.filter((key, index) => index > 0 && compareKeys(keys[index - 1] ?? [], key) >= 0)
    expect(keys.length).toBeGreaterThan(0)
    expect(disordered).toEqual([])
  })

  it('names an edition of editions.csv on every row, and lists no edition without rows', () => {
    const named = new Set<string>()
    for (const file of Object.keys(KEYS)) {
      if (file === 'editions.csv') continue
      for (const row of starter(file)) named.add(pick(row, ['source', 'edition']))
    }
    expect([...named].sort()).toEqual(EDITIONS.map((row) => pick(row, ['source', 'edition'])).sort())
  })

  it('says where every fact is found', () => {
    const facts = Object.keys(KEYS).flatMap((file) => (file === 'editions.csv' ? [] : starter(file)))
    expect(facts.filter(({ locator }) => locator === '')).toEqual([])
  })

  it('has real dates, none ending before it begins', () => {
    const spans = Object.keys(KEYS).flatMap(starter)
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

  it('gives every add-on code a type from 1 to 3', () => {
    expect(starter('add_on_codes.csv').filter(({ type = '' }) => !/^[123]$/.test(type))).toEqual([])
  })

  it('replaces codes that ended by codes that are valid the day after', () => {
    const wrong = starter('code_replacements.csv').filter((row) => {
      const from = row.effective_from ?? ''
      const targets = (row.replaced_by ?? '').split(' + ').flatMap(codesNamedIn)
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
