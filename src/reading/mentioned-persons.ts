import { FIRST_NAME_WORDS } from './first-names.ts'
import { lineBefore, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'

/** A first name that is common, an initial, and a surname, in capitals and small letters or in capitals alone. */
const FULL_NAME = cuedPattern(
  FIRST_NAME_WORDS,
  /(?<![\p{L}\d.@'’-])\p{Lu}[\p{L}'’]{1,20}[ \t](?:\p{Lu}\.?[ \t])?\p{Lu}[\p{L}'’-]{1,24}(?![\p{L}\d])/u,
)
/** What is told of a patient: an age, a birth date, or that the person was seen. */
const TOLD =
  /^(?:,|[ \t]?\()?[ \t]{0,2}(?:(?:is |a ){0,2}\d{1,3}[ \t-]?(?:y\/?o|yrs?|years?|months?|mos?)\b|\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d(?!\d)|(?:was|were) (?:seen|billed|treated|admitted|diagnosed|referred|charged|denied)\b|(?:presented|underwent|c\/o|complains|complained|came (?:in|to|back)|returned (?:for|with|to))\b|(?:has|had) (?:a |an )?(?:injection|surgery|visit|procedure|colonoscopy|mri|ct|knee|MRN)\b)/i
/** What stands before a provider or a colleague. */
const COLLEAGUE =
  /\b(?:Dr\.?|Doctor|coder|biller|manager|colleague|provider|surgeon|by|with|from|hi|hello|dear|thanks),?[ \t]+$/i

/**
 * Names of people of whom something is told that is told of patients: `Mary Jones, 54 y/o`, `Mary Jones was seen`,
 * `John Smith 01/01/1940`. Only where a common first name leads, and not behind a doctor's title.
 */
export function findMentionedPersons(text: string, index: TextIndex): Span[] {
  return matchCued(text, index, FULL_NAME)
    .map(({ index: start, 0: name }) => ({ start, end: start + name.length }))
    .filter(({ start, end }) => TOLD.test(text.slice(end, end + 40)) && !COLLEAGUE.test(lineBefore(text, start, 20)))
}
