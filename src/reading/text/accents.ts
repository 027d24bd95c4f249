/** True where a letter of the word is none of the English alphabet. */
export function hasAccent(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code >= 0xc0 && code < 0x2000) return true
  }
  return false
}

/** The word with its accents taken off, as most lists of names write it. */
export const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')
