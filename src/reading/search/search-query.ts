import type { CodeSystem } from '../../domain/code-reference.ts'
import type { SearchQuery } from '../../domain/search.ts'
import { FILLERS, SYNONYMS } from './search-synonyms.ts'

/** The most words of one wording that stands in the list of synonyms. */
const LONGEST_WORDING = 6

/** More notions than this no description has. */
const MOST_GROUPS = 12

/** The beginning of a code: letters and digits with a digit among them, ICD-10-CM with its dot. */
const CODE_BEGINNING = /^(?=.*\d)[A-Z0-9]{2,7}(?:\.[A-Z0-9]{0,4})?$/

const SYSTEM_WORDS: readonly (readonly [RegExp, readonly CodeSystem[]])[] = [
  [/\b(?:icd|icd-?10(?:-?cm)?|dx|diagnos[ie]s|diagnosis code|dx code)\b/i, ['ICD-10-CM']],
  [/\b(?:cpt|procedure code|procedure)\b/i, ['CPT', 'HCPCS']],
  [/\b(?:hcpcs|j-? ?code|drug code|supply code|dme)\b/i, ['HCPCS']],
]

/** Abbreviations with a sign in them, which elsewhere parts two words. */
const SIGNED = new Set(['i&d', 'd&c', 's/p', 'h/o', 'n/v'])

/** Every wording of the list, as its words, with the wordings that mean the same. */
const WORDINGS: ReadonlyMap<string, string[][]> = new Map(
  SYNONYMS.flatMap((line) => {
    const wordings = line.split('|').map((wording) => splitWords(wording))
    return wordings.map((words): [string, string[][]] => [words.join(' '), wordings])
  }),
)

/**
 * What a text searches for: its notions with every wording that means the same, the side, and what tells the 7th
 * character. Words around them (“what is the code for”) are left out.
 */
export function readSearchQuery(text: string): SearchQuery {
  const words = text.trim()
  const beginning = words.toUpperCase()
  const tokens = splitWords(words)
  return {
    words,
    ...groupWords(tokens),
    side: readSide(tokens),
    encounter: tokens.includes('sequela')
      ? 'sequela'
      : tokens.some((token) => token === 'subsequent' || token === 'healing' || token === 'aftercare')
        ? 'subsequent'
        : 'initial',
    codeBeginning: CODE_BEGINNING.test(beginning) ? beginning : null,
    systems: [...new Set(SYSTEM_WORDS.flatMap(([pattern, systems]) => (pattern.test(words) ? systems : [])))],
  }
}

/** Words in lower case; a point stays only within a number. */
function splitWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .replaceAll(/\bw\/o\b/g, 'without')
      .replaceAll(/\bw\//g, 'with ')
      // The number of the code set is no word of a description.
      .replaceAll(/\bicd[- ]?10(?:[- ]?(?:cm|pcs))?\b/g, 'icd')
      // Who meets another face to face has no face for it.
      .replaceAll(/\b(?:face[- ]to[- ]face|f2f)\b/g, ' ')
      // A first visit is no first degree.
      .replaceAll(/\b(?:first|1st|initial) visits?\b/g, ' ')
      .replaceAll(/\b(?:follow[- ]?up|second|2nd) visits?\b/g, 'subsequent encounter')
      .replaceAll(/[^a-z0-9&./%]+/g, ' ')
      .split(' ')
      .flatMap((word) => (SIGNED.has(word) ? word : word.split(/[&/]|\.(?!\d)|(?<!\d)\./)))
      .filter((word) => word !== '')
  )
}

const SIDES: Readonly<Record<string, SearchQuery['side']>> = {
  right: 'right',
  rt: 'right',
  left: 'left',
  lt: 'left',
  bilateral: 'bilateral',
  both: 'bilateral',
}

const readSide = (tokens: readonly string[]): SearchQuery['side'] => {
  const sides = [...new Set(tokens.flatMap((token) => SIDES[token] ?? []))]
  return sides.length > 1 ? 'bilateral' : (sides[0] ?? null)
}

/** Words that only tell side or encounter are weighed apart, not searched for. */
const TOLD_APART = new Set([
  ...Object.keys(SIDES),
  'initial',
  'subsequent',
  'sequela',
  'encounter',
  'unspecified',
  'nos',
])

/** Words that deny the notion behind them. */
const DENYING = new Set(['no', 'without', 'not', 'negative', 'denies'])

/** The longest wordings of the list first, then word by word; what is denied apart. */
function groupWords(tokens: readonly string[]): Pick<SearchQuery, 'groups' | 'negated'> {
  const said: Pick<SearchQuery, 'groups' | 'negated'> = { groups: [], negated: [] }
  let list = said.groups
  for (let at = 0; at < tokens.length && said.groups.length < MOST_GROUPS; ) {
    const length = findWording(tokens, at)
    const written = tokens.slice(at, at + Math.max(1, length)).join(' ')
    at += Math.max(1, length)
    if (DENYING.has(written)) {
      list = said.negated
      continue
    }
    const isSaid = length > 0 || !(FILLERS.has(written) || TOLD_APART.has(written))
    if (!isSaid) continue
    const wordings = WORDINGS.get(written) ?? [[written]]
    if (!list.some((group) => group.written === written)) list.push({ written, wordings })
    list = said.groups
  }
  return said
}

/** How many words from `at` on are a wording of the list; 0 where none is. */
function findWording(tokens: readonly string[], at: number): number {
  for (let length = LONGEST_WORDING; length > 0; length -= 1) {
    const wording = tokens.slice(at, at + length)
    if (
      wording.length === length &&
      WORDINGS.has(wording.join(' ')) &&
      !(length === 1 && SOLITARY.has(wording[0] ?? ''))
    )
      return length
  }
  return 0
}

/** Abbreviations that are common words too: they count only inside a longer wording. */
const SOLITARY = new Set(['us', 'add', 'pe', 'first', 'put', 'change', 'fall'])
