import { describe, expect, it } from 'vitest'
import { findCandidateCodes } from '../../../src/reading/codes/candidate-codes.ts'
import { findSpokenCodes } from '../../../src/reading/codes/spoken-codes.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'
import { knowing } from '../known-codes.ts'

const isCode = knowing('CPT 99283', 'CPT 99214', 'CPT 20610', 'CPT 99213')
const codesIn = (text: string): string[] => findSpokenCodes(text, isCode, indexText(text)).map(({ code }) => code)

describe('codes that were dictated', () => {
  it.each([
    ['is that a ninety nine two eighty three', ['99283']],
    ['Ninety-nine two fourteen and two oh six ten', ['99214', '20610']],
    ['twenty six ten', ['20610']],
    ['nine nine two one three please', ['99213']],
  ])('%j are read', (text, codes) => {
    expect(codesIn(text)).toEqual(codes)
    expect(findCandidateCodes(text)).toEqual(expect.arrayContaining(codes))
  })

  it.each([
    'a forty two year old with two lesions',
    'ninety nine two eighty four',
    'one two three four five six',
    'seven or eight of nine',
  ])('%j holds none that is known', (text) => {
    expect(codesIn(text)).toEqual([])
  })
})
