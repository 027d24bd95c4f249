import type { SubcodeFact } from '../domain/codebook.ts'

/** Words of titles that tell nothing of one code below a header against another, or that nobody means as the title does. */
const IDLE = new Set(
  'other others unspecified with without encounter initial subsequent sequela reason site part type specified first second third'.split(
    ' ',
  ),
)

/** Short forms that stand in notes for words of titles. */
const WRITTEN: Readonly<Record<string, string>> = {
  r: 'right',
  rt: 'right',
  l: 'left',
  lt: 'left',
  bilat: 'bilateral',
  both: 'bilateral',
  ca: 'carcinoma',
  lid: 'eyelid',
  mod: 'moderate',
}

/** Where one statement of a note ends and the next begins. */
const STATEMENTS = /[\n;]|(?<=[.?!])\s/

const SHORTEST = 4

type Header = { code: string; description: string | null }

/**
 * The one code below a header that the message describes, in lower case: only it among them has a word of its own, such as a
 * side, in the statement that speaks of the header. Null where none or several are described. With other headers in the
 * message the statement has to share words with the title of this one.
 */
export function findDescribedBelow(
  header: Header,
  rows: readonly SubcodeFact[],
  headers: readonly Header[],
  text: string,
): SubcodeFact | null {
  // Below a heading of what is unspecified stands nothing that was specified.
  if (/\bunspecified\b/i.test(header.description ?? '')) return null
  const statement = headers.length > 1 ? findStatement(header, headers, text) : text
  if (statement === null || rows.length < 2) return null
  const told = wordsOf(statement)
  const titles = rows.map((row) => ({ row, words: wordsOf(row.description ?? '') }))
  const own = titles.map(({ row, words }) => {
    const distinct = [...words].filter((word) => tells(word) && !titles.every((each) => each.words.has(word)))
    return { row, said: distinct.filter((word) => told.has(word)).length }
  })
  const described = own.filter(({ said }) => said > 0)
  return described.length === 1 ? (described[0]?.row ?? null) : null
}

const tells = (word: string): boolean => word.length >= SHORTEST && !IDLE.has(word)

/** The statement that shares most with the title of the header, a word of several titles counting less; null for a tie. */
function findStatement(header: Header, headers: readonly Header[], text: string): string | null {
  const titles = headers.map(({ description }) => wordsOf(description ?? ''))
  const own = [...wordsOf(header.description ?? '')].filter(tells)
  const worth = (word: string): number => 1 / titles.filter((title) => title.has(word)).length
  const scored = text.split(STATEMENTS).map((statement) => {
    const told = wordsOf(statement)
    return { statement, score: own.reduce((sum, word) => sum + (told.has(word) ? worth(word) : 0), 0) }
  })
  const [best, next] = scored.toSorted((one, other) => other.score - one.score)
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.statement : null
}

/** `stage 3b` and `class 2` tell by their number, which stands alone in `CKD 3b`. */
const NUMBERED = /\b(stage|class|type|grade) (\d[a-z]?)\b/g
const STAGE_ALONE = /(?<!stage )\b(3[ab])\b/g

function wordsOf(text: string): Set<string> {
  const joined = text.toLowerCase().replace(STAGE_ALONE, 'stage $1').replace(NUMBERED, '$1$2')
  const words = joined.match(/[a-z0-9]+/g) ?? []
  return new Set(words.map((word) => WRITTEN[word] ?? word))
}
