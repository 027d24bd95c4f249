import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

const WHICH_WORDS = cueWords('which what')
/** `which date do we bill`, `which of the three days to use`, `what dos goes on the claim` */
export const DAY_ASKED = inOrder(
  /(?:which|what)[ \t](?:one[ \t])?/i,
  anyOf(
    /of[ \t](?:the|these|those|my|our)[ \t](?:\w+[ \t])?(?:dates|days|dos)/i,
    inOrder(
      /(?:(?:single|actual|correct|right|proper)[ \t])?/i,
      /dos|dates?(?:[ \t]of[ \t](?:service|svc))?|service[ \t](?:date|day)|days?/i,
      /[ \t](?:of[ \t]the[ \t]\w+[ \t])?/i,
      anyOf(
        inOrder(
          /(?:do|does|did|should|shall|would|can|must)[ \t]\w+|to|i|we|you|gets/i,
          /[ \t]/i,
          /bill|use|put|report|enter|go|list|pick|claim|submit|code|send|be/i,
        ),
        /goes|go|belongs|counts?/i,
        inOrder(
          /is[ \t]/i,
          anyOf(
            /it|right|correct/i,
            /the[ \t](?:dos|date|right|correct|one|service)/i,
            /on[ \t]the|used|billed|reported/i,
          ),
        ),
        /on[ \t](?:the|my|our|a)[ \t](?:claim|form|1500|ub|bill)/i,
      ),
    ),
  ),
  /\b/i,
)
const WHICH_DAY = inOrder(/^/i, DAY_ASKED)
const OR_WORDS = cueWords('or versus vs')
/** `the 14th or the 15th` */
const DAY_BEFORE = /\b(?:the[ \t])?\d{1,2}(?:st|nd|rd|th)[ \t,]{1,2}$/i
const DAY_BEHIND = /^(?:or|vs\.?|versus)[ \t](?:on[ \t]|is[ \t]it[ \t])?(?:the[ \t])?\d{1,2}(?:st|nd|rd|th)\b/i

const ALL_WORDS = cueWords('all everything')
/** `do I put it all on the last day or each on its own` */
const ALL_ON_ONE_DAY = inOrder(
  /^(?:all|everything)[ \t](?:of[ \t](?:it|them|this|that)[ \t])?(?:go(?:es)?[ \t])?(?:on|under|to)[ \t]/i,
  /(?:the[ \t])?(?:last|first|final|one|1|single|second|initial|feedback|report|completion)[ \t]/i,
  /(?:day|date|dos)\b[^.!\n]{0,60}(?:\?|\bor\b)/i,
)

/** True where the message asks which of its days is that of the service. */
export function asksWhichDay(text: string, index: TextIndex): boolean {
  return (
    placesOf(index, WHICH_WORDS).some((at) => WHICH_DAY.test(lineAfter(text, at, 80))) ||
    placesOf(index, ALL_WORDS).some((at) => ALL_ON_ONE_DAY.test(lineAfter(text, at, 110))) ||
    placesOf(index, OR_WORDS).some(
      (at) => DAY_BEHIND.test(lineAfter(text, at, 30)) && DAY_BEFORE.test(lineBefore(text, at, 12)),
    )
  )
}

const EACH_WORDS = cueWords('each any all which')
/** `is any of that payable`, `does each need GY`, `can all three be billed`, `which of these is ours` */
const EACH = inOrder(
  /^/i,
  anyOf(
    /each[ \t]?\?/i,
    inOrder(
      /which[ \t](?:ones?[ \t])?of[ \t]/i,
      /these|those|them|the[ \t](?:two|three|four|five|visits|dates|days)/i,
      /\b/i,
    ),
    /each[ \t](?:need|get|have|require|day|date|visit|time|service|claim|be)s?\b/i,
    inOrder(
      /each[ \t](?:(?:on|under|to|by|for|with)[ \t])?(?:(?:its|their|his|her|an?|the)[ \t])?/i,
      /(?:own|separate|actual|respective)[ \t](?:day|date|dos|claim|line)/i,
    ),
    /any[ \t]of[ \t](?:that|this|these|those|them|it)\b/i,
    inOrder(
      /all[ \t]/i,
      /of[ \t](?:that|this|these|those|them|it)|three|four|five|six|\d/i,
      /\b(?![ \t](?:codes|cpts?|lines))/i,
    ),
  ),
)

/** True where the message asks about each of several services alike. */
export const asksAboutEach = (text: string, index: TextIndex): boolean =>
  placesOf(index, EACH_WORDS).some((at) => EACH.test(lineAfter(text, at, 30)))
