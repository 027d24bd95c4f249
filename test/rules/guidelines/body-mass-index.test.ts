import { describe, expect, it } from 'vitest'
import { bodyMassIndex, codeOfIndex } from '../../../src/rules/guidelines/body-mass-index.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const say = (text: string): string =>
  sentencesOf(
    bodyMassIndex,
    { ...inquiryAsking(text, ['code_search'], 'E66.813'), maskedText: text },
    facts('2026-03-12', { guidance: [guidanceRow('icd/bmi')] }),
  ).short.join()

describe('the code of a body mass index', () => {
  it.each([
    [17.2, 'Z68.1'],
    [20, 'Z68.20'],
    [27.4, 'Z68.27'],
    [39.9, 'Z68.39'],
    [40, 'Z68.41'],
    [45, 'Z68.42'],
    [52, 'Z68.43'],
    [60.1, 'Z68.44'],
    [71, 'Z68.45'],
  ])('of %d is %s', (value, code) => expect(codeOfIndex(value)).toBe(code))

  it.each([
    ['BMI is 42.1, which Z code?', 'Z68.41'],
    ['bmi: 33 what dx', 'Z68.33'],
    ['body mass index of 27.4 and obesity, code?', 'Z68.27'],
  ])('is told: %s', (text, code) => expect(say(text)).toContain(code))

  it.each([
    ['a rule that names a bound', 'is BMI 35 or more needed for this code?'],
    ['two values', 'BMI 42.1 last year, BMI 39 now, which code?'],
    ['a percentile', 'BMI 97th percentile, code?'],
    ['no value', 'which code for BMI?'],
  ])('is not told of %s', (_title, text) => expect(say(text)).toBe(''))
})
