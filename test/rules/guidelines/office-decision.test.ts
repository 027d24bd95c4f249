import { describe, expect, it } from 'vitest'
import { officeDecision } from '../../../src/rules/guidelines/office-decision.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2025-08-19', { guidance: [guidanceRow('em/two-chronic-with-prescription')] })

function say(text: string, ...codes: string[]): string | undefined {
  const inquiry = inquiryAsking(text, ['em_level'], ...codes)
  return sentencesOf(officeDecision, { ...inquiry, maskedText: text }, known).short[0]
}

describe('the level that the problems and drugs told reach', () => {
  it.each([
    [
      'HTN - at goal, cont lisinopril. T2DM - A1c 6.8 at goal, refilled. 99214?',
      ['99214'],
      'it is 99214',
      'hypertension and diabetes',
    ],
    [
      'new pt: asthma stable, GERD stable, meds refilled. 99203 or 99204?',
      ['99203', '99204'],
      'it is 99204',
      'asthma and GERD',
    ],
    [
      'hypothyroid, HLD and gout, all stable, continued levothyroxine and statin. level? 99213',
      ['99213'],
      'it is 99214',
      'hyperlipidemia, hypothyroidism and gout',
    ],
  ])('%j', (text, codes, level, illnesses) => {
    expect(say(text, ...codes)).toContain(level)
    expect(say(text, ...codes)).toContain(illnesses)
  })

  it.each([
    ['one illness', 'HTN at goal, cont lisinopril. 99214?', ['99214']],
    ['an illness out of control', 'HTN stable, DM uncontrolled, refilled. 99214?', ['99214']],
    ['a diet that goes on', 'HTN stable and DM stable on diet, continue diet and walking. 99214?', ['99214']],
    ['no drug', 'HTN stable and DM stable, come back in 6 months. 99214?', ['99214']],
    ['illnesses only listed', 'HTN, DM in the history, seen for a cold, refilled inhaler. 99214?', ['99214']],
    ['a hospital visit', 'HTN stable, DM stable, continued metformin. 99232?', ['99232']],
    ['codes of both kinds', 'HTN stable, DM stable, continued metformin. 99204 or 99214?', ['99204', '99214']],
  ])('is left open with %s', (_why, text, codes) => expect(say(text, ...codes)).toBeUndefined())
})
