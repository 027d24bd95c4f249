import { sentencesIn } from '../message/message-words.ts'

/** A technique of skin biopsy with its first-lesion code and its add-on (CPT 2019 and after), the most extensive first. */
const TECHNIQUES = [
  { first: '11106', further: '11107', named: 'incisional', words: 'incisional' },
  { first: '11104', further: '11105', named: 'punch', words: 'punch(?:es)?' },
  {
    first: '11102',
    further: '11103',
    named: 'tangential',
    words: '(?:tangential|shave|scoop|saucerization|curette)s?',
  },
] as const

/** True for the code of a skin biopsy. */
export const isBiopsy = (code: string): boolean =>
  TECHNIQUES.some(({ first, further }) => code === first || code === further)

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const COUNT = String.raw`(\d{1,2}|an?|${NUMBERS.join('|')})`
const BIOPSY = '(?:bx|bxs|biops(?:y|ies))'

/** Biopsies of each technique a message counts. */
export type CountedBiopsies = { named: string; lesions: number }[]

/** Codes of one session with their units. */
export type BiopsyCode = { code: string; units: number }

/**
 * The skin biopsies of one sentence by technique, `1 shave bx, 2 punch bx`; null where none are counted, a technique is named
 * without a number, or another sentence counts otherwise. The text is in lower case.
 */
export function readBiopsies(text: string): CountedBiopsies | null {
  const counted = sentencesIn(text)
    .map(countIn)
    .filter((counts) => counts.length > 0)
  const [first] = counted
  if (first === undefined || counted.some((each) => JSON.stringify(each) !== JSON.stringify(first))) return null
  const isUncounted = TECHNIQUES.some(
    ({ named, words }) =>
      new RegExp(`\\b${words} ${BIOPSY}\\b`).test(text) && !first.some((each) => each.named === named),
  )
  return isUncounted ? null : first
}

function countIn(sentence: string): CountedBiopsies {
  if (!new RegExp(`\\b${BIOPSY}\\b`).test(sentence)) return []
  return TECHNIQUES.flatMap(({ named, words }) => {
    const before = [...sentence.matchAll(new RegExp(`(?<![\\w./-])${COUNT} ${words}\\b(?! removal)`, 'g'))]
    const behind = [...sentence.matchAll(new RegExp(`\\b${words}(?: ${BIOPSY})? ?x ?(\\d{1,2})\\b`, 'g'))]
    const lesions = [...before, ...behind].reduce((sum, [, count = '']) => sum + readNumber(count), 0)
    return lesions > 0 ? [{ named, lesions }] : []
  })
}

const readNumber = (count: string): number =>
  /^\d/.test(count) ? Number(count) : NUMBERS.includes(count) ? NUMBERS.indexOf(count) + 1 : 1

/** One primary code, of the most extensive technique, and the add-on of its technique for each further lesion. */
export function codeBiopsies(biopsies: CountedBiopsies): BiopsyCode[] {
  const inOrder = TECHNIQUES.flatMap((technique) => {
    const found = biopsies.find(({ named }) => named === technique.named)
    return found ? [{ ...technique, lesions: found.lesions }] : []
  })
  return inOrder.flatMap(({ first, further, lesions }, at) => {
    const more = at === 0 ? lesions - 1 : lesions
    return [...(at === 0 ? [{ code: first, units: 1 }] : []), ...(more > 0 ? [{ code: further, units: more }] : [])]
  })
}
