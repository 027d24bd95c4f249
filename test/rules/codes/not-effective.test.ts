import { describe, expect, it } from 'vitest'
import { notEffective } from '../../../src/rules/codes/not-effective.ts'
import { codeRow, facts, inquiryAbout, replacementRow } from '../../support/codebook-facts.ts'

const psychiatry2013 = {
  codes: [codeRow('90812', '..2012-12-31'), codeRow('90834', '2013-01-01..'), codeRow('90785', '2013-01-01..')],
  replacements: [replacementRow('90812', ['90834', '90785'], 'the criteria of interactive complexity are met')],
}

const check = (asOf: string, rows: Parameters<typeof facts>[1], ...codes: string[]) =>
  notEffective.check(inquiryAbout(...codes), facts(asOf, rows))

describe('a code used after its last valid date', () => {
  it('is not allowed, with the date it ended and what is reported instead', () => {
    const { findings } = check('2013-01-22', psychiatry2013, '90812')
    expect(findings).toMatchObject([
      {
        rule: 'codes/not-effective',
        verdict: 'not_allowed',
        subjects: ['90812'],
        parameters: {
          lastDate: '2012-12-31',
          firstDate: null,
          replacements: [{ codes: '90834 with 90785', condition: 'the criteria of interactive complexity are met' }],
        },
      },
    ])
  })

  it('cites the row that ended it and the row that replaced it', () => {
    const [finding] = check('2013-01-22', psychiatry2013, '90812').findings
    expect(finding?.citations.map(({ source }) => source)).toEqual(['cpt-lifecycle', 'cpt-crosswalk'])
  })

  it('is still the right code for services up to its last valid date', () => {
    expect(check('2012-12-31', psychiatry2013, '90812').findings).toEqual([])
  })

  it('is said once, however often the mail names it', () => {
    expect(check('2013-01-22', psychiatry2013, '90812', '90812').findings).toHaveLength(1)
  })

  it('is named without a replacement where none is loaded', () => {
    const [finding] = check('2013-01-22', { codes: psychiatry2013.codes }, '90812').findings
    expect(finding?.parameters.replacements).toEqual([])
  })
})

describe('a replacement', () => {
  it('that was itself replaced is followed on, and says by way of which code', () => {
    const rows = {
      codes: [codeRow('77057', '..2016-12-31'), codeRow('G0202', '..2017-12-31'), codeRow('77067', '2017-01-01..')],
      replacements: [
        replacementRow('77057', ['G0202'], null, '2017-01-01..'),
        replacementRow('G0202', ['77067'], null, '2018-01-01..'),
      ],
    }
    const [finding] = check('2025-03-14', rows, '77057').findings
    expect(finding?.parameters.replacements).toEqual([{ codes: '77067', condition: null, followedFrom: 'G0202' }])
  })

  it('that the codebook knows nothing about is not offered', () => {
    const rows = { codes: [codeRow('90812', '..2012-12-31')], replacements: [replacementRow('90812', ['99999'])] }
    expect(check('2013-01-22', rows, '90812').findings[0]?.parameters.replacements).toEqual([])
  })

  it('written as a range is in force when both its ends are', () => {
    const rows = {
      codes: [codeRow('90862', '..2012-12-31'), codeRow('99212'), codeRow('99215')],
      replacements: [replacementRow('90862', ['99212-99215'])],
    }
    expect(check('2013-01-22', rows, '90862').findings[0]?.parameters.replacements).toMatchObject([
      { codes: '99212-99215' },
    ])
  })

  it('that points back to itself ends the search', () => {
    const rows = {
      codes: [codeRow('A', '..2012-12-31'), codeRow('B', '..2012-12-31')],
      replacements: [replacementRow('A', ['B']), replacementRow('B', ['A'])],
    }
    expect(check('2013-01-22', rows, 'A').findings[0]?.parameters.replacements).toEqual([])
  })
})

describe('a code used before its first valid date', () => {
  it('is not allowed, with the date it begins and no replacement', () => {
    const rows = {
      codes: [codeRow('90834', '2013-01-01..')],
      replacements: [replacementRow('90834', ['90806'], null, '..')],
    }
    const [finding] = check('2012-06-01', rows, '90834').findings
    expect(finding?.parameters).toMatchObject({ lastDate: null, firstDate: '2013-01-01', replacements: [] })
  })
})

describe('a code that two editions of one source disagree about', () => {
  it('is judged by the newer one', () => {
    const rows = {
      codes: [
        codeRow('J1030', '..2024-03-31', { source: 'hcpcs', edition: '2024Q4' }),
        codeRow('J1030', '..', { source: 'hcpcs', edition: '2019' }),
      ],
    }
    expect(check('2024-05-01', rows, 'J1030').findings).toHaveLength(1)
  })

  it('is not kept alive by a plain-language line, which gives no dates', () => {
    const rows = { codes: [codeRow('90862', '..', { source: 'plain-language' }), codeRow('90862', '..2012-12-31')] }
    expect(check('2013-01-22', rows, '90862').findings).toHaveLength(1)
  })
})

it('says nothing of a code it has no row for', () => {
  expect(check('2013-01-22', {}, '90812')).toEqual({ findings: [], gaps: [] })
})
