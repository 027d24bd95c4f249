const PART_OF_WORD = /\w/

/** True where what stands at the end of a code makes another word of it; `two 99213s` names it still. */
const goesOn = (text: string, end: number): boolean =>
  PART_OF_WORD.test(text[end] ?? '') && !(text[end] === 's' && !PART_OF_WORD.test(text[end + 1] ?? ''))

/** Where the text names the code, in small or capital letters, from its start; a number that only contains it is none. */
export function placesOfCode(text: string, code: string): number[] {
  const [lower, written] = [text.toLowerCase(), code.toLowerCase()]
  const places: number[] = []
  for (let at = lower.indexOf(written); at !== -1; at = lower.indexOf(written, at + 1)) {
    if (!PART_OF_WORD.test(lower[at - 1] ?? '') && !goesOn(lower, at + written.length)) places.push(at)
  }
  return places
}

/** True where the text names the code. */
export function namesCode(text: string, code: string): boolean {
  return placesOfCode(text, code).length > 0
}

/** Where each of the codes stands in the text. */
export type CodePlace = { code: string; start: number; end: number }

/** All places of the codes, in the order of the text. */
export function placesOfCodes(text: string, codes: readonly string[]): CodePlace[] {
  return codes
    .flatMap((code) => placesOfCode(text, code).map((start) => ({ code, start, end: start + code.length })))
    .toSorted((one, other) => one.start - other.start)
}
