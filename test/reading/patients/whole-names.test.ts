import { describe, expect, it } from 'vitest'
import { wordEnd } from '../../../src/reading/patients/whole-names.ts'

describe('where a word ends', () => {
  it.each([
    ['John Smith', 4],
    ["O'Brien, Mary", 7],
    ['Garcia-Lopez’s visit', 14],
    ['X', 1],
  ])('of %j is at %i', (text, end) => {
    expect(wordEnd(text, 0)).toBe(end)
  })

  it('is looked for no further than a name can be long', () => {
    expect(wordEnd("O'".repeat(50_000), 0)).toBe(40)
  })
})
