import type { Ask, UnheardQuestion } from '../../domain/inquiry.ts'
import { anyOf, inOrder, notBefore, optional } from '../../patterns/compose-patterns.ts'
import type { Sentence } from '../text/sentences.ts'

/** The number, letter or dash a sender put before a question. */
const MARK = inOrder(
  /^[\s*•–-]*/i,
  optional(anyOf(/\(?(?:\d{1,2}|[a-z])[.)][ \t]/i, /(?:Q|question)[ \t]?#?\d{0,2}[:.)-]/i, /#\d{1,2}[.:)]?[ \t]/i)),
  /[\s*•–-]*/i,
)

/** How a question begins that is written without its mark. */
const BEGINS_TO_ASK = inOrder(
  /^(?:and |also |so |then |or |ok |if so,? )?/i,
  anyOf(
    /(?:can|could|do|does|did|is|are|was|were|should|shall|will|would|may|must|has|have) \w/i,
    /(?:what|which|when|where|who|whose|why|how)(?:['’]s)?\b/i,
  ),
)

/** Questions that ask nothing further: they ask for help, or whether what was said before is right. */
const ASKS_NOTHING = inOrder(
  /^/i,
  optional(/(?:and|so|but|or|ok|well|also|please|pls|hi|fyi|see below|any)[, ]+/i),
  anyOf(
    /(?:(?:is|was|isn['’]t) (?:that|this|it|he|she) )?(?:right|correct|ok(?:ay)?|true|agreed?|yes|no|yes or no|fair|so)/i,
    /(?:am i|are we|is (?:s?he|it|this|that)|did (?:i|we)) (?:\w+ ){0,2}(?:wrong|right|correct|crazy|missing\b.*|ok(?:ay)?)/i,
    inOrder(
      /(?:can|could|would|will) (?:you|u|someone|anyone|somebody|anybody)(?: \w+){0,3} /i,
      anyOf(
        /help|advise|assist|look|clarify|confirm|explain|check|settle|answer|send|sort|weigh in|shed/i,
        /tell me|let me know/i,
      ),
      // `can you tell me who signs the plan?` asks who signs it.
      notBefore(/\b.*\b(?:if|whether|which|how|when|why|where|who|what (?!you|to do|we should|i should))\b/i),
      /\b.*/i,
    ),
    /(?:thoughts|ideas?|advice|help|guidance|suggestions?|questions?|clue|insight)(?: \w+){0,4}/i,
    inOrder(
      /(?:what|how) (?:do|does|should|would|can|did|am) (?:you|u|we|i|they) /i,
      /(?:think|do|say|miss|fix (?:it|this|that)|proceed|handle (?:it|this|that))\b.*/i,
    ),
    // `is this right or how should the lines look?`
    /(?:is|are|was|were) (?:this|that|it|these|they|we) (?:right|correct|ok(?:ay)?|wrong),? or (?:how|what|not)\b.*/i,
    /(?:make|does (?:that|this) make) sense/i,
    /how are (?:you|u|things)\b.*/i,
    /(?:do|did|have|could|can) you (?:need|want|get|see|receive|seen|received|got)\b.*/i,
  ),
  /[\s?!.]*$/i,
)

/** `or the other way?` is the other half of the question before it. */
const OTHER_HALF = /^(?:or|nor|vs\.?|versus)\b/i

/** Words of the least question that is one by itself: `and the wife?` goes on with what was asked before. */
const LEAST_WORDS = 4

/**
 * The questions of a message in which no kind of question was heard, in its order: under a number nothing was heard of,
 * or a sentence of its own with a question mark. `silent` are the sentences in which nothing was heard.
 */
export function findUnheardQuestions(silent: readonly Sentence[], asks: readonly Ask[]): UnheardQuestion[] {
  const numbered = new Set(asks.map(({ number }) => number))
  const isList = [...numbered].some((number) => number !== null)
  const found = new Map<string, UnheardQuestion>()
  for (const { text, number } of silent) {
    const said = text.replace(MARK, '').trim()
    const key = number ?? said
    if (found.has(key) || numbered.has(number ?? '')) continue
    const isAsked = said.endsWith('?')
      ? number !== null || isByItself(said)
      : isList && number !== null && BEGINS_TO_ASK.test(said)
    if (!isAsked || ASKS_NOTHING.test(said) || asks.some((ask) => ask.text.includes(said))) continue
    found.set(key, { text: said, number })
  }
  return [...found.values()]
}

const isByItself = (said: string): boolean => said.split(/\s+/).length >= LEAST_WORDS && !OTHER_HALF.test(said)
