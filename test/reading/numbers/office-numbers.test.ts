import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'

/** A codebook that knows every procedure of the right shape, so that only the words around a number tell it from a code. */
const knowsAll: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{4}[\dA-Z]$/.test(code)) || (system === 'HCPCS' && /^[A-V]\d{4}$/.test(code))
const codes = (text: string): string[] => findCodeReferences(text, knowsAll).map(({ code }) => code)

describe('numbers of an office that are shaped like codes', () => {
  it.each([
    'Form G0402 rev 0521',
    'Form # A4550 (Rev. 01/19)',
    'MR-1099 Form C1713 Rev 0270',
    'MAC 11202',
    'our MAC is Noridian (02101)',
    'jurisdiction JE 01112, contractor number 05102, carrier 12502',
    'my direct line changed to 29888. Old one was 98213',
    'our new extension is now 20610, it was 20553',
    'plt 15000 and wbc 11000, ferritin of 10060',
    'UDI (01)00643169007222(17)260131(10)99213',
    'MSH|^~\\&|EPIC|20610|LAB||20251002||ORU^R01|99214|P|2.3',
    'Room: OR 29881, Rm: ER 99283, location: cath 93458',
    'shaver ref A4649-XL lot 20250',
    'catalog no. 29822, cat # L8699-01',
    'pager 29888, locker 20610, gate code 20611, webinar code 99213',
    'P.O. # 99204, work order 20552, EDI # 36273, electronic payer # 87726',
    'ctrl # A250108-99283 and Encounter H2510-77301',
    'viral load 49505 copies, hcg 45378 mIU',
    'PCN: 88203, DCN: 20610',
    'Room: G12  Scope SN 43235-B',
    'colonoscope S/N: 45378, light source tower serial 99213',
    'holmium laser asset tag 17110, pump serial no. 36522',
    'OR 7, case 22612',
    'Rm 4 / case 29881, OR#2; case 27447',
  ])('are no codes in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['claim form 99213', ['99213']],
    ['PCN 50432 exchanged', ['50432']],
    ['Form of G0402?', ['G0402']],
    ['MAC 00142 and general 00140', ['00142', '00140']],
    ['done under MAC 11402', ['11402']],
    ['The old one was 99214, now 99215', ['99214', '99215']],
    ['PSA 84153, ferritin 82728, wbc 85048', ['84153', '82728', '85048']],
    ['exam room or 20610', ['20610']],
    ['ref 20610: denied', ['20610']],
    ['our carrier denied 11402', ['11402']],
    ['client 99213, pt 20610', ['99213', '20610']],
    ['visit 20251002 was 99214', ['99214']],
    ['the scope 43235 and the laser 17110', ['43235', '17110']],
    ['scope serial cases 43235', ['43235']],
    ['is the case 22612 or 22633', ['22612', '22633']],
    ['in the OR, case 22612', ['22612']],
    ['SN 99500 and SN G0299', ['99500', 'G0299']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('ZIP codes of a last line', () => {
  it.each([
    'bilateral 29881?\n\nBev\nLakeshore Internal Med, Muskegon 49441',
    '29881?\n\nOdile\nRidge GI, Escanaba 49829',
    '29881?\n\nOlga - Marquette 49855',
    '29881?\n\nOlga Quist, Houma 70363',
    '29881?\n\nThank you\nOlga, Ironwood Pain 29822',
    '29881?\n\nOlga, Tamarack Family Med 49441',
    '29881?\n\nOlga CDI\nSaint Botolph’s, Mobile 36608',
    '29881?\n\nOlga\nBotolph Infirmary, Orange 92868',
  ])('are told by their department or writer in %j', (text) => expect(codes(text)).toEqual(['29881']))

  it.each([
    ['29881?\n\nHand Surgery, Carpal Tunnel 64721', '64721'],
    ['29881?\n\nOlga - Injection 20610', '20610'],
    ['29881?\n\nSpine Surgery 22551', '22551'],
    ['29881?\n\nOlga, Knee Injection 20610', '20610'],
    ['29881?\n\nOlga\nKnee, Injection 20610', '20610'],
    ['29881?\n\nOlga, Level Visit Ironwood 99213', '99213'],
  ])('are none in %j', (text, code) => expect(codes(text)).toEqual(['29881', code]))
})

describe('a ZIP code that only an office before it tells', () => {
  it.each([
    'Both together?\n\nWes / Tamarind Surgery Ctr / 29605',
    'Both together?\n\nWes | Tamarind Foot Clinic | 29605\nSent from my phone',
    'Both together?\n\nTamarind Ridge Sleep\n28801',
    'Both together?\n\nTamarind Kidney, Mobile 36608',
    'Both together?\n\nTamarind Eye Group - Reading 19601',
  ])('is none in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    'Both together?\n\nKnee / Left / 20610',
    'Knee Injection\n20610',
    'Which code\n\n20610',
    'Tamarind Sleep asks:\n\n28801',
    'Left Kidney, Mobile 50205',
    'Tamarind Eye Group bills 67028',
  ])('is a code in %j', (text) => expect(codes(text)).toHaveLength(1))
})

describe('what a chart says was billed', () => {
  it.each([
    ['chart: 99292 with 31500', ['99292', '31500']],
    ['Chart: 99214 + 20610', ['99214', '20610']],
    ['chart: 99213-25 and 20610 ok?', ['99213', '20610']],
    ['charts: 20552 or 20553', ['20552', '20553']],
    ['chart: 99213, 20610 same visit', ['99213', '20610']],
  ])('are codes in %j', (text, expected) => expect(codes(text)).toEqual(expected))

  it.each(['chart: 55310', 'Chart: 55310, DOB 1/2/1950', 'acct: 55310-C', 'W2847 19302 01 is her Aetna number'])(
    'is none in %j',
    (text) => expect(codes(text)).toEqual([]),
  )
})
