/** First category of each chapter of ICD-10-CM, in the order of the letters; chapter 22 (U00) came after the others. */
const CHAPTERS: readonly (readonly [first: string, chapter: number])[] = [
  ['A00', 1],
  ['C00', 2],
  ['D50', 3],
  ['E00', 4],
  ['F00', 5],
  ['G00', 6],
  ['H00', 7],
  ['H60', 8],
  ['I00', 9],
  ['J00', 10],
  ['K00', 11],
  ['L00', 12],
  ['M00', 13],
  ['N00', 14],
  ['O00', 15],
  ['P00', 16],
  ['Q00', 17],
  ['R00', 18],
  ['S00', 19],
  ['U00', 22],
  ['V00', 20],
  ['Z00', 21],
]

/** Categories with a letter that stand in a block whose ends do not show it, and a category they stand beside. */
const BESIDE: Readonly<Record<string, string>> = { C4A: 'C43', M1A: 'M10', Z3A: 'Z39' }

/**
 * The keys at which notes stand that hold for an ICD-10-CM code, nearest first: the code itself, every shorter code down
 * to its category, the blocks it stands in, and its chapter. For `S72.001A` they begin with `S72.001A` and `S72.001` and
 * end with `S72`, `S70-S79` and `chapter 19`.
 *
 * A note nearer to the code does not cancel one farther away: all of them hold. Only 7th characters are taken from the
 * nearest key that has any.
 * @param blocks keys of all blocks, such as `S70-S79` or `B20-B20`; the Tabular List of the year has them
 * @see ICD-10-CM Official Guidelines, section I.A
 */
export function inheritedNoteKeys(code: string, blocks: Iterable<string>): string[] {
  const category = code.slice(0, 3)
  const codes: string[] = []
  for (let length = code.length; length > 4; length -= 1) codes.push(code.slice(0, length))
  const around = [...blocks].filter((block) => isInBlock(category, block)).sort(narrowestFirst)
  const chapter = CHAPTERS.findLast(([first]) => first <= category)?.[1]
  return [...codes, category, ...around, ...(chapter ? [`chapter ${chapter}`] : [])]
}

/** True for a category within the block. One with a letter (C7A) is not between its neighbours unless it is named. */
function isInBlock(category: string, block: string): boolean {
  const [first = '', last = ''] = block.split('-')
  if (category === first || category === last) return true
  const place = /\d$/.test(category) ? category : BESIDE[category]
  return place !== undefined && first <= place && place <= last
}

const narrowestFirst = (a: string, b: string): number => (isWithin(a, b) ? -1 : isWithin(b, a) ? 1 : 0)

const isWithin = (inner: string, outer: string): boolean => inner.split('-').every((end) => isInBlock(end, outer))
