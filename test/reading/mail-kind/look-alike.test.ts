import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLookAlike, skeletonOf } from '../../../src/reading/mail-kind/look-alike.ts'

const KNOWN = ['harbor-clinic.example', 'mcm.example', 'st-marys.example']

describe('a domain that could be taken for a known one', () => {
  it.each([
    ['a digit for a letter', 'harb0r-clinic.example', 'harbor-clinic.example'],
    ['one for l', 'harbor-c1inic.example', 'harbor-clinic.example'],
    ['two letters for one', 'harbor-dinic.example', 'harbor-clinic.example'],
    ['rn for m', 'rncm.example', 'mcm.example'],
    ['Cyrillic letters', 'mсm.example', 'mcm.example'],
    ['fullwidth letters', 'ｍｃｍ.example', 'mcm.example'],
    ['an accent', 'hárbor-clinic.example', 'harbor-clinic.example'],
    ['a hyphen left out', 'harborclinic.example', 'harbor-clinic.example'],
    ['a letter left out', 'harbor-clinc.example', 'harbor-clinic.example'],
    ['a letter doubled', 'harbor-cliinic.example', 'harbor-clinic.example'],
    ['two letters swapped', 'harbor-clniic.example', 'harbor-clinic.example'],
    ['another ending by one letter', 'harbor-clinic.exampl', 'harbor-clinic.example'],
  ])('by %s: %s', (_how, domain, known) => {
    expect(findLookAlike(domain, KNOWN)).toBe(known)
  })

  it.each([
    ['it itself', 'harbor-clinic.example'],
    ['it itself in capitals', 'Harbor-Clinic.Example'],
    ['one below it', 'mail.harbor-clinic.example'],
    ['quite another', 'lakeside.example'],
    ['two letters away', 'harbor-clink.example'],
  ])('is not %s', (_what, domain) => {
    expect(findLookAlike(domain, KNOWN)).toBeNull()
  })

  it('never throws, and finds no domain in itself, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
        expect(findLookAlike(one, [one, other])).toBeNull()
        expect(skeletonOf(skeletonOf(one))).toBe(skeletonOf(skeletonOf(skeletonOf(one))))
      }),
    )
  })
})
