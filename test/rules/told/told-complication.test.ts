import { expect, it } from 'vitest'
import { tellsComplication } from '../../../src/rules/told/told-complication.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const tells = (text: string): boolean =>
  tellsComplication({ ...inquiryAsking(text, ['code_search']), maskedText: text })

it.each([
  'induced for gestational hypertension, liveborn',
  'vaginal delivery, 2nd degree lac repaired',
  'forceps delivery',
  'full term, no hemorrhage, second degree tear',
])('a complication of the delivery is told: %s', (text) => expect(tells(text)).toBe(true))

it.each([
  'normal delivery, no lacerations',
  'full term, perineum intact, without laceration',
  'when there is a tear, is O80 right?',
  'placenta and membranes complete',
])('none is told: %s', (text) => expect(tells(text)).toBe(false))
