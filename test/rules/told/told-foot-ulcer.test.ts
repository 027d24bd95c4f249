import { describe, expect, it } from 'vitest'
import { findFootUlcer } from '../../../src/rules/told/told-foot-ulcer.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const codesOf = (text: string) =>
  findFootUlcer(inquiryAsking(text, ['code_search']))
    ?.codes.map(({ code }) => code)
    .join(' ') ?? null

describe('a diabetic foot ulcer told with side and depth', () => {
  it.each([
    ['type 2 diabetic, ulcer of the left heel with fat layer exposed', 'E11.621 L97.422'],
    ['T2DM on insulin, polyneuropathy, R heel ulcer, fat exposed', 'E11.621 L97.412 E11.42 Z79.4'],
    ['diabetic ulcer right great toe limited to breakdown of skin, metformin', 'E11.621 L97.511 Z79.84'],
    ['DM1 with foot ulcer lt foot, necrosis of bone, on insulin', 'E10.621 L97.524'],
    ['diabetic, plantar ulcer left foot, muscle exposed, PAD', 'E11.621 L97.525 E11.51'],
    ['dm2 midfoot ulcer right, bone exposed, not on insulin, neuropathy', 'E11.621 L97.416 E11.40'],
    ['diabetic foot ulcer left toe subq, PVD with gangrene', 'E11.621 L97.522 E11.52'],
  ])('%s', (text, codes) => expect(codesOf(text)).toBe(codes))

  it.each([
    'type 2 diabetic with a heel ulcer, fat layer exposed',
    'type 2 diabetic, right heel ulcer',
    'right heel ulcer, fat layer exposed',
    'diabetic with a pressure ulcer of the right heel, fat layer exposed',
    'diabetic, venous ulcer of the right ankle, fat layer exposed',
    'diabetic, ulcers of both heels right and left, fat layer exposed',
    'gestational diabetes, right heel ulcer with fat layer exposed',
  ])('is left to the note in: %s', (text) => expect(codesOf(text)).toBeNull())
})
