/** A text whose words are looked for many times: where they begin is read once. */
export type ReadText = {
  text: string
  /** The first one, two and three letters of everything that begins behind no letter or digit. */
  starts: ReadonlySet<string>
}

/** As many letters tell most words apart. */
const LETTERS = 3

/** That text, read for {@link mentions}. */
export function readWordStarts(text: string): ReadText {
  const starts = new Set<string>()
  for (let at = 0; at < text.length; at += 1) {
    if (at === 0 || !isOfWord(text, at - 1)) starts.add(text.slice(at, at + LETTERS))
  }
  for (const start of [...starts]) starts.add(start.slice(0, 1)).add(start.slice(0, 2))
  return { text, starts }
}

/** What of a word is looked up in the starts of a text; a text without it has no such word. */
export const startOf = (word: string): string => word.slice(0, LETTERS)

/** True where one of the words begins a word of the text. */
export function mentions({ text, starts }: ReadText, words: readonly string[]): boolean {
  const own = startsOf(words)
  for (let at = 0; at < own.length; at += 1) {
    if (starts.has(own[at] ?? '') && beginsWord(text, words[at] ?? '')) return true
  }
  return false
}

function beginsWord(text: string, word: string): boolean {
  for (let found = text.indexOf(word); found !== -1; found = text.indexOf(word, found + 1)) {
    if (found === 0 || !isOfWord(text, found - 1)) return true
  }
  return false
}

/** Starts of lists of words as they were read: those of the notes loaded, and each is asked about at every message. */
const STARTS = new WeakMap<readonly string[], readonly string[]>()

function startsOf(words: readonly string[]): readonly string[] {
  const known = STARTS.get(words)
  if (known !== undefined) return known
  const own = words.map(startOf)
  STARTS.set(words, own)
  return own
}

/** True for a letter or a digit; most characters are told apart by their number. */
function isOfWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)
  return /[\p{L}\p{N}]/u.test(text[at] ?? '')
}
