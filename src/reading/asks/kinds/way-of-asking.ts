import { cueWords } from '../../text/text-index.ts'

/** One way in which people ask a kind of question. */
export type WayOfAsking = {
  /** Set of cue words, one of which stands in every text the pattern matches. */
  cues: number
  pattern: RegExp
}

/** A way of asking, tried only in sentences with one of `words`. */
export const way = (words: string, pattern: RegExp): WayOfAsking => ({ cues: cueWords(words), pattern })
