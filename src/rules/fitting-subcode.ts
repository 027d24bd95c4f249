import type { SubcodeFact } from '../domain/codebook.ts'

/** The code below a header that the words of a message fit, and those words. */
export type FittingSubcode = { row: SubcodeFact; words: string[] }

type Match = FittingSubcode & { unsaid: string[] }

/** So many rows are looked up below a header; where there are as many, others may be missing. */
const LOOKED_UP = 60

/** What tells no code from its sisters, whoever writes it. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'other others elsewhere classified specified unspecified type with without this that site sites level part body ' +
    'encounter care code codes diagnosis status history stage category'
  ).split(' '),
)

/** Words that mean something else in these places: `right code`, `left off`, `secondary insurance`. */
const OTHER_SENSES: Readonly<Record<string, string>> = {
  right: '(?! (?:codes?|one|way|now|answer|choice|dx|diagnosis|thing|away)\\b)',
  left: '(?! (?:off|out|blank|it)\\b)',
  primary: '(?! (?:dx|diagnosis|diagnoses|codes?|insurance|payer|claim|care)\\b)',
  secondary: '(?! (?:dx|diagnosis|diagnoses|codes?|insurance|payer|claim|to)\\b)',
  active: '(?! (?:codes?|coverage|policy)\\b)',
}

/**
 * The one billable code below the header that the message describes: it speaks of more words that are in its title and not
 * in every other's than of any other title. Of equals the one that says nothing besides, an unspecified one first. Null where
 * several fit or none does, because the record decides and not the desk.
 * @param text of the message in lower case
 */
export function findFittingSubcode(
  below: readonly SubcodeFact[],
  header: string | null,
  text: string,
): FittingSubcode | null {
  const billable = below.filter((row) => row.billable && row.description !== null)
  if (billable.length < 2 || below.length >= LOOKED_UP) return null
  const said = plain(text)
  const titles = billable.map((row) => new Set(wordsOf(row.description ?? '')))
  const shared = new Set([
    ...wordsOf(header ?? ''),
    ...[...(titles[0] ?? [])].filter((word) => titles.every((each) => each.has(word))),
  ])
  const found = billable.flatMap((row, at): Match[] => {
    const own = [...(titles[at] ?? [])].filter((word) => !shared.has(word))
    const words = own.filter((word) => speaksOf(said, word))
    return contradicts(row, said) ? [] : [{ row, words, unsaid: own.filter((word) => !words.includes(word)) }]
  })
  const most = Math.max(0, ...found.map(({ words }) => words.length))
  const best = found.filter(({ words }) => words.length === most)
  if (most === 0) return null
  const [only] = best.length === 1 ? best : narrow(best, said)
  return only === undefined ? null : { row: only.row, words: only.words }
}

/**
 * Of equals the only one that says nothing besides; among several of those the only unspecified one, unless the message comes
 * near what another says (`lumbar` where a title has `lumbosacral`).
 */
function narrow(best: readonly Match[], said: string): Match[] {
  const whole = best.filter(({ unsaid }) => unsaid.length === 0)
  const near = best.some(({ unsaid }) => unsaid.some((word) => new RegExp(`\\b${word.slice(0, 4)}`).test(said)))
  if (near) return []
  if (whole.length === 1) return whole
  const unspecified = whole.filter(({ row }) => /\bunspecified\b/i.test(row.description ?? ''))
  return unspecified.length === 1 ? unspecified : []
}

/** `without gangrene` is not meant by who says nothing of the kind. */
const contradicts = ({ description }: SubcodeFact, said: string): boolean =>
  /\bwithout\b/i.test(description ?? '') && !/\b(?:without|no|not|w\/o)\b/.test(said)

/** The text as titles write it: one word for what is denied, sides in full. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\bnon[- ](?=[a-z])/g, 'non')
    .replace(/\b(?:both|bilat|b\/l)(?![\w-])/g, 'bilateral')
    .replace(/\blt\b/g, 'left')
    .replace(/\brt\b/g, 'right')

/** A number that means something with the word before it alone: `stage 3`, `category 4`. */
const STEP = /\b(?:stage|category|grade|class|degree) \d[a-z]?\b/g

/** Words that may tell a title from another: of four letters or more, and steps such as `stage 3b`. */
function wordsOf(title: string): string[] {
  const text = plain(title)
  const words = text.replace(STEP, ' ').match(/[a-z]{4,}/g) ?? []
  return [...(text.match(STEP) ?? []), ...words.filter((word) => !EMPTY_WORDS.has(word))]
}

/** Words before another that say it is not so, or only suspected. */
const DENIED = '(?<!\\b(?:no|not|without|denies|denied|rule out|ruled out|r/o|possible|probable|suspected) )'

function speaksOf(said: string, word: string): boolean {
  const [name, step] = word.split(' ')
  // `CKD 3b` says the stage without the word.
  const pattern = step === undefined ? word : /[a-z]$/.test(step) ? `(?:${name} )?${step}` : word
  return new RegExp(`${DENIED}\\b${pattern}\\b${OTHER_SENSES[word] ?? ''}`).test(said)
}
