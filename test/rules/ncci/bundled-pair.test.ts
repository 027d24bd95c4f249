import { describe, expect, it } from 'vitest'
import { bundledPair } from '../../../src/rules/ncci/bundled-pair.ts'
import { codeRow, edition, facts, feeRow, inquiryAbout, NCCI_2024Q3, pairRow } from '../../support/codebook-facts.ts'

const codes = ['99213', '20610', '76942', '20611'].map((code) => codeRow(code))

const check = (asOf: string, rows: Parameters<typeof facts>[1], ...asked: string[]) =>
  bundledPair.check(inquiryAbout(...asked), facts(asOf, { codes, editions: [NCCI_2024Q3], ...rows }))

describe('a pair with an edit', () => {
  it.each([
    ['indicator 1', 1, 'allowed_with_modifier', true],
    ['indicator 0', 0, 'not_allowed', false],
  ] as const)('of %s is %s', (_title, indicator, verdict, mayBypass) => {
    const { findings, gaps } = check(
      '2024-08-01',
      { editPairs: [pairRow('20610', '76942', indicator)] },
      '20610',
      '76942',
    )
    expect(findings).toMatchObject([{ verdict, parameters: { columnOne: '20610', columnTwo: '76942', mayBypass } }])
    expect(gaps).toEqual([])
  })

  it('is found in whichever order the codes were written', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 0)] }
    expect(check('2024-08-01', rows, '76942', '20610').findings).toMatchObject([{ verdict: 'not_allowed' }])
  })

  it.each([
    ['000', '25'],
    ['010', '25'],
    ['XXX', '25'],
    ['090', '57'],
  ])('of a procedure with global period %s puts modifier %s on the visit', (globalDays, modifier) => {
    const rows = { editPairs: [pairRow('20610', '99213', 1)], fees: [feeRow('20610', 'A', globalDays)] }
    const [finding] = check('2024-08-01', rows, '20610', '99213').findings
    expect(finding?.parameters).toMatchObject({ visit: '99213', procedure: '20610', visitModifier: modifier })
    expect(finding?.citations.map(({ source }) => source)).toEqual(['ncci-ptp-practitioner', 'mpfs'])
  })

  it('of a procedure whose global period is not loaded leaves the modifier open', () => {
    const rows = { editPairs: [pairRow('20610', '99213', 1)] }
    expect(check('2024-08-01', rows, '20610', '99213').findings[0]?.parameters).toMatchObject({
      visit: '99213',
      visitModifier: null,
    })
  })

  it('of two procedures speaks of no visit', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 1)] }
    expect(check('2024-08-01', rows, '20610', '76942').findings[0]?.parameters.visit).toBeNull()
  })

  it('that had ended on the date of service is no edit, and the end is told', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 0, '..2019-12-31')] }
    expect(check('2024-08-01', rows, '20610', '76942').findings).toMatchObject([
      { verdict: 'informational', parameters: { edit: false, endedOn: '2019-12-31' } },
    ])
  })

  it('that had not begun on the date of service is no edit', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 0, '2024-09-01..')] }
    expect(check('2024-08-01', rows, '20610', '76942').findings[0]?.parameters.edit).toBe(false)
  })

  it('of indicator 9 was never in force', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 9)] }
    expect(check('2024-08-01', rows, '20610', '76942').findings[0]?.parameters).toMatchObject({
      edit: false,
      endedOn: null,
    })
  })

  it('from an edition that does not speak for the date is stated with a gap', () => {
    const { findings, gaps } = check('2026-03-04', { editPairs: [pairRow('20610', '76942', 0)] }, '20610', '76942')
    expect(findings).toMatchObject([{ verdict: 'not_allowed', parameters: { covers: false } }])
    expect(gaps).toEqual([
      {
        about: '20610 with 76942',
        why: 'The NCCI edition nearest to 2026-03-04 that is loaded here and lists 20610 with 76942 is 2024Q3; it does not speak for that date.',
      },
    ])
  })
})

describe('a pair without an edit', () => {
  it('is information, never a permission, and cites the whole edition', () => {
    expect(check('2024-08-01', {}, '20610', '99213').findings).toMatchObject([
      {
        verdict: 'informational',
        parameters: { edit: false, covers: true },
        citations: [
          { source: 'ncci-ptp-practitioner', edition: '2024Q3', locator: 'no row for 20610 and 99213 in either order' },
        ],
      },
    ])
  })

  it('is a gap where no edit file is loaded', () => {
    const { findings, gaps } = check('2024-08-01', { editions: [] }, '20610', '99213')
    expect(findings).toEqual([])
    expect(gaps).toHaveLength(1)
  })

  it('is a gap where the file is only an excerpt that does not list both codes', () => {
    const excerpt = edition('ncci-ptp-practitioner', '2024Q3', '2024-07-01..2024-09-30', 'listed', ['20610'])
    expect(check('2024-08-01', { editions: [excerpt] }, '20610', '99213')).toMatchObject({ findings: [], gaps: [{}] })
  })

  it('is not concluded from an excerpt of single rows, but from an older edition that is complete', () => {
    const rows = edition('ncci-ptp-practitioner', '2026Q3', '2026-07-01..2026-09-30', 'rows')
    const { findings } = check('2026-08-01', { editions: [rows, NCCI_2024Q3] }, '20610', '99213')
    expect(findings[0]?.parameters).toMatchObject({ edition: '2024Q3', covers: false })
  })

  it('is not spoken of where one of the codes is not in force that day', () => {
    const ended = [codeRow('90862', '..2012-12-31'), codeRow('99213')]
    expect(check('2024-08-01', { codes: ended }, '90862', '99213')).toEqual({ findings: [], gaps: [] })
  })
})

it('looks at every pair among three codes', () => {
  expect(check('2024-08-01', {}, '20610', '99213', '76942').findings).toHaveLength(3)
})

describe('where several editions are loaded', () => {
  const newer = edition('ncci-ptp-practitioner', '2026Q3', '2026-07-01..2026-09-30')
  const open2024 = pairRow('20610', '76942', 0)

  it('an edit that the edition of the date has ended is ended, though an older one knows it as open', () => {
    const rows = {
      editions: [newer, NCCI_2024Q3],
      editPairs: [pairRow('20610', '76942', 0, '..2025-12-31', '2026Q3'), open2024],
    }
    expect(check('2026-08-01', rows, '20610', '76942').findings).toMatchObject([
      { verdict: 'informational', parameters: { edit: false, covers: true, endedOn: '2025-12-31' } },
    ])
  })

  it('an edit that only an older edition has is none on a date the newer one covers', () => {
    const rows = { editions: [newer, NCCI_2024Q3], editPairs: [open2024] }
    expect(check('2026-08-01', rows, '20610', '76942').findings[0]?.parameters).toMatchObject({
      edit: false,
      covers: true,
    })
  })

  it('a row of an excerpt that covers the date speaks before a whole edition that does not', () => {
    const excerpt = edition('ncci-ptp-practitioner', '2026Q3', '2026-07-01..2026-09-30', 'rows')
    const rows = {
      editions: [excerpt, NCCI_2024Q3],
      editPairs: [pairRow('20610', '76942', 1, '2022-01-01..', '2026Q3'), open2024],
    }
    expect(check('2026-08-01', rows, '20610', '76942').findings).toMatchObject([
      { verdict: 'allowed_with_modifier', parameters: { covers: true, edition: '2026Q3' } },
    ])
  })

  it('a date before all of them is answered from the nearest later one, with a gap', () => {
    const rows = { editions: [newer, NCCI_2024Q3], editPairs: [open2024] }
    const { findings, gaps } = check('2019-08-01', rows, '20610', '76942')
    expect(findings).toMatchObject([{ verdict: 'not_allowed', parameters: { edition: '2024Q3', covers: false } }])
    expect(gaps).toHaveLength(1)
  })
})
