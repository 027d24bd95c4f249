import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string): string => splitVisibleText(text).visible
const ASKED = 'Should that be 69210-RT?'

describe('a signature under a closing and a typed name', () => {
  it.each([
    [
      'Jorun',
      'Jorun Vathanasakul\nTeam Lead - Charge Entry | Lowmoor Outsourcing\n+1 (732) 555-0199 x 6612\nISO 27001 | HIPAA compliant',
    ],
    ['Jorun', 'Jorun Vathanasakul\nLowmoor Billing\nISO/IEC 27001:2022 and SOC 2 certified'],
    ['Jorun', 'Jorun Vathanasakul, CPC\nP.O. Box 44120, Fargo'],
    [
      'Mette',
      'Hill ENT & Allergy - Hearing you since 1988\n[cid:image002.jpg@01DC5A11.7C0D1A20]https://www.hillent.example/\n\nMette Sorrento\n\nPatient Accounts Supervisor\n\nT: 908.555.0166  |  F: 908.555.0167',
    ],
    ['Mette', 'HILL ENT\n\nMette Sorrento\nPatient Accounts'],
    [
      'Mette',
      '[cid:logo.png]\nHill ENT\nCaring for ears, noses and throats\n\nMette Sorrento\nT: 908.555.0166\n\nHow did I do today? Take our 2-minute survey\n[https://survey.hillent.example/r/7]',
    ],
  ])('begins at the same name in full or the office above it: %s, %j', (typed, block) => {
    expect(visible(`${ASKED}\n\nBest,\n${typed}\n\n\n${block}`)).toBe(`${ASKED}\n\nBest,\n${typed}`)
  })

  it.each([
    ['a code', 'Jorun Vathanasakul\nalso 27447 was denied'],
    ['a case', 'Hill ENT\nThe patient was seen twice that day\n\nMette Sorrento'],
    ['a question', 'Hill ENT\nand which code for both ears?\n\nMette Sorrento'],
    ['somebody else', 'Hill ENT\n\nMaria Oake\nDOB 3/4/1960'],
  ])('is none that tells of %s', (_, block) => {
    for (const line of block.split('\n').slice(0, 2)) {
      expect(visible(`${ASKED}\n\nBest,\nMette\n\n${block}`)).toContain(line)
    }
  })

  it.each([
    'Mit freundlichen Grüßen / Kind regards',
    'Cordialement / Best regards',
    'Kind regards | Saludos cordiales',
  ])('begins at closing words in two languages, which a program set there: %s', (closing) => {
    const block = 'Gunhild Tessmer\nHealth Information Management\nLow Hill Hospital\nTel. 479-555-0131'
    expect(visible(`${ASKED}\n\n${closing}\n${block}`)).toBe(ASKED)
    expect(visible(`${ASKED}\n\nKind regards\n${block}`)).toBe(`${ASKED}\n\nKind regards\nGunhild Tessmer`)
    expect(visible(`${ASKED}\n\n${closing}\nGunhild`)).toContain('Gunhild')
  })

  it('leaves a name typed behind a dash above its delimiter', () => {
    for (const name of ['-Otis', '- Otis', '– Otis F.']) {
      expect(visible(`${ASKED}\n\n${name}\n\n-- \nOtis Fenn, CCS\nInpatient Coding`)).toBe(`${ASKED}\n\n${name}`)
    }
  })
})
