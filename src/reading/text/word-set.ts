/** Bits of the filter before a set: some ten for each word of the longest list. */
const FILTER_SIZE = 65_536
/** Units from which a letter's small form is not its capital with one bit more. */
const FIRST_OTHER = 0x100

/**
 * Tells which words are among `words` (small letters), in any case. Most words asked for are not: a look at four of their letters
 * and their length says so of nearly all, without a new string in small letters.
 */
export function wordSet(words: Iterable<string>): (word: string) => boolean {
  const known = new Set(words)
  const filter = new Uint8Array(FILTER_SIZE)
  for (const word of known) filter[keyOf(word)] = 1
  filter[UNSURE] = 1
  return (word) => filter[keyOf(word)] === 1 && known.has(word.toLowerCase())
}

const UNSURE = 0

function keyOf(word: string): number {
  const { length } = word
  const first = word.charCodeAt(0) | 32
  const second = word.charCodeAt(1) | 32
  const middle = word.charCodeAt(length >> 1) | 32
  const last = word.charCodeAt(length - 1) | 32
  if ((first | second | middle | last) >= FIRST_OTHER) return UNSURE
  const mixed =
    Math.imul(first, 0x1f1f1) ^ Math.imul(second, 0x3d4d5) ^ Math.imul(middle, 0x5a7b3) ^ Math.imul(last, 0x7c9e1)
  return ((mixed >>> 8) ^ Math.imul(length, 0x1357)) & (FILTER_SIZE - 1)
}
