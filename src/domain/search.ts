import type { CodeSystem } from './code-reference.ts'
import type { CodeFact } from './codebook.ts'

/** One notion of a search: any of the wordings says it, each a list of words that belong together. */
export type SearchGroup = { written: string; wordings: string[][] }

/** What is searched for, as far as its words tell. */
export type SearchQuery = {
  words: string
  groups: SearchGroup[]
  /** What is said not to be there: "no", "without". */
  negated: SearchGroup[]
  side: 'left' | 'right' | 'bilateral' | null
  /** The 7th character an injury takes. */
  encounter: 'initial' | 'subsequent' | 'sequela'
  /** The beginning of a code, upper case, where the words are one. */
  codeBeginning: string | null
  /** The code systems the words ask for; empty where they do not say. */
  systems: CodeSystem[]
}

/** A word of a query as the index knows it. */
export type KnownWord = {
  word: string
  /** Its stem, or the stem of the word it was a misspelling of. */
  stem: string
  /** How many texts have it. */
  texts: number
}

/** A code that some words of a query describe. */
export type SearchCandidate = CodeFact & {
  /** Its description and every term that leads to it or, not `own`, to a header of it: as written, and its stems. */
  texts: { text: string; stems: string[]; own: boolean }[]
}
