import type { CodeReference } from '../../domain/code-reference.ts'
import type { AskKind } from '../../domain/inquiry.ts'
import { anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import type { Sentence } from '../text/sentences.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { isProcedure } from './ask-hints.ts'

/** `99213 with 20610`, `can we still add G2211`, `76942 with it?` */
const BESIDE_ANOTHER = anyOf(
  inOrder(
    /(?:\d{4}[0-9FTU]|[A-V]\d{4})\S{0,6}[^.?!\n]{0,40}\b(?:with|w\/|plus|alongside|on top)[ \t]/i,
    /(?:an? |the |our |mod(?:ifier)? )?(?:\S{0,3}(?:\d{4}[0-9FTU]|[A-V]\d{4})|it\b)/i,
  ),
  /\bw(?:ith|\/)[ \t]it\b/i,
)
const ADDED = anyOf(
  inOrder(
    /\b(?:can|could|should|do|does|may|would)[ \t]/i,
    anyOf(
      /we|i|you|they|he|she|it/i,
      inOrder(
        /(?:(?:the|our|same|a|that)[ \t]){1,2}/i,
        /doc|doctor|physician|provider|surgeon|md|np|pa|practice|group/i,
      ),
    ),
    /[ \t](?:still[ \t]|also[ \t]|then[ \t])?(?:add|bill|report|charge|use|code|include)[ \t]/i,
    /(?:a |an |the |for )?\S{0,3}(?:\d{4}[0-9FTU]|[A-V]\d{4})/i,
  ),
  inOrder(
    /\b/i,
    /ok|okay|fine|possible|allowed|right|appropriate|correct/i,
    /[ \t](?:to|if (?:we|i))[ \t](?:bill|charge|report|code|use|add|submit)/i,
  ),
  inOrder(
    /\b(?:can|could|should|may|is|are)[ \t]\S{0,3}(?:\d{4}[0-9FTU]|[A-V]\d{4})(?:-\w\w)?[ \t]/i,
    /(?:(?:also|still|then|even)[ \t])?(?:be[ \t])?/i,
    /billed|reported|charged|coded|added|payable|billable|reportable|separate/i,
    /\w*/i,
    notBefore(/[ \t]/i, /twice|once|alone|per|as|for|without|by (?:it|them)\w*|with (?:an? )?(?:mod|\w\w\b)/i),
  ),
)
const BESIDE_CUES = cueWords('with w plus alongside top')
const ADDED_CUES = cueWords(
  'add bill report charge use code include submit billed reported charged coded added payable billable reportable separate',
)
const OVER_CUES = cueWords('wrong check review verify confirm look audit or flag flags flagged extra right double wins')
/** Wishes to have several codes looked over. */
const LOOKED_OVER = anyOf(
  /\b(?:anything|something|what['’]?s)[ \t](?:\w+[ \t])?wrong\b/i,
  inOrder(
    /\b/i,
    /check|review|verify|confirm|look at|look over|audit/i,
    /[ \t]/i,
    /these|this|the|my|our|below|for|if|whether|that|and|\d{5}/i,
  ),
  /\b(?:correct|right|payable|ok) or not\b/i,
  /\bflag(?:s|ged)?\b|\bdouble[ -]?dip|\bextra\b/i,
  /\bwho(?: is|['’]s)? right\b/i,
  /\bwho wins\b/i,
)
type PairReader = (sentence: Sentence, named: readonly CodeReference[], kinds: ReadonlySet<AskKind>) => boolean

/** Tells of one sentence after the other whether it puts one code beside another, or wants several looked over. */
export function pairReader(index: TextIndex): PairReader {
  const [beside, adds, looks] = [BESIDE_CUES, ADDED_CUES, OVER_CUES].map((cues) => standsIn(placesOf(index, cues)))
  return (sentence, named, kinds) => {
    const { text } = sentence
    const [mayBeside, mayAdd, mayLook] = [beside?.(sentence), adds?.(sentence), looks?.(sentence)]
    if (kinds.has('status') || kinds.has('crosswalk')) return false
    if (mayLook && LOOKED_OVER.test(text)) return true
    if (!named.some(isProcedure)) return false
    return (mayBeside === true && BESIDE_ANOTHER.test(text)) || (mayAdd === true && ADDED.test(text))
  }
}

/** Whether one of the places lies in a sentence; sentences are asked about in order. */
export function standsIn(places: readonly number[]): (sentence: Sentence) => boolean {
  let next = 0
  return ({ start, end }) => {
    while ((places[next] ?? Number.POSITIVE_INFINITY) < start) next++
    return (places[next] ?? Number.POSITIVE_INFINITY) < end
  }
}
