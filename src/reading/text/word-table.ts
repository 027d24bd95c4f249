/**
 * The words of all sets by their hash: `slots` holds the number of a word from 1, or 0. Letters and sets of all words lie
 * one behind the other, so that the table stays in the processor's cache between two mails.
 */
export type WordTable = {
  slots: Uint16Array
  hashes: Int32Array
  letters: Uint8Array
  /** Where the letters and the sets of each word begin; those of the next word end them. */
  lettersFrom: Uint16Array
  sets: Uint16Array
  setsFrom: Uint16Array
  setCount: number
}

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

/** The number of the word whose units stand from `start` to `end`, in any case, and has that hash; -1 where it is no word of any set. */
export function findWord(table: WordTable, units: Uint16Array, start: number, end: number, hash: number): number {
  const { slots, hashes } = table
  const mask = slots.length - 1
  for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const word = (slots[slot] ?? 0) - 1
    if (hashes[word] === hash && isWordAt(table, word, units, start, end)) return word
  }
  return -1
}

function isWordAt(
  { letters, lettersFrom }: WordTable,
  word: number,
  units: Uint16Array,
  start: number,
  end: number,
): boolean {
  const from = lettersFrom[word] ?? 0
  if (end - start !== (lettersFrom[word + 1] ?? 0) - from) return false
  for (let at = start; at < end; at++) {
    if (((units[at] ?? 0) | 32) !== letters[from + at - start]) return false
  }
  return true
}

function buildTable(): WordTable {
  const words = [...setsOfWords]
  let size = 1024
  while (size < words.length * 6) size *= 2
  const slots = new Uint16Array(size)
  const hashes = Int32Array.from(words, ([word]) => hashOf(word))
  hashes.forEach((hash, word) => {
    let slot = hash & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = word + 1
  })
  return {
    slots,
    hashes,
    letters: Uint8Array.from(words.flatMap(([word]) => [...word].map((letter) => letter.charCodeAt(0)))),
    lettersFrom: beginnings(words.map(([word]) => word.length)),
    sets: Uint16Array.from(words.flatMap(([, sets]) => sets)),
    setsFrom: beginnings(words.map(([, sets]) => sets.length)),
    setCount,
  }
}

/** Where each of some lists begins that lie one behind the other, and where the last one ends. */
function beginnings(lengths: readonly number[]): Uint16Array {
  const from = new Uint16Array(lengths.length + 1)
  lengths.forEach((length, at) => {
    from[at + 1] = (from[at] ?? 0) + length
  })
  return from
}

function hashOf(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0
  return hash
}
