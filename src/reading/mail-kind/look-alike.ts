/** Letters and digits that look like a Latin letter in the fonts of mail programs; a part of the table of UTS #39 (confusables.txt). */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'ьƅв',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еєҽε',
    g: 'ɡց',
    h: 'һհ',
    i: 'іıɩι',
    j: 'јʝ',
    k: 'кκ',
    l: 'ӏ1|ɫ',
    m: 'м',
    n: 'ոпη',
    o: 'оοօ0σ',
    p: 'рρ',
    q: 'ԛզ',
    r: 'гᴦ',
    s: 'ѕꜱ5',
    t: 'тτ',
    u: 'սυʋ',
    v: 'ѵν',
    w: 'ԝѡω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢ',
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
)

/** Two letters that run together into one. */
const RUN_TOGETHER: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
]

/** Shorter names are one letter apart too often by chance. */
const LEAST_CHARACTERS = 8

/** What is left of a name when everything is taken away that a hurried reader does not see. */
export function skeletonOf(name: string): string {
  const plain = [...name.normalize('NFKD').toLowerCase()]
    .map((sign) => LOOKS_LIKE[sign] ?? sign)
    .join('')
    .replace(/\p{M}|-/gu, '')
  return RUN_TOGETHER.reduce((text, [pair, letter]) => text.replaceAll(pair, letter), plain).replaceAll('i', 'l')
}

/**
 * The first of the known domains that `domain` could be taken for, null where there is none or it is known itself: one that
 * looks the same, or that has one letter more, less, other or swapped. Domains are given as mail programs show them.
 */
export function findLookAlike(domain: string, known: readonly string[]): string | null {
  const shown = domain.toLowerCase()
  if (known.some((each) => each.toLowerCase() === shown)) return null
  const skeleton = skeletonOf(shown)
  const isAlike = (each: string): boolean => {
    if (shown.endsWith(`.${each}`) || each.endsWith(`.${shown}`)) return false
    const other = skeletonOf(each)
    return other === skeleton || (other.length >= LEAST_CHARACTERS && isOneSlipAway(skeleton, other))
  }
  return known.map((each) => each.toLowerCase()).find(isAlike) ?? null
}

/** True where one letter was added, left out, changed, or swapped with its neighbour. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let begin = 0
  while (begin < one.length && one[begin] === other[begin]) begin += 1
  let end = 0
  while (end < Math.min(one.length, other.length) - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
