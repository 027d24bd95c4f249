import { describe, expect, it } from 'vitest'
import type { CodeSystem } from '../../../src/domain/code-reference.ts'
import type { ConversionFact, Facts } from '../../../src/domain/codebook.ts'
import { annualConversion } from '../../../src/rules/crosswalks/annual-conversion.ts'
import { icd9ToIcd10 } from '../../../src/rules/crosswalks/icd9-to-icd10.ts'
import { icd10ToIcd9 } from '../../../src/rules/crosswalks/icd10-to-icd9.ts'
import { codeRow, edition, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const DX = { system: 'ICD-10-CM', source: 'icd10cm', edition: 'FY2026' } as const
const FY2026 = edition('icd10cm', 'FY2026', '2025-10-01..2026-09-30')
const { effective } = codeRow('99213', '2017-10-01..2018-09-30')

function map(
  fromCode: string,
  toCode: string | null,
  flags: string | null,
  systems = 'ICD-9-CM>ICD-10-CM',
): ConversionFact {
  const [fromSystem, toSystem] = systems.split('>') as [CodeSystem, CodeSystem]
  const citation = {
    source: 'gem',
    edition: 'FY2018',
    locator: `${fromCode} ${toCode}`,
    effectiveFrom: null,
    effectiveTo: null,
  }
  return { fromSystem, fromCode, toSystem, toCode, flags, effective, citation }
}
const later = (newCode: string, oldCode: string): ConversionFact => map(newCode, oldCode, null, 'ICD-10-CM>ICD-10-CM')

const row = (code: string, valid = '2015-10-01..', billable = true) => codeRow(code, valid, { ...DX, billable })
const child = (header: string, code: string) => ({ ...row(code), header })

const say = (conversions: ConversionFact[], rows: Partial<Facts>, ...codes: string[]) =>
  sentencesOf(
    icd9ToIcd10,
    inquiryAsking('please map', ['crosswalk'], ...codes),
    facts('2026-03-04', { editions: [FY2026], conversions, ...rows }),
  )

describe('a target that leaves the side open', () => {
  const knee = (code: string, description: string) => ({ ...child('M17.1', code), description })

  it('has those with a side beside it, where they are loaded', () => {
    const codes = [{ ...row('M17.10'), description: 'Unilateral primary osteoarthritis, unspecified knee' }]
    const subcodes = [
      knee('M17.10', 'Unilateral primary osteoarthritis, unspecified knee'),
      knee('M17.12', 'Unilateral primary osteoarthritis, left knee'),
      knee('M17.11', 'Unilateral primary osteoarthritis, right knee'),
    ]
    const said = say([map('715.16', 'M17.10', '10000')], { codes, subcodes }, '715.16').short
    expect(said).toEqual(['715.16 → M17.10 (side unspecified; with the side: M17.11 or M17.12).'])
  })
})

describe('from ICD-9-CM to ICD-10-CM', () => {
  it('a list of codes is one tidy answer, each with a row of its own', () => {
    const rows = { codes: [row('E11.9'), row('I10')] }
    expect(say([map('250.00', 'E11.9', '10000'), map('401.9', 'I10', '00000')], rows, '250.00', '401.9').short).toEqual(
      ['250.00 → E11.9; 401.9 → I10.', ''],
    )
  })

  it.each<[string, ConversionFact[], Partial<Facts>, string]>([
    [
      'several targets are all named',
      [map('784.0', 'G44.1', '10000'), map('784.0', 'G44.2', '10000')],
      { codes: [row('G44.1'), row('G44.2')] },
      'G44.1, or G44.2',
    ],
    ['no equivalent is said', [map('784.0', null, '11000')], {}, 'no equivalent'],
    [
      'a target that became a header is followed to the codes below it',
      [map('784.0', 'R51', '10000')],
      { codes: [row('R51', '2015-10-01..', false)], subcodes: [child('R51', 'R51.0'), child('R51', 'R51.9')] },
      'R51 (no longer billable on 2026-03-04: R51.0 or R51.9)',
    ],
    [
      'a target that ended is followed by the conversion table',
      [map('784.0', 'G35', '10000'), later('G35.A', 'G35')],
      { codes: [row('G35', '2015-10-01..2025-09-30'), row('G35.A', '2025-10-01..')] },
      'G35 (no longer billable on 2026-03-04: G35.A)',
    ],
    [
      'a code split from a valid target is named beside it',
      [map('784.0', 'F32.9', '10000'), later('F32.A', 'F32.9')],
      { codes: [row('F32.9'), row('F32.A')] },
      'F32.9 (newer codes for part of it: F32.A from 2015-10-01)',
    ],
    [
      'a combination names one of each choice list',
      [map('784.0', 'A01.0', '10111'), map('784.0', 'A01.1', '10111'), map('784.0', 'B02.0', '10112')],
      { codes: [row('A01.0'), row('A01.1'), row('B02.0')] },
      'A01.0 or A01.1 together with B02.0',
    ],
    [
      'a single target and a combination are alternatives',
      [map('784.0', 'A01.0', '10000'), map('784.0', 'A01.1', '10111'), map('784.0', 'B02.0', '10112')],
      { codes: [row('A01.0'), row('A01.1'), row('B02.0')] },
      'A01.0, or A01.1 together with B02.0',
    ],
  ])('%s', (_title, conversions, rows, words) => {
    expect(say(conversions, rows, '784.0').short).toEqual([`784.0 → ${words}.`])
  })

  it('leaves a gap where no map is loaded', () => {
    expect(say([], {}, '784.0')).toEqual({
      short: [],
      gaps: ['No map from ICD-9-CM 784.0 to ICD-10-CM is loaded here.'],
    })
  })
})

describe('from ICD-10-CM back to ICD-9-CM', () => {
  const conversions = [map('I10', '401.9', '10000', 'ICD-10-CM>ICD-9-CM')]
  const known = facts('2026-03-04', { editions: [FY2026], codes: [row('I10')], conversions })

  it('is told where ICD-9 is asked for', () => {
    expect(sentencesOf(icd10ToIcd9, inquiryAsking('ICD-9 for I10?', ['crosswalk'], 'I10'), known).short).toEqual([
      'I10 → 401.9.',
    ])
  })

  it('is silent otherwise', () => {
    expect(sentencesOf(icd10ToIcd9, inquiryAsking('what replaced I10', ['crosswalk'], 'I10'), known).short).toEqual([])
  })
})

describe('the yearly conversion table', () => {
  const say10 = (code: string, codes: Facts['codes'], conversions: ConversionFact[]) =>
    sentencesOf(
      annualConversion,
      inquiryAsking('what replaced it', ['crosswalk'], code),
      facts('2026-03-04', { editions: [FY2026], codes, conversions }),
    ).short

  it('names what replaced an ended code', () => {
    const codes = [row('G35', '2015-10-01..2025-09-30'), row('G35.A', '2025-10-01..')]
    expect(say10('G35', codes, [later('G35.A', 'G35')])).toEqual(['G35 was replaced by G35.A from 2025-10-01.'])
  })

  it('says nothing more of a heading whose new codes are all told below it', () => {
    const codes = [row('G35', '..2025-09-30'), row('G35', '2025-10-01..', false), row('G35.A', '2025-10-01..')]
    const conversions = [later('G35.A', 'G35')]
    const inquiry = inquiryAsking('what replaced it', ['crosswalk'], 'G35')
    const rows = { editions: [FY2026], codes, conversions, subcodes: [child('G35', 'G35.A')] }
    expect(sentencesOf(annualConversion, inquiry, facts('2026-03-04', rows)).short).toEqual([''])
  })

  it('names what a new code was before', () => {
    expect(say10('F32.A', [row('F32.A')], [later('F32.A', 'F32.9')])).toEqual([
      'F32.A is new from 2015-10-01; before it the condition was reported with F32.9.',
    ])
  })

  it('says nothing of what a heading was before', () => {
    const codes = [row('E78.01', '2025-10-01..', false), row('E78.0')]
    expect(say10('E78.01', codes, [later('E78.01', 'E78.0')])).toEqual([])
  })

  it('says of a valid code no successor', () => {
    expect(say10('F32.9', [row('F32.9'), row('F32.A')], [later('F32.A', 'F32.9')])).toEqual([])
  })
})

describe('an old code that is asked to be valid', () => {
  const conversions = [map('780.79', 'R53.83', '10000')]
  const ask = (text: string, asOf: string) =>
    sentencesOf(icd9ToIcd10, inquiryAsking(text, ['crosswalk'], '780.79'), facts(asOf, { conversions })).short

  it.each([
    ['is 780.79 ok', '2026-03-04', true],
    ['is 780.79 ok', '2015-09-30', false],
    ['please map', '2026-03-04', false],
  ])('%j on %s is told that the set has ended: %s', (text, asOf, told) => {
    expect(ask(text, asOf).join(' ').includes('No ICD-9-CM code is valid for services after 2015-09-30.')).toBe(told)
  })
})

describe('a service of the days of ICD-9-CM', () => {
  const ask = (text: string, asOf: string) =>
    sentencesOf(
      icd9ToIcd10,
      { ...inquiryAsking(text, ['crosswalk'], '428.0'), dateOfService: asOf },
      facts(asOf, {
        conversions: [map('428.0', 'I50.814', '10000'), map('428.0', 'I50.9', '10000')],
        codes: [row('I50.814', '2017-10-01..'), row('I50.9')],
        editions: [edition('icd10cm', 'FY2016', '2015-10-01..2016-09-30'), FY2026],
      }),
    ).short

  it('keeps its codes, and those of the first day of ICD-10-CM stand beside them', () => {
    expect(ask('portal wants ICD-10', '2015-09-12')).toEqual([
      'The service of 2015-09-12 keeps 428.0: ICD-9-CM holds for services through 2015-09-30, whenever the claim is sent (an inpatient stay goes by its discharge). For services from 2015-10-01 the map gives 428.0 → I50.9.',
    ])
  })

  it('is over on the next day, when codes that the map has from later years are not valid yet', () => {
    expect(ask('please map', '2015-10-01')).toEqual(['428.0 → I50.9.'])
  })
})
