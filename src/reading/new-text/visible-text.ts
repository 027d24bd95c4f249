import { anyOf } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine, splitLines, splitSharedLines } from '../text/message-lines.ts'
import { coverSpans, isBlank, type Span } from '../text/span.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { tellsOfCase } from './case-lines.ts'
import type { Mark } from './mark.ts'
import { markHistory } from './mark-history.ts'
import { continuesBanner, countFramedBanner, isBanner, isDisclaimerStart, isLegal, isWeakNotice } from './notices.ts'
import { isRule } from './sign-off.ts'
import { markSignatures } from './signature-lines.ts'

/** Why a part is folded. `forwarded` is only the header of a forwarded mail: its text stays visible. */
export type FoldedKind = Exclude<Mark, 'visible'>

/** A part of a message that is shown folded. */
export type FoldedPart = Span & { kind: FoldedKind; text: string }

export type VisibleText = {
  /** What the sender wrote this time, without the folded parts, trimmed. */
  visible: string
  /** The folded parts in the order of the text; nothing else is missing from `visible`. */
  folded: FoldedPart[]
}

/** Subjects mail programs put before a forwarded mail. */
const FORWARDED_SUBJECT = /^[ \t]*(?:fwd?|wg|tr|rv|enc|i|vb|vl|doorst)[ \t]*:/i

/**
 * The message's new text, and what is folded: quoted history, signatures, disclaimers and the headers of forwarded mails.
 * The text under a forward marker is visible, because a forwarded letter with one line above it is the question; so is a
 * history whose new text only points to it or is empty. When folding would leave nothing, nothing but headers is folded.
 * `text` is plain text, visible and unread beyond {@link MAX_READ_CHARACTERS}, and offsets count into it; `subject` tells a forwarded mail by its "FW:".
 */
export function splitVisibleText(text: string, subject = ''): VisibleText {
  const read = text.slice(0, MAX_READ_CHARACTERS)
  const lines = splitSharedLines(splitLines(read), read)
  const marks = markHistory(lines, FORWARDED_SUBJECT.test(subject))
  markDisclaimers(lines, marks)
  markSignatures(lines, marks)
  if (!marks.some((mark, index) => mark === 'visible' && headOf(lines[index]) !== '')) {
    for (let index = 0; index < marks.length; index++) if (marks[index] !== 'forwarded') marks[index] = 'visible'
  }
  const unread = text.slice(MAX_READ_CHARACTERS)
  return { visible: joinVisible(lines, marks) + unread, folded: collectFolded(text, lines, marks) }
}

/**
 * The text with its folded parts blanked, so that offsets into it are offsets into the message. It ends where the last
 * new text does: history and signature mostly stand at the end, and no reader has to go through their blanks.
 */
export function coverFolded(text: string, folded: readonly FoldedPart[]): string {
  let { length } = text
  let before = folded.length
  for (let last = folded.at(-1); last && isBlank(text, last.end, length); last = folded[before - 1]) {
    length = last.start
    before--
  }
  return coverSpans(text.slice(0, length), folded.slice(0, before), ' ')
}

/** What no disclaimer holds: a question, a code, the words of a denial. */
const ASKS = anyOf(
  /\?/,
  /(?<![-\d./$A-Z]|[A-Z]{2}[ ,]|[Ff]orm )(?:\d{5}|[A-V]\d{4}|\d{4}[FTUM])(?![-\d./])/,
  /\b(?:modifier|denied|denial|CPT|HCPCS|ICD|(?:[Cc]an|[Dd]o|[Ss]hould|[Cc]ould|[Mm]ust) (?:we|I))\b/,
)

/** `<https://antivirus.example/sig-email?utm_medium=email>`, `<#DAB4FAD8>`: what is left of a link to a picture. */
const LINK_ALONE = /^<(?:https?:|#)[^\s>]{1,300}>$/
const LINKS = /<(?:https?:|#)[^\s>]{1,300}>|https?:\/\/[^\s>]{1,300}/g

/** True for what programs put right above a notice: a link alone, a rule. */
function isFrame(line: MessageLine | undefined): boolean {
  return LINK_ALONE.test(headOf(line)) || isRule(line)
}

/** True for a line of a question, links left out. */
function asks(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  return ASKS.test(head.includes('<') || head.includes('://') ? head.replace(LINKS, ' ') : head)
}

/** True where a notice opens with words that people write, too, as `Important note:`, and speaks of a case or of no mail. */
function isOwnNote(lines: readonly MessageLine[], index: number): boolean {
  if (!isWeakNotice(lines[index])) return false
  let legal = false
  for (let at = index; at < lines.length && headOf(lines[at]) !== ''; at++) {
    if (tellsOfCase(lines[at])) return true
    legal ||= isLegal(lines[at])
  }
  return !legal
}

/** Marks each paragraph that opens like a disclaimer, as far as no question stands in it. */
function markDisclaimers(lines: readonly MessageLine[], marks: Mark[]): void {
  for (let index = 0; index < lines.length; index++) {
    if (marks[index] !== 'visible') continue
    const framed = countFramedBanner(lines, index)
    for (let next = index; next < index + framed && marks[next] === 'visible'; next++) marks[next] = 'disclaimer'
    if (framed > 0 || !isDisclaimerStart(lines[index]) || asks(lines[index])) continue
    if (isOwnNote(lines, index)) continue
    const banner = isBanner(lines[index])
    marks[index] = 'disclaimer'
    for (let above = index - 1; isFrame(lines[above]); above--) marks[above] = 'disclaimer'
    for (let next = index + 1; next < lines.length && marks[next] === 'visible'; next++) {
      const head = headOf(lines[next])
      if (head === '' || asks(lines[next]) || (banner && !continuesBanner(lines[next]))) break
      marks[next] = 'disclaimer'
    }
  }
}

function collectFolded(text: string, lines: readonly MessageLine[], marks: readonly Mark[]): FoldedPart[] {
  const folded: FoldedPart[] = []
  lines.forEach((line, index) => {
    const kind = marks[index] ?? 'visible'
    if (kind === 'visible') return
    const last = folded.at(-1)
    if (last && last.kind === kind && marks[index - 1] === kind) last.end = line.end
    else folded.push({ kind, start: line.start, end: line.end, text: '' })
  })
  for (const part of folded) part.text = text.slice(part.start, part.end)
  return folded
}

/** The lines that are shown, without trailing space, at most one of the empty ones between others. */
function joinVisible(lines: readonly MessageLine[], marks: readonly Mark[]): string {
  const shown: string[] = []
  lines.forEach((line, index) => {
    const text = marks[index] === 'visible' && line.head !== '' ? line.text.trimEnd() : ''
    if (text !== '' || (shown.length > 0 && shown.at(-1) !== '')) shown.push(text)
  })
  return shown.join('\n').trim()
}
