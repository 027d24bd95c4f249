import { type IsoDate, isIsoDate } from '../../domain/iso-date.ts'
import type { MailCommand } from '../../domain/mail-command.ts'
import { anyOf, captured, inOrder, optional, repeated } from '../../patterns/compose-patterns.ts'
import { isDisclaimerStart } from '../new-text/notices.ts'
import { isSentFrom } from '../new-text/sent-from.ts'
import { isClosing, isDashedName, isGreeting, isRule, isSignatureLine } from '../new-text/sign-off.ts'
import { splitVisibleText } from '../new-text/visible-text.ts'
import { type MessageLine, splitLines } from '../text/message-lines.ts'

/** Codes one mail may ask about. */
const MOST_CODES = 5

const MOST_CHARACTERS = 2_000
/** A longer line, or subject, is no command. */
const MOST_LINE_CHARACTERS = 250
const MOST_WORDS_WITHOUT_COLON = 8

const REPLY = /^(?:re|aw|sv|antw)[ \t]*:[ \t]*/i
const FORWARD = /^(?:fwd?|wg|tr|rv|vs)[ \t]*:/i

/** What may stand around a command in its own line. */
const BEFORE = /^(?:(?:hi|hello|hey)(?: there| team| all)?[,!. ]+|(?:please|pls|plz|kindly)[,: ]+)+/i
const AFTER = /(?:[,.!; ]+(?:please|pls|plz|thanks?(?: you)?(?: (?:so|very) much)?|thx|ty))+[.!, ]*$/i
const QUOTES = /^[\s"'“”‘’*_<[(]+|[\s"'“”‘’*_>\])]+$/g

/** Subjects that say nothing of their own beside a command in the text. */
const NEUTRAL = inOrder(
  /^/i,
  anyOf(
    /hi|hello|hey|help|question/i,
    /(?:a )?(?:quick |coding )?question/i,
    /codes?|(?:code )?look[- ]?up|code search|search|request|coding|info|inquiry/i,
    /\(?no subject\)?|commands?/i,
  ),
  /$/i,
)

const STOP = inOrder(
  /^/i,
  anyOf(
    /stop|unsubscribe|opt[- ]?out|stop (?:all|it|now)/i,
    inOrder(
      /(?:stop|no more) /i,
      repeated(/sending |all |these |the |your |any |automatic |auto /i, '*'),
      /(?:(?:me|us) )?/i,
      repeated(/these |the |your |any |more |automatic |auto /i, '*'),
      /e-?mails?|mails?|messages|reminders|notices|notifications|acknowledge?ments/i,
    ),
    /unsubscribe me/i,
    /remove me(?: from (?:your|this|the) (?:mailing )?list)?/i,
  ),
  /$/i,
)
const START = /^(?:start|resume|unstop)(?: (?:e-?mails?|mails?|messages|again))?$/i
const HELP = /^(?:help|commands?|how does this work|list of commands|help (?:me|commands?))$/i

const SEARCH_WITH_COLON = /^(?:code )?(?:search|look[- ]?up|find)(?: for| codes?| codes? for)?[ ]?[:=][ ]*(.+)$/i
const SEARCH = /^search(?: for| codes? for)? (.+)$/i
/** Words by which what follows "search" is a sentence and no list of words. */
const SENTENCE = anyOf(
  /\?/i,
  inOrder(
    /^/i,
    anyOf(/why|how|when|who|where|which|what|can|could|should|would|is|are|was|were|do|does|did/i, /will|has|have/i),
    /\b/i,
  ),
  inOrder(
    /\b/i,
    anyOf(
      /is|are|was|were|did|does|do|has|have|had|not|cannot|can['’]t|don['’]t|didn['’]t/i,
      /doesn['’]t|why|how|should|would|could|please|we|i|my|our|denied/i,
    ),
    /\b/i,
  ),
)
/** Words by which something is told of a claim, however it is capitalised. */
const TOLD = /\b(?:denied|denial|denies|rejected|bundled|billed|was|were|did|not)\b|\d{5}/i
/** A name or an office, in whatever case, without figures and without a sentence. */
const SIGNED_WORDS = /^(?!p\.? ?s\b)[\p{L}'’.&,-]+(?: [\p{L}'’.&,-]+){0,2}$/iu
const QUESTION = /^(?:why|how|when|who|can|could|should|would|is|are|was|were|do|does|did|will|has|have)\b/i

const SYSTEM = '(?:cpt|hcpcs|icd[- ]?(?:9|10)(?:[- ]?(?:cm|pcs))?|(?:ms[- ]?)?drg|modifier|mod)'
const CODE = '(?:[a-z]?\\d[\\da-z]{1,6}(?:\\.[\\da-z]{1,4})?)'
const MODIFIER = '(?:[a-z\\d]{2})'
const DAY = '(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})'
const CODES = inOrder(
  /^/i,
  anyOf(
    inOrder(/(?:look[- ]?up )?/i, optional(inOrder(new RegExp(SYSTEM, 'i'), / /i)), /codes?/i),
    new RegExp(SYSTEM, 'i'),
  ),
  /[ ]?[:#]?[ ]*/i,
  captured(inOrder(new RegExp(CODE, 'i'), repeated(inOrder(/[ ]?(?:,|;|and|&|[ ])[ ]?/i, new RegExp(CODE, 'i')), '*'))),
  optional(inOrder(/ (?:on|as of|for|dos)[: ]+/i, new RegExp(DAY, 'i'))),
  /[?]?$/i,
)
const ONE_MODIFIER = new RegExp(`^(?:code )?modifier[ ]?[:#]?[ ]*(${MODIFIER})[?]?$`, 'i')

/**
 * The command a mail is, or null where it is anything else: a question is never taken for a command. `text` is the plain text;
 * history, signature and greeting are left out of account. Nothing but the command may be said: "code 99213 was denied, why?" is a
 * question, and "stop" within a sentence is a word. `within` a case only stop and start are commands, because "code 99214?" goes
 * on with the case there; with files attached there is something to read.
 */
export function readMailCommand(
  { subject, text, hasFiles }: { subject: string; text: string; hasFiles: boolean },
  { within }: { within: 'case' | 'nothing' },
): MailCommand | null {
  if (text.length > MOST_CHARACTERS * 10 || FORWARD.test(subject.trim())) return null
  const isReply = REPLY.test(subject.trim())
  const ownSubject = subject.trim().replace(REPLY, '')
  const inSubject = readLine(ownSubject)
  const lines = readBody(text, subject)
  if (lines === null) return null
  const command = lines.length === 0 ? (isReply ? null : inSubject) : joinCommands(lines.map(readLine))
  if (command === null) return null
  if (lines.length > 0 && !agrees(command, inSubject, ownSubject, isReply)) return null
  if (command.kind === 'stop' || command.kind === 'start') return command
  return within === 'case' || hasFiles ? null : command
}

const YES = inOrder(
  /^/i,
  anyOf(
    /yes|y|yep|yeah|ok|okay|confirm(?:ed)?|i confirm/i,
    inOrder(/yes[, ]+/i, /i confirm|please|confirm(?:ed)?|it['’]?s me|that['’]?s me|sign me (?:up|in)/i),
  ),
  /$/i,
)

/** Whether that mail, which answers one that asked whether the address is theirs, says yes and nothing else. */
export function saysYes(text: string): boolean {
  const lines = readBody(text, 'Re: ')
  return lines?.length === 1 && lines.every((line) => YES.test(stripManners(line)))
}

/** The lines of what is new in the text, without greeting and signature; null where there is more than a command could be. */
function readBody(text: string, subject: string): string[] | null {
  const { visible } = splitVisibleText(text, subject)
  if (visible.length > MOST_CHARACTERS) return null
  const lines = splitLines(visible).filter((line) => line.head !== '' && !isSentFrom(line))
  while (lines[0] !== undefined && lines.length > 1 && isGreeting(lines[0].head)) lines.shift()
  if (lines.length === 1 && isGreeting(lines[0]?.head ?? '')) lines.shift()
  const closing = lines.findIndex((line, at) => isClosing(line) && (at > 0 || readLine(line.head) === null))
  const signed = closing === -1 ? [] : lines.splice(closing)
  if (!isSignedOnly(signed)) return null
  while (lines.length > 1 && (isSignatureLine(lines.at(-1)) || isDashedName(lines.at(-1)))) {
    const head = lines.at(-1)?.head ?? ''
    if (readLine(head) !== null || TOLD.test(head)) break
    lines.pop()
  }
  return lines.length > MOST_CODES ? null : lines.map(({ text: line }) => line)
}

/** Whether the words of thanks and what follows them only say who writes: a P.S. is a question to somebody. */
function isSignedOnly([closing, ...rest]: readonly MessageLine[]): boolean {
  if (closing !== undefined && TOLD.test(closing.head)) return false
  const disclaimer = rest.findIndex(isDisclaimerStart)
  return (disclaimer === -1 ? rest : rest.slice(0, disclaimer)).every(
    (line) => isSignatureLine(line) || isDashedName(line) || isRule(line) || SIGNED_WORDS.test(line.head),
  )
}

/** Whether what stands in the subject says nothing against the command in the text. */
function agrees(command: MailCommand, inSubject: MailCommand | null, subject: string, isReply: boolean): boolean {
  if (subject === '' || inSubject !== null || NEUTRAL.test(stripManners(subject))) return true
  // Whoever wants to hear no more answers whatever mail came last.
  return command.kind === 'stop' && (isReply || !/\?|\d{4}/.test(subject))
}

function joinCommands(commands: readonly (MailCommand | null)[]): MailCommand | null {
  const [first, ...others] = commands
  if (first === undefined || first === null) return null
  if (others.length === 0) return first
  if (first.kind !== 'code') return null
  const codes = [...first.codes]
  for (const other of others) {
    if (other?.kind !== 'code' || other.on !== first.on) return null
    codes.push(...other.codes)
  }
  return codes.length > MOST_CODES ? null : { ...first, codes: [...new Set(codes)] }
}

/** One line as a command, or null. */
function readLine(line: string): MailCommand | null {
  const text = stripManners(line)
  if (text === '' || text.length > MOST_LINE_CHARACTERS) return null
  if (STOP.test(text)) return { kind: 'stop' }
  if (START.test(text)) return { kind: 'start' }
  if (HELP.test(text)) return { kind: 'help' }
  return readCodes(text) ?? readSearch(text)
}

function readCodes(text: string): MailCommand | null {
  const [, modifier] = ONE_MODIFIER.exec(text) ?? []
  if (modifier !== undefined) return { kind: 'code', codes: [modifier.toUpperCase()], on: null }
  const [, written, day] = CODES.exec(text) ?? []
  if (written === undefined) return null
  const codes = written
    .toUpperCase()
    .split(/(?:\s|,|;|&|\bAND\b)+/)
    .filter((each) => each !== '')
  const on = day === undefined ? null : readDay(day)
  if (codes.length > MOST_CODES || (day !== undefined && on === null)) return null
  // "99213 and 20610?" asks whether they go together.
  if (codes.length > 1 && text.endsWith('?')) return null
  return { kind: 'code', codes: [...new Set(codes)], on }
}

function readSearch(text: string): MailCommand | null {
  const [, afterColon] = SEARCH_WITH_COLON.exec(text) ?? []
  const [, words] = afterColon === undefined ? (SEARCH.exec(text) ?? []) : []
  const sought = (afterColon ?? words ?? '').replace(/[?.!\s]+$/, '').trim()
  if (sought.length < 2 || !/[\p{L}\p{N}]{2}/u.test(sought)) return null
  if (afterColon !== undefined) return QUESTION.test(sought) ? null : { kind: 'search', words: sought }
  const short = sought.split(/\s+/).length <= MOST_WORDS_WITHOUT_COLON
  const more = /^(?:results?|engine|function|page|tool|box|bar|terms?)\b/i.test(sought) || SENTENCE.test(words ?? '')
  return short && !more ? { kind: 'search', words: sought } : null
}

function readDay(text: string): IsoDate | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}

/** The line without what people put around a word out of politeness. */
function stripManners(line: string): string {
  // Where each sign may begin what stands at the end, a long line of signs takes minutes.
  if (line.length > MOST_LINE_CHARACTERS) return line
  const plain = line.replace(/\s+/g, ' ').replace(QUOTES, '')
  return plain
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(/[.!,;:\s]+$/, '')
    .replace(QUOTES, '')
}
