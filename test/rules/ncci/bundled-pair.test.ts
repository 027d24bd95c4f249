import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../../src/domain/iso-date.ts'
import { bundledPair } from '../../../src/rules/ncci/bundled-pair.ts'
import {
  addOnRow,
  codeRow,
  edition,
  facts,
  feeRow,
  inquiryAbout,
  inquiryAsking,
  NCCI_2024Q3,
  pairRow,
  replacementRow,
} from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const codes = ['99213', '20610', '76942', '20611'].map((code) => codeRow(code))

const check = (asOf: string, rows: Parameters<typeof facts>[1], ...asked: string[]) =>
  bundledPair.check(inquiryAbout(...asked), facts(asOf, { codes, editions: [NCCI_2024Q3], ...rows }))

it('says nothing of the pairs of operations at which somebody assists', () => {
  const rows = facts('2024-08-01', { codes: [codeRow('27130'), codeRow('29881')] })
  const asking = (text: string) => inquiryAsking(text, ['modifier_choice'], '27130', '29881')
  expect(bundledPair.check(asking('is our PA assistant paid, 80 or AS?'), rows)).toEqual({ findings: [], gaps: [] })
})

it('looks at the edits of the code that replaced one which has ended', () => {
  const rows = facts('2024-08-01', {
    codes: [codeRow('94620', '..2017-12-31'), codeRow('94618'), codeRow('94761')],
    replacements: [replacementRow('94620', ['94618'])],
    editions: [NCCI_2024Q3],
    editPairs: [pairRow('94618', '94761', 0)],
  })
  const { findings } = bundledPair.check(
    inquiryAsking('94620 with 94761 ok?', ['billed_together'], '94620', '94761'),
    rows,
  )
  expect(findings).toMatchObject([{ verdict: 'not_allowed', subjects: ['94620', '94761'] }])
})

it('puts 25 on the clinic visit of a hospital, whatever the global period', () => {
  const rows = facts('2024-08-01', {
    codes: [codeRow('G0463'), codeRow('27447')],
    editions: [NCCI_2024Q3],
    fees: [feeRow('27447', 'A', '090')],
    editPairs: [pairRow('27447', 'G0463', 1)],
  })
  const { findings } = bundledPair.check(inquiryAsking('both?', ['billed_together'], '27447', 'G0463'), rows)
  expect(findings[0]?.parameters).toMatchObject({ visit: 'G0463', visitModifier: '25' })
})

it.each([
  ['facility side, rev 0450 99284 and 96365 both?', '96365', '25', '99284'],
  ['99284 and 96365 both, for the ED physician?', '96365', null, null],
  ['facility side, 99284 and 31500 both?', '31500', null, null],
])(
  'of a visit with the other code in its column two the visit takes 25 where a hospital gives drugs: %s',
  (text, code, modifier, visit) => {
    const rows = facts('2024-08-01', {
      codes: [codeRow('99284'), codeRow(code)],
      editions: [NCCI_2024Q3],
      fees: [feeRow(code, 'A', 'XXX')],
      editPairs: [pairRow('99284', code, 1)],
    })
    const { findings } = bundledPair.check(inquiryAsking(text, ['billed_together'], '99284', code), rows)
    expect(findings[0]?.parameters).toMatchObject({ visit, visitModifier: modifier })
  },
)

it.each([
  ['chiropractor, 59 on 97140 right?', 'medicare' as const, 0],
  ['chiropractor, 59 on 97140 right?', 'commercial' as const, 1],
  ['97140 by the physical therapist, 59 right?', 'medicare' as const, 1],
])('no modifier opens the edit of what Medicare never pays a chiropractor: %s %s', (text, planType, count) => {
  const rows = facts('2024-08-01', {
    codes: [codeRow('98941'), codeRow('97140')],
    editions: [NCCI_2024Q3],
    editPairs: [pairRow('98941', '97140', 1)],
  })
  const asked = inquiryAsking(text, ['billed_together'], '98941', '97140')
  const inquiry = { ...asked, details: { patient: { ageYears: null }, measures: [], ...asked.details, planType } }
  expect(bundledPair.check(inquiry as typeof asked, rows).findings).toHaveLength(count)
})

it.each([
  ['seen by a different group, is the visit in the global?', 'informational'],
  ['referred from another group, visit the same day', 'allowed_with_modifier'],
  ['last seen 2 years ago, visit the same day', 'allowed_with_modifier'],
])('the global period asks for a modifier of the surgeon’s own group alone: %s', (text, verdict) => {
  const rows = facts('2024-08-01', { codes, editions: [NCCI_2024Q3], fees: [feeRow('20611', 'A', '000')] })
  const { findings } = bundledPair.check(inquiryAsking(text, ['billed_together'], '99213', '20611'), rows)
  expect(findings.map((each) => each.verdict)).toEqual([verdict])
})

it.each([
  ['two different docs in our clinic each ordered one', 'not_allowed', 'two orders do not change that'],
  ['two different docs in our clinic each reported one', 'allowed_with_modifier', 'practitioners of different'],
])('tests that two practitioners ordered are those of one laboratory: %s', (text, verdict, words) => {
  const rows = facts('2024-08-01', {
    codes: [codeRow('80053'), codeRow('80048')],
    editions: [NCCI_2024Q3],
    editPairs: [pairRow('80053', '80048', 0)],
  })
  const inquiry = inquiryAsking(text, ['billed_together'], '80053', '80048')
  expect(bundledPair.check(inquiry, rows).findings.map((each) => each.verdict)).toEqual([verdict])
  expect(sentencesOf(bundledPair, inquiry, rows).short[0]).toContain(words)
})

it('does not say that no modifier is needed where one of the global period is asked about', () => {
  const rows = facts('2024-08-01', { codes: [codeRow('28296'), codeRow('10180')], editions: [NCCI_2024Q3] })
  const asking = inquiryAsking('78 or 58 on the second?', ['modifier_choice'], '28296', '10180', '78', '58')
  expect(bundledPair.check(asking, rows).findings).toEqual([])
})

it('makes no pair of a surgery and what the patient was brought back for on a later day', () => {
  const editPairs = [pairRow('27130', '27266', 1)]
  const rows = facts('2024-08-01', {
    codes: [codeRow('27130'), codeRow('27266')],
    editions: [NCCI_2024Q3],
    editPairs,
  })
  const asking = (text: string) => inquiryAsking(text, ['modifier_choice'], '27130', '27266', '78', '79')
  const back = '27130 dislocated, went to the OR on Monday for 27266, 78 or 79?'
  expect(bundledPair.check(asking(back), rows).findings).toEqual([])
  expect(bundledPair.check(asking(`${back} It was the same day`), rows).findings).toHaveLength(1)
})

describe('a pair told of two days', () => {
  const pair = facts('2024-08-01', {
    codes: [codeRow('90791'), codeRow('90792'), codeRow('20610'), codeRow('76942')],
    editions: [NCCI_2024Q3],
    editPairs: [pairRow('90792', '90791', 0)],
  })
  const tell = (text: string, ...asked: string[]) =>
    sentencesOf(bundledPair, inquiryAsking(text, ['billed_together'], ...asked), pair).short

  it.each([
    'lcsw did 90791 last week, md did 90792 today, ok?',
    '90792 today and 90791 two weeks ago, both?',
    '90791 was yesterday. today 90792. both?',
  ])('%j has no edit', (text) => {
    expect(tell(text, '90791', '90792')).toEqual([
      'No NCCI edit applies here: 90791 is bundled into 90792 only on one date of service, and these are told of different days.',
    ])
  })

  it('and of no other of a claim, where one of its codes was of another day', () => {
    const known = facts('2024-08-01', {
      codes: [codeRow('17311'), codeRow('17312'), codeRow('14040'), codeRow('88305')],
      editions: [NCCI_2024Q3],
      editPairs: [pairRow('17311', '88305', 1), pairRow('17312', '88305', 1)],
    })
    const text =
      '17311, 17312, 14040. He sent a piece to the lab the week before, they bill 88305. Will that knock ours out?'
    const asked = inquiryAsking(text, ['billed_together'], '17311', '17312', '14040', '88305')
    expect(sentencesOf(bundledPair, asked, known).short).toEqual([
      'No NCCI edit applies here: 88305 is bundled into 17311 only on one date of service, and these are told of different days.',
      expect.stringContaining('any two of 17311, 17312 and 14040'),
    ])
  })

  it.each([
    '90791 and 90792 today, last visit was last week',
    'billed 90791 last week and 90792 today, same day services',
    'denied 90791 today and 90792 last week',
    '90791, 90792 both done yesterday',
  ])('%j is of one day, or leaves it open', (text) => {
    expect(tell(text, '90791', '90792').join()).toContain('bundles 90791 into 90792')
    expect(tell(text, '90791', '90792').join()).not.toContain('different days')
  })

  it('is told as free where no edit joins the two at all', () => {
    expect(tell('20610 last week and 76942 today, both?', '20610', '76942').join()).toMatch(
      /^No NCCI edit stands between/,
    )
  })
})

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
    expect(findings).toMatchObject([{ verdict, parameters: { columnOnes: ['20610'], columnTwo: '76942', mayBypass } }])
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
    expect(finding?.parameters).toMatchObject({ visit: '99213', globalDays, visitModifier: modifier })
    expect(finding?.citations.map(({ source }) => source)).toEqual(['ncci-ptp-practitioner', 'mpfs'])
  })

  it('of a visit that is told to have led to the major surgery concludes 57, and else puts the condition', () => {
    const codes = [codeRow('44970'), codeRow('99222')]
    const rows = { codes, editPairs: [pairRow('44970', '99222', 1)], fees: [feeRow('44970', 'A', '090')] }
    const say = (text: string): string | undefined =>
      sentencesOf(
        bundledPair,
        { ...inquiryAsking(text, ['billed_together'], '44970', '99222'), maskedText: text },
        facts('2024-08-01', rows),
      ).short[0]
    expect(say('99222 in the ED, then took the pt to OR, 44970')).toContain(
      '57 on 99222: as the message tells it (took the pt to the OR), the visit led to the surgery, which the note must show; an NCCI edit bundles 99222 into 44970',
    )
    expect(say('99222 and 44970, was it planned? He went to the OR as scheduled')).toContain(
      'Only if the visit led to the decision for the surgery',
    )
  })

  it('of a further vaccine component, which is never part of a surgery, puts 25 on the visit', () => {
    const rows = {
      codes: [codeRow('90461'), codeRow('99392')],
      editPairs: [pairRow('90461', '99392', 1)],
      fees: [feeRow('90461', 'A', 'ZZZ')],
    }
    expect(check('2024-08-01', rows, '90461', '99392').findings[0]?.parameters.visitModifier).toBe('25')
  })

  it('of further time of critical care puts 25 on it, as on the visit', () => {
    const rows = {
      codes: [codeRow('31500'), codeRow('99292')],
      editPairs: [pairRow('31500', '99292', 1)],
      fees: [feeRow('31500', 'A', '000')],
    }
    expect(check('2024-08-01', rows, '31500', '99292').findings[0]?.parameters.visitModifier).toBe('25')
  })

  it('of a procedure whose global period is not loaded leaves the modifier open', () => {
    const rows = { editPairs: [pairRow('20610', '99213', 1)] }
    expect(check('2024-08-01', rows, '20610', '99213').findings[0]?.parameters).toMatchObject({
      visit: '99213',
      visitModifier: null,
    })
  })

  it('with several procedures tells the global period of each', () => {
    const rows = {
      editPairs: [pairRow('20610', '99213', 1), pairRow('20611', '99213', 1)],
      fees: [feeRow('20610', 'A', '000'), feeRow('20611', 'A', '010')],
    }
    const [finding] = check('2024-08-01', rows, '20610', '20611', '99213').findings
    expect(finding?.parameters).toMatchObject({ globalDays: null, globals: ['000 (20610)', '010 (20611)'] })
  })

  it.each([
    ['the ER doc bills 99285 and our hospitalist 99223, same day?', true],
    ['99284 by other doc and 99223 by us, ok?', true],
    ['we are the EM group, the hospitalist billed 99223 beside our 99285', true],
    ['our ED bills 99285 and 99223', false],
  ])('of two visits holds for one practitioner: %s', (text, others) => {
    const inquiry = inquiryAsking(text, ['billed_together'], '99285', '99223')
    const known = facts('2024-08-01', {
      codes: [codeRow('99285'), codeRow('99223')],
      editions: [NCCI_2024Q3],
      editPairs: [pairRow('99223', '99285', 0)],
    })
    expect(bundledPair.check(inquiry, known).findings).toMatchObject([{ parameters: { others } }])
  })

  it.each([
    ['the ED physician bills 20610, a hospitalist of a different specialty 76942', 'allowed_with_modifier', true],
    ['20610 and 76942 by different physicians of the same specialty', 'not_allowed', false],
    ['20610 with 76942', 'not_allowed', false],
  ])('of indicator 0 holds for one practitioner: %s', (text, verdict, others) => {
    const inquiry = inquiryAsking(text, ['billed_together'], '20610', '76942')
    const known = facts('2024-08-01', { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 0)] })
    expect(bundledPair.check(inquiry, known).findings).toMatchObject([{ verdict, parameters: { others } }])
    if (others)
      expect(sentencesOf(bundledPair, inquiry, known).short[0]).toMatch(
        /^Only for practitioners of different specialties/,
      )
  })

  it('of two procedures speaks of no visit', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 1)] }
    expect(check('2024-08-01', rows, '20610', '76942').findings[0]?.parameters.visit).toBeNull()
  })

  it('that had ended on the date of service is no edit, and the end is told', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 0, '..2019-12-31')] }
    expect(check('2024-08-01', rows, '20610', '76942').findings).toMatchObject([
      {
        verdict: 'informational',
        parameters: { edit: false, ended: [{ pair: '20610 and 76942', endedOn: '2019-12-31' }] },
      },
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
      ended: [],
    })
  })

  it('from an edition that does not speak for the date is stated with a gap', () => {
    const { findings, gaps } = check('2026-03-04', { editPairs: [pairRow('20610', '76942', 0)] }, '20610', '76942')
    expect(findings).toMatchObject([{ verdict: 'not_allowed', parameters: { covers: false } }])
    expect(gaps).toEqual([
      {
        about: '20610 with 76942',
        why: 'The NCCI edits nearest to 2026-03-04 that are loaded here are 2024Q3; they do not speak for that date.',
        nearest: { file: 'NCCI edits', edition: '2024Q3', date: '2026-03-04' },
      },
    ])
  })
})

describe('a pair with a code that began after the newest edition', () => {
  it('is a gap: that edition could not know the code', () => {
    const younger = [...codes, codeRow('99445', '2026-01-01..')]
    const { findings, gaps } = check('2026-03-04', { codes: younger }, '20610', '99445')
    expect(findings).toEqual([])
    expect(gaps).toMatchObject([
      { why: 'No NCCI edit file that lists 20610 with 99445 and reaches 2026-03-04 is loaded here.' },
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

describe('a claim of several codes', () => {
  it('without any edit is one finding for all its pairs', () => {
    expect(check('2024-08-01', {}, '20610', '99213', '76942').findings).toMatchObject([
      { subjects: ['20610', '99213', '76942'], parameters: { pairs: { length: 3 }, anyTwo: true } },
    ])
  })

  it('tells the edits of one column two code in one finding', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 0), pairRow('20611', '76942', 0)] }
    const { findings } = check('2024-08-01', rows, '20610', '20611', '76942')
    expect(findings.map(({ parameters }) => parameters.columnOnes)).toEqual([['20610', '20611'], undefined])
  })

  it('leaves out what a code that is not payable anyway is bundled into besides', () => {
    const rows = { editPairs: [pairRow('20610', '76942', 1), pairRow('20611', '76942', 0)] }
    const { findings } = check('2024-08-01', rows, '20610', '20611', '76942')
    expect(findings.map(({ verdict }) => verdict)).toEqual(['not_allowed', 'informational'])
  })

  it('tells of two codes that a sentence asks about alone, whatever else one of them is bundled into', () => {
    const text = 'Is 76942 ok with 20611? And what about 20610 and 76942?'
    const editPairs = [pairRow('20610', '76942', 1), pairRow('20611', '76942', 0)]
    const rows = facts('2024-08-01', { codes, editions: [NCCI_2024Q3], editPairs })
    const { findings } = bundledPair.check(inquiryAsking(text, ['billed_together'], '20610', '20611', '76942'), rows)
    expect(findings.map(({ verdict }) => verdict)).toEqual(['allowed_with_modifier', 'not_allowed', 'informational'])
  })

  it('tells the pairs that the global surgery rules decide before those without any rule', () => {
    const rows = { fees: [feeRow('20611', 'A', '000')] }
    const { findings } = check('2024-08-01', rows, '99213', '20610', '20611')
    expect(findings.map(({ verdict, parameters }) => [verdict, parameters.pairs])).toEqual([
      ['allowed_with_modifier', ['99213 and 20611']],
      ['informational', ['99213 and 20610', '20610 and 20611']],
    ])
  })

  it('makes no pair of the visits of the surgery and of a later day', () => {
    const text = 'billed 20610 with 99203. Then visit in 3 weeks, 99213'
    const inquiry = inquiryAsking(text, ['global_period'], '20610', '99203', '99213')
    const known = facts('2024-08-01', {
      codes: [...codes, codeRow('99203')],
      editions: [NCCI_2024Q3],
      fees: [feeRow('20610', 'A', '090')],
      editPairs: [pairRow('99203', '99213', 1)],
    })
    expect(bundledPair.check(inquiry, known).findings).toEqual([])
  })

  it('makes no pair of a visit told behind the days that lie between', () => {
    const text = '20610 and 99203 same day, also 20611? packing removal 2 days later 99213'
    const inquiry = inquiryAsking(text, ['billed_together'], '20610', '99203', '20611', '99213')
    const known = facts('2024-08-01', {
      codes: [...codes, codeRow('99203')],
      editions: [NCCI_2024Q3],
      fees: [feeRow('20610', 'A', '010'), feeRow('20611', 'A', '000')],
      editPairs: [pairRow('20611', '99203', 1), pairRow('20611', '99213', 1)],
    })
    // The three of the day with one another, the edit first, and none of them with the later visit.
    expect(bundledPair.check(inquiry, known).findings.map(({ subjects }) => subjects)).toEqual([
      ['20611', '99203'],
      ['20610', '99203'],
      ['20610', '20611'],
    ])
  })

  it('makes a pair of what is told behind the days since a surgery', () => {
    const inquiry = inquiryAsking(
      '27447 two weeks ago, now 20610 with 99213',
      ['billed_together'],
      '27447',
      '20610',
      '99213',
    )
    const known = facts('2024-08-01', {
      codes: [...codes, codeRow('27447')],
      editions: [NCCI_2024Q3],
      fees: [feeRow('27447', 'A', '090'), feeRow('20610', 'A', '000')],
      editPairs: [pairRow('20610', '99213', 1), pairRow('27447', '99213', 1)],
    })
    expect(bundledPair.check(inquiry, known).findings.map(({ subjects }) => subjects)).toEqual([['20610', '99213']])
  })

  it('explains the denial of a visit by the modifier that the global surgery rules ask for', () => {
    const rows = { fees: [feeRow('20611', 'A', '090')] }
    const { findings } = check('2024-08-01', rows, '99213', '20611')
    expect(findings.map(({ settles }) => settles.includes('denial'))).toEqual([true])
    expect(check('2024-08-01', {}, '99213', '20611').findings[0]?.settles).not.toContain('denial')
  })

  it.each(['LCSW did 20610, the NP 76942 that day', 'psychiatrist billed 76942 and the therapist 20610'])(
    'tells practitioners of two fields whom an edit does not join: %s',
    (text) => {
      const rows = { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 0)] }
      const asking = inquiryAsking(text, ['billed_together'], '20610', '76942')
      const [finding] = bundledPair.check(asking, facts('2024-08-01', rows)).findings
      expect(finding?.parameters.others).toBe(true)
    },
  )

  it('names what is bundled into what where no modifier separates what two practitioners report', () => {
    const rows = { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 0)] }
    const asking = inquiryAsking('76942 by a different group', ['billed_together'], '20610', '76942')
    expect(sentencesOf(bundledPair, asking, facts('2024-08-01', rows)).short[0]).toContain(
      'or one specialty of a group, an NCCI edit bundles 76942 into 20610 (modifier indicator 0), and no modifier',
    )
  })

  it('leads with practitioners of two groups also where a modifier separates the pair', () => {
    const rows = { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 1)] }
    const asking = inquiryAsking('76942 by a different group', ['billed_together'], '20610', '76942')
    expect(sentencesOf(bundledPair, asking, facts('2024-08-01', rows)).short[0]).toBe(
      'Yes for practitioners of different specialties or groups, whom the edit does not join; reported by one practitioner, or one specialty of a group, only with a modifier that is true: an NCCI edit bundles 76942 into 20610 (modifier indicator 1).',
    )
  })

  it('makes a pair of what is billed already where the patient is yet to come back', () => {
    const text = 'billed 99203, 25600 and 29075. He comes back in 3 weeks, new cast then?'
    const inquiry = inquiryAsking(text, ['billed_together', 'denial'], '99203', '25600', '29075')
    const known = facts('2024-08-01', {
      codes: [codeRow('99203'), codeRow('25600'), codeRow('29075')],
      editions: [NCCI_2024Q3],
      fees: [feeRow('25600', 'A', '090'), feeRow('29075', 'A', '000')],
      editPairs: [pairRow('25600', '29075', 1)],
    })
    const { findings } = bundledPair.check(inquiry, known)
    expect(findings.map(({ subjects }) => subjects)).toContainEqual(['25600', '29075'])
    // The cast is in the fracture care, so that the visit takes 57 and no 25 besides.
    const told = findings.flatMap(({ parameters }) => (parameters.global ?? []) as { modifier: string }[])
    expect(told.map(({ modifier }) => modifier)).toEqual(['57'])
  })

  it('makes no pair of a surgery and a service of a later day', () => {
    const inquiry = inquiryAsking('20610 done, back 6 weeks post-op', ['global_period'], '20610', '99213')
    const known = facts('2024-08-01', {
      codes,
      editions: [NCCI_2024Q3],
      fees: [feeRow('20610', 'A', '090')],
      editPairs: [pairRow('20610', '99213', 1)],
    })
    expect(bundledPair.check(inquiry, known).findings).toEqual([])
  })
})

describe('a modifier the sender has written', () => {
  const edited = (indicator: 0 | 1) => ({
    editPairs: [pairRow('20610', '76942', indicator), pairRow('20611', '99213', indicator)],
    fees: [feeRow('20611', 'A', '000')],
  })
  it.each<[string, 0 | 1, string[], string[]]>([
    ['59 on the column one code belongs on the other', 1, ['20610-59', '76942'], ['on_column_one 59 20610']],
    ['59 on the column two code is in its place', 1, ['20610', '76942-59'], ['right_place 59 76942']],
    ['59 on a visit', 1, ['20611', '99213-59'], ['on_visit 59 99213']],
    ['25 on the visit is in its place', 1, ['20611-RT', '99213-25'], ['right_place 25 99213']],
    ['25 on the procedure', 1, ['20611-25', '99213'], ['on_procedure 25 20611']],
    ['57 with a minor procedure', 1, ['20611', '99213-57'], ['needs_25 57 99213']],
    ['76 bypasses nothing', 1, ['20610', '76942-76'], ['no_bypass 76 76942']],
    ['the same side on both', 1, ['20610-RT', '76942-RT'], ['same_side RT 76942']],
    ['no modifier helps with indicator 0', 0, ['20610', '76942-59'], ['no_help 59 76942']],
    ['a side on the code that is paid is silent with indicator 0', 0, ['20610-LT', '76942'], []],
    ['51 is silent with indicator 0', 0, ['20610', '76942-51'], []],
  ])('%s', (_title, indicator, asked, said) => {
    const [finding] = check('2024-08-01', edited(indicator), ...asked).findings
    const judged = (finding?.parameters.judged ?? []) as Record<string, string>[]
    expect(judged.map(({ kind, modifier, code }) => `${kind} ${modifier} ${code}`)).toEqual(said)
  })
})

it.each<[IsoDate | null, boolean]>([
  ['2019-06-30', false],
  ['2019-07-01', true],
  [null, true],
])('59 on the column one code, services on %s: Medicare takes it on either is %s', (dateOfService, either) => {
  const inquiry = { ...inquiryAbout('20610-59', '76942'), dateOfService }
  const rows = { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 1, '2010-01-01..')] }
  const [finding] = bundledPair.check(inquiry, facts(dateOfService ?? '2024-08-01', rows)).findings
  expect(finding?.parameters.judged).toMatchObject([{ kind: 'on_column_one', either }])
})

it('that no edit joins an add-on code and its own primary code is not told', () => {
  const known = (addOns: ReturnType<typeof addOnRow>[]) =>
    facts('2024-08-01', { codes: ['97597', '97598'].map((code) => codeRow(code)), editions: [NCCI_2024Q3], addOns })
  expect(bundledPair.check(inquiryAbout('97597', '97598'), known([])).findings).toHaveLength(1)
  expect(bundledPair.check(inquiryAbout('97597', '97598'), known([addOnRow('97598', '97597')])).findings).toEqual([])
})

it('that no edit joins payment codes of a clinic is not told, for they stand on its institutional claim', () => {
  const rows = facts('2024-08-01', { codes: [codeRow('G0466'), codeRow('G0468')], editions: [NCCI_2024Q3] })
  expect(bundledPair.check(inquiryAsking('both?', ['billed_together'], 'G0466', 'G0468'), rows).findings).toEqual([])
})

it('that no edit joins two items of a supplier is not told, for the edits are those of practitioners', () => {
  const known = facts('2024-08-01', {
    codes: ['L1832', 'L1833', '20610'].map((code) => codeRow(code)),
    editions: [NCCI_2024Q3],
  })
  expect(bundledPair.check(inquiryAbout('L1832', 'L1833'), known).findings).toEqual([])
  expect(bundledPair.check(inquiryAbout('20610', 'L1833'), known).findings).toHaveLength(1)
})

it('59 does not fit where the message tells the same joint', () => {
  const inquiry = { ...inquiryAbout('20610', '76942-59'), maskedText: '20610 with 76942-59 on the same joint, ok?' }
  const rows = { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 1)] }
  const [finding] = bundledPair.check(inquiry, facts('2024-08-01', rows)).findings
  expect(finding?.parameters.judged).toMatchObject([{ kind: 'same_place', modifier: '59', code: '76942' }])
})

it('of a visit and major surgery without an edit still names the modifier the global period asks for', () => {
  const rows = { fees: [feeRow('20610', 'A', '090')] }
  expect(check('2024-08-01', rows, '20610', '99213').findings[0]?.parameters).toMatchObject({
    edit: false,
    global: [{ visit: '99213', procedures: ['20610'], modifier: '57' }],
  })
})

it('looks hospital claims up in the file of practitioners where only that one is loaded, and says so', () => {
  const inquiry = { ...inquiryAbout('20610', '76942'), setting: 'outpatient_hospital' as const }
  const known = facts('2024-08-01', { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 0)] })
  const { findings, gaps } = bundledPair.check(inquiry, known)
  expect(findings).toMatchObject([{ verdict: 'not_allowed', parameters: { otherSetting: true } }])
  expect(gaps.map(({ why }) => why).join()).toMatch(/hospital outpatient claims are not loaded/)
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
      { verdict: 'informational', parameters: { edit: false, covers: true, ended: [{ endedOn: '2025-12-31' }] } },
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

it.each([
  ['adding 59 to 20610, is that right', 'on_column_one 59 20610'],
  ['I put 59 on the 76942, please confirm', ''],
  ['59 on 20610 or 76942?', ''],
])('judges a modifier by the code it is said to be on: %s', (text, said) => {
  const inquiry = inquiryAsking(text, ['modifier_choice'], '20610', '76942', '59')
  const rows = { codes, editions: [NCCI_2024Q3], editPairs: [pairRow('20610', '76942', 1)] }
  const [finding] = bundledPair.check(inquiry, facts('2024-08-01', rows)).findings
  const judged = (finding?.parameters.judged ?? []) as Record<string, string>[]
  expect(judged.map(({ kind, modifier, code }) => `${kind} ${modifier} ${code}`).join()).toBe(said)
})

describe('a code that no modifier separates from another of the claim', () => {
  const rows = (...pairs: [string, string, 0 | 1][]) => ({
    editPairs: pairs.map(([one, two, indicator]) => pairRow(one, two, indicator)),
    fees: [feeRow('20610', 'A', '000'), feeRow('20611', 'A', '000')],
  })
  const aloneOf = (known: ReturnType<typeof rows>, ...asked: string[]) =>
    check('2024-08-01', known, ...asked)
      .findings.map(({ parameters }) => parameters.alone)
      .filter(Boolean)

  it('leaves the one that is reported, named once', () => {
    const known = rows(['20610', '20611', 0], ['20610', '76942', 0])
    expect(aloneOf(known, '20610', '20611', '76942')).toEqual(['20610'])
    expect(aloneOf(rows(['20610', '20611', 0]), '20610', '20611')).toEqual([])
    expect(aloneOf(rows(['20610', '20611', 0]), '20610', '20611', '76942')).toEqual([])
    // What is bundled only into a code that is not reported itself stays open.
    const chain = rows(['20610', '20611', 0], ['20611', '76942', 0])
    expect(aloneOf(chain, '20610', '20611', '76942')).toEqual([])
  })

  it('asks for no modifier on the visit, and one visit takes it once', () => {
    const beside = (known: ReturnType<typeof rows>) =>
      check('2024-08-01', known, '20610', '20611', '99213')
        .findings.map(({ parameters }) => parameters.global)
        .filter((global) => Array.isArray(global) && global.length > 0)
    expect(beside(rows())).toMatchObject([[{ visit: '99213', procedures: ['20610', '20611'], modifier: '25' }]])
    const periods = { fees: [feeRow('20610', 'A', '000'), feeRow('20611', 'A', '010')], editPairs: [] }
    expect(beside(periods)).toMatchObject([
      [{ procedures: ['20610 (global period 000)', '20611 (global period 010)'], days: null }],
    ])
    expect(beside(rows(['20610', '20611', 0]))).toMatchObject([[{ procedures: ['20610'] }]])
  })
})

describe('the edit of anesthesia into a procedure', () => {
  it.each([
    ['00812', 1],
    ['00812-QZ', 0],
  ])('of %s is told %i times: who only gives the anesthesia bills it for himself', (written, told) => {
    const rows = { codes: [codeRow('45385'), codeRow('00812')], editPairs: [pairRow('45385', '00812', 0)] }
    const { findings } = check('2024-08-01', rows, '45385', written)
    expect(findings.filter(({ parameters }) => parameters.edit)).toHaveLength(told)
  })
})

it('says nothing of alternatives where it speaks of all other pairs', () => {
  const five = ['20610', '76942', '97110', '97140', '97530']
  const known = facts('2024-08-01', { codes: five.map((code) => codeRow(code)), editions: [NCCI_2024Q3] })
  const inquiry = { ...inquiryAbout(...five), maskedText: '20610 with 76942 and 97140. 97110 or 97530?' }
  expect(sentencesOf(bundledPair, inquiry, known).short.join()).toContain('97110 with 97530 left out)')
})

it('names three codes of which no two have an edit, and not their pairs', () => {
  const known = facts('2024-08-01', { codes, editions: [NCCI_2024Q3] })
  expect(sentencesOf(bundledPair, inquiryAbout('20610', '76942', '99213'), known).short).toEqual([
    'No NCCI edit stands between any two of 20610, 76942 and 99213 (edition 2024Q3), so no NCCI modifier is needed; payer policy and the note still decide whether they are paid.',
  ])
})

describe('two procedures of the day of the surgery, told beside what came later', () => {
  const rows = {
    codes: ['50590', '52332', '52310'].map((code) => codeRow(code)),
    fees: [feeRow('50590', 'A', '090'), feeRow('52332', 'A', '000'), feeRow('52310', 'A', '000')],
    editions: [NCCI_2024Q3],
  }
  const told = (text: string) =>
    bundledPair
      .check(
        inquiryAsking(text, ['billed_together', 'global_period'], '50590', '52332', '52310'),
        facts('2024-08-13', rows),
      )
      .findings.map(({ subjects }) => subjects)

  it('are a pair where their sentence says so', () => {
    expect(told('50590 and a stent same session 52332. 2 wks later took it out 52310, global?')).toEqual([
      ['50590', '52332'],
    ])
  })

  it('are none where no sentence puts them together', () => {
    expect(told('50590. 2 wks later 52332 and 52310, global?')).not.toContainEqual(['50590', '52332'])
  })
})

describe('beside a procedure', () => {
  it('the clinic visit of the hospital takes 25, whatever global period the procedure has', () => {
    const known = facts('2024-08-01', {
      codes: [codeRow('11042'), codeRow('G0463')],
      fees: [feeRow('11042', 'A', '090')],
      editPairs: [pairRow('11042', 'G0463', 1)],
    })
    const asked = inquiryAsking('G0463 along with 11042?', ['billed_together'], 'G0463', '11042')
    expect(sentencesOf(bundledPair, asked, known).short.join()).toMatch(
      /^Only if the visit was significant.*modifier 25 goes on G0463/,
    )
  })

  it('a drug has no pair worth telling, but alone with it', () => {
    const known = facts('2024-08-01', {
      codes: [codeRow('67028'), codeRow('J0178'), codeRow('92134')],
      editions: [NCCI_2024Q3],
    })
    const tell = (...codes: string[]) =>
      sentencesOf(bundledPair, inquiryAsking('together?', ['billed_together'], ...codes), known).short.join()
    expect(tell('67028', 'J0178', '92134')).toContain('between 67028 and 92134 (')
    expect(tell('67028', 'J0178')).toContain('between 67028 and J0178 (')
  })

  it('with a global period no modifier is said to be needless', () => {
    const known = facts('2024-08-01', {
      codes: [codeRow('67028'), codeRow('92012')],
      fees: [feeRow('67028', 'A', '000')],
      editions: [NCCI_2024Q3],
    })
    const asked = inquiryAsking('67028 with 92012?', ['billed_together'], '67028', '92012')
    const said = sentencesOf(bundledPair, asked, known).short.join()
    expect(said).toContain('modifier 25 on 92012')
    expect(said).not.toContain('no NCCI modifier is needed')
  })

  it.each([
    ['67028 with 92012, is the exam billable if he was only there for the shot?', 'came only for the shot'],
    ['67028 with 92012, she just came in for her eye injection', 'came only for the eye injection'],
    ['67028 with 92012, he was not just there for the shot', null],
    ['67028 with 92012, any modifier?', null],
  ])('%j', (text, words) => {
    const known = facts('2024-08-01', {
      codes: [codeRow('67028'), codeRow('92012')],
      fees: [feeRow('67028', 'A', '000')],
      editions: [NCCI_2024Q3],
    })
    const said = sentencesOf(
      bundledPair,
      inquiryAsking(text, ['billed_together'], '67028', '92012'),
      known,
    ).short.join()
    if (words === null) expect(said).not.toContain('came only')
    else expect(said).toContain(words)
  })
})
