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
