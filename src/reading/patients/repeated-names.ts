import { isMonthName } from '../dates/calendar-words.ts'
import { isEverydayFirstName, opensAsVerb } from '../names/everyday-names.ts'
import { isFirstName } from '../names/first-names.ts'
import { lineBefore, type Span } from '../text/span.ts'

/** Names whose repeats are looked for at most, and characters from which a part of a name is looked for. */
const MAX_REPEATED = 20
export const LEAST_REPEATED = 4

/** Other places where a found name, its surname or its common first name stands, however it is capitalised. */
export function findRepeats(text: string, names: readonly Span[]): Span[] {
  const words = new Set<string>()
  const everyday = new Set<string>()
  for (const name of names.slice(0, MAX_REPEATED)) {
    const written = text.slice(name.start, name.end)
    const parts = written.split(/[\s,]+/)
    const surname = written.includes(',') ? (parts[0] ?? '') : (parts.at(-1) ?? '')
    const [first = ''] = parts
    if (parts.length > 1 && first !== surname && isEverydayGiven(first)) everyday.add(first.toLowerCase())
    for (const word of [written, surname, ...parts.filter(isFirstName)]) {
      if (word.length >= LEAST_REPEATED && /^[A-ZÀ-ÞĀ-ɏḀ-ỿ]/.test(word)) words.add(word.toLowerCase())
    }
  }
  if (words.size === 0 && everyday.size === 0) return []
  const lower = text.toLowerCase()
  // Few letters change their length with their case; where one does, offsets would not be true.
  if (lower.length !== text.length) return []
  return [
    ...[...words].flatMap((word) => findWord(text, lower, word)),
    ...[...everyday].flatMap((word) => findWord(text, lower, word)).filter((span) => isSaidAsName(text, span)),
  ]
}

/** True for a first name that is an everyday word, and neither a month nor one that opens a sentence. */
const isEverydayGiven = (word: string): boolean =>
  isEverydayFirstName(word) && !isFirstName(word) && !opensAsVerb(word) && !isMonthName(word)

/** True for a capitalised word that owns something or stands inside a sentence: `Summer’s shots`, `and Summer got`. */
function isSaidAsName(text: string, { start, end }: Span): boolean {
  const behind = text.slice(end, end + 4)
  if (/^[ \t]\d|^-/.test(behind)) return false
  return /^['’]s\b/.test(behind) || /\p{Ll},?[ \t]$/u.test(lineBefore(text, start, 4))
}

function findWord(text: string, lower: string, word: string): Span[] {
  const found: Span[] = []
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    const end = at + word.length
    if (/[a-zß-ɏḀ-ỿ]/.test(text[at] ?? '')) continue
    if (!/[A-Za-zÀ-ɏḀ-ỿ\d]/.test((text[at - 1] ?? '') + (text[end] ?? ''))) found.push({ start: at, end })
  }
  return found
}
