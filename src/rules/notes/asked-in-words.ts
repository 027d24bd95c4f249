import type { GuidanceCondition, GuidanceFact } from '../../domain/guidance-fact.ts'
import type { AskKind, Inquiry, Topic } from '../../domain/inquiry.ts'
import { mentions, readWordStarts } from './word-starts.ts'

/** Notes on claims and records as such: which paper or payer they are about their words tell, and no code does. */
const OF_OFFICE: ReadonlySet<Topic> = new Set(['compliance', 'coverage'])

/** True for a note that is called by its words, in a message that names no service and no diagnosis. */
const isCalledByWords = ({ topic }: GuidanceFact, { codes, words }: GuidanceCondition, inquiry: Inquiry): boolean =>
  OF_OFFICE.has(topic) &&
  words !== undefined &&
  codes === undefined &&
  inquiry.references.every(({ system }) => system === 'MODIFIER')

const standsIn = (words: readonly string[], text: string): boolean =>
  mentions(readWordStarts(` ${text.toLowerCase()} `), words)

/**
 * The kinds of the asks in whose sentence the words of the condition stand: `how many years do we keep the EOBs?` sounds
 * like a denial and asks how long records are kept.
 */
export function kindsAskedInWords(note: GuidanceFact, condition: GuidanceCondition, inquiry: Inquiry): AskKind[] {
  if (!isCalledByWords(note, condition, inquiry)) return []
  const words = condition.words ?? []
  return inquiry.asks.filter(({ text }) => standsIn(words, text)).map(({ kind }) => kind)
}

/**
 * The questions in which nothing was heard and in which the words of the condition stand, or a phrase of those that have to
 * stand beside them: `which one do we bill first?`.
 */
export function questionsInWords(note: GuidanceFact, condition: GuidanceCondition, inquiry: Inquiry): string[] {
  if (!isCalledByWords(note, condition, inquiry)) return []
  const phrases = (condition.also ?? []).filter((phrase) => phrase.trim().includes(' '))
  const words = [...(condition.words ?? []), ...phrases]
  return (inquiry.unheard ?? []).flatMap(({ text, number }) => (number === null && standsIn(words, text) ? [text] : []))
}
