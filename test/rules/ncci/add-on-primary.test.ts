import { describe, expect, it } from 'vitest'
import type { AskKind } from '../../../src/domain/inquiry.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { addOnPrimary } from '../../../src/rules/ncci/add-on-primary.ts'
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
} from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const editions = [edition('ncci-aoc', '2024Q3', '2024-07-01..2024-09-30')]

const check = (rows: ReturnType<typeof addOnRow>[], ...asked: string[]) =>
  addOnPrimary.check(inquiryAbout(...asked), facts('2024-08-01', { addOns: rows, editions }))

describe('an add-on code', () => {
  it.each([
    ['medicare', 'informational'],
    ['commercial', 'allowed'],
  ] as const)('that Medicare does not take (status I) gets no yes for %s', (planType, verdict) => {
    const inquiry = inquiryAbout('99215', '99417')
    const { details } = readInquiry({ subject: '', text: '', sentOn: '2024-08-01' }, () => false)
    const known = facts('2024-08-01', {
      addOns: [addOnRow('99417', '99215')],
      fees: [feeRow('99417', 'I', 'ZZZ')],
      editions,
    })
    const asked = { ...inquiry, ...(details && { details: { ...details, planType } }) }
    expect(addOnPrimary.check(asked, known).findings).toMatchObject([{ verdict }])
  })

  it.each([
    ['99291 40 min by the md, 45 min by the np, 99292?', 'informational'],
    ['99291 and 99292 together?', 'allowed'],
  ])('of critical care gets no yes from its primary where minutes decide: %s', (text, verdict) => {
    const read = readInquiry({ subject: '', text, sentOn: '2024-08-01' }, () => false)
    const inquiry = { ...inquiryAsking(text, ['billed_together'], '99291', '99292'), details: read.details }
    const known = facts('2024-08-01', { addOns: [addOnRow('99292', '99291')], editions })
    expect(addOnPrimary.check(inquiry, known).findings[0]).toMatchObject({ verdict })
  })

  it.each([
    ['medicare', '59510 and 58611, does it need a modifier?', true],
    ['medicaid', '59510 and 58611, does it need a modifier?', false],
    ['medicaid', '59510 and 58611, does it need 51?', true],
  ] as const)('whose contractor decides answers nothing for another plan: %s, %s', (planType, text, answers) => {
    const inquiry = inquiryAsking(text, ['add_on', 'modifier_choice'], '59510', '58611')
    const { details } = readInquiry({ subject: '', text: '', sentOn: '2024-08-01' }, () => false)
    const asked = { ...inquiry, ...(details && { details: { ...details, planType } }) }
    const known = facts('2024-08-01', { addOns: [addOnRow('58611', null, 2)], editions })
    expect((addOnPrimary.check(asked, known).findings[0]?.settles.length ?? 0) > 0).toBe(answers)
  })

  it('that another code of the claim takes in says no yes to its primary', () => {
    const known = facts('2024-08-01', {
      codes: ['90837', '90839', '90840'].map((code) => codeRow(code)),
      addOns: [addOnRow('90840', '90839')],
      editions: [...editions, NCCI_2024Q3],
      editPairs: [pairRow('90837', '90840', 0)],
    })
    const { findings } = addOnPrimary.check(inquiryAbout('90837', '90839', '90840'), known)
    expect(findings).toMatchObject([{ verdict: 'informational', parameters: { matched: ['90839'], leftOpen: true } }])
  })

  it.each([
    ['with a primary code of its closed list is allowed', [addOnRow('90833', '99214')], ['99214', '90833'], 'allowed'],
    [
      'asked about alone is information: nobody said it stands alone',
      [addOnRow('90833', '99214')],
      ['90833'],
      'informational',
    ],
    [
      'with a code that is not on its closed list is not allowed',
      [addOnRow('90833', '99214')],
      ['90833', '90834'],
      'not_allowed',
    ],
    [
      'whose primaries the contractor defines cannot be decided here',
      [addOnRow('11045', null, 2)],
      ['11045', '99213'],
      'unknown',
    ],
    [
      'with some listed primaries and none of them asked about cannot be decided here',
      [addOnRow('90785', '90834', 3), addOnRow('90785', null, 3)],
      ['90785', '97110'],
      'unknown',
    ],
  ] as const)('%s', (_title, rows, asked, verdict) => {
    expect(check([...rows], ...asked).findings).toMatchObject([{ verdict }])
  })

  it('names the primaries that match, and cites their rows', () => {
    const [finding] = check([addOnRow('90833', '99213'), addOnRow('90833', '99214')], '99214', '90833').findings
    expect(finding?.parameters.matched).toEqual(['99214'])
    expect(finding?.citations.map(({ locator }) => locator)).toEqual(['add-on 90833, primary 99214'])
  })

  it('that an edit bundles into its primary code is no yes', () => {
    const rows = { addOns: [addOnRow('G0289', '29881')], editPairs: [pairRow('29881', 'G0289', 1)] }
    const known = facts('2024-08-01', { ...rows, editions: [...editions, NCCI_2024Q3] })
    const inquiry = inquiryAsking('29881 and G0289?', ['billed_together'], '29881', 'G0289')
    expect(addOnPrimary.check(inquiry, known).findings).toMatchObject([{ verdict: 'informational' }])
    expect(sentencesOf(addOnPrimary, inquiry, known).short).toEqual([
      'G0289 is an add-on code, and 29881 is one of its listed primary codes.',
    ])
  })

  it('lists its primary codes where they are asked for, beside the one that matches', () => {
    const rows = [addOnRow('95886', '95910'), addOnRow('95886', '95911')]
    const inquiry = inquiryAsking('95886 with 95910, what are its primary codes?', ['add_on'], '95886', '95910')
    expect(sentencesOf(addOnPrimary, inquiry, facts('2024-08-01', { addOns: rows, editions })).short).toEqual([
      'Yes: 95886 is an add-on code, and 95910 is one of its listed primary codes. Its listed primary codes: 95910 and 95911.',
    ])
  })

  it('names twelve primaries and counts the rest', () => {
    const rows = Array.from({ length: 15 }, (_, index) => addOnRow('90833', `992${10 + index}`))
    expect(check(rows, '90833').findings[0]?.parameters).toMatchObject({ furtherPrimaries: 3 })
  })

  it('whose edits ended before the date of service is not spoken of', () => {
    expect(check([addOnRow('90833', '99214', 1, '..2020-12-31')], '90833').findings).toEqual([])
  })
})

it('a code that is no add-on is not spoken of', () => {
  expect(check([addOnRow('90833', '99214')], '99214')).toEqual({ findings: [], gaps: [] })
})

it('edits that do not speak for the date are stated with a gap', () => {
  const conclusion = addOnPrimary.check(
    inquiryAbout('99214', '90833'),
    facts('2026-03-04', { addOns: [addOnRow('90833', '99214')], editions }),
  )
  expect(conclusion).toMatchObject({
    findings: [{ verdict: 'allowed', parameters: { covers: false } }],
    gaps: [{ about: '90833' }],
  })
})

describe('the sentence about an add-on code', () => {
  const say = (text: string, kinds: AskKind[], written: string[], more: Parameters<typeof facts>[1] = {}) =>
    sentencesOf(
      addOnPrimary,
      inquiryAsking(text, kinds, ...written),
      facts('2024-08-01', { addOns: [addOnRow('22845', '22551'), addOnRow('22853', '22551')], editions, ...more }),
    ).short

  it('answers whether it takes 51, from the fee schedule', () => {
    const fees = [{ ...feeRow('22845', 'A', 'ZZZ'), multipleProcedure: '0' }]
    expect(say('does 22845 take 51', ['modifier_choice'], ['22551', '22845'], { fees })).toEqual([
      'Modifier 51 does not go on 22845, and the multiple-procedure reduction does not apply to it (indicator 0). 22845 is an add-on code, and 22551 is one of its listed primary codes.',
    ])
  })

  it('denies that it stands alone', () => {
    expect(say('can it be billed alone', ['add_on'], ['22845'])).toEqual([
      'No: 22845 is an add-on code and is never reported alone, only in addition to one of its primary codes (22551).',
    ])
  })

  it('denies that it ever goes without them', () => {
    expect(say('can it ever go without the fusion', ['add_on'], ['22551', '22845'])).toEqual([
      'No: 22845 is an add-on code and is never reported alone; 22551 is a listed primary code for it.',
    ])
  })

  it('names its primaries where they are asked', () => {
    expect(say('what is its primary', ['add_on'], ['22845'])).toEqual([
      '22845 is an add-on code: it is reported only in addition to one of its primary codes (22551).',
    ])
  })

  it('names the add-on codes of a primary', () => {
    expect(say('what add-ons go with it', ['add_on'], ['22551'])).toEqual([
      'Add-on codes that list 22551 as a primary: 22845 and 22853.',
    ])
  })
})

it('is never reported without the primary code a message leaves out', () => {
  const known = facts('2024-08-01', { addOns: [addOnRow('11046', '11043')], editions })
  const said = sentencesOf(
    addOnPrimary,
    inquiryAsking('11046 w/o 11043?', ['billed_together'], '11046', '11043'),
    known,
  )
  expect(said.short[0]).toMatch(/^No: 11046 is an add-on code and is never reported alone/)
})

it('is not measured against another add-on code it is an alternative to', () => {
  const known = facts('2024-08-01', { addOns: [addOnRow('G2212', '99215'), addOnRow('99417', '99215')], editions })
  const inquiry = inquiryAsking('G2212 vs 99417 for Medicare?', ['em_level'], 'G2212', '99417')
  expect(addOnPrimary.check(inquiry, known).findings).toMatchObject([
    { verdict: 'informational' },
    { verdict: 'informational' },
  ])
})

it('names the primary that is there where it goes without another one', () => {
  const known = facts('2024-08-01', { addOns: [addOnRow('96361', '96360'), addOnRow('96361', '96365')], editions })
  const inquiry = inquiryAsking('96365 given, can 96361 ride along w/o a 96360?', ['add_on'], '96365', '96361', '96360')
  expect(sentencesOf(addOnPrimary, inquiry, known).short).toEqual([
    'Yes: 96361 is an add-on code, and 96365 is one of its listed primary codes.',
  ])
})

it('has no primary in a code of another day', () => {
  const known = facts('2024-08-01', { addOns: [addOnRow('95886', '95910')], editions })
  const text = 'conduction (95910) was done the tues before. We billed 95886 and got a denial'
  const said = sentencesOf(addOnPrimary, inquiryAsking(text, ['add_on'], '95910', '95886'), known)
  expect(said.short).toEqual([
    'No: 95886 is an add-on code and needs one of its primary codes on the same day; 95910 was of another day.',
  ])
})
