import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearchQuery } from '../../../src/reading/search/search-query.ts'

const notions = (text: string): string[] => readSearchQuery(text).groups.map(({ written }) => written)

describe('what a description searches for', () => {
  it.each([
    ['what is the cpt code for EGD with bx?', ['egd', 'bx']],
    ['Type 2 DM w/ CKD stage 3b', ['type 2 dm', 'ckd', 'stage', '3b']],
    ['I&D abscess', ['i&d', 'abscess']],
    ['s/p TKA', ['s/p', 'tka']],
    ['chest x-ray', ['chest x ray']],
    ["Crohn's disease", ['crohns', 'disease']],
    ['laceration 2.5 cm.', ['laceration', '2.5', 'cm']],
    ['', []],
    ['please code this', []],
    ['2nd degree burn, first visit', ['2nd degree', 'burn']],
    ['face-to-face for scooter', ['scooter']],
    ['f2f and face lift', ['face', 'lift']],
  ])('%j is %j', (text, written) => {
    expect(notions(text)).toEqual(written)
  })

  it.each([
    ['right knee pain', 'right'],
    ['OA both knees', 'bilateral'],
    ['left and right wrists', 'bilateral'],
    ['knee pain', null],
  ])('the side of %j is %s', (text, side) => {
    expect(readSearchQuery(text).side).toBe(side)
  })

  it.each([
    ['ankle sprain', 'initial'],
    ['ankle sprain, subsequent encounter', 'subsequent'],
    ['ankle sprain, follow-up visit', 'subsequent'],
    ['sequela of burn', 'sequela'],
  ])('the encounter of %j is %s', (text, encounter) => {
    expect(readSearchQuery(text).encounter).toBe(encounter)
  })

  it.each([
    ['dx for fatigue', ['ICD-10-CM']],
    ['cpt for vasectomy', ['CPT', 'HCPCS']],
    ['vasectomy', []],
  ])('%j asks for %j', (text, systems) => {
    expect(readSearchQuery(text).systems).toEqual(systems)
  })

  it('every wording of the list finds the others of its line', () => {
    const wordings = readSearchQuery('heart attack').groups[0]?.wordings.map((words) => words.join(' '))
    expect(wordings).toContain('myocardial infarction')
    expect(readSearchQuery('myocardial infarction').groups[0]?.wordings).toEqual(
      readSearchQuery('heart attack').groups[0]?.wordings,
    )
  })

  it('is read from anything, in bounds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { groups } = readSearchQuery(text)
        expect(groups.length).toBeLessThanOrEqual(12)
        expect(groups.flatMap(({ wordings }) => wordings.flat()).every((word) => word !== '')).toBe(true)
      }),
    )
  })
})
