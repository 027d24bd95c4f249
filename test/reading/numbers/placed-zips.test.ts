import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'

/** A codebook that knows every procedure of five digits, so that only the words around a number tell it from a code. */
const knowsAll: IsCode = (system, code) => system === 'CPT' && /^\d{5}$/.test(code)
const codes = (text: string): string[] => findCodeReferences(text, knowsAll).map(({ code }) => code)

describe('the ZIP code of where a transport went', () => {
  it.each([
    'PCR\nDest      Tamarind Valley ER, 98943\nOdo 4',
    'Destination: Quillfeather General Hospital, 64721',
    'Dest - St. Botolph Hosp Cath Lab, 93454',
    'Drop-off  Tamarind Dialysis, 90935',
    'P/U: Quillfeather Manor SNF, 20611',
    'Pickup   Tamarind Assisted Living Rm 4, 49505',
    'Receiving hospital: Quillfeather Memorial, 31255',
    'Sending facility  Tamarind Rehab, 27447',
    'Dest: Providence ER, Spokane 99213',
    '> Orig  Tamarind Urgent Care, 29881',
  ])('is no code in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['Dest: BLS 99213', ['99213']],
    ['P/U code, 99213', ['99213']],
    ['Pickup 99213', ['99213']],
    ['pick up Left Knee Injection, 20610 and 99213', ['20610', '99213']],
    ['Drop off Left Knee Injection 20610', ['20610']],
    ['Origin Visit Level, 99213', ['99213']],
    ['please drop the 99213', ['99213']],
    ['Original claim: 99213', ['99213']],
  ])('leaves the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('a ZIP code before its town', () => {
  it.each([
    'Thanks\nOlga\nPopulation health, Suite 49, 48104 Ann Arbor',
    'Olga\nPO Box 12, 64721 Kansas City',
    'Olga\n12 Tamarind St, 68114 Omaha',
    'Olga, Bldg 4 · 33606 Tampa',
    'Olga\nFloor 3 | 98402 Tacoma\nphone',
  ])('is no code in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['99213 Spokane', ['99213']],
    ['Room 4, 99213 Omaha', ['99213']],
    ['Suite 4, 20610 Left Knee', ['20610']],
    ['Suite 4, 99213 Spokane was denied', ['99213']],
    ['they billed, 99213 Spokane', ['99213']],
  ])('leaves the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('a ZIP code on a page', () => {
  it.each(['<p>Olga<br>Tamarind Podiatry, El Paso&nbsp;79926</p></div>', '<td>Olga, Omaha&nbsp;68114</td>'])(
    'is no code in %j',
    (text) => expect(codes(text)).toEqual([]),
  )

  it.each([
    ['<td>Injection&nbsp;20610</td>', ['20610']],
    ['<p>Omaha&nbsp;99213</p>', ['99213']],
  ])('leaves the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('numbers of payments, dictations and returned claims', () => {
  it.each([
    'Denied, why?\n\nOlga, Tamarind Portable Imaging. Chk 73620',
    'Why?\n\nOlga / Tamarind Imaging / Ck 29881.',
    'Ck# 73620, Chk #29881, chk no. 20610',
    'pd $8.14 chk 73620',
    'paid 112.50, ck 29881',
    'chk 29881 cleared',
    'DICTATED: 11/19/2025 0612    JOB 28485',
    'Transcribed 1/9/26 14:05     Job 99203',
    'D: 01/09/2026 2210  T: 01/10/2026 0455      JOB: 29881',
    "This RTP'd 2/10 with reason 32402",
    'RTP reason 31102 again',
    'rtp’d for reason: 37193',
    'the claim was returned on 3/4 with reason # 11503',
    'RTP w/ rsn 32402',
  ])('are no codes in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['Pls chk 99213', ['99213']],
    ['Can you chk 99213.', ['99213']],
    ['Labs | Troponin | CK 82550', ['82550']],
    ['Chk 99213 for me', ['99213']],
    ['Olga, can you please chk 73620', ['73620']],
    ['good job 28485 paid', ['28485']],
    ['the reason 99213 was denied', ['99213']],
    ['RTP’d and that is the reason 99213 is back', ['99213']],
    ['is there a reason 20610 bundles', ['20610']],
    ['returned. What reason 99213?', ['99213']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})
