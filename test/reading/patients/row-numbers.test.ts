import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { knowing } from '../known-codes.ts'

const isCode = knowing(
  'CPT 99291',
  'CPT 99213',
  'CPT 64447',
  'CPT 01402',
  'CPT 27447',
  'CPT 76942',
  'HCPCS J9271',
  'HCPCS E0601',
)
const read = (text: string) => readInquiry({ subject: 'Question', text, sentOn: '2025-11-14' }, isCode)
const found = (text: string): string[] => read(text).identifiers.map(({ kind, text: written }) => `${kind}: ${written}`)
const codes = (text: string): string[] =>
  read(text).references.map(({ code, modifiers }) => [code, ...modifiers].join('-'))

describe('the number a row begins with', () => {
  it.each([
    ['32250418830014  ESPINEL R  02/14/2025  99291', 'claim: 32250418830014'],
    ['32250661207719\tDELACOUR P\t03/03/2025\t99291', 'claim: 32250661207719'],
    ['70155812  Maldane, Isidro  01/27/25  99213', 'claim: 70155812'],
    ['3025118847200 | Prewett, Yolanda | 99213', 'claim: 3025118847200'],
    ['1. A70155812 - Prewett, Yolanda 99213', 'claim: A70155812'],
    ['32250418830014  unknown  02/14/2025  99291', 'claim: 32250418830014'],
  ])('is masked in %j', (text, expected) => expect(found(text)).toContain(expected))

  it.each(['00006302602  J9271  200', '99213  Quist, Olga', '20250903  Quist, Olga 99213', '99213 99291'])(
    'is left in %j',
    (text) => expect(found(text).filter((each) => each.startsWith('claim'))).toEqual([]),
  )
})

describe('a row whose first cells are blank', () => {
  const table = `Acct      Pt            DOS      CPT    Mod       Min
783104    BRANDEL, H     8/12/25  01402  AA P3     96
                         8/12/25  64447  59 RT     -
783127    RUELLE, M      8/13/25  01402  QZ P3     88
                         8/13/25  27447  LT        -`

  it('keeps its code, which stands below the heading of codes', () =>
    expect(codes(table)).toEqual(['01402-AA-P3', '64447-59-RT', '01402-QZ-P3', '27447-LT']))

  it('has its day masked as nobody’s number', () => {
    expect(found(table)).toEqual(['account: 783104', 'name: BRANDEL, H', 'account: 783127', 'name: RUELLE, M'])
  })
})

describe('addresses on roads that are numbered or lettered', () => {
  it.each([
    'N5614 County Rd K, Elkhorn WI 53121',
    'W329 N4476 Lakeland Dr, Nashotah WI 53058',
    '2217 County Road 412, Tyler TX 75704',
    '880 Co Rd 12, Ada OH 45810',
    '1450 State Hwy 13, Friendship WI 53934',
    '7719 FM 1960, Humble TX 77346',
    '4410 CR 220, Durango CO 81301',
    'E9981 Cty Hwy M, Mondovi WI 54755',
    '31 Old State Rte 5, Ada OH 45810',
    '9917 US Hwy 61, Dubuque IA 52003',
    '612 Hwy 54 W, Ada OH 45810',
    '550 Farm to Market Rd 12, Tyler TX 75704',
    '77 Township Rd 55, Ada OH 45810',
  ])('are masked whole: %j', (address) =>
    expect(found(`I was told my 99213 is free. I live at ${address} and got a bill.`)).toContain(`address: ${address}`),
  )

  it.each([
    ['we did 2 US 76942', ['76942']],
    ['99213 US 76942', ['99213', '76942']],
    ['99213 County pays nothing', ['99213']],
    ['E0601 Referring Dr. Quist', ['E0601']],
    ['E0601 State Rd clinic', ['E0601']],
    ['76942 SR 99291, Denied TX', ['76942', '99291']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('a number of letters and figures right behind a name', () => {
  it.each([
    ['Pt Odessa Quarles M-558213 Wed 9/17, 99213', 'mrn: M-558213'],
    ['patient Quarles, Odessa M-558213, 99213', 'mrn: M-558213'],
    ['Lindgren, Arvid ac# 5520917 - 99213', 'account: 5520917'],
  ])('is masked in %j, and the name ends before it', (text, expected) => {
    expect(found(text)).toContain(expected)
    expect(found(text).join(' ')).not.toMatch(/Quarles M\b|Odessa M\b/)
  })

  it('leaves a middle initial with the name', () => {
    expect(found('patient Odessa Quarles M. 99213')).toContain('name: Odessa Quarles M.')
  })
})
