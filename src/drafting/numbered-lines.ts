import type { AnsweredAsk } from './answered-asks.ts'
import { sayOnce } from './say-once.ts'

/** What answers the words before the numbers, sentences at most. */
const LEADING = 4

/**
 * One line for every number, and before them what answers the words that lead on to them and stands under no number. What
 * stays open under a number is not said beside its answer, and what was said under an earlier number is pointed to.
 */
export function composeNumberedLines(asks: readonly AnsweredAsk[]): string[] {
  const saidUnder = new Map<string, string>()
  const done = new Set<string>()
  const lines = asks.flatMap((ask) => {
    if (ask.number === null || done.has(ask.number)) return []
    done.add(ask.number)
    const same = asks.filter(({ number }) => number === ask.number)
    const settled = same.filter(({ settledBy }) => settledBy !== 'open')
    const sentences = settled.length > 0 ? settled.flatMap((each) => each.sentences) : same.map(({ answer }) => answer)
    return [`${ask.number}. ${sayUnder(ask.number, sayOnce(sentences), saidUnder)}`]
  })
  return [...composeLeading(asks, [...saidUnder.keys()]), ...lines]
}

function sayUnder(number: string, sentences: readonly string[], saidUnder: Map<string, string>): string {
  const fresh = sentences.filter((sentence) => !saidUnder.has(sentence))
  const earlier = new Set(sentences.flatMap((sentence) => saidUnder.get(sentence) ?? []))
  for (const sentence of fresh) saidUnder.set(sentence, number)
  return fresh.length > 0 ? fresh.join(' ') : `As under ${[...earlier].join(' and ')}.`
}

/** Words by which a sentence without a question mark asks all the same. */
const REQUEST =
  /\b(?:needs?|please|pls|plz|wants?|which|what|how|why|advise|help|confirm|check|mod(?:ifier)?s?|\w*bundl\w*|edits?|den(?:y|ied|ial)|together)\b/i

/** True for codes that are only told before numbered questions: `physical 99397, plus 90750. 1. Is it covered? 2. …`. */
const isToldOnly = ({ kind, text }: AnsweredAsk): boolean =>
  (kind === 'billed_together' || kind === 'modifier_choice') &&
  /\d{5}|[A-V]\d{4}/i.test(text) &&
  !text.includes('?') &&
  !REQUEST.test(text)

function composeLeading(asks: readonly AnsweredAsk[], said: readonly string[]): string[] {
  // Units within their limits, told before the numbers, were not asked about.
  const isAsked = asks.filter(({ number, text }) => number !== null && text.includes('?')).length > 1
  const leading = asks.filter((ask) => ask.number === null && !ask.withinLimits && !(isAsked && isToldOnly(ask)))
  const sentences = leading.flatMap((ask) => (ask.sentences.length > 0 ? ask.sentences : [ask.answer]))
  return sayOnce([...said, ...sentences])
    .slice(said.length)
    .slice(0, LEADING)
}
