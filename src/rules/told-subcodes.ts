import type { SubcodeFact } from '../domain/codebook.ts'

/** A code below a header whose own words the message says, and those words. */
export type ToldSubcode = { row: SubcodeFact; words: string }

/** Words that stand in many descriptions and in few notes. */
const IDLE = new Set('of the and or with in on to a an by for not nos nec other specified side'.split(' '))

/** Words of the encounter: which one it is, treatment decides and not the word. What is left unspecified nobody tells. */
const OF_ENCOUNTER = /\b(?:encounter|sequela)\b/i
const UNSPECIFIED = /\bunspecified\b/i

/** Behind these a number or a letter names a class: `stage 3a`, `type 2`. */
const GRADED = /^(?:class|stage|type|grade|degree|level|phase)$/
const GRADE = /^(?:\d[a-z]?|[ivx]{1,3}|[a-z])$/
const ROMAN: Readonly<Record<string, string>> = { 1: 'i', 2: 'ii', 3: 'iii', 4: 'iv', 5: 'v' }

/** Sides as they are abbreviated before a part of the body; `L spine` is no side. */
const SIDES: Readonly<Record<string, string>> = {
  right: '(?:right|rt|r(?= [a-z]{3}))',
  left: '(?:left|lt|l(?= (?!spine)[a-z]{3}))',
}

/** What is denied, or only thought of, is no description of the patient. */
const DENIED = /\b(?:no|not|non|denies|without|w\/o|rule out|r\/o|instead of|versus|vs)[\s-]+(?:\w+\s+)?$/

const ABSENT = 'without '

/**
 * Of codes below one header those whose description is told: every word that sets it apart from the others stands in the
 * text. A code whose words are part of those of another one that is told as well is left out.
 * @param header description of the header, whose words set none of them apart
 * @param text lower case
 */
export function findToldSubcodes(rows: readonly SubcodeFact[], header: string | null, text: string): ToldSubcode[] {
  if (rows.length < 2 || rows.some(({ description }) => OF_ENCOUNTER.test(description ?? ''))) return []
  const described = rows.map((row) => ({ row, terms: termsOf(row.description ?? '') }))
  const common = termsOf(header ?? '')
  const isShared = (term: string): boolean =>
    common.includes(term) || described.every((each) => each.terms.includes(term))
  const told = described.flatMap(({ row, terms }) => {
    const own = UNSPECIFIED.test(row.description ?? '') ? [] : terms.filter((term) => !isShared(term))
    return own.length > 0 && own.every((term) => isTold(term, text)) ? [{ row, own }] : []
  })
  const isPart = (own: readonly string[], of: readonly string[]): boolean =>
    of.length > own.length && own.every((term) => of.includes(term))
  return told
    .filter(({ own }) => !told.some((other) => isPart(own, other.own)))
    .map(({ row, own }) => ({ row, words: own.join(', ') }))
}

/** The words of a description; a class together with its word, and what is absent with `without`. */
function termsOf(description: string): string[] {
  const words = description.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.flatMap((word, at) => {
    const [before = '', after = ''] = [words[at - 1], words[at + 1]]
    if (GRADED.test(word) && GRADE.test(after)) return []
    if (GRADED.test(before) && GRADE.test(word)) return [`${before} ${word}`]
    if (word === 'without' || IDLE.has(word)) return []
    return [before === 'without' ? `${ABSENT}${word}` : word]
  })
}

function isTold(term: string, text: string): boolean {
  const isAbsent = term.startsWith(ABSENT)
  const found = [...text.matchAll(new RegExp(`(?<![\\w.])${patternOf(term.replace(ABSENT, ''))}(?!\\w)`, 'g'))]
  return found.some(({ index }) => DENIED.test(text.slice(0, index)) === isAbsent)
}

function patternOf(term: string): string {
  const [first = '', grade] = term.split(' ')
  if (grade === undefined) return SIDES[first] ?? `${first}(?:s|ly)?`
  const roman = ROMAN[grade]
  return `${first}[\\s#-]*${roman ? `(?:${grade}|${roman})` : grade}`
}
