import { describe, expect, it } from 'vitest'
import { diabeticFootUlcer } from '../../../src/rules/guidelines/diabetic-foot-ulcer.ts'
import { repairSite } from '../../../src/rules/guidelines/repair-site.ts'
import { sharedVisit } from '../../../src/rules/guidelines/shared-visit.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2026-03-05', {
  guidance: [
    guidanceRow('icd/diabetic-circulation-and-foot'),
    guidanceRow('em/split-shared-2024'),
    guidanceRow('count/repairs'),
  ],
})

describe('what a message tells in words', () => {
  it('makes the codes of a diabetic foot ulcer, in their order', () => {
    const text = 'icd for type 2 diabetic, left heel ulcer, fat layer exposed'
    expect(sentencesOf(diabeticFootUlcer, inquiryAsking(text, ['code_search']), known).short).toEqual([
      'In this order: E11.621 (foot ulcer), L97.422 (left heel or midfoot, fat layer exposed).',
    ])
    expect(sentencesOf(diabeticFootUlcer, inquiryAsking(text, ['code_search'], 'E11.9'), known).short).toEqual([])
    expect(sentencesOf(diabeticFootUlcer, inquiryAsking(text, ['fee']), known).short).toEqual([])
  })

  it('tells who bills a shared visit', () => {
    const say = (text: string, code = '99232') =>
      sentencesOf(sharedVisit, inquiryAsking(text, ['em_level'], code), known).short
    expect(say('NP 22 min, MD 14 min and he changed the plan')).toEqual([
      'By time the nurse practitioner or physician assistant bills the visit (22 of 36 minutes is more than half); the physician may bill it by decision making, as the message tells it of the plan, which the physician’s own note must show. FS goes on it either way.',
    ])
    expect(say('PA 10 min, attending 30 min')).toEqual([
      'The physician bills the visit, with FS: 30 of 40 minutes is more than half.',
    ])
    expect(say('NP 25 min, attending 20 min', '99233')[0]).toContain(
      'By time 45 minutes together are 99232; 99233 needs 50 minutes, or the decision making of that level.',
    )
    expect(say('NP 22 min, MD 14 min', '99213')).toEqual([])
    expect(say('NP 22 min, MD 14 min', '99291')).toEqual([])
  })

  it('names the repair code of the site told', () => {
    const say = (text: string, code: string) =>
      sentencesOf(repairSite, inquiryAsking(text, ['billed_together'], code), known).short
    expect(say('mohs of the nose, complex repair 3.2 cm', '13132')).toEqual([
      'Not 13132: it is for forehead, cheeks, chin, neck, hands and feet, and the site told (nose) is none of them; 3.2 cm there is 13152.',
    ])
    expect(say('complex repair of the nose', '13132')).toEqual([
      'Not 13132: it is for forehead, cheeks, chin, neck, hands and feet, and the site told (nose) is none of them.',
    ])
    expect(say('complex repair of the nose 3.2 cm', '13152')).toEqual([])
  })
})
