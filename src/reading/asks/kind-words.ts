import type { AskKind } from '../../domain/inquiry.ts'
import { cueWords } from '../text/text-index.ts'

/** How people ask one kind of question. */
export type KindWords = {
  kind: AskKind
  /** Set of cue words, one of which stands in every text the pattern matches. */
  cues: number
  pattern: RegExp
}

/** One way of asking, tried only in sentences with one of `words`. */
export function kindWords(kind: AskKind, words: string, pattern: RegExp): KindWords {
  return { kind, cues: cueWords(words), pattern }
}
