import type { Gap } from '../domain/finding.ts'
import { anyOf, inOrder } from '../patterns/compose-patterns.ts'
import type { AnsweredAsk } from './answered-asks.ts'
import { isMereAddOn } from './mere-add-ons.ts'
import { sayOnce } from './say-once.ts'

/** What answers the words before the numbers, sentences at most. */
const LEADING = 4

/**
 * One line for every number, and before them what answers the words that lead on to them and stands under no number. What
 * stays open under a number is not said beside its answer, and what was said under an earlier number is pointed to.
 */
export function composeNumberedLines(asks: readonly AnsweredAsk[], gaps: readonly Gap[] = []): string[] {
  const saidUnder = new Map<string, string>()
  const lines = withUnheard(leaveToLater(listOwn(asks)), gaps).map(({ number, sentences, open }) => {
    const said = sayUnder(number, sentences, saidUnder)
    return `${number}. ${said ?? (open.length > 0 ? open.join(' ') : pointBack(sentences, saidUnder))}`
  })
  return [...composeLeading(asks, [...saidUnder.keys()]), ...lines]
}

/** What there is to say under a number, which of it is the count asked for there, and what stays open under it. */
type Numbered = { number: string; sentences: string[]; counts: readonly string[]; open: string[] }

/** A number in which nothing was heard keeps its place among the others, so that no question goes without a word. */
function withUnheard(numbered: readonly Numbered[], gaps: readonly Gap[]): Numbered[] {
  const all = [...numbered]
  for (const { number, why } of gaps) {
    if (number === undefined) continue
    const place = all.findIndex((each) => each.number.localeCompare(number, 'en', { numeric: true }) > 0)
    all.splice(place < 0 ? all.length : place, 0, { number, sentences: [], counts: [], open: [why] })
  }
  return all
}

function listOwn(asks: readonly AnsweredAsk[]): Numbered[] {
  const byNumber = Map.groupBy(asks, ({ number }) => number)
  return [...byNumber].flatMap(([number, same]) => {
    if (number === null) return []
    const answered = same.filter(({ settledBy }) => settledBy !== 'open')
    const asked = answered.filter((each) => !isMereAddOn(each))
    const settled = asked.length > 0 ? asked : answered
    const open = same.filter(({ settledBy }) => settledBy === 'open').map(({ answer }) => answer)
    const sentences = settled.length > 0 ? settled.flatMap((each) => each.sentences) : open
    const counts = settled.flatMap((each) => (each.kind === 'units' ? each.sentences.slice(0, 1) : []))
    return [{ number, sentences: sayOnce(sentences), counts, open: settled.length > 0 ? sayOnce(open) : [] }]
  })
}

/**
 * A sentence that is all a later number has to say is said there, where the earlier one says more: `1. which of the three can
 * go? 2. mod on the 99214?`
 */
function leaveToLater(numbered: readonly Numbered[]): Numbered[] {
  const kept = numbered.map((each) => ({ ...each }))
  kept.forEach((later, at) => {
    const earlier = kept.slice(0, at)
    const isTold = (sentence: string): boolean => earlier.some(({ sentences }) => sentences.includes(sentence))
    if (later.open.length > 0 || later.sentences.length === 0 || !later.sentences.every(isTold)) return
    // `1. 99205 plus 99417, how many? 2. Same but Medicare?`: the count stays where it was asked for.
    if (
      later.counts.length === 0 &&
      earlier.some(({ counts }) => later.sentences.some((each) => counts.includes(each)))
    )
      return
    const rest = earlier.map(({ sentences }) => sentences.filter((each) => !later.sentences.includes(each)))
    if (rest.some((sentences) => sentences.length === 0)) return
    earlier.forEach((each, place) => {
      each.sentences = rest[place] ?? []
    })
  })
  return kept
}

/** What was not said under a number before; null where all of it was. */
function sayUnder(number: string, sentences: readonly string[], saidUnder: Map<string, string>): string | null {
  const fresh = sentences.filter((sentence) => !saidUnder.has(sentence))
  for (const sentence of fresh) saidUnder.set(sentence, number)
  return fresh.length > 0 ? fresh.join(' ') : null
}

function pointBack(sentences: readonly string[], saidUnder: ReadonlyMap<string, string>): string {
  return `As under ${[...new Set(sentences.flatMap((sentence) => saidUnder.get(sentence) ?? []))].join(' and ')}.`
}

/** Words by which a sentence without a question mark asks all the same. */
const REQUEST = inOrder(
  /\b/i,
  anyOf(
    /needs?|please|pls|plz|wants?|which|what|how|why|advise|help|confirm|check/i,
    /mod(?:ifier)?s?|\w*bundl\w*|edits?|den(?:y|ied|ial)|together/i,
  ),
  /\b/i,
)

/** Codes or a number that are only told before numbered questions: `physical 99397, plus 90750, 4 warts. 1. Is it covered? 2. …`. */
function isToldOnly({ kind, text, unitsAsked }: AnsweredAsk): boolean {
  if (text.includes('?') || REQUEST.test(text)) return false
  if (kind === 'units') return !unitsAsked
  return (kind === 'billed_together' || kind === 'modifier_choice') && /\d{5}|[A-V]\d{4}/i.test(text)
}

function composeLeading(asks: readonly AnsweredAsk[], said: readonly string[]): string[] {
  // Units within their limits, told before the numbers, were not asked about.
  const isAsked = asks.filter(({ number, text }) => number !== null && text.includes('?')).length > 1
  const leading = asks.filter(
    (ask) => ask.number === null && !ask.withinLimits && !(isAsked && (isToldOnly(ask) || isMereAddOn(ask))),
  )
  const sentences = leading.flatMap((ask) => (ask.sentences.length > 0 ? ask.sentences : [ask.answer]))
  return sayOnce([...said, ...sentences])
    .slice(said.length)
    .slice(0, LEADING)
}
