import { isFirstName } from '../names/first-names.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'

/** `"Gerry"`, `(Kitty)`, `‘Bo’` between a first name and a surname. */
const QUOTED = `(?:["“”][A-ZÀ-Þ][a-zß-ɏ'’-]{1,14}["”“]|['‘’][A-ZÀ-Þ][a-zß-ɏ-]{1,14}['’]|\\([A-ZÀ-Þ][a-zß-ɏ'’-]{1,14}\\))`
const MIDDLE = '(?:[A-ZÀ-Þ]\\.?[ \\t])?'
const SURNAME = `[A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]{1,24}`
const NICKNAMED = new RegExp(
  `([A-ZÀ-Þ][a-zß-ɏ'’-]{1,24})[ \\t]${MIDDLE}(${QUOTED})[ \\t]${MIDDLE}(${SURNAME})(?![A-Za-zÀ-ɏ\\d])`,
  'y',
)
const BEFORE = new RegExp(`(?<![A-Za-zÀ-ɏ\\d'’-])([A-ZÀ-Þ][a-zß-ɏ'’-]{1,24})[ \\t]${MIDDLE}(${QUOTED})[ \\t]${MIDDLE}$`)
const BEHIND = new RegExp(`[ \\t]${MIDDLE}(${QUOTED})[ \\t]${MIDDLE}(${SURNAME})(?![A-Za-zÀ-ɏ\\d])`, 'y')
/** Characters of a first name and a nickname at most. */
const REACH = 48

/** Letters of a word that is a name though it is none of the common ones. */
const LEAST_RARE = 5

const bare = (quoted: string): string => quoted.slice(1, -1)

/** True for words of which the first or the one in quotes is a common first name, and the last no everyday word; or none an everyday one. */
function isPerson(first: string, nickname: string, last: string): boolean {
  if (isPlainWord(last) && !isLastName(last)) return false
  if (isFirstName(first) || (isFirstName(nickname) && !isPlainWord(first))) return true
  return [first, last].every((word) => word.length >= LEAST_RARE && !isPlainWord(word)) && !isPlainWord(nickname)
}

/** The name that begins at `at` with a nickname in it, or null: `Geraldine "Gerry" Ochs`. */
export function readNicknamed(text: string, at: number): Span | null {
  const [written = '', first = '', quoted = '', last = ''] = matchAt(NICKNAMED, text, at) ?? []
  if (written === '' || !isPerson(first, bare(quoted), last)) return null
  const end = at + written.length - (/['’]s$/.exec(last)?.[0].length ?? 0)
  return { start: at, end }
}

/** The name with what stands on the other side of a nickname beside it. */
export function withNickname(text: string, name: Span): Span {
  const start = isQuote(text.charCodeAt(name.start - 2)) ? readBefore(text, name) : name.start
  const end = isQuote(text.charCodeAt(name.end + 1)) ? readBehind(text, name) : name.end
  return start === name.start && end === name.end ? name : { start, end }
}

/** True for quotes, an apostrophe and brackets. */
const isQuote = (code: number): boolean =>
  code === 34 || (code >= 39 && code <= 41) || (code >= 0x2018 && code <= 0x201d)

function readBefore(text: string, { start, end }: Span): number {
  const [written = '', first = '', quoted = ''] = BEFORE.exec(lineBefore(text, start, REACH)) ?? []
  const last = text.slice(start, end).split(/[ \t]/).at(-1) ?? ''
  return written !== '' && isPerson(first, bare(quoted), last) ? start - written.length : start
}

function readBehind(text: string, { start, end }: Span): number {
  const [written = '', quoted = '', last = ''] = matchAt(BEHIND, text, end) ?? []
  const first = text.slice(start, end).split(/[ \t]/)[0] ?? ''
  return written !== '' && isPerson(first, bare(quoted), last) ? end + written.length : end
}
