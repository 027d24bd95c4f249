import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'

/** A codebook that knows every procedure of five digits, so that only the words around a number tell it from a code. */
const knowsAll: IsCode = (system, code) => system === 'CPT' && /^\d{5}$/.test(code)
const codes = (text: string): string[] => findCodeReferences(text, knowsAll).map(({ code }) => code)

describe('numbers of reports, payments and tickets', () => {
  it.each([
    'sent 1/9 (clearinghouse accepted report 77140)',
    'the rejection report 76942 is attached',
    'EDI report 74177 shows it',
    'rpt # 71250',
    'PAYER CHECK 88217   PD 05/14/2026',
    'CHECK 88217  ISSUED 5/14/26',
    'it was on the bulk check 88305 from March',
    'chk no 88305',
    'paid by EFT 71275, short',
    'ACH 71275 of 5/14',
    'TRN 71275, trace # 71250, conf # 74177',
    'tkt 71275',
  ])('are no codes in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['we report 76942 with 20610', ['76942', '20610']],
    ['does the payer accept report 76942 separately?', ['76942']],
    ['please check 99213 against the record', ['99213']],
    ['can you check on the 88305', ['88305']],
    ['trace 93306 regurgitation, mild', ['93306']],
    ['status 99213?', ['99213']],
    ['we report no 76942 with 20610', ['76942', '20610']],
    ['her status report 99213 was wrong', ['99213']],
  ])('are not told by verbs: %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('a ZIP code behind the number of a suite', () => {
  it.each([
    'thanks\nOpen Lantern Behavioral, Suite 5B, 60614',
    'thanks\nNorth Fork Eye\nSte 210, 60614',
    'thanks\nQuillfeather Ortho | 4th | Bldg C, Floor 2 | 60614',
    'thanks\n1200 Elm, Unit 4, 60614',
  ])('is no code at the end of %j', (text) => expect(codes(text)).toEqual([]))

  it.each(['we saw him in Suite 5B, 99213', 'moved to Ste 200, 99214', 'Visit in Suite 4, 99213', 'Suite 5B, 99213?'])(
    'is a code in a sentence: %j',
    (text) => expect(codes(text)).toHaveLength(1),
  )
})
