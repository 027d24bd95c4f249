import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readX12Segments } from '../../src/interchange/x12-segments.ts'
import { readClaims837 } from '../../src/reading/claims/claim-837.ts'
import { type ClaimFileForm, claimFile } from '../support/claim-file.ts'

const read = (text: string) => readClaims837(readX12Segments(text, 10_000))

const tell = (text: string): string[] =>
  read(text).claims.flatMap(({ number, lines }) =>
    lines.map(
      (line) =>
        `${number}.${line.number} ${[line.code, ...line.modifiers].join('-')} x${line.units} @${line.date} #${line.placeOfService}`,
    ),
  )

const LINES = [
  '1.1 20610-RT x1 @2024-08-01 #11',
  '1.2 76942-26 x1 @2024-08-01 #22',
  '1.3 99213-25 x1 @2024-08-01 #11',
  '2.1 64484 x1 @2024-08-01 #11',
]

describe('an X12 837P file', () => {
  it.each<[string, ClaimFileForm]>([
    ['the usual ones', {}],
    ['bars and angle brackets', { element: '|', component: '>' }],
    ['line breaks behind segments', { segment: '\n' }],
    ['Windows line breaks behind a sign', { segment: "'\r\n" }],
    ['carets and exclamation marks', { element: '^', component: '\\', segment: '!' }],
  ])('is read with the separators its header names: %s', (_title, form) => {
    const file = claimFile(form).toString()
    // The repetition separator must differ from the others.
    expect(tell(form.element === '^' ? file.replace('^^^', '^U^') : file)).toEqual(LINES)
  })

  it('is read where the blanks of its header were lost on the way', () => {
    expect(tell(claimFile().toString().replaceAll(/ +/g, ' '))).toEqual(LINES)
  })

  it('may hold interchanges with separators of their own', () => {
    const other = claimFile({ element: '|', component: '>', segment: '\n' }).toString()
    expect(tell(claimFile().toString() + other)).toEqual([
      ...LINES,
      ...LINES.map((line) => line.replace(/^(\d)/, (number) => String(Number(number) + 2))),
    ])
  })

  it('tells nothing of the patient', () => {
    const all = JSON.stringify(read(claimFile().toString()))
    expect(all).not.toMatch(/SMITH|JOHN|1EG4TE5MK72|19500101|PATCTRL|MEDREC|M1711/)
  })

  it.each([
    ['a service that is not coded in HCPCS', [/HC:20610/, 'ER:20610'], 'Claim 1, service line 1, segment 14', 'not HC'],
    ['a code that is none', [/HC:20610/, 'HC:2061'], 'Claim 1, service line 1, segment 14', 'five characters'],
    ['a day no calendar has', [/D8\*20240801/, 'D8*20240231'], 'Claim 1, service line 1, segment 14', 'DTP*472'],
    ['no quantity', [/UN\*1/, 'UN*'], 'Claim 1, service line 1, segment 14', 'quantity'],
    ['no end', [/SE\*[\s\S]*/, ''], 'Claim 2, segment 25', 'no SE segment'],
    ['another transaction', [/ST\*837/, 'ST*835'], 'Segment 3', 'of kind 835'],
  ] as const)('with %s says where, and what to do', (_title, [pattern, instead], place, words) => {
    const { faults } = read(claimFile().toString().replace(pattern, instead))
    expect(faults[0]).toMatchObject({ place, text: expect.stringContaining(words) })
  })

  it('is refused without a whole header', () => {
    expect(() => read('ST*837*0001~CLM*1*2~')).toThrow('no whole ISA header')
  })

  it('is read to an end however it was cut or changed', () => {
    const whole = claimFile().toString()
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), fc.string({ maxLength: 5 }), (from, to, other) => {
        const text = whole.slice(0, Math.min(from, to)) + other + whole.slice(Math.max(from, to))
        try {
          for (const { lines } of read(text).claims) {
            for (const { code, modifiers } of lines) {
              expect(code).toMatch(/^(?:\d{4}[0-9A-Z]|[A-Z]\d{4})$/)
              expect(modifiers.every((each) => /^[A-Z0-9]{2}$/.test(each))).toBe(true)
            }
          }
        } catch (error) {
          expect(String(error)).toContain('no whole ISA header')
        }
      }),
    )
  })
})
