import { describe, expect, it } from 'vitest'
import { vaccineComponents } from '../../../src/rules/guidelines/vaccine-components.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2026-03-05', { guidance: [guidanceRow('vaccine/90460-90461')] })
const say = (...written: string[]) =>
  sentencesOf(vaccineComponents, inquiryAsking('how many?', ['units'], ...written), known).short

describe('the administration of vaccines with counseling', () => {
  it.each([
    [['90460', '90707'], 'With counseling, through age 18, 90707 is 90460 x1 and 90461 x2.'],
    [
      ['90707', '90716', '90647', '90460', '90461'],
      'With counseling, through age 18, 90707, 90716 and 90647 are 90460 x3 and 90461 x2.',
    ],
    [['90460', '90651'], 'With counseling, through age 18, 90651 is 90460 x1 alone, without 90461.'],
  ])('%j', (written, sentence) => expect(say(...written)).toEqual([sentence]))

  it.each([
    ['MMR, DTaP and varicella', 'MMR, DTaP and varicella are 90460 x3 and 90461 x4.'],
    ['Pediarix, Hib and Prevnar', 'Pediarix, Hib and pneumococcal are 90460 x3 and 90461 x4.'],
    ['a flu shot', 'influenza is 90460 x1 alone, without 90461.'],
  ])('is counted by names: %s', (text, sentence) => {
    const inquiry = { ...inquiryAsking(text, ['units'], '90460', '90461'), maskedText: text }
    expect(sentencesOf(vaccineComponents, inquiry, known).short).toEqual([
      `With counseling, through age 18, ${sentence}`,
    ])
  })

  it('is not counted where 90460 and 90461 are not asked about, or no vaccine is known', () => {
    expect(say('90707', '90471')).toEqual([])
    expect(say('90460', '99213')).toEqual([])
  })
})

it.each([
  ['15 months, gave MMR, varicella and Hep A', 'MMR, varicella and hepatitis A are 90460 x3 and 90461 x2.'],
  ['Pentacel, rotavirus and Prevnar 20', 'Pentacel, pneumococcal and rotavirus are 90460 x3 and 90461 x4.'],
  ['proquad only', 'MMRV is 90460 x1 and 90461 x3.'],
  ['Pentacel-type combo? we gave Vaxelis and Prevnar 20', 'Vaxelis and pneumococcal are 90460 x2 and 90461 x5.'],
  ['was it Pentacel? nurse gave Pediarix', 'Pediarix is 90460 x1 and 90461 x4.'],
  ['how are Pentacel, Rotateq counted', 'Pentacel and rotavirus are 90460 x2 and 90461 x4.'],
])('counts vaccines by their names where no product is coded: %s', (text, words) => {
  const asking = inquiryAsking(`${text}. 90461 units?`, ['units'], '90460', '90461')
  expect(sentencesOf(vaccineComponents, asking, known).short).toEqual([`With counseling, through age 18, ${words}`])
})

it('counts the products where those are coded, and not their names again', () => {
  const asking = inquiryAsking('MMR 90707, 90460 units?', ['units'], '90707', '90460')
  expect(sentencesOf(vaccineComponents, asking, known).short).toEqual([
    'With counseling, through age 18, 90707 is 90460 x1 and 90461 x2.',
  ])
})

describe('vaccines given without counseling', () => {
  it.each([
    [
      'nurse gave Tdap 90715 and HPV 90651, the doctor did not talk to mom. 90460 x2?',
      '90715 and 90651 are 90471 x1 and 90472 x1.',
    ],
    [
      'no counseling by the doc. MMR 90707, 90716 and 90651, 90460 or 90471 units?',
      '90707, 90716 and 90651 are 90471 x1 and 90472 x2.',
    ],
    ["provider didn't counsel, one HPV 90651 given, 90471 units?", '90651 is 90471 x1.'],
    ['our nurse counseled on Tdap 90715, 90460 and 90461 units?', '90715 is 90471 x1.'],
  ])('are counted by products: %s', (text, words) => {
    const codes = [...text.matchAll(/\b90\d{3}\b/g)].map(([code]) => code)
    const asking = { ...inquiryAsking(text, ['units'], ...codes), maskedText: text }
    expect(sentencesOf(vaccineComponents, asking, known).short).toEqual([
      `Without counseling by the physician or other qualified professional ${words}`,
    ])
  })

  it.each(['no counseling, rotavirus 90681 and 90670, 90460 units?', 'no counseling, flumist and 90651, 90460?'])(
    'are not counted where one was no shot: %s',
    (text) => {
      const codes = [...text.matchAll(/\b90\d{3}\b/g)].map(([code]) => code)
      const asking = { ...inquiryAsking(text, ['units'], ...codes), maskedText: text }
      expect(sentencesOf(vaccineComponents, asking, known).short).toEqual([])
    },
  )

  it('is read of what was told, and not of doubt', () => {
    const text = 'not sure if counseling counts. 90707 and 90460, units?'
    const asking = { ...inquiryAsking(text, ['units'], '90707', '90460'), maskedText: text }
    expect(sentencesOf(vaccineComponents, asking, known).short[0]).toContain('With counseling')
  })
})

it('counts the vaccines of an adult, whoever counseled', () => {
  const asking = inquiryAsking('Tdap and HPV, counseled. 90460 units?', ['units'], '90460')
  const details = { ...asking.details, patient: { ageYears: 20, sex: null } } as typeof asking.details
  expect(sentencesOf(vaccineComponents, { ...asking, details }, known).short).toEqual([
    'From age 19 on, with or without counseling, Tdap and HPV are 90471 x1 and 90472 x1.',
  ])
})
