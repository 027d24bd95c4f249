import { describe, expect, it } from 'vitest'
import { homeDecision } from '../../../src/rules/guidelines/home-decision.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const guidance = [guidanceRow('em/two-chronic-with-prescription'), guidanceRow('em/home-times')]
const known = facts('2026-05-29', { guidance })

function say(text: string, codes: string[], minutes: number[] = []): string | undefined {
  const inquiry = inquiryAsking(text, ['em_level'], ...codes)
  const measures = minutes.map((value) => ({
    value,
    unit: 'minutes' as const,
    text: `${value} minutes`,
    start: 0,
    end: 1,
  }))
  const details = { ...inquiry.details, measures } as typeof inquiry.details
  return sentencesOf(homeDecision, { ...inquiry, details, maskedText: text }, known).short[0]
}

describe('the level of a visit at home that the problems and drugs told reach', () => {
  it.each<[string, string[], number[], string]>([
    [
      '2 stable chronic problems, renewed three prescriptions, 35 minutes all told',
      ['99348', '99349'],
      [35],
      'it is 99349',
    ],
    [
      'two stable chronic problems, refilled both, 35 minutes',
      ['99348'],
      [35],
      'By the 35 minutes alone it would be 99348',
    ],
    ['HTN and DM both at goal, refilled metformin', ['99349'], [], 'hypertension and diabetes'],
    ['new patient, 3 chronic conditions, all stable, meds renewed', ['99342', '99344'], [], 'it is 99344'],
  ])('%s', (text, codes, minutes, told) => expect(say(text, codes, minutes)).toContain(told))

  it('is told without the time where that reaches the same level', () => {
    expect(say('2 stable chronic problems, refilled both, 45 minutes', ['99349'], [45])).not.toContain('minutes')
  })

  it.each([
    ['an office visit', '2 stable chronic problems, refilled both', ['99213']],
    ['one problem', '1 stable chronic problem, refilled it', ['99348']],
    ['no drug', '2 stable chronic problems, 35 minutes', ['99348']],
    ['one not at goal', '2 chronic problems stable, one worse, refilled both', ['99348']],
    ['codes of both kinds', '2 stable chronic problems, refilled both', ['99344', '99349']],
  ])('is left open with %s', (_why, text, codes) => expect(say(text, codes)).toBeUndefined())
})
