import { describe, expect, it } from 'vitest'
import { inheritedNoteKeys } from '../../src/domain/icd10cm-inheritance.ts'

const BLOCKS = [
  'S70-S79',
  'B20-B20',
  'C43-C44',
  'C45-C49',
  'C76-C80',
  'C7A-C7A',
  'D37-D48',
  'O94-O9A',
  'W00-W19',
  'W00-X58',
  'V00-X58',
]

describe('the keys whose notes hold for a code', () => {
  it.each([
    ['S72.001A', ['S72.001A', 'S72.001', 'S72.00', 'S72.0', 'S72', 'S70-S79', 'chapter 19']],
    ['B20', ['B20', 'B20-B20', 'chapter 1']],
    ['M54.5', ['M54.5', 'M54', 'chapter 13']],
    ['C4A.0', ['C4A.0', 'C4A', 'C43-C44', 'chapter 2']],
    ['C7A.00', ['C7A.00', 'C7A.0', 'C7A', 'C7A-C7A', 'chapter 2']],
    ['D3A.0', ['D3A.0', 'D3A', 'chapter 2']],
    ['D50.0', ['D50.0', 'D50', 'chapter 3']],
    ['H59.0', ['H59.0', 'H59', 'chapter 7']],
    ['H60.0', ['H60.0', 'H60', 'chapter 8']],
    ['O9A.1', ['O9A.1', 'O9A', 'O94-O9A', 'chapter 15']],
    ['QA0.0', ['QA0.0', 'QA0', 'chapter 17']],
    ['U07.1', ['U07.1', 'U07', 'chapter 22']],
    ['W05.0', ['W05.0', 'W05', 'W00-W19', 'W00-X58', 'V00-X58', 'chapter 20']],
  ])('%s stand there', (code, keys) => {
    expect(inheritedNoteKeys(code, BLOCKS)).toEqual(keys)
    expect(inheritedNoteKeys(code, BLOCKS.toReversed())).toEqual(keys)
  })
})
