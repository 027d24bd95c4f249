import { describe, expect, it } from 'vitest'
import { withDebridedArea } from '../../../src/rules/told/debrided-area.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'
import { detailsOf } from '../../support/measured-details.ts'

const areaOf = (text: string): string | undefined => {
  const inquiry = { ...inquiryAsking(text, ['units'], '11042'), maskedText: text, details: detailsOf([]) }
  return withDebridedArea(inquiry).details?.measures[0]?.text
}

describe('the area of a debridement told by length and width', () => {
  it.each([
    ['debrided to subQ, wound 9 x 5 cm, whole surface done', '45 sq cm (9 x 5 cm)'],
    ['Debridement, 6.5cm x 4cm x 0.5cm, entire wound bed', '26 sq cm (6.5 x 4 cm)'],
    ['debrided 5 by 3 cm of the heel', '15 sq cm (5 x 3 cm)'],
  ])('%j', (text, area) => expect(areaOf(text)).toBe(area))

  it.each([
    ['only measured', 'wound 9 x 5 cm, debrided the edges'],
    ['two wounds', 'debrided all of it: 9 x 5 cm and 3 x 2 cm'],
    ['no debridement', 'graft 9 x 5 cm, whole wound covered'],
  ])('is left open: %s', (_why, text) => expect(areaOf(text)).toBeUndefined())
})
