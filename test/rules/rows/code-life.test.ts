import { describe, expect, it } from 'vitest'
import type { CodeFact } from '../../../src/domain/codebook.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import {
  findCodeLife,
  findEditionGap,
  firstDate,
  isInForce,
  lastDateBefore,
} from '../../../src/rules/rows/code-life.ts'
import { codeRow, edition, facts } from '../../support/codebook-facts.ts'

/** Federal fiscal year: 1 October of the year before to 30 September. */
const yearOf = (year: number): string => `${year - 1}-10-01..${year}-09-30`

const fiscalYears = (...years: number[]): Edition[] =>
  years.map((year) => edition('icd10cm', `FY${year}`, yearOf(year))).reverse()

/** The code's rows in those order files, newest first, each valid for its fiscal year. */
const listed = (years: number[], more: Partial<CodeFact> = {}): CodeFact[] =>
  years.map((year) => codeRow('M54.5', yearOf(year), { source: 'icd10cm', edition: `FY${year}`, ...more })).reverse()

const added = (year: number, billable = true): CodeFact =>
  codeRow('M54.5', `${year - 1}-10-01..`, { source: 'icd10cm-addenda', edition: `FY${year}`, billable })

const deleted = (year: number, billable = true): CodeFact =>
  codeRow('M54.5', `..${year - 1}-09-30`, { source: 'icd10cm-addenda', edition: `FY${year}`, billable })

/** `in`, or `out` with the last date or the first one, and the edition that was read where none speaks for the date. */
function standing(date: string, codes: CodeFact[], editions: Edition[]): string {
  const life = findCodeLife(facts(date, { codes, editions }), 'M54.5')
  if (life === null) return 'unknown'
  const nearest = /nearest, (.+)\.$/.exec(findEditionGap(life, date)?.why ?? '')?.[1]
  const last = lastDateBefore(life, date)
  const standing = isInForce(life, date) ? 'in' : last ? `out, last ${last}` : `out, first ${firstDate(life)}`
  return nearest ? `${standing}; nearest ${nearest}` : standing
}

describe('a code in the order files of FY2025 and FY2026', () => {
  const editions = fiscalYears(2025, 2026)
  it.each([
    ['in both, on a date of the older', [2025, 2026], '2024-12-01', 'in'],
    ['in both, on a date of the newer', [2025, 2026], '2025-12-01', 'in'],
    ['in both, before them', [2025, 2026], '2023-12-01', 'in; nearest FY2025'],
    ['in both, after them', [2025, 2026], '2026-12-01', 'in; nearest FY2026'],
    ['only in the older, on its last day', [2025], '2025-09-30', 'in'],
    ['only in the older, on the next day', [2025], '2025-10-01', 'out, last 2025-09-30'],
    ['only in the older, after both', [2025], '2026-12-01', 'out, last 2025-09-30; nearest FY2026'],
    ['only in the older, before both', [2025], '2023-12-01', 'in; nearest FY2025'],
    ['only in the newer, on the day before', [2026], '2025-09-30', 'out, first 2025-10-01'],
    ['only in the newer, on its first day', [2026], '2025-10-01', 'in'],
    ['only in the newer, before both', [2026], '2023-12-01', 'out, first 2025-10-01; nearest FY2025'],
    ['only in the newer, after both', [2026], '2026-12-01', 'in; nearest FY2026'],
  ])('%s', (_title, years, date, expected) => {
    expect(standing(date, listed(years), editions)).toBe(expected)
  })

  it('has no last date where the newest still has it', () => {
    const life = findCodeLife(facts('2025-12-01', { codes: listed([2025, 2026]), editions }), 'M54.5')
    expect(life?.spans).toEqual([{ from: null, to: null, billable: true, assumed: false }])
  })

  it('that became a header is billable to the last day of the older', () => {
    const codes = [...listed([2026], { billable: false }), ...listed([2025])]
    const life = findCodeLife(facts('2025-12-01', { codes, editions }), 'M54.5')
    expect(life?.spans).toMatchObject([
      { from: null, to: '2025-09-30', billable: true },
      { from: '2025-10-01', to: null, billable: false },
    ])
  })

  it('cites the row of the edition that speaks for the date', () => {
    const life = findCodeLife(facts('2024-12-01', { codes: listed([2025, 2026]), editions }), 'M54.5')
    expect(life?.citations).toMatchObject([{ edition: 'FY2025' }])
  })

  it('cites its last row and the edition that lacks it', () => {
    const life = findCodeLife(facts('2025-12-01', { codes: listed([2025]), editions }), 'M54.5')
    expect(life?.citations).toMatchObject([{ edition: 'FY2025' }, { edition: 'FY2026', locator: 'no row for M54.5' }])
  })
})

describe('where a fiscal year between two is not loaded', () => {
  const editions = fiscalYears(2024, 2026)
  it.each([
    ['the code of both is in force', [2024, 2026], '2025-01-01', 'in; nearest FY2024'],
    ['the code of the older only is still taken to be', [2024], '2025-01-01', 'in; nearest FY2024'],
    ['the code of the newer only is not declared too early', [2026], '2025-01-01', 'in; nearest FY2026'],
  ])('%s', (_title, years, date, expected) => {
    expect(standing(date, listed(years), editions)).toBe(expected)
  })

  it('the last date of a deleted code is not told as certain', () => {
    const life = findCodeLife(facts('2025-12-01', { codes: listed([2024]), editions }), 'M54.5')
    if (life === null) throw new Error('no life')
    expect(findEditionGap(life, lastDateBefore(life, '2025-12-01') ?? '')).toMatchObject({ about: 'M54.5' })
  })
})

describe('one order file alone', () => {
  it.each([
    ['covers its own year', '2025-12-01', 'in'],
    ['does not make an earlier date too early', '2020-01-01', 'in; nearest FY2026'],
    ['does not make a later date too late', '2030-01-01', 'in; nearest FY2026'],
  ])('%s', (_title, date, expected) => {
    expect(standing(date, listed([2026]), fiscalYears(2026))).toBe(expected)
  })
})

describe('dates told by addenda or a conversion table', () => {
  it.each([
    ['begin a code the one order file has', [...listed([2026]), added(2026)], '2025-09-30', 'out, first 2025-10-01'],
    ['begin it for good', [...listed([2026]), added(2022)], '2021-09-30', 'out, first 2021-10-01'],
    ['let it be in force between', [...listed([2026]), added(2022)], '2023-05-01', 'in'],
    ['end a code the one order file lacks', [deleted(2026)], '2025-12-01', 'out, last 2025-09-30'],
    ['and let it be in force before', [deleted(2026)], '2025-09-30', 'in'],
    ['end what older addenda began', [deleted(2026), added(2025)], '2025-09-30', 'in'],
    ['which then had not begun before', [deleted(2026), added(2025)], '2024-09-30', 'out, first 2024-10-01'],
    ['begin anew what older addenda ended', [added(2026), deleted(2024)], '2024-09-30', 'out, last 2023-09-30'],
    ['do not outlive an order file without the code', [added(2017)], '2025-12-01', 'out, last 2025-09-30'],
  ])('%s', (_title, codes, date, expected) => {
    expect(standing(date, codes, fiscalYears(2026))).toBe(expected)
  })

  it('turn a code into a header on the day', () => {
    const codes = [...listed([2026], { billable: false }), deleted(2026), added(2026, false)]
    const life = findCodeLife(facts('2025-12-01', { codes, editions: fiscalYears(2026) }), 'M54.5')
    expect(life?.spans).toMatchObject([
      { from: null, to: '2025-09-30', billable: true },
      { from: '2025-10-01', to: null, billable: false },
    ])
  })
})

describe('the update of April', () => {
  const editions = [edition('icd10cm', 'FY2025-April', '2025-04-01..2025-09-30'), ...fiscalYears(2025)]
  const row = codeRow('M54.5', '2025-04-01..2025-09-30', { source: 'icd10cm', edition: 'FY2025-April' })

  it.each([
    ['2025-03-31', 'out, first 2025-04-01'],
    ['2025-04-01', 'in'],
  ])('decides from its first day: %s', (date, expected) => {
    expect(standing(date, [row], editions)).toBe(expected)
  })
})

describe('a code set whose rows have dates of their own', () => {
  const hcpcs = (label: string, valid: string): CodeFact =>
    codeRow('M54.5', valid, { system: 'HCPCS', source: 'hcpcs', edition: label })
  const editions = [
    edition('hcpcs', '2024Q4', '2024-10-01..2024-12-31'),
    edition('hcpcs', '2019', '2019-01-01..2019-12-31'),
  ]

  it.each([
    ['in force since its own first date', [hcpcs('2024Q4', '1984-01-01..')], '1990-01-01', 'in'],
    ['not before it', [hcpcs('2024Q4', '1984-01-01..')], '1983-12-31', 'out, first 1984-01-01'],
    ['ended on its own last date', [hcpcs('2024Q4', '1984-01-01..2024-03-31')], '2024-04-01', 'out, last 2024-03-31'],
    [
      'vouched for by the newer between two',
      [hcpcs('2024Q4', '1984-01-01..'), hcpcs('2019', '1984-01-01..')],
      '2022-05-01',
      'in',
    ],
    ['not vouched for after the newest', [hcpcs('2024Q4', '1984-01-01..')], '2026-01-01', 'in; nearest 2024Q4'],
    [
      'ended where another source tells its end, though the newest edition has none',
      [hcpcs('2024Q4', '2019-01-01..'), codeRow('M54.5', '2019-01-01..2024-12-31', { system: 'HCPCS' })],
      '2026-01-01',
      'out, last 2024-12-31',
    ],
    ['gone from the newer without a last date', [hcpcs('2019', '1984-01-01..')], '2024-11-01', 'out, last 2024-09-30'],
  ])('is %s', (_title, codes, date, expected) => {
    expect(standing(date, codes, editions)).toBe(expected)
  })

  it('lacks a code that only a plain line names: out for its dates, and open after them', () => {
    const codes = [codeRow('M54.5', '..', { system: 'HCPCS', source: 'plain-language' })]
    expect(standing('2024-11-01', codes, editions)).toBe('out, first null')
    expect(standing('2026-01-01', codes, editions)).toBe('in; nearest 2024Q4')
  })
})

describe('an excerpt of an order file', () => {
  const excerpt = edition('icd10cm', 'FY2026', yearOf(2026), 'rows')
  const row = codeRow('M54.5', '..', { source: 'icd10cm', edition: 'FY2026' })

  it('says nothing of validity by itself, and leaves no gap', () => {
    expect(standing('2020-01-01', [row], [excerpt])).toBe('in')
  })

  it('beside a whole file of another year speaks for its own', () => {
    expect(standing('2025-12-01', [row, ...listed([2025])], [excerpt, ...fiscalYears(2025)])).toBe('in')
  })

  it('that lacks a code proves nothing', () => {
    const editions = [excerpt, ...fiscalYears(2025)]
    expect(standing('2025-12-01', listed([2025]), editions)).toBe('in; nearest FY2025')
  })
})

describe('a code named in two systems', () => {
  const rows = [codeRow('A', '2013-01-01..', { system: 'CPT' }), codeRow('A', '..2012-12-31', { system: 'HCPCS' })]

  it('has the life of the system asked about', () => {
    const life = findCodeLife(facts('2026-01-01', { codes: rows }), 'A', 'HCPCS')
    expect(life).toMatchObject({ system: 'HCPCS', spans: [{ to: '2012-12-31' }] })
  })
})
