import { describe, expect, it } from 'vitest'
import type { SubcodeFact } from '../../src/domain/codebook.ts'
import { findFittingSubcode } from '../../src/rules/fitting-subcode.ts'
import { codeRow } from '../support/codebook-facts.ts'

const below = (titles: Readonly<Record<string, string>>): SubcodeFact[] =>
  Object.entries(titles).map(([code, description]) => ({
    ...codeRow(code, '..', { system: 'ICD-10-CM', source: 'icd10cm' }),
    description,
    header: 'H',
  }))

const SCLEROSIS = below({
  A: 'Relapsing-remitting multiple sclerosis',
  B0: 'Primary progressive multiple sclerosis, unspecified',
  B1: 'Active primary progressive multiple sclerosis',
  B2: 'Non-active primary progressive multiple sclerosis',
  C0: 'Secondary progressive multiple sclerosis, unspecified',
  C1: 'Active secondary progressive multiple sclerosis',
  D: 'Multiple sclerosis, unspecified',
})
const KIDNEY = below({
  '30': 'Chronic kidney disease, stage 3 unspecified',
  '31': 'Chronic kidney disease, stage 3a',
  '32': 'Chronic kidney disease, stage 3b',
})
const SHOULDER = below({
  '511': 'Pain in right shoulder',
  '512': 'Pain in left shoulder',
  '521': 'Pain in right elbow',
})
const EYE = below({
  '10': 'Acute atopic conjunctivitis, unspecified eye',
  '11': 'Acute atopic conjunctivitis, right eye',
  '13': 'Acute atopic conjunctivitis, bilateral',
})
const APPENDIX = below({
  '890': 'Other acute appendicitis without perforation or gangrene',
  '891': 'Other acute appendicitis with gangrene',
  '80': 'Unspecified acute appendicitis',
})
const BACK = below({
  A0: 'Muscle wasting, back, cervical',
  A2: 'Muscle wasting, back, lumbosacral',
  A9: 'Muscle wasting, back, unspecified level',
  '59': 'Muscle wasting, multiple sites',
})

describe('the code below a header that a message describes', () => {
  it.each<[string, SubcodeFact[], string, string, string | null]>([
    ['by a word of one title', SCLEROSIS, 'Multiple sclerosis', 'relapsing remitting ms', 'A'],
    ['by several words', SCLEROSIS, 'Multiple sclerosis', 'secondary progressive, active disease', 'C1'],
    ['by a word that is denied', SCLEROSIS, 'Multiple sclerosis', 'primary progressive ms, non active', 'B2'],
    ['the unspecified one of equals', SCLEROSIS, 'Multiple sclerosis', 'primary progressive multiple sclerosis', 'B0'],
    ['by nothing', SCLEROSIS, 'Multiple sclerosis', 'which code for multiple sclerosis now?', null],
    ['not by words of another sense', SCLEROSIS, 'Multiple sclerosis', 'denied by the secondary insurance', null],
    ['by a stage', KIDNEY, 'Chronic kidney disease, stage 3', 'patient is stage 3b', '32'],
    ['by a stage without its word', KIDNEY, 'Chronic kidney disease, stage 3', 'ckd 3a', '31'],
    ['by site and side', SHOULDER, 'Pain in joint', 'left shoulder pain', '512'],
    ['not by half of it', SHOULDER, 'Pain in joint', 'shoulder pain', null],
    ['not by the right code', SHOULDER, 'Pain in joint', 'what is the right code', null],
    ['by both sides', EYE, 'Acute atopic conjunctivitis', 'both eyes', '13'],
    ['not by what was ruled out', APPENDIX, 'Other acute appendicitis', 'possible gangrene', null],
    ['by what is there', APPENDIX, 'Other acute appendicitis', 'appendicitis with gangrene', '891'],
    ['not where another title comes near', BACK, 'Muscle wasting', 'wasting of the lumbar back', null],
  ])('%s', (_title, rows, header, text, code) => {
    expect(findFittingSubcode(rows, header, text)?.row.code ?? null).toBe(code)
  })

  it('is not named where more may lie below than were looked up', () => {
    const many = Array.from({ length: 59 }, (_, at) => below({ [`X${at}`]: `Pain of place${at}` })).flat()
    expect(findFittingSubcode([...many, ...SHOULDER], 'Pain', 'left shoulder')).toBeNull()
  })
})
