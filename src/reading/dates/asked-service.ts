import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

const ASKED_WORDS = cueWords('question questions asking ask wondering')
/** `my question is about the annual`, `only asking about the testing day` */
const ASKED = inOrder(
  /^(?:questions?|asking|ask|wondering)(?:[ \t](?:is|are|was|here))?/i,
  /(?:[ \t](?:only|just|really|mainly|solely))?(?:[ \t](?:about|on|re|regarding|for|concerns?))?/i,
  /[ \t](?:the|her|his)[ \t]((?:[a-z-]+[ \t]?){1,3})/i,
)
/** `I only ask about 95249` */
const ASKED_CODE = inOrder(
  /^(?:questions?|asking|ask|wondering)(?:[ \t](?:is|are|was|here))?/i,
  /(?:[ \t](?:only|just|really|mainly|solely))?[ \t](?:about|on|re|regarding|for|concerns?)[ \t]/i,
  /(?:the[ \t])?(?:code[ \t])?(\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/i,
)
/** What every service may be called. */
const EVERY = inOrder(
  /^/i,
  anyOf(
    /visits?|days?|dates?|claims?|codes?|modifiers?|bills?|charges?|ones?|first|second|last/i,
    /other|same|that|with|this|from|when|level|right|patient/i,
  ),
  /$/i,
)
/** Letters of a word that its other forms share: `test`, `testing`. */
const STEM = 5

/** The beginnings of the words that the message says its question is about; empty where it says none. */
export function readAskedService(text: string, index: TextIndex): string[] {
  return placesOf(index, ASKED_WORDS).flatMap((at) => {
    const behind = lineAfter(text, at, 70)
    const [, code] = ASKED_CODE.exec(behind) ?? []
    if (code !== undefined) return [code.toLowerCase()]
    const [, named = ''] = ASKED.exec(behind) ?? []
    const words = named.split(/[ \t]+/).filter((word) => word.length > 3 && !EVERY.test(word))
    return words.map((word) => word.slice(0, STEM).toLowerCase())
  })
}
