import { describe, expect, it } from 'vitest'
import type { BilledLine } from '../../src/domain/billed-claim.ts'
import type { Facts } from '../../src/domain/codebook.ts'
import { checkClaimDay } from '../../src/rules/check-claim.ts'
import {
  addOnRow,
  codeRow,
  edition,
  facts,
  feeRow,
  limitRow,
  NCCI_2024Q3,
  pairRow,
  replacementRow,
} from '../support/codebook-facts.ts'

const ON = '2024-08-01'
const codes = ['99213', '99214', '20610', '76942', '20611', '64483', '64484'].map((code) =>
  codeRow(code, '2000-01-01..'),
)
const editions = [
  NCCI_2024Q3,
  edition('ncci-mue-practitioner', '2024Q3', '2024-07-01..2024-09-30'),
  edition('ncci-aoc', '2024Q3', '2024-07-01..2024-09-30'),
]

/** A line written `CODE-MODIFIER-MODIFIER xUNITS`. */
function line(written: string, at: number): BilledLine {
  const [named = '', units] = written.split(' x')
  const [code = '', ...modifiers] = named.split('-')
  const system = /^[A-Z]\d{4}$/.test(code) ? 'HCPCS' : 'CPT'
  const rest = { source: at + 1, date: null, placeOfService: null }
  return { number: at + 1, system, code, modifiers, units: units ? Number(units) : null, ...rest }
}

const check = (rows: Partial<Omit<Facts, 'asOf'>>, ...written: string[]) =>
  checkClaimDay(written.map(line), 'practitioner', facts(ON, { codes, editions, ...rows }))

const tellPairs = (day: ReturnType<typeof check>): string[] =>
  day.pairs.map(({ row, state, modifierGoesOn, modifier }) =>
    [`${row.columnOne}>${row.columnTwo}`, state, modifierGoesOn, modifier].filter((each) => each !== null).join(' '),
  )

describe('pairs of a day', () => {
  const injection = [pairRow('20610', '76942', 1), pairRow('20610', '99213', 1)]

  it.each<[string, string[], string[]]>([
    ['without a modifier', ['76942', '20610'], ['20610>76942 needs_modifier 76942']],
    ['with one on the column two code', ['20610', '76942-59'], ['20610>76942 modifier_present 76942']],
    ['with one on the column one code', ['20610-59', '76942'], ['20610>76942 needs_modifier 76942']],
    ['with one that bypasses nothing', ['20610', '76942-51'], ['20610>76942 needs_modifier 76942']],
    ['of a visit', ['99213', '20610'], ['20610>99213 needs_modifier 99213 25']],
    ['of a visit with 25', ['99213-25', '20610'], ['20610>99213 modifier_present 99213 25']],
    [
      'of a visit with the modifier of a major procedure',
      ['99213-57', '20610'],
      ['20610>99213 needs_modifier 99213 25'],
    ],
  ])('%s', (_title, written, told) => {
    const day = check({ editPairs: injection, fees: [feeRow('20610', 'A', '000')] }, ...written)
    expect(tellPairs(day)).toEqual(told)
  })

  it('that no modifier separates come first and make a problem of the denied line', () => {
    const day = check({ editPairs: [...injection, pairRow('20611', '76942', 0)] }, '20610', '76942-59', '20611')
    expect(tellPairs(day)).toEqual(['20611>76942 not_payable', '20610>76942 modifier_present 76942'])
    expect(day.pairs.map(({ idle }) => idle)).toEqual([false, true])
    expect(day.lines.map(({ outcome }) => outcome)).toEqual(['clear', 'problem', 'clear'])
  })

  it('of two levels of a visit are pairs too: on a claim they are no alternatives', () => {
    expect(tellPairs(check({ editPairs: [pairRow('99214', '99213', 0)] }, '99213', '99214'))).toEqual([
      '99214>99213 not_payable',
    ])
  })

  it('keep the edits of other dates apart', () => {
    const day = check(
      { editPairs: [pairRow('20610', '76942', 0, '2010-01-01..2014-12-31'), pairRow('76942', '20610', 9)] },
      '20610',
      '76942',
    )
    expect(day.pairs).toEqual([])
    expect(day.otherEdits.map(({ columnOne, effective }) => [columnOne, effective.to])).toEqual([
      ['20610', '2014-12-31'],
    ])
    expect(day.free[0]?.parameters).toMatchObject({ edit: false })
  })

  it('are said to be unknown where no file speaks of them', () => {
    const day = check({ editions: [] }, '20610', '76942')
    expect(day.free).toEqual([])
    expect(day.gaps.map(({ why }) => why)).toContain(
      'No NCCI edit file that lists 20610 with 76942 and reaches 2024-08-01 is loaded here.',
    )
  })

  it('say that the nearest edition was taken', () => {
    const later = [edition('ncci-ptp-practitioner', '2026Q1', '2026-01-01..2026-03-31')]
    const rows = { editPairs: [pairRow('20610', '76942', 1, '..', '2026Q1')], editions: later }
    const day = check(rows, '20610', '76942')
    expect(day.pairs[0]?.covers).toBe(false)
    expect(day.gaps.some(({ nearest }) => nearest?.edition === '2026Q1')).toBe(true)
  })
})

describe('units', () => {
  it.each([
    ['of a line against a limit of lines', 1, ['20610 x2', '20610-59 x2'], [2, 2], [false, false]],
    ['of all lines against a limit of the day', 3, ['20610 x2', '20610-59 x2'], [4, 4], [true, true]],
    ['of lines without any count one each', 2, ['20610', '20610-59', '20610-RT'], [3, 3, 3], [true, true, true]],
    ['of one line that tells none are not known', 2, ['20610'], [null], [false]],
  ] as const)('%s', (_title, indicator, written, units, exceeds) => {
    const day = check({ unitLimits: [limitRow('20610', 2, indicator)] }, ...written)
    expect(day.lines.map(({ limit }) => limit?.units)).toEqual(units)
    expect(day.lines.map(({ limit }) => limit?.exceeds)).toEqual(exceeds)
  })

  it('over a limit that rests on policy are a problem, over a benchmark something to look at', () => {
    const outcome = (indicator: 2 | 3) =>
      check({ unitLimits: [limitRow('20610', 1, indicator)] }, '20610 x2').lines[0]?.outcome
    expect([outcome(2), outcome(3)]).toEqual(['problem', 'attention'])
  })
})

describe('add-on codes', () => {
  const addOns = [addOnRow('64484', '64483')]

  it.each([
    ['beside a primary', ['64483', '64484'], ['64483'], 'clear'],
    ['beside another code', ['20610', '64484'], [], 'problem'],
    ['alone', ['64484'], [], 'problem'],
  ])('%s', (_title, written, primaries, outcome) => {
    const last = check({ addOns, unitLimits: [] }, ...written).lines.at(-1)
    expect(last).toMatchObject({ isAddOn: true, primaries })
    expect(last?.outcome).toBe(outcome)
  })
})

describe('codes by themselves', () => {
  it('that ended are a problem, name what is reported instead, and have no edits', () => {
    const ended = codeRow('90862', '1990-01-01..2012-12-31')
    const rows = {
      codes: [...codes, ended],
      replacements: [replacementRow('90862', ['99213'])],
      editPairs: [pairRow('90862', '20610', 0)],
    }
    const day = check(rows, '90862', '20610')
    expect(day.lines[0]).toMatchObject({
      outcome: 'problem',
      status: { state: 'ended', lastDate: '2012-12-31', replacedBy: ['99213'] },
    })
    expect(day.pairsChecked).toBe(0)
  })

  it('that no row names are said to be unknown, and so are modifiers', () => {
    const [known, unknown] = check({}, '20610-ZZ', '12345').lines
    expect(known?.gaps.map(({ why }) => why)).toContain('MODIFIER ZZ is not in the data loaded here.')
    expect(unknown).toMatchObject({ outcome: 'unknown', status: { state: 'unknown', citations: [] } })
  })

  it('every conclusion cites a row', () => {
    const rows = {
      editPairs: [pairRow('20610', '76942', 1)],
      unitLimits: [limitRow('20610', 1, 2)],
      addOns: [addOnRow('64484', '64483')],
    }
    const day = check(rows, '20610 x2', '76942', '64484')
    const findings = [
      ...day.pairs.map(({ finding }) => finding),
      ...day.lines.flatMap((each) => each.findings),
      ...day.free,
    ]
    expect(findings.length).toBeGreaterThan(3)
    for (const { citations } of findings) expect(citations.length).toBeGreaterThan(0)
  })
})
