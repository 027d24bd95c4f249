import { hasBoth, type Pair, type ToldPlaces } from './place-pairs.ts'

/** What begins another thing that was done, or another line. */
const NEXT = /[,;.\n|+]|\b(?:then|plus|also|dilat\w*|dilation|balloon\w*|savary|snare\w*|polypect\w*|ablat\w*)\b/
const BIOPSY = /\b(?:bx'?s?|bxs|biops(?:y|ies|ied)|cold forceps)\b/g
const MOST_BEFORE = 24

/** The clauses that tell of a biopsy: what stands behind the word, and what names it right before. */
function biopsyClauses(text: string): string[] {
  return [...text.matchAll(BIOPSY)].map(({ index }) => {
    const before =
      text
        .slice(Math.max(0, index - MOST_BEFORE), index)
        .split(NEXT)
        .at(-1) ?? ''
    const after = text.slice(index).split(NEXT)[0] ?? ''
    return `${before.split(/\band\b|&|\bw\//).at(-1) ?? ''}${after}`
  })
}

const STOMACH = /\b(?:antr(?:um|al)|gastric|stomach|duoden(?:um|al)|fundus|duodenal bulb)\b/
const GULLET = /\b(?:o?esoph\w*|gullet|ge ?j\w*|egj|z-?line|schatzki\w*|barrett\S*|ring|strictur\w*|varic\w*)\b/
export const UPPER_BIOPSY = new Set(['43239'])
/** Stretching the gullet: by what the code stands for it is done nowhere else. */
export const GULLET_STRETCHED = new Set(['43248', '43249', '43220', '43226', '43213', '43214', '43233'])

export function readUpperScope(pair: Pair, text: string): ToldPlaces | null {
  const isPair = hasBoth(
    pair,
    (code) => UPPER_BIOPSY.has(code),
    (code) => GULLET_STRETCHED.has(code),
  )
  const clauses = isPair ? biopsyClauses(text) : []
  const told = clauses.flatMap((clause) => STOMACH.exec(clause)?.[0] ?? [])
  const [place] = told
  if (place === undefined || clauses.some((clause) => GULLET.test(clause))) return null
  return { kind: 'apart', words: `biopsy ${place}, the gullet stretched` }
}

const SEGMENT =
  /\b(?:terminal ileum|cec(?:um|al)|ascending|hepatic flexure|transverse|splenic flexure|descending|sigmoid|rect(?:um|al))\b/g
export const LOWER_BIOPSY = new Set(['45380', '45331', '44389'])
export const LOWER_REMOVAL = new Set(['45385', '45384', '45388', '45390', '45338', '45333', '45346', '44394', '44392'])
const REMOVAL = /\b(?:snare\w*|polypect\w*|hot (?:forceps|bx|biops\w*)|emr|ablat\w*|apc)\b/g
const NEXT_LOWER = /[,;.\n|+]|\b(?:then|plus|also|and|bx'?s?|bxs|biops\w*)\b|&/

export function readLowerScope(pair: Pair, text: string): ToldPlaces | null {
  const isPair = hasBoth(
    pair,
    (code) => LOWER_BIOPSY.has(code),
    (code) => LOWER_REMOVAL.has(code),
  )
  if (!isPair) return null
  const segmentsOf = (clauses: readonly string[]): Set<string> =>
    new Set(clauses.flatMap((clause) => clause.match(SEGMENT) ?? []))
  const sampled = segmentsOf(biopsyClauses(text))
  const removed = segmentsOf(
    [...text.matchAll(REMOVAL)].map(({ index, 0: word }) => {
      const before =
        text
          .slice(Math.max(0, index - MOST_BEFORE), index)
          .split(NEXT_LOWER)
          .at(-1) ?? ''
      return before + word + (text.slice(index + word.length).split(NEXT_LOWER)[0] ?? '')
    }),
  )
  if (sampled.size === 0 || removed.size === 0 || [...sampled].some((each) => removed.has(each))) return null
  return { kind: 'apart', words: `biopsy ${[...sampled].join(' and ')}, removal ${[...removed].join(' and ')}` }
}
