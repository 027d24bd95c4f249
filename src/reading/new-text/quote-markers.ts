import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { firstWordOf, headOf, type MessageLine } from '../text/message-lines.ts'
import {
  FORWARD_MARKER,
  FORWARDING_WORDS,
  MESSAGE_RULE,
  MESSAGE_SENT,
  ORIGINAL_ON_ONE_LINE,
  REPLY_ABOVE,
  RULED_ORIGINAL,
} from './quote-marker-forms.ts'

/** Verbs that end an attribution line, in the languages mail programs write it. */
const WROTE = anyOf(
  /wrote|writes|schrieb|geschrieben|a écrit|écrit|escribió|escribio|ha scritto|scrisse|schreef/,
  /escreveu|skrev|skreiv|kirjoitti|napisał(?:\(a\))?|napisal|napsal(?:\(a\))?|napísal(?:\(a\))?/,
  /írta|a scris|написал(?:\(а\))?|пишет|пише|написа|έγραψε|yazdı|yazmış|menulis|rašė|rakstīja/,
  /kirjutas|je napisao|je napisala|piše|va escriure|đã viết|เขียนว่า|写道|寫道|のメール|さんは書きました|님이 작성/,
).source
/** What every attribution line names besides the verb: an address or a time of day, and a colon or rule at its end. */
const ADDRESS_OR_TIME = /[^\s@<>]@[^\s@<>]|\d{1,2}[:.h]\d{2}(?!\d)/
const ENDS_ATTRIBUTION = /(?:[:：]|-{2,})[ \t*_]*$/
const SAYS_WROTE = new RegExp(`(?:^|[^\\p{L}])(?:${WROTE})(?!\\p{L})`, 'iu')
/** What most attributions say, which needs no search through all languages. */
const SAYS_PLAINLY = / wrote:/
const STARTS_ATTRIBUTION =
  /^[-*_\s]{0,6}(?:on|le|am|il|el|op|em|den|på|pe|dne|dnia|w dniu|в|at|vào|no dia|ter|tr|ngày|dana|ti|\d{1,4}[-/.年])\b/i
/** Attributions without a verb: a date or time, a name, an address and a colon. */
const DATED_ADDRESS = anyOf(
  /(?:\d{4}|\d{1,2}:\d{2}).{0,120}<[ ]?[^<>\s]{1,100}@[^<>\s]{1,100}>[ \t]*[:：]$/,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2} .{0,120}<[ ]?[^<>\s]{1,100}@[^<>\s]{1,100}>$/,
)
/** How {@link DATED_ADDRESS} ends. */
const ENDS_WITH_ADDRESS = new Set(['>', '>:', '>：'])
const PROGRAM_WROTE = anyOf(
  /@/i,
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/i,
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b/i,
)
/** `Quoting Dana Whitlock <dana@x.example>:`, as webmail attributes what it quotes, in its languages. */
const QUOTING = inOrder(
  /^(?:quoting|zitat von|citando (?:a )?|citation de|citazione di|citat från|citaat van|cytowanie) ?/i,
  /.{0,160}[^\s@<>]@[^\s@<>]{1,100}>?[ \t]*:$/i,
)
const RULE_SIGNS = new Set('->*_=')
const MAX_ATTRIBUTION_LINES = 4
const MAX_ATTRIBUTION_CHARACTERS = 400
const MAX_SPREAD_LINES = 7
const ATTRIBUTION_ENDS = ':：>-*_'

/** First words of {@link REPLY_ABOVE}. */
const ABOVE_WORDS = new Set('please type write enter add include reply respond antworten bitte répondez do'.split(' '))
/** True for a line that quotes: `> …`. */
export function isQuoted(line: MessageLine | undefined): boolean {
  const first = line?.head[0]
  if (!line || (first !== '>' && first !== '|')) return false
  line.quoted ??= quotes(line.text.slice(0, 200))
  return line.quoted
}

function quotes(looked: string): boolean {
  const sign = looked.indexOf('>')
  // What most quoted lines look like needs no pattern.
  if (sign >= 0 && sign <= 3 && looked.slice(0, sign).trim() === '' && !looked.includes('|') && !looked.includes('<<'))
    return !looked.slice(0, sign).includes('\u00a0')
  return /^[ \t]{0,3}(?:>|\|(?:[ \t]|$))/.test(looked) && !/\|.*\||<{2,}[ \t]*$/.test(looked)
}

/** Lines of "On … wrote:" that begin at `index`, up to four where it was folded, or 0. */
export function countAttributionLines(lines: readonly MessageLine[], index: number): number {
  if (!mayEndAttribution(lines, index)) return 0
  const head = headOf(lines[index])
  const first = head[0] === '>' ? head.replace(/^(?:>[ \t]?)+/, '') : head
  if (!STARTS_ATTRIBUTION.test(first) && !ADDRESS_OR_TIME.test(first) && !/\d{4}/.test(first)) return 0
  let joined = ''
  let count = 0
  while (count < MAX_ATTRIBUTION_LINES && joined.length < MAX_ATTRIBUTION_CHARACTERS) {
    const next = headOf(lines[index + count])
    if (next === '') {
      // Some programs put the address on lines of its own: "On Tue … John\n\n<\nmailto:john@…>\nwrote:".
      const below = headOf(lines[index + count + 1])
      if (count === 0 || !(below[0] === '<' || below.startsWith('mailto:'))) return 0
      return countSpreadAttribution(lines, index)
    }
    joined = `${joined} ${next}`.trim()
    count++
    if (isAttribution(joined)) return count
    if (/[.?!]$/.test(next) && !/\d\.$/.test(next)) return 0
  }
  return 0
}

/** True where one of the next lines ends as an attribution does: `:`, a rule, an address or "wrote". */
function mayEndAttribution(lines: readonly MessageLine[], index: number): boolean {
  for (let count = 0, most = MAX_ATTRIBUTION_LINES; count < most; count++) {
    const head = headOf(lines[index + count])
    if (endsAsAttribution(head)) return true
    if (head === '' || head[0] === '<') most = MAX_SPREAD_LINES
  }
  return false
}

function says(text: string): boolean {
  return SAYS_PLAINLY.test(text) || SAYS_WROTE.test(text)
}

function endsAsAttribution(text: string): boolean {
  return text !== '' && (ATTRIBUTION_ENDS.includes(text.charAt(text.length - 1)) || text.endsWith('wrote'))
}

function isAttribution(text: string): boolean {
  if (!endsAsAttribution(text)) return false
  if (ENDS_WITH_ADDRESS.has(text.slice(text.lastIndexOf('>')).replace(/[ \t]/g, '')) && DATED_ADDRESS.test(text))
    return true
  if (QUOTING.test(text)) return true
  if (!says(text)) return false
  if (!ENDS_ATTRIBUTION.test(text)) return /<[^<>\s]{1,100}@[^<>\s]{1,100}> wrote$/.test(text)
  return ADDRESS_OR_TIME.test(text) || (STARTS_ATTRIBUTION.test(text) && /\d{4}/.test(text) && !/\bwrote\b/i.test(text))
}

function countSpreadAttribution(lines: readonly MessageLine[], index: number): number {
  let joined = ''
  for (let count = 0; count < MAX_SPREAD_LINES; count++) {
    joined = `${joined} ${headOf(lines[index + count])}`.trim()
    if (isAttribution(joined)) return count + 1
  }
  return 0
}

/**
 * Lines of an attribution that begins at `index` in words this list does not know, or 0: it ends in a colon, names a year
 * or a time, and quoted lines follow it.
 */
export function countForeignAttribution(lines: readonly MessageLine[], index: number): number {
  const first = headOf(lines[index])
  if (
    !mayEndAttribution(lines, index) ||
    !/(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d\d/.test(first) ||
    isQuoted(lines[index])
  )
    return 0
  for (let count = 1; count <= 2; count++) {
    const last = headOf(lines[index + count - 1])
    if (last === '' || last.length > MAX_ATTRIBUTION_CHARACTERS) return 0
    if (!ENDS_ATTRIBUTION.test(last)) continue
    const joined = lines
      .slice(index, index + count)
      .map(headOf)
      .join(' ')
    const attributes = says(joined) || ADDRESS_OR_TIME.test(joined)
    const next = headOf(lines[index + count]) === '' ? index + count + 1 : index + count
    return attributes && isQuoted(lines[next]) ? count : 0
  }
  return 0
}

/** Who wrote, where no name but a part in the story stands right behind the day or hour: `On Tuesday at 10:30 the surgeon wrote:`. */
const TOLD_OF = inOrder(
  /(?:\d|day|[AaPp]\.?[Mm]\.?|morning|noon|afternoon|evening|night|visit|week),? /u,
  /(?:the|our|my|his|her|their|an?|another|he|she|they|we|I|it|someone|somebody) /u,
  /(?:[\p{L}.'’-]{1,24} ){0,6}(?:wrote|writes)[ \t*_]{0,3}:?$/u,
)

/** True for what somebody tells of a note or a letter, which begins like an attribution; none names a year above quoted lines. */
export function isToldAttribution(lines: readonly MessageLine[], index: number, count: number): boolean {
  const last = headOf(lines[index + count - 1])
  if (!/(?:wrote|writes)[ \t*_]{0,3}:?$/.test(last)) return false
  const text = lines
    .slice(index, index + count)
    .map(headOf)
    .join(' ')
  if (text.includes('@') || !TOLD_OF.test(text)) return false
  const below = lines[index + count]
  return !/\d{4}/.test(text) || !isQuoted(headOf(below) === '' ? lines[index + count + 1] : below)
}

/** True for an attribution a mail program wrote; "On 3/4/24 at 10:30 Dr. Smith wrote:" stands above a note as well. */
export function isProgramsAttribution(lines: readonly MessageLine[], index: number, count: number): boolean {
  const text = lines
    .slice(index, index + count)
    .map(headOf)
    .join(' ')
  return PROGRAM_WROTE.test(text) || !/\b(?:wrote|writes)\b/.test(text)
}

/** `>>> Coding Desk <desk@x.example> 11/10/2026 12:03 PM >>>`, as GroupWise attributes what it does not quote. */
const BETWEEN_SIGNS = /^>{3}[ \t]?[^>\s].{0,200}\d{1,2}[:.]\d{2}.{0,160}(?:>{3}|\bwrote:?)$/

/** True for an attribution between signs of quoting, under which the older mail begins. */
export function isBetweenSigns(line: MessageLine): boolean {
  return line.head.startsWith('>>>') && BETWEEN_SIGNS.test(line.head)
}

const MARKERS = [RULED_ORIGINAL, MESSAGE_SENT, ORIGINAL_ON_ONE_LINE]

/** True for "-----Original Message-----" and its like. */
export function isOriginalMarker(line: MessageLine): boolean {
  if (startsWithRule(line) && MARKERS.some((marker) => marker.test(headOf(line)))) return true
  return isReplyAbove(line)
}

/** True for `----- Message -----`, below which the fields of a header make it a history. */
export function isMessageRule(line: MessageLine): boolean {
  return startsWithRule(line) && MESSAGE_RULE.test(headOf(line))
}

/** True for the line over which a help desk wants answers typed. */
export function isReplyAbove(line: MessageLine | undefined): boolean {
  return ABOVE_WORDS.has(firstWordOf(line)) && REPLY_ABOVE.test(headOf(line))
}

/** True for "---------- Forwarded message ---------", "Begin forwarded message:" and their like. */
export function isForwardMarker(line: MessageLine): boolean {
  return (startsWithRule(line) || FORWARDING_WORDS.has(firstWordOf(line))) && FORWARD_MARKER.test(headOf(line))
}

function startsWithRule(line: MessageLine): boolean {
  return RULE_SIGNS.has(line.head[0] ?? '') && /^[> \t*]*[-_=]{2}/.test(line.head)
}
