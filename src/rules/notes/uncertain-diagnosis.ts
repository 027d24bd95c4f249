import { anyOf, everywhere, inOrder, repeated } from '../../patterns/compose-patterns.ts'

const UNSURE = everywhere(
  inOrder(
    /\b/,
    anyOf(
      /probabl[ey]|suspected|suspicion of|questionable|possible|likely|rule[- ]out|r\/o/,
      /consistent with|compatible with/,
    ),
    /[ \t]+/,
    repeated(/an? |the |acute |early |mild |left |right |lt |rt /, '*'),
    /([a-z]{4,})/,
  ),
)
const INPATIENT = /\binpatient|\binpt\b|\badmitted|\badmission|\bdischarge summ|\bdrg\b/
const OUTPATIENT = /\boutpatient|\boutpt\b|\boffice|\bclinic\b|\burgent care\b/

/**
 * True where the words of a diagnosis hold one the message calls uncertain, and no inpatient stay is all it tells of.
 * @see ICD-10-CM Official Guidelines, sections II.H and IV.H
 */
export function isUncertainDiagnosis(words: string, text: string): boolean {
  if (INPATIENT.test(text) && !OUTPATIENT.test(text)) return false
  const sought = words.toLowerCase().split(/[^a-z]+/)
  return [...text.matchAll(UNSURE)].some(([, named = '']) => sought.includes(named))
}
