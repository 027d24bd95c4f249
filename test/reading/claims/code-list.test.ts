import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideSystem, readCodeList } from '../../../src/reading/claims/code-list.ts'

const TODAY = '2026-03-01'

/** `CODE-MODIFIERS xUNITS` for each code, as it was read. */
const read = (line: string): string[] =>
  readCodeList(line, TODAY).codes.map(
    ({ written, modifiers, units }) => [written, ...modifiers].join('-') + (units === null ? '' : ` x${units}`),
  )

describe('a list of codes', () => {
  it.each([
    ['99214-25, 20610-RT x2; 76942', ['99214-25', '20610-RT x2', '76942']],
    ['99214 25 20610 RT', ['99214-25', '20610-RT']],
    ['20610RT and J1030 x 2', ['20610-RT', 'J1030 x2']],
    ['20610-50-59', ['20610-50-59']],
    ['99213:25:57', ['99213-25-57']],
    ['97110 GP 4 units', ['97110-GP x4']],
    ['97110 (4)', ['97110 x4']],
    ['97110, qty: 3', ['97110 x3']],
    ['J3301x8', ['J3301 x8']],
    ['64483 modifier 50', ['64483-50']],
    ['99213 mod. 25', ['99213']],
    ['CPT 99213, HCPCS g0438 and 0001A; 3074F', ['99213', 'G0438', '0001A', '3074F']],
    ['M17.11 m1711 U07.1', ['M17.11', 'M1711', 'U07.1']],
    ['20610-ZZ', ['20610-ZZ']],
    ['', []],
  ])('%j is read as it is meant', (line, codes) => {
    expect(read(line)).toEqual(codes)
  })

  it('takes a date of the line for all its codes', () => {
    const { codes } = readCodeList('1/15/2026 99213 with 20610', TODAY)
    expect(codes.map(({ written, date }) => [written, date])).toEqual([
      ['99213', '2026-01-15'],
      ['20610', '2026-01-15'],
    ])
  })

  it.each([
    ['names and numbers', 'SMITH, JOHN 99213 123-45-6789', ['SMITH', 'JOHN', '123-45-6789']],
    ['the end of a range', '99202-99215', ['-99215']],
    ['a number that is no code', '1234567 99213', ['1234567']],
  ])('keeps %s apart', (_title, line, strange) => {
    expect(readCodeList(line, TODAY).strange).toEqual(strange)
  })

  it('ends, and names only codes of the shapes there are, whatever is written', () => {
    const parts = fc.oneof(
      fc.constantFrom('99213', '-25', ' x2', 'J1030', ', ', '\t', '(', ')', ':', 'RT', ' mod ', '1/1/26', 'units'),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (written) => {
        for (const { written: code, modifiers, units } of readCodeList(written.join(''), TODAY).codes) {
          expect(code).toMatch(/^[A-Z0-9.]{3,8}$/)
          expect(modifiers.every((each) => /^[A-Z0-9]{2}$/.test(each))).toBe(true)
          expect(units === null || (units >= 0 && units <= 9999)).toBe(true)
        }
      }),
    )
  })
})

describe('a letter and four digits', () => {
  const isCode = (known: string) => (system: string, code: string) => `${system} ${code}` === known

  it.each([
    ['HCPCS J1030', 'J1030', { system: 'HCPCS', code: 'J1030' }],
    ['ICD-10-CM M17.11', 'M1711', { system: 'ICD-10-CM', code: 'M17.11' }],
    ['nothing', 'E1165', { system: 'HCPCS', code: 'E1165' }],
  ])('is of the system in which the codebook has it: %s', (known, written, decided) => {
    expect(decideSystem(written, isCode(known))).toEqual(decided)
  })
})
