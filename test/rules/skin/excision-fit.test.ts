import { describe, expect, it } from 'vitest'
import {
  codeOfClosure,
  codeOfExcision,
  fitsLesion,
  leaveUnfit,
  readLesion,
} from '../../../src/rules/skin/excision-fit.ts'
import { codeRow } from '../../support/codebook-facts.ts'

describe('the excision of a skin lesion', () => {
  it.each([
    ['benign cyst removed from back, 2.5 cm with margins, closed in layers 4 cm', '11403'],
    ['excised a 1.2 cm basal cell on the nose with 3mm margins, simple closure', '11642'],
    ['squamous cell ca left forearm excised 3.4 cm total with margins', '11604'],
    ['mole off the scalp, benign, 0.8 cm excised diameter', '11421'],
    ['melanoma excision of the calf, lesion 1 cm, margins 1 cm each side', '11603'],
    ['nevus cut out of the cheek, 4 mm including margins', '11440'],
    ['benign mole of the arm excised, no malignancy, 1.1 cm with margins', '11402'],
    ['bcc of the foot removed, 5 x 3 cm, 5 mm margin, repair 7.2 cm', '11626'],
    ['cyst on the back of the neck excised, 1.1 cm with margins', '11422'],
  ])('has its code where pathology, site and diameter are told: %s', (text, code) => {
    expect(codeOfExcision(text)?.code).toBe(code)
  })

  it('tells how the margins were added, and needs no word for it where codes of excisions are named', () => {
    const text = 'lesion on the back 0.8 cm, took 0.3 cm margins all round, path bcc, 3.1 cm layered closure'
    expect(codeOfExcision(text.replace(' all round', ''))).toBeNull()
    expect(codeOfExcision(text.replace(' all round', ''), true)).toEqual({
      code: '11602',
      described: 'malignant skin lesion of the trunk or a limb with an excised diameter of 0.8 + 2 x 0.3 = 1.4 cm',
    })
  })

  it.each([
    ['the pathology', '2.5 cm growth removed from the back with margins'],
    ['the site', 'benign cyst removed, 2.5 cm with margins'],
    ['one of two sites', 'benign cysts removed from arm and cheek, 1 cm with margins'],
    ['the margins', 'benign cyst removed from the back, 2.5 cm'],
    ['the length of the margins', 'benign mole excised from the back, 1 cm plus margins'],
    ['a pathology that is certain', 'growth excised from the back, suspicious for melanoma, 2 cm with margins'],
    ['a pathology that says what it is', 'growth excised from the back, no malignancy, 1.2 cm with margins'],
    ['one of two sizes', 'benign cyst 1 cm removed from the arm with margins, 2 cm scar'],
    ['that it was no shave', 'benign mole shaved off the back, removed 1 cm with margins'],
    ['that it was one', 'two moles removed from the back, benign, 1 cm with margins'],
  ])('has none without %s', (_, text) => expect(codeOfExcision(text)).toBeNull())

  it('is fitted by the codes that nothing told speaks against', () => {
    const lesion = readLesion('benign cyst of the back, 2.5 cm')
    expect(['11402', '11403', '11423', '11603', '99213'].filter((code) => fitsLesion(code, lesion))).toEqual([
      '11403',
      '99213',
    ])
  })
})

describe('the closure beside an excision', () => {
  it.each([
    ['benign cyst removed from back, 2.5 cm with margins, closed in layers 4 cm', '12032'],
    ['excised epidermal cyst scalp 1.4 cm incl margins, intermediate repair 2.2 cm', '12031'],
    ['bcc of the cheek excised, 1 cm with 2 mm margins, complex closure 3 cm', '13132'],
    ['melanoma excised left upper arm 1.5 cm with 1 cm margins and 7 cm layered closure', '12032'],
  ])('has its own code: %s', (text, code) => expect(codeOfClosure(text)?.code).toBe(code))

  it.each([
    'benign cyst removed from the back, 2 cm with margins, simple closure 3 cm',
    'benign mole on the cheek excised, 0.5 cm with margins, layered closure 1 cm',
    'benign cyst removed from the back, 2 cm with margins, closed in layers',
  ])('has none where the excision includes it, or no length is told: %s', (text) => {
    expect(codeOfClosure(text)).toBeNull()
  })
})

describe('what was found for a lesion of the skin', () => {
  const search = (...codes: [string, string][]) => ({
    ...{ ask: 'which code?', words: 'basal cell', decided: true },
    hits: codes.map(([code, description]) => ({ ...codeRow(code, '..', { description }), score: 1 })),
  })

  it.each([
    ['a cancer of another site', 'basal cell of the left arm', ['C44.510', 'Basal cell carcinoma of anal skin']],
    [
      'a lump of the fat layer',
      'benign cyst of the back',
      ['21930', 'Fat-layer lump taken out, back or flank, under 3 cm'],
    ],
    [
      'aftercare of surgery for an injury',
      'suture removal, hand laceration',
      ['Z48.02', 'Encounter for removal of sutures'],
    ],
    ['the closure beside it', 'mole removed, 1 cm', ['12031', 'Layered wound closure, 2.5 cm at most']],
  ] as [string, string, [string, string]][])('leaves out %s', (_, text, found) => {
    expect(leaveUnfit(search(found), text).hits).toEqual([])
  })

  it('keeps the site that was told', () => {
    const found = search(['C44.311', 'Basal cell carcinoma of skin of nose'])
    expect(leaveUnfit(found, 'basal cell of the nose')).toBe(found)
  })
})
