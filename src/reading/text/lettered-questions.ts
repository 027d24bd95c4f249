/** A letter that may begin a question: `a.` and `(b)` at the beginning of a line, `a)` and `(b)` in it. */
const LETTER = /(?<=^|\n)[ \t]{0,8}\(?([a-h])[.)](?=[ \t])|(?<=[ \t])\(?([a-h])\)(?=[ \t])/gi
const MAY_BE_LETTERED = /a[.)][ \t]/i
/** Where questions are numbered, letters stand below the numbers. */
const NUMBERED = /(?:^|\n)[ \t]{0,8}\(?\d{1,2}[.)][ \t]/

/** Characters of the last question in which its question mark is looked for. */
const LAST_CHARACTERS = 200

/** Where a lettered question begins, and its letter, small. */
export type Letter = { start: number; letter: string }

/**
 * The letters by which the sender told questions apart, in the order of the text: from `a` on, one after the other, two at
 * least. None where questions are numbered.
 */
export function findLetters(text: string): Letter[] {
  if (!MAY_BE_LETTERED.test(text) || NUMBERED.test(text)) return []
  const letters: Letter[] = []
  let atLines = 0
  for (const { index, 1: atLine, 2: inLine } of text.matchAll(LETTER)) {
    const letter = (atLine ?? inLine ?? '').toLowerCase()
    if (letter !== 'abcdefgh'[letters.length]) continue
    letters.push({ start: index, letter })
    if (atLine !== undefined) atLines++
  }
  const [first, last] = [letters[0], letters.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  // Letters in the middle of lines without a question among them part the cases of one question.
  return atLines > 1 || text.slice(first.start, last.start + LAST_CHARACTERS).includes('?') ? letters : []
}
