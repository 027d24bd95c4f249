import { inOrder, wordsAsWays } from '../../patterns/compose-patterns.ts'
import { findPhones } from '../numbers/contact-details.ts'
import { lineBefore, type Span } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

const PERSONS = `parent parents mom mother dad father guardian pt patient her his husband wife spouse son daughter family
    caregiver poa client member grandma grandmother`
const PERSON_WORDS = cueWords(PERSONS)
/** `parent ph `, `mom's cell: `, `pt phone # `, `call her back at `; not `her office` nor `patient line`. */
const OF_PERSON = inOrder(
  /(?<![\w-])/i,
  new RegExp(wordsAsWays(PERSONS), 'i'),
  /(?:['’]?s)?[ \t](?:(?:home|cell|mobile|contact|best|new)[ \t])?/i,
  /ph|phone|cell|mobile|tel|home|contact|number|no\.?|#|back[ \t](?:at|on)/i,
  /(?:[ \t](?:number|no\.?|#|is))?[ \t.:=#-]{0,4}\(?$/i,
)

/** Telephones told as a patient's or a relative's: under a mail they would be its writer's. `own` is the sender's signature. */
export function findPhonesOfPatients(text: string, index: TextIndex, own: readonly Span[]): Span[] {
  const isTold = placesOf(index, PERSON_WORDS).some((place) =>
    own.some(({ start, end }) => start <= place && place < end),
  )
  if (!isTold) return []
  return findPhones(text, index).filter(({ start }) => OF_PERSON.test(lineBefore(text, start, 44)))
}
