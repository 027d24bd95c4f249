import { describe, expect, it } from 'vitest'
import { obesityClass } from '../../../src/rules/guidelines/obesity-class.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2025-08-19', { guidance: [guidanceRow('icd/obesity')] })

function say(text: string, ...codes: string[]): string | undefined {
  const inquiry = inquiryAsking(text, ['code_search'], ...codes)
  const references = inquiry.references.map((each) => ({ ...each, system: 'ICD-10-CM' as const }))
  return sentencesOf(obesityClass, { ...inquiry, references, maskedText: text }, known).short[0]
}

describe('the class of obesity that the provider documented', () => {
  it.each([
    [
      'Z68.41 first and E66.9 second, note says "class 3 obesity", right dx?',
      ['Z68.41', 'E66.9'],
      'it is E66.813, not E66.9; E66.813 comes first, and Z68.41 only behind it.',
    ],
    ['Obesity, class II documented. Code?', [], 'Documented by the provider as class 2 obesity it is E66.812.'],
    ['class one obesity, E66.811 ok?', ['E66.811'], 'Documented by the provider as class 1 obesity it is E66.811.'],
  ])('%j', (text, codes, said) => expect(say(text, ...codes)).toContain(said))

  it.each([
    'BMI 42, obese. Code?',
    'class 1 obesity in March, class 2 obesity now. Code?',
    'class 3 heart failure and obesity, code?',
    'a class of obesity coders, when?',
  ])('is not read from %j', (text) => expect(say(text)).toBeUndefined())

  it('has no code before the note holds', () => {
    const none = facts('2024-09-30', { guidance: [] })
    expect(sentencesOf(obesityClass, inquiryAsking('class 3 obesity code?', ['code_search']), none).short).toEqual([])
  })
})
