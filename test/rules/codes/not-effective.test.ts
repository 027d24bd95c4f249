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
    expect(finding?.parameters.replacements).toEqual([
      { codes: '77067', condition: null, clause: '', followedFrom: 'G0202' },
    ])
  })

  it('that a crosswalk tells stands in place of all that the HCPCS file refers to', () => {
    const [exact, one, other] = ['99406', '99406', '99407'].map((target) => replacementRow('G0436', [target]))
    const referred = [one, other].flatMap((row) =>
      row ? [{ ...row, citation: { ...row.citation, source: 'hcpcs' } }] : [],
    )
    const codes = [codeRow('G0436', '..2012-12-31'), codeRow('99406'), codeRow('99407')]
    const of = (replacements: typeof referred) => check('2013-01-22', { codes, replacements }, 'G0436').findings[0]
    expect(of(referred)?.parameters.replacements).toMatchObject([{ codes: '99406' }, { codes: '99407' }])
    expect(of([...referred, ...(exact ? [exact] : [])])?.parameters.replacements).toMatchObject([{ codes: '99406' }])
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

describe('a message with more days of service', () => {
  // Far from every code, so that none has a day of its own.
  const day = (date: string) => ({ date, text: date, start: 900, end: 910, role: 'service' as const })
  const rows = {
    codes: [codeRow('96101', '..2018-12-31'), codeRow('96130')],
    replacements: [replacementRow('96101', ['96130'])],
  }
  const on = (...codes: string[]) => {
    const inquiry = { ...inquiryAbout(...codes), dates: [day('2018-12-28'), day('2019-01-04')] }
    return notEffective.check(inquiry, facts('2018-12-28', rows)).findings.map(({ parameters }) => parameters.asOf)
  }

  it('is told of the first on which its only code had ended', () => {
    expect(on('96101')).toEqual(['2019-01-04'])
  })

  it('is told of none where it names several codes, each of which may have a day of its own', () => {
    expect(on('96101', '96130')).toEqual([])
  })
})

describe('the condition of a replacement', () => {
  it('that leads to a code replaced since stays where the later row has none', () => {
    const rows = {
      codes: [codeRow('A', '..2012-12-31'), codeRow('B', '..2016-12-31'), codeRow('C')],
      replacements: [replacementRow('A', ['B'], 'an analyzer was used'), replacementRow('B', ['C'], null)],
    }
    expect(check('2020-01-01', rows, 'A').findings[0]?.parameters.replacements).toMatchObject([
      { codes: 'C', clause: ' when an analyzer was used', followedFrom: 'B' },
    ])
  })

  it.each([
    ['the skin was cut', ' when the skin was cut'],
    ['chosen by the number of views', ', chosen by the number of views'],
    ['whose units count 10 mg', ', whose units count 10 mg'],
    [null, ''],
  ])('%s goes on from the codes as: %s', (condition, clause) => {
    const rows = {
      codes: [codeRow('A', '..2012-12-31'), codeRow('B', '..')],
      replacements: [replacementRow('A', ['B'], condition)],
    }
    expect(check('2013-01-22', rows, 'A').findings[0]?.parameters.replacements).toMatchObject([{ clause }])
  })

  it.each([
    ['19102, ultrasound guided biopsy denied', ['US', 'ST', 'NO']],
    ['19102 with stereotactic guidance?', ['ST', 'US', 'NO']],
    ['19102, no imaging', ['ST', 'US', 'NO']],
    ['what replaced 19102?', ['ST', 'US', 'NO']],
  ])('of which the message speaks puts that one first: %s', (text, order) => {
    const rows = {
      codes: [codeRow('19102', '..2013-12-31'), ...['ST', 'US', 'NO'].map((code) => codeRow(code, '..'))],
      replacements: [
        replacementRow('19102', ['ST'], 'stereotactic pictures guided the biopsy', '2014-01-01..'),
        replacementRow('19102', ['US'], 'ultrasound guided the biopsy', '2014-01-01..'),
        replacementRow('19102', ['NO'], 'no imaging guided the biopsy', '2014-01-01..'),
      ],
    }
    const inquiry = { ...inquiryAbout('19102'), maskedText: text }
    const [finding] = notEffective.check(inquiry, facts('2020-01-01', rows)).findings
    expect(finding?.parameters.replacements).toMatchObject(order.map((codes) => ({ codes })))
  })
})

describe('a code that nothing replaced', () => {
  const rows = { codes: [codeRow('69820', '..2017-12-31')], replacements: [replacementRow('69820', [], null)] }

  it('is said to have no code in its place, by the row that says so', () => {
    const [finding] = check('2020-01-01', rows, '69820').findings
    expect(finding?.parameters).toMatchObject({ replacements: [], withoutReplacement: true })
    expect(finding?.citations.map(({ source }) => source)).toEqual(['cpt-lifecycle', 'cpt-crosswalk'])
  })

  it('is not said of one of which no row tells', () => {
    const [finding] = check('2020-01-01', { codes: rows.codes }, '69820').findings
    expect(finding?.parameters.withoutReplacement).toBe(false)
  })
})

it('gives the reason once where several codes have ended', () => {
  const rows = { codes: [codeRow('90806', '..2012-12-31'), codeRow('90812', '..2012-12-31')] }
  const { findings } = check('2013-01-22', rows, '90806', '90812')
  expect(findings.map(({ parameters }) => parameters.isFurther)).toEqual([false, true])
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
