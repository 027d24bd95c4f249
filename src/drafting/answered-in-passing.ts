import type { AnsweredAsk } from './answered-asks.ts'

/** Words of a question that say nothing of what it is about. */
const OF_ANY_QUESTION = new Set(
  `a about add added afterward afterwards all allowed also am an and any anybody anyone anything anyway are arent as at auditor be because been
  behind bill billed biller billing bills both but by can cant charge claim claims code coded coder codes come correct could
  did didnt do does doesnt done dont down each either else even every first for from get gets go goes going got had has have
  having he her here him his how i if in instead into is isnt it its just last like line lines look make may me mean might more
  my need needs neither new no not now of off ok okay on one ones only or other our out over pair put really report reported
  reporting right same say says second see send separate separately she should shouldnt so somebody someone something still
  such supposed take than that thats the their them then there these they thing things third this those thought three times to
  together too true two under up us use used using versus vs want was wasnt way we well were what whats when where which who why
  will with without wont work works would wouldnt wrong yet you your`.split(/\s+/),
)

/** A code, with or without its dot; a modifier is one where it is written in capitals or digits. */
const CODE = /^(?:[A-Z]?\d{4,5}[A-Z]?|[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?|[A-Z]{2}|[A-Z]\d|\d{2})$/

/** Letters that tell one word from another, whatever its ending. */
const STEM_LETTERS = 5

/**
 * True for a question of which nothing was heard, and of which all the same every code and every word of its own stands in
 * the answers to the others: `is 76882 out too?`, `so which of the two?`. To say beside them that it was not answered would
 * contradict them.
 */
export function isAnsweredInPassing(
  question: string,
  asks: readonly Pick<AnsweredAsk, 'settledBy' | 'sentences' | 'subjects'>[],
): boolean {
  const answered = asks.filter(({ settledBy, sentences }) => settledBy !== 'open' && sentences.length > 0)
  if (answered.length === 0) return false
  const said = answered.flatMap(({ sentences }) => sentences).join(' ')
  const saidCodes = new Set([...answered.flatMap(({ subjects }) => subjects), ...said.split(/[^\w.]+/).map(bare)])
  const saidWords = [...new Set(said.toLowerCase().split(/[^a-z]+/))].map(stem)
  // `min` is short for minutes.
  const isSaid = (word: string): boolean =>
    saidWords.some((each) => each === word || (word.length > 2 && each.startsWith(word)))
  return question
    .split(/[^\w.'’-]+/)
    .map(bare)
    .every((word) => {
      if (CODE.test(word)) return saidCodes.has(word)
      const plain = word.toLowerCase().replace(/[^a-z-]/g, '')
      return plain.split('-').every((part) => part === '' || OF_ANY_QUESTION.has(part) || isSaid(stem(part)))
    })
}

const bare = (word: string): string => word.replace(/^[.'’-]+|[.'’-]+$/g, '')

const stem = (word: string): string => word.replace(/(?:ing|ed|es|s)$/, '').slice(0, STEM_LETTERS)
