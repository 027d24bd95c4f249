import { describe, expect, it } from 'vitest'
import type { AskKind } from '../../../src/domain/inquiry.ts'
import { unitsOverLimit } from '../../../src/rules/ncci/units-over-limit.ts'
import {
  addOnRow,
  codeRow,
  edition,
  facts,
  inquiryAbout,
  inquiryAsking,
  limitRow,
} from '../../support/codebook-facts.ts'
import { sentencesOf, statementsOf } from '../../support/rule-sentences.ts'

const MUE_2024Q3 = edition('ncci-mue-practitioner', '2024Q3', '2024-07-01..2024-09-30')

const check = (asked: string, ...limits: ReturnType<typeof limitRow>[]) =>
  unitsOverLimit.check(inquiryAbout(asked), facts('2024-08-01', { unitLimits: limits, editions: [MUE_2024Q3] }))

it('a limit of practitioners is told to say nothing of a supplier’s claim', () => {
  const asked = inquiryAsking('how many units?', ['units'], 'A4253')
  const known = facts('2024-08-01', { unitLimits: [limitRow('A4253', 0, 3)], editions: [MUE_2024Q3] })
  expect(statementsOf(unitsOverLimit, asked, known).join()).toMatch(
    /^Medically unlikely edit \(MUE\) 2024Q3 of a practitioner's claim, which says nothing of a supplier's: 0 units/,
  )
})

describe('units of service', () => {
  it.each([
    ['64483 x1', limitRow('64483', 1, 2), 'allowed'],
    ['64483 x2', limitRow('64483', 1, 2), 'not_allowed'],
    ['64483 x2', limitRow('64483', 1, 3), 'unknown'],
    ['64483 x2', limitRow('64483', 1, 1), 'unknown'],
  ] as const)('%s against a limit is judged by value and indicator', (asked, limit, verdict) => {
    expect(check(asked, limit).findings).toMatchObject([{ verdict, citations: [{ source: 'ncci-mue-practitioner' }] }])
  })

  it('without a published value are a gap, because some values are confidential', () => {
    expect(check('64483 x2')).toMatchObject({ findings: [], gaps: [{ about: '64483' }] })
  })

  it('of which Medicare pays none are not told to who asks about another payer', () => {
    const asking = inquiryAsking('how many units of 90723?', ['units'], '90723')
    const known = facts('2024-08-01', { unitLimits: [limitRow('90723', 0, 3)], editions: [MUE_2024Q3] })
    expect(unitsOverLimit.check({ ...asking, payer: 'Aetna' }, known).findings).toEqual([])
    expect(unitsOverLimit.check({ ...asking, payer: 'Medicare' }, known).findings).toHaveLength(1)
    expect(unitsOverLimit.check(asking, known).findings).toHaveLength(1)
  })

  it.each([
    ['billing each one x2', ['not_allowed', 'not_allowed']],
    ['2 units of each, right?', ['not_allowed', 'not_allowed']],
    ['each side x2', ['informational', 'informational']],
  ])('said of all the codes are those of each: %s', (text, verdicts) => {
    const known = facts('2024-08-01', {
      unitLimits: [limitRow('92250', 1, 2), limitRow('92134', 1, 2)],
      editions: [MUE_2024Q3],
    })
    const { findings } = unitsOverLimit.check(inquiryAsking(text, ['units'], '92250', '92134'), known)
    expect(findings.map(({ verdict }) => verdict)).toEqual(verdicts)
  })

  it.each([
    ['97110 x 30 min, 97140 x 8', 'informational'],
    ['97110 x 3, 97140 x 8', 'unknown'],
    ['97110 30 min, 97140 x 8 units', 'unknown'],
  ])('beside minutes of another therapy service are minutes: %s', (text, verdict) => {
    const known = facts('2024-08-01', { unitLimits: [limitRow('97140', 6, 3)], editions: [MUE_2024Q3] })
    const asked = { ...inquiryAsking(`${text} units?`, ['units'], '97140 x8'), maskedText: `${text} units?` }
    expect(unitsOverLimit.check(asked, known).findings).toMatchObject([{ verdict }])
  })

  it.each([
    ['99213 x 6, dates were between day 20 and 75', null],
    ['six post op visits, 99213 x 6, all denied', null],
    ['99213 x 6 over three weeks', null],
    ['99213 x 6 same day, two dates denied', 6],
    ['99213 x 6, units?', 6],
  ])('of visits on several days are none of one day: %s', (text, units) => {
    const known = facts('2024-08-01', { unitLimits: [limitRow('99213', 2, 3)], editions: [MUE_2024Q3] })
    const { findings } = unitsOverLimit.check(inquiryAsking(text, ['units'], '99213 x6'), known)
    expect(findings.map(({ parameters }) => parameters.units)).toEqual([units])
  })

  it('between which somebody chooses are not asked about, the limit is', () => {
    const known = facts('2024-08-01', { unitLimits: [limitRow('96110', 3, 3)], editions: [MUE_2024Q3] })
    const [finding] = unitsOverLimit.check(inquiryAsking('96110 x1 or x2?', ['units'], '96110 x1'), known).findings
    expect(finding).toMatchObject({ verdict: 'informational', yields: true })
  })

  it('of which Medicare pays none are not told of a child', () => {
    const known = facts('2024-08-01', { unitLimits: [limitRow('99392', 0, 3)], editions: [MUE_2024Q3] })
    expect(unitsOverLimit.check(inquiryAsking('99392, units?', ['units'], '99392'), known).findings).toEqual([])
  })

  it('that nobody asked about are not spoken of', () => {
    expect(check('64483', limitRow('64483', 1, 2))).toEqual({ findings: [], gaps: [] })
  })

  it('on a date the limits loaded do not speak for are judged with a gap', () => {
    const known = facts('2026-08-01', { unitLimits: [limitRow('64483', 1, 2)], editions: [MUE_2024Q3] })
    expect(unitsOverLimit.check(inquiryAbout('64483 x2'), known)).toMatchObject({
      findings: [{ verdict: 'not_allowed' }],
      gaps: [{ about: '64483' }],
    })
  })
})

it('takes units of the drug for what they are on the claim', () => {
  const drug = codeRow('J1642', '..', { description: 'Injection, heparin sodium, (heparin lock flush), per 10 units' })
  const known = facts('2024-08-01', { codes: [drug], unitLimits: [limitRow('J1642', 100, 3)], editions: [MUE_2024Q3] })
  const verdictOf = (text: string) =>
    unitsOverLimit.check(inquiryAsking(text, ['units'], 'J1642 x500'), known).findings[0]?.verdict
  expect(verdictOf('heparin flush 500 units')).toBe('allowed')
  expect(verdictOf('J1642 x500')).toBe('unknown')
})

describe('the limit itself', () => {
  const say = (text: string, kinds: AskKind[], rows: Parameters<typeof facts>[1], ...written: string[]) =>
    sentencesOf(
      unitsOverLimit,
      inquiryAsking(text, kinds, ...written),
      facts('2024-08-01', { editions: [MUE_2024Q3], ...rows }),
    ).short

  it.each([
    [
      'how many units',
      ['units'] as AskKind[],
      limitRow('96415', 8, 3),
      'The published limit (MUE) of 96415 is 8 units per day (indicator 3, a clinical benchmark).',
    ],
    [
      'MUE of it?',
      ['denial'] as AskKind[],
      limitRow('96415', 1, 2),
      'The published limit (MUE) of 96415 is 1 unit per day (indicator 2, absolute, resting on policy).',
    ],
    [
      'max units',
      ['coverage'] as AskKind[],
      limitRow('96415', 2, 1),
      'The published limit (MUE) of 96415 is 2 units per claim line (indicator 1).',
    ],
    [
      'how many units',
      ['units'] as AskKind[],
      limitRow('96415', 0, 2),
      'No: the unit limit (MUE) of 96415 is 0, so Medicare pays no unit of it on this kind of claim.',
    ],
  ])('asked as "%s" is told in words', (text, kinds, limit, words) => {
    expect(say(text, kinds, { unitLimits: [limit] }, '96415')).toEqual([words])
  })

  it('of 1 names the add-on code that goes on from it', () => {
    const rows = {
      unitLimits: [limitRow('64483', 1, 2)],
      addOns: [addOnRow('64484', '64483'), addOnRow('76942', '64483')],
    }
    expect(say('paid 1', ['denial'], rows, '64483 x2')[0]).toContain(
      'Further levels, lesions or time are not more units of 64483: 64484, an add-on code with 64483 as a primary, is there for them.',
    )
  })
})

it('takes minutes behind a code for no units', () => {
  const inquiry = inquiryAsking('97110 x 25 min, how many units?', ['units'], '97110 x25')
  const known = facts('2024-08-01', { unitLimits: [limitRow('97110', 6, 3)], editions: [MUE_2024Q3] })
  expect(unitsOverLimit.check(inquiry, known).findings).toMatchObject([{ parameters: { units: null, exceeds: false } }])
})

describe('units that are told in words', () => {
  it.each([
    ['the MUE of 97153 is 32 but the tech did 36 units', 36],
    ['97153 has an MUE of 32 units, is that per day?', null],
  ])('are read: %s', (text, units) => {
    const { findings } = unitsOverLimit.check(
      inquiryAsking(text, ['units'], '97153'),
      facts('2024-08-01', { unitLimits: [limitRow('97153', 32, 3)], editions: [MUE_2024Q3] }),
    )
    expect(findings.map(({ parameters }) => parameters.units)).toEqual([units])
  })
})

describe('what practitioners do not bill', () => {
  it('is not refused for the limit of 0 in their file', () => {
    const data = facts('2024-08-01', { unitLimits: [limitRow('G0378', 0, 3)], editions: [MUE_2024Q3] })
    const asked = inquiryAsking('G0378 units for 23.5 hours?', ['units'], 'G0378')
    const { findings } = unitsOverLimit.check(asked, data)
    expect(findings).toMatchObject([{ verdict: 'informational', settles: ['denial'] }])
    expect(sentencesOf(unitsOverLimit, asked, data).short).toEqual([
      "The unit limit (MUE) of G0378 is 0 on a practitioner's claim, because only hospitals report it; the limits for that are in another file.",
    ])
  })
})

describe('equipment that suppliers bill', () => {
  it('has one line for all its limits of 0, which says whose file they stand in', () => {
    const asked = inquiryAsking('how many units?', ['units'], 'E0601', 'A7030')
    const data = facts('2024-08-01', {
      unitLimits: [limitRow('E0601', 0, 3), limitRow('A7030', 0, 3)],
      editions: [MUE_2024Q3],
    })
    expect(sentencesOf(unitsOverLimit, asked, data).short).toEqual([
      "The unit limit (MUE) of E0601 and A7030 is 0 on a practitioner's claim, because suppliers bill such items to the DME contractor; the limits for that are in another file.",
    ])
  })
})

describe('a number of lesions or nails', () => {
  const say = (text: string, code: string) =>
    sentencesOf(
      unitsOverLimit,
      inquiryAsking(text, ['billed_together'], `${code} x3`),
      facts('2024-08-01', { unitLimits: [limitRow(code, 1, 2)], editions: [MUE_2024Q3] }),
    ).short

  it.each([
    ['11056 x3 lesions with 11720', '11056'],
    ['11056-q8 x3 lesions, bundled', '11056'],
    ['11720 x3 nails', '11720'],
  ])('is no number of units where one unit takes them in: %s', (text, code) => expect(say(text, code)).toEqual([]))

  it.each([
    ['11056 x3 denied', '11056'],
    ['11400 x3 lesions', '11400'],
  ])('is one else: %s', (text, code) => expect(say(text, code).join()).toContain('3 units'))
})
