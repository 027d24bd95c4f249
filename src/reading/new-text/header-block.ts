import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { firstWordOf, headOf, type MessageLine } from '../text/message-lines.ts'
import { HEADER_LINE, MAIL_FIELD } from './quote-marker-forms.ts'

/** Characters before the colon of a header field, with signs of emphasis. */
const MAX_FIELD_NAME = 30
const FROM_LINE =
  /^[ \t>*_]{0,6}(?:from|von|de|da|van|od|fra|från|lähettäjä|от|kimden|发件人|寄件者|差出人)[ \t*_]{0,4}[:：][ \t*]{0,4}\S/i

/** A header whose fields a program wrote on one line: `From: bob@x.example Date: Thu, 24 Mar 2016`. */
const ONE_LINE_HEADER = /^from:[^\n]{0,120}@[^\n]{0,120}\b(?:date|sent):[^\n]{0,80}\d{4}/i
/** First words of {@link FROM_LINE}, {@link ONE_LINE_HEADER} and {@link DATE_LINE}. */
const HEADING_WORDS = new Set(
  'from von de da van od fra från lähettäjä от kimden 发件人 寄件者 差出人 date sent datum envoyé message'.split(' '),
)
const DATE_LINE = /^[ \t>*_]{0,6}(?:date|sent|datum|envoyé|message du)[ \t*_]{0,4}[:：].{0,60}\d{1,2}[:.]\d{2}/i

/** What a sentence puts behind `From:` and no program does: `From: the op note, "…"`. */
const SENTENCE_BEGINS = inOrder(
  /^/,
  anyOf(
    /the|an?|my|our|your|his|her|their|its|this|that|these|those|it|we|i|he|she|they/,
    /what|which|where|when|who|here|there|now|then|both|all|each|be|start|today|yesterday|last|next/,
  ),
  / /,
)
/** A word without a capital that no name and no office holds. */
const SMALL_WORD =
  /(?<![^\s(“"'])(?!(?:of|and|the|for|at|in|on|behalf|via|de|la|del|van|von|der)\b)\p{Ll}{2,20}(?![^\s,.;:!)”"'])/gu
/** A sender's name holds fewer of them. */
const SENTENCE_WORDS = 3

/** True for a first field that somebody typed as the beginning of a sentence. */
function isSentence(first: string): boolean {
  const value = first.slice(first.search(/[:：]/) + 1).replace(/^[ \t*_]+/, '')
  if (value.includes('@')) return false
  return SENTENCE_BEGINS.test(value) || value.includes('?') || (value.match(SMALL_WORD) ?? []).length >= SENTENCE_WORDS
}

/**
 * Lines of a header block (`From:`, `Sent:`, `To:`, `Subject:`) that begins at `index`, or 0. Three fields make one, or two
 * where the first gives an address; "From: 3/1/24, To: 3/5/24" is a span of dates.
 */
export function countHeaderLines(lines: readonly MessageLine[], index: number): number {
  const first = headOf(lines[index])
  const colon = first.indexOf(':')
  if ((colon < 0 || colon > MAX_FIELD_NAME) && !first.includes('：')) return 0
  if (!HEADING_WORDS.has(firstWordOf(lines[index]))) return 0
  if (ONE_LINE_HEADER.test(first)) return 1
  if (!FROM_LINE.test(first) && !(DATE_LINE.test(first) && HEADER_LINE.test(headOf(lines[index + 1])))) return 0
  if (isSentence(first)) return 0
  const count = countFieldLines(lines, index)
  const addressed = /@/.test(first + headOf(lines[index + 1]))
  if (count.fields === 2) return addressed ? count.lines : 0
  return count.fields >= 3 && namesMail(lines, index, count.lines) ? count.lines : 0
}

/** True where the fields are a mail's: an address, a time or a subject, unlike "From: ED, To: ICU, Date: 3/1". */
function namesMail(lines: readonly MessageLine[], index: number, count: number): boolean {
  return lines.slice(index, index + count).some((line) => MAIL_FIELD.test(headOf(line)))
}

/** Lines of header fields from `index` on, folded and unknown ones between them included. */
export function countFieldLines(lines: readonly MessageLine[], index: number): { lines: number; fields: number } {
  let fields = 0
  let at = index
  while (at < lines.length && at - index < 24) {
    if (HEADER_LINE.test(headOf(lines[at]))) fields++
    else if (fields > 0 ? !belongsToHeader(lines, at) : !isEmptyQuote(lines[at])) break
    else if (fields === 0 && at > index) break
    at++
  }
  return { lines: at - index, fields }
}

/** True for a line that holds nothing but signs of quoting. */
function isEmptyQuote(line: MessageLine | undefined): boolean {
  return /^[> \t]{0,20}$/.test(headOf(line))
}

/** True for a folded line, and for a blank or unknown one with another field right behind it. */
function belongsToHeader(lines: readonly MessageLine[], at: number): boolean {
  if (headOf(lines[at]) !== '' && /^[ \t]{1,8}\S/.test(lines[at]?.text ?? '')) return true
  return HEADER_LINE.test(headOf(lines[at + 1])) && !FROM_LINE.test(headOf(lines[at + 1]))
}
