import { captured, inOrder, optional, sticky } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isLastName } from '../names/last-names.ts'
import { isOfOffice } from '../names/office-words.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineAfter, lineBefore, matchAt, type Span } from '../text/span.ts'
import { CREDENTIAL } from './named-colleagues.ts'
import { isNeverOfAName } from './whole-names.ts'

/** Names beside which others are looked for, and rows looked at above and below one. */
const MAX_NAMES = 40
const MAX_ROWS = 30

/** `, Svenson`, ` and Takahashi`, `/Mbeki`: a name behind another in one sentence. */
const NEXT = sticky(
  inOrder(
    /[,;][ \t](?:and[ \t]|&[ \t])?|[ \t](?:and|or|&)[ \t]|[ \t]?[/&][ \t]?/u,
    captured(
      inOrder(
        optional(/(?:Van|Von|De|Del|La|El|Al)[ \t](?:Der|Den|La|Los)?[ \t]?/u),
        /\p{Lu}[\p{Ll}'’][\p{L}'’-]{1,24}/u,
      ),
    ),
    /(?![\p{L}\d])/u,
  ),
)
/** `Svenson, ` and `Svenson and ` before a name. */
const PREVIOUS =
  /(?<![\p{L}\d.'’-])(\p{Lu}\p{Ll}[\p{L}'’-]{1,24})(?:[,;][ \t](?:and[ \t]|&[ \t])?|[ \t](?:and|or|&)[ \t]|[ \t]?[/&][ \t]?)$/u
/** `Gunther 22, Ruiz 36`: the next item of a list of which each begins with a name. */
const NEXT_ITEM = sticky(
  inOrder(
    /[ \t][^,;\n.?!:]{1,24}[,;][ \t](?:and[ \t])?((?:St\.[ \t])?\p{Lu}[\p{Ll}'’][\p{L}'’-]{1,24})/u,
    /(?=[ \t](?:\d|\x81|same|[a-z]{3,8}(?:[.,;]|$)))/u,
  ),
)
const ITEM_BEFORE =
  /(?<![\p{L}\d.'’-])(\p{Lu}[\p{Ll}'’][\p{L}'’-]{1,24})[ \t](?:\d|\x81)[^,;\n.?!:]{0,24}[,;][ \t](?:and[ \t])?$/u
/** Where a row begins, with its bullet or number. */
const ROW_HEAD = /^[ \t>]{0,6}(?:[-*•][ \t]{1,2}|\d{1,2}[.)][ \t]{1,2})?/
/** A row that begins as one with a name does: a word or `Last, First`, and what stands behind. */
const ROW_NAME = sticky(
  inOrder(
    captured(
      inOrder(
        /\p{Lu}[\p{L}'’-]{1,24}/u,
        optional(/,[ \t]?\p{Lu}[\p{L}'’-]{0,24}\.?(?:[ \t]\p{Lu}\.?)?|[ \t]\p{Lu}\p{Ll}[\p{L}'’-]{1,24}/u),
      ),
    ),
    captured(/[ \t]{0,3}[:,;|/=(–-]|[ \t]{2,}|\t|[ \t](?=[\d\x81#])/u),
  ),
)

/** Names in one row or in a column with names that were found: whoever stands beside a patient is one. */
export function findListedNames(text: string, names: readonly Span[]): Span[] {
  const found: Span[] = []
  const seen = new Set(names.map(({ start }) => start))
  const queue = names.slice(0, MAX_NAMES)
  for (let name = queue.shift(); name !== undefined && found.length < MAX_NAMES; name = queue.shift()) {
    for (const beside of [readNext(text, name), readPrevious(text, name), ...readRows(text, name)]) {
      if (beside === null || seen.has(beside.start)) continue
      seen.add(beside.start)
      found.push(beside)
      queue.push(beside)
    }
  }
  return found
}

function readNext(text: string, { start, end }: Span): Span | null {
  if (!isLone(text, start, end)) return null
  const match = matchAt(NEXT, text, end) ?? matchAt(NEXT_ITEM, text, end)
  const word = match?.[1] ?? ''
  if (!match || !mayBeName(word)) return null
  const last = end + match[0].length
  return isBareName(text, last) ? { start: last - word.length, end: last } : null
}

function readPrevious(text: string, { start, end }: Span): Span | null {
  const line = lineBefore(text, start, 40)
  const match = PREVIOUS.exec(line) ?? ITEM_BEFORE.exec(line)
  const word = match?.[1] ?? ''
  // `Amara and Idris Haddad`: the first of two with one surname.
  const isSibling = isFirstName(word) && /^\p{Lu}\p{Ll}+[ \t]\p{Lu}/u.test(text.slice(start, end))
  if (!isLone(text, start, end) && !isSibling) return null
  if (!match || !mayBeName(word) || /\b(?:Dr\.?|by|with)[ \t]$/i.test(line.slice(0, match.index))) return null
  const from = start - line.length + match.index
  return { start: from, end: from + word.length }
}

const PARTICLES = /^(?:(?:Van|Von|De|Del|Der|Den|La|Los|El|Al)[ \t]){1,2}/

/** One word that looks like a surname: whole names and first names stand beside words of all kinds. */
function isLone(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end).replace(PARTICLES, '')
  return /^\p{Lu}[\p{Ll}'’][\p{L}'’-]+$/u.test(word) && !isFirstName(word)
}

function isBareName(text: string, end: number): boolean {
  const behind = lineAfter(text, end, 40)
  return !CREDENTIAL.test(behind) && !isOfOffice(behind) && !/^[ \t]\p{Lu}\p{Ll}/u.test(behind)
}

function mayBeName(written: string): boolean {
  const word = written.slice(written.lastIndexOf(' ') + 1)
  if (isNeverOfAName(word) || isPlainWord(word)) return false
  return isLastName(word) || isFirstName(word) || word.length >= LEAST_UNKNOWN
}
const LEAST_UNKNOWN = 4

/** The names that begin the lines right above and below the line a name begins, where the same sign follows. */
function readRows(text: string, name: Span): Span[] {
  const line = lineBefore(text, name.start, 12)
  if (name.start - line.length !== startOfLine(text, name.start)) return []
  if (line !== (ROW_HEAD.exec(line)?.[0] ?? '')) return []
  const own = readRow(text, name.start - line.length)
  if (own === null || own.end < name.end || !isRow(text, line, own)) return []
  return [...walkRows(text, name.start, own.sign, -1), ...walkRows(text, name.start, own.sign, 1)]
}

function* walkRows(text: string, from: number, sign: string, step: 1 | -1): Generator<Span> {
  let at = from
  for (let rows = 0; rows < MAX_ROWS; rows++) {
    if (step > 0) {
      const end = text.indexOf('\n', at)
      if (end < 0) return
      at = end + 1
    } else {
      at = startOfLine(text, at) - 1
      if (at < 0) return
      at = startOfLine(text, at)
    }
    const row = readRow(text, at)
    if (row === null || row.sign !== sign || !isRow(text, text.slice(at, row.start), row)) return
    const words = text.slice(row.start, row.end).split(/[\s,]+/)
    if (words.some((word) => word.length > 1 && (isNeverOfAName(word) || isPlainWord(word)) && !isFirstName(word)))
      return
    yield { start: row.start, end: row.end }
  }
}

/** A sign and a figure behind it, or a bullet before and a colon behind, make a row. */
function isRow(text: string, head: string, { end, sign }: Span & { sign: string }): boolean {
  return /[\d\x81]/.test(lineAfter(text, end, 60)) || (sign === ':' && head.trim() !== '')
}

function readRow(text: string, at: number): (Span & { sign: string }) | null {
  const head = ROW_HEAD.exec(text.slice(at, at + 12))?.[0] ?? ''
  const match = matchAt(ROW_NAME, text, at + head.length)
  if (!match?.[1]) return null
  const start = at + head.length
  return { start, end: start + match[1].length, sign: (match[2] ?? '').trim() }
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}
