import { isFirstName } from './first-names.ts'
import { isLastName } from './last-names.ts'
import { CREDENTIAL, isColleague } from './named-colleagues.ts'
import { isPlainWord } from './plain-words.ts'
import { lineAfter, lineBefore, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'
import { isNeverOfAName, wordEnd } from './whole-names.ts'

/** A word with one capital, as names are written in sentences. */
const WORD = /^[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{0,24}$/
/** `We've`, `She'd` */
const SHORTENED = /['’](?:ve|ll|re|d|m|t|s)$/
/** First names that are months. */
const MONTH = /^(?:jan|april|may|june|august)$/i
/** Letters of a word that only its place makes a name: shorter ones are shorthand. */
const LEAST_UNKNOWN = 4

/** What those who treat do to a person: `saw Sal this morning`. */
const TREATED = cuedPattern(
  'saw seeing examined injected evaluated admitted discharged scoped rechecked debrided casted sutured brought',
  /(?:saw|seeing|examined|injected|evaluated|admitted|discharged|scoped|rechecked|debrided|casted|sutured|brought)[ \t](?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/i,
)
/** What follows the name of a person who was seen, and not the name of an office. */
const SEEN_BEHIND =
  /^[ \t](?:this[ \t](?:morning|am|afternoon|evening|week)|today|yesterday|tonight|last[ \t](?:week|night|month|mon|tue|wed|thu|fri)|again|back[ \t](?:on|for|today|in)|for[ \t](?:a|an|his|her|the|f\/?u|bp|knee|\d)|in[ \t](?:the[ \t])?(?:office|clinic|ed|er)\b|(?:for|and billed|\(|-)[ \t]?\uFFFC|on[ \t](?:\d|mon|tue|wed|thu|fri|sat|sun))/i
/** What only a person does or what is done to one. */
const DOES =
  /^,?[ \t](?:(?:came|comes|is coming)[ \t](?:in\b|to[ \t](?:the|us|clinic|see)\b|for\b|back[ \t](?:in\b|for\b|to[ \t](?:the|us|clinic|see)\b|today|yesterday|on\b))|(?:was|is)[ \t](?:seen|here[ \t](?:for|today)|admitted[ \t]|discharged|in[ \t](?:for|today|the[ \t](?:office|clinic|ed|er|hospital))\b)|presented[ \t](?:to|for|with)\b|presents[ \t](?:to|for|with)\b|no[- ]show(?:s|ed)\b|c\/o\b|complain(?:s|ed)[ \t]of\b|fell[ \t](?:on|at|off|down|from)\b|(?:is[ \t](?:upset|mad|angry)|called|asked|complained|phoned)[ \t](?:(?:again|twice|today|yesterday)[ \t]|in[ \t]){0,2}about[ \t](?:the|a|her|his)[ \t](?:\w{1,10}[ \t])?(?:bill|balance|statement|copay|co-pay|charge|deductible|refund|\uFFFC)|had[ \t](?:an?[ \t]|the[ \t])?\uFFFC|is[ \t](?:on[ \t])?(?:straight[ \t]|traditional[ \t])?(?:medicare|medicaid)\b|is[ \t](?:an?[ \t])?\d{1,3}[ ,-]?(?:y\/?o|years?|yrs?)\b)/i
/** Where a sentence, a line or a part of a row begins. */
const BEGINS = /(?:^|[.?!;:][ \t]{1,2}|^[ \t>*•-]{1,4})$/
/** Who pays, and nothing else of the sentence: `Pruitt, medicare`. */
export const PAYER_BEHIND =
  /^[ \t]{0,2}[,/|(–-][ \t]{0,2}(?:medicare|medicaid|aetna|cigna|humana|uhc|united(?:healthcare)?|bcbs|blue[ \t]cross|tricare|anthem|self[- ]pay|commercial|work(?:ers|man['’]?s)?[ \t]?comp|hmo|ppo|part[ \t]b)\b(?:[ \t](?:part[ \t]b|advantage|hmo|ppo|plan|primary|pt|patient))?[ \t]{0,2}(?:[.,;/|)\n]|$)/i
/** A date a generation back behind the name, which stands by itself: `its Gunderson, 8/1/72`. */
const BORN_BEHIND = /^[ \t]?[,(/|-]?[ \t]{0,2}\(?\d{1,2}([/.-])\d{1,2}\1(?:19\d\d|[3-9]\d)(?!\d)/
const STANDS_ALONE =
  /(?:^[ \t>*•-]{0,4}|[.?!;:(/|,][ \t]{1,2}|[(/|]|\b(?:it['’]?s|is|pt|patient|for|on|saw|re|see|name|called)[ \t:]{1,3})$/i
/** A code or a date beside it makes a surname that of a row: `99214 / Moreno / 9/2/25`. */
const ROW_BEFORE =
  /(?:\uFFFC|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|^[ \t>*•]{0,3}(?:\d{1,2}[.)])?)[ \t]{0,3}[,/|:–-]?[ \t]{1,3}$|^$/
const ROW_BEHIND =
  /^[ \t]{0,3}[,/|:–-]?[ \t]{0,3}(?:\uFFFC|\d{1,2}\/\d{1,2}\/\d{2,4}|#?\d{5,10}(?![\d-])|DOS\b|aetna|medicare|medicaid|humana|cigna|uhc|bcbs)/i

/**
 * Names of one word that stand for a patient by what is said of the person: `saw Sal this morning`, `Bev came back for labs`,
 * a surname with its payer or birth date and nothing else, or in a row with a code.
 */
export function findLoneNames(text: string, index: TextIndex): Span[] {
  const treated = new Set(matchCued(text, index, TREATED).map((match) => match.index + match[0].length))
  const found: Span[] = []
  for (const start of index.capitalised) {
    const second = text.charCodeAt(start + 1)
    if (second < 97 && second !== 39) continue
    const end = endOfName(text, start)
    const isTreated = treated.has(start)
    if ((isTreated || mayBeToldOf(text, end)) && isPatient(text, start, end, isTreated)) found.push({ start, end })
  }
  return found
}

/** Units {@link DOES} begins with behind its blank, and those of who pays behind a sign, both small. */
const VERBS = new Set([...'cwipnfah'].map((letter) => letter.charCodeAt(0)))
const PAYERS = new Set([...'machubtspw'].map((letter) => letter.charCodeAt(0)))
const SIGNS = new Set([...',/|:\t(–-'].map((sign) => sign.charCodeAt(0)))

/** True where a pattern of {@link CERTAIN} may match behind: looked at first, because most capitalised words are no names. */
function mayBeToldOf(text: string, end: number): boolean {
  const next = text.charCodeAt(end)
  const isBlank = next === 32
  if (!isBlank && !SIGNS.has(next)) return false
  let at = end + 1
  while (text.charCodeAt(at) === 32 || SIGNS.has(text.charCodeAt(at))) at++
  const after = text.charCodeAt(at)
  if ((after >= 48 && after <= 57) || after === 0xfffc || after === 35) return true
  return isBlank && at === end + 1 ? VERBS.has(after) : PAYERS.has(after | 32) || VERBS.has(after)
}

function endOfName(text: string, start: number): number {
  const end = wordEnd(text, start)
  const sign = text[end - 2]
  return text[end - 1] === 's' && (sign === "'" || sign === '’') ? end - 2 : end
}

function isPatient(text: string, start: number, end: number, treated: boolean): boolean {
  const behind = lineAfter(text, end, 60)
  const certainty = CERTAIN.find(({ pattern }) => pattern.test(behind))
  if (!certainty && !treated) return false
  const before = lineBefore(text, start, 40)
  const word = text.slice(start, end)
  if (!WORD.test(word) || MONTH.test(word) || SHORTENED.test(word) || isNeverOfAName(word)) return false
  if (/[A-Za-zÀ-ɏ\d.@'’_/-]$/.test(before) && !/[\d]\/$/.test(before)) return false
  if (isColleague(before) || CREDENTIAL.test(behind)) return false
  const isFirst = isFirstName(word)
  const isLast = isLastName(word)
  const isUnknown = !isFirst && !isLast && word.length >= LEAST_UNKNOWN && !isPlainWord(word)
  if (treated && !/^[ \t][A-ZÀ-Þ]/.test(behind) && (isFirst || (isLast && !isPlainWord(word)))) return true
  if (treated && isUnknown && SEEN_BEHIND.test(behind)) return true
  return certainty?.holds({ before, isFirst, isLast: isLast && !isPlainWord(word), isUnknown }) ?? false
}

type Place = { before: string; isFirst: boolean; isLast: boolean; isUnknown: boolean }

/** What stands behind a name of one word, and what else makes it one. */
const CERTAIN: readonly { pattern: RegExp; holds(place: Place): boolean }[] = [
  { pattern: DOES, holds: ({ isFirst, isLast, isUnknown }) => isFirst || isLast || isUnknown },
  { pattern: PAYER_BEHIND, holds: ({ before, isLast, isUnknown }) => BEGINS.test(before) && (isLast || isUnknown) },
  {
    pattern: BORN_BEHIND,
    holds: ({ before, isFirst, isLast, isUnknown }) => STANDS_ALONE.test(before) && (isFirst || isLast || isUnknown),
  },
  { pattern: ROW_BEHIND, holds: ({ before, isLast }) => ROW_BEFORE.test(before) && isLast },
]
