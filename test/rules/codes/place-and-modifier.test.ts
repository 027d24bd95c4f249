import { describe, expect, it } from 'vitest'
import type { ModifierFact, PlaceFact } from '../../../src/domain/codebook.ts'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { modifierMeaning } from '../../../src/rules/codes/modifier-meaning.ts'
import { placeOfService } from '../../../src/rules/codes/place-of-service.ts'
import { codeRow, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const { effective, citation } = codeRow('99213')
const modifier = (code: string, description: string, ncciGroup: ModifierFact['ncciGroup'] = null): ModifierFact => ({
  code,
  description,
  ncciGroup,
  effective,
  citation,
})
const place = (code: string, name: string, facility: boolean | null): PlaceFact => ({
  code,
  name,
  facility,
  effective,
  citation,
})

const askingPlace = (code: string): Inquiry => {
  const inquiry = inquiryAsking(`what is POS ${code}`, ['code_meaning'], code)
  return { ...inquiry, references: inquiry.references.map((each) => ({ ...each, system: 'POS' })) }
}

describe('a place of service', () => {
  it.each([
    ['22', true, 'Place of service 22 is a place, paid at the facility rate.'],
    ['11', false, 'Place of service 11 is a place, paid at the non-facility rate.'],
    ['99', null, 'Place of service 99 is a place.'],
  ])('%s says its rate', (code, facility, words) => {
    const known = facts('2026-03-04', { places: [place(code, 'a place', facility)] })
    expect(sentencesOf(placeOfService, askingPlace(code), known).short).toEqual([words])
  })

  it('without a row is left to the rule of unknown codes', () => {
    expect(sentencesOf(placeOfService, askingPlace('22'), facts('2026-03-04'))).toEqual({ short: [], gaps: [] })
  })
})

describe('a modifier', () => {
  const known = facts('2026-03-04', {
    modifiers: [
      modifier('XU', 'does not overlap', 'other'),
      modifier('XS', 'separate structure', 'other'),
      modifier('25', 'a visit of its own'),
    ],
  })

  it('named by itself is told', () => {
    expect(
      sentencesOf(modifierMeaning, inquiryAsking('define XU vs XS', ['code_meaning'], 'XU', 'XS'), known).short,
    ).toEqual(['Modifier XU: does not overlap.', 'Modifier XS: separate structure.'])
  })

  it('written on a code is told only where a meaning is asked', () => {
    expect(
      sentencesOf(modifierMeaning, inquiryAsking('99213-25 paid?', ['billed_together'], '99213-25'), known).short,
    ).toEqual([])
    expect(
      sentencesOf(modifierMeaning, inquiryAsking('what is 99213-25', ['code_meaning'], '99213-25'), known).short,
    ).toHaveLength(1)
  })

  it('answers which one is meant only where no procedure is at hand', () => {
    const [alone] = modifierMeaning.check(inquiryAsking('XU or XS', ['modifier_choice'], 'XU'), known).findings
    const [beside] = modifierMeaning.check(
      inquiryAsking('XU on 99213', ['modifier_choice'], 'XU', '99213'),
      known,
    ).findings
    expect([alone?.settles, beside?.settles]).toEqual([['code_meaning', 'modifier_choice'], ['code_meaning']])
  })
})
