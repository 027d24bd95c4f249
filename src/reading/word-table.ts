/** The words of all sets, by their hash: `slots` holds the number of an entry from 1, or 0. */
export type WordTable = { slots: Uint16Array; entries: readonly Entry[]; setCount: number }

type Entry = { word: string; hash: number; sets: number[] }

const setsOfWords = new Map<string, number[]>()
let setCount = 0
let built: WordTable | null = null

/** The number of a new set of words in small letters. */
export function addWords(words: readonly string[]): number {
  const set = setCount++
  for (const word of words) setsOfWords.set(word, [...(setsOfWords.get(word) ?? []), set])
  built = null
  return set
}

/** The table of all words added so far. */
export function wordTable(): WordTable {
  built ??= buildTable()
  return built
}

const NO_SETS: readonly number[] = []

/** The sets of the word that stands from `start` to `end`, in any case, and has that hash; none where it is no such word. */
export function findSets(
  { slots, entries }: WordTable,
  text: string,
  start: number,
  end: number,
  hash: number,
): readonly number[] {
  const mask = slots.length - 1
  for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const entry = entries[(slots[slot] ?? 0) - 1]
    if (entry !== undefined && entry.hash === hash && isWordAt(text, start, end, entry.word)) return entry.sets
  }
  return NO_SETS
}

function isWordAt(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let at = 0; at < word.length; at++) {
    if ((text.charCodeAt(start + at) | 32) !== word.charCodeAt(at)) return false
  }
  return true
}

function buildTable(): WordTable {
  const entries = [...setsOfWords].map(([word, sets]): Entry => ({ word, hash: hashOf(word), sets }))
  let size = 1024
  while (size < entries.length * 8) size *= 2
  // Small, so that it stays in the processor's cache between two mails.
  const slots = new Uint16Array(size)
  entries.forEach(({ hash }, position) => {
    let slot = hash & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = position + 1
  })
  return { slots, entries, setCount }
}

function hashOf(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0
  return hash
}
