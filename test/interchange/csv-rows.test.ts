import { describe, expect, it } from 'vitest'
import { readSeparatedRows } from '../../src/interchange/csv-rows.ts'

describe('separated values', () => {
  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
    ['bars', 'a|b\n1|2'],
    ['Windows line ends and a byte order mark', '\ufeffa,b\r\n1,2\r\n'],
    ['quotes', '"a","b"\n"1","2"'],
  ])('are divided by %s', (_title, text) => {
    expect(readSeparatedRows(text, 100).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('know the line they begin in', () => {
    const text = 'a,b\n\n"first\nsecond",2\n3,4'
    expect(readSeparatedRows(text, 100).map(({ source }) => source)).toEqual([1, 3, 5])
  })

  it('may have commas in quotes and rows of any length', () => {
    expect(readSeparatedRows('"Doe, Jane",99213\n20610,RT,1\nx', 100).map(({ cells }) => cells)).toEqual([
      ['Doe, Jane', '99213'],
      ['20610', 'RT', '1'],
      ['x'],
    ])
  })

  it('are read so far and no farther', () => {
    expect(readSeparatedRows('1,2\n'.repeat(500), 10)).toHaveLength(10)
  })
})
