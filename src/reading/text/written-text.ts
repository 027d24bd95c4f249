/** Characters of one message that are read; the rest is shown to the reviewer but not searched for codes. */
export const MAX_READ_CHARACTERS = 100_000

/** Longest subject that is read (RFC 5322 §2.1.1 allows 998 characters a line). */
const MAX_SUBJECT_CHARACTERS = 1_000

const GAP = '\n\n'

/** Subject and body as one text: every offset a reader returns counts into `text`. */
export type WrittenText = {
  text: string
  /** Where the body begins; smaller offsets lie in the subject. */
  bodyStart: number
}

/** Signs that mean a plain one, one UTF-16 unit each, so that offsets stay true. */
const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2212': '-',
  '\uff0d': '-',
}
const OTHER_SIGNS = /[\u00a0\u2007\u2009\u202f\u3000\u2010-\u2012\u2212\uff0d\uff10-\uff19\uff21-\uff3a]/g

/** The text with no-break spaces, typeset hyphens and full-width digits and capitals as plain ones: the same length. */
export function withPlainSigns(text: string): string {
  return text.replace(OTHER_SIGNS, (sign) => PLAIN_SIGNS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

/** Widths programs wrap lines at: shorter lines were broken by their writer. */
const LEAST_WRAPPED = 50
const LONGEST_WORD = 60
const WRAPPED_AT = 68
/** A line that begins a list, a quotation or a table row, or that ends a sentence, was not wrapped. */
const BEGIN_SIGNS = new Set('-*•>|#')
const BEGINS_ANEW = /^\(?\w{1,2}[.)][ \t]|^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?:[ \t]?[:|–-]|[ \t]{2})/
/** A row of an export: four commas and more without a space behind them. */
const COMMA_SEPARATED = /(?:,(?! )[^,\n]{0,40}){4}/
/** Cells of columns, which three blanks and more part. */
const COLUMNS = / {3,40}[^ \n][^\n]{0,60}? {3}/
/** What parts the cells of a printed table; behind the end of a sentence some people type two spaces. */
const WIDE_GAP = /[^.?!:\s] {2,}(?=\S)/g
/** Fewest gaps of a row. */
const ROW_GAPS = 3
/** Characters in which a line shows that it begins anew. */
const BEGINNING = 14
const ENDS_ANEW = /[.?!:;|][ \t]*$/

/**
 * The text with the line breaks that a mail program put into its paragraphs as spaces: the same length. HTML mail arrives
 * wrapped at 80 columns, and "April 1,\n2024" is one date. A break is one where the first word of the next line would
 * not have fitted.
 */
export function joinWrappedLines(text: string): string {
  const parts: string[] = []
  let done = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    if (end - start < LEAST_WRAPPED) continue
    const word = wordLength(text, end + 1)
    if (word === 0 || end - start + 1 + word <= WRAPPED_AT || BEGIN_SIGNS.has(text[end + 1] ?? '')) continue
    if (isTableRow(text.slice(start, end))) continue
    const next = text.slice(end + 1, end + 1 + BEGINNING)
    if (BEGINS_ANEW.test(next) || ENDS_ANEW.test(text.slice(Math.max(start, end - 4), end))) continue
    const from = text[end - 1] === '\r' ? end - 1 : end
    parts.push(text.slice(done, from), ' '.repeat(end + 1 - from))
    done = end + 1
  }
  if (done === 0) return text
  parts.push(text.slice(done))
  return parts.join('')
}

/** Characters of the word that begins at `at`, as far as its length counts. */
function wordLength(text: string, at: number): number {
  let end = at
  while (end < at + LONGEST_WORD && text.charCodeAt(end) > 32) end++
  return end - at
}

function isTableRow(line: string): boolean {
  if (line.includes('|') || line.includes('	') || COMMA_SEPARATED.test(line)) return true
  return line.includes('  ') && (COLUMNS.test(line) || (line.match(WIDE_GAP)?.length ?? 0) >= ROW_GAPS)
}

/**
 * The subject, an empty line and the body as one text. People write "90862 denied" in the subject and go on from there,
 * so the subject is read like a first line. A subject is one line; line breaks in it become spaces.
 */
export function composeWrittenText(subject: string, body: string): WrittenText {
  const line = subject.slice(0, MAX_SUBJECT_CHARACTERS).replace(/[\r\n]/g, ' ')
  const start = line + GAP
  // Joined, not added: a string made by + is read at half the speed.
  return { text: [start, body.slice(0, MAX_READ_CHARACTERS - start.length)].join(''), bodyStart: start.length }
}
