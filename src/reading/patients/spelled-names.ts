import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import type { Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

/** `that's w o j c i k`, `spelled B-R-A-N-D-T`: single letters behind words that announce them. */
const SPELLED = cuedPattern(
  'that thats spelled spelling spells spell',
  inOrder(
    /that['’]?s|spelled|spelling(?:[ \t]is)?|spells|spell/i,
    /(?:[ \t](?:out|as|it|is|with))?[ \t:,]{1,3}((?:[a-z][ \t,.-]{1,2}){3,24}[a-z])(?![\w'’])/i,
  ),
)
/** `last name rose first charity`, `first name is ines, last quandt`: both parts of a name, in any case. */
const BOTH_PARTS = cuedPattern(
  'last first surname lname fname',
  inOrder(
    /\b(?:(?:last|first)[ \t]name|surname|[lf]name)(?:[ \t]is)?[ \t:=]{1,3}([a-zß-ɏḀ-ỿ'’-]{2,24})/i,
    /[ \t,;]{1,3}(?:and[ \t])?(?:the[ \t])?(?:last|first|surname|[lf]name)(?:[ \t]name)?(?:[ \t]is)?/i,
    /[ \t:=]{1,3}([a-zß-ɏḀ-ỿ'’-]{2,24})(?![\wß-ɏḀ-ỿ])/i,
  ),
)
/** Words that go on with a sentence about a form rather than name anybody. */
const OF_A_FORM = inOrder(
  /^/i,
  anyOf(
    /last|first|middle|name|names|initial|is|are|was|not|wrong|missing|misspelled|different/i,
    /only|or|and|then|in|on|the|a|an|field|box|blank|spelled/i,
  ),
  /$/i,
)
/** Letters from which the word that was spelled is looked for elsewhere, and such words at most. */
const [LEAST_SPELLED, MAX_SPELLED] = [4, 10]

/** Names that a mail spells letter by letter, wherever they stand, and both parts of a name told in small letters. */
export function findSpelledNames(text: string, index: TextIndex): Span[] {
  const spelled = matchCued(text, index, SPELLED).map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end }
  })
  const words = new Set(
    spelled.slice(0, MAX_SPELLED).map(({ start, end }) => text.slice(start, end).replace(/[^\p{L}]+/gu, '')),
  )
  const parts = matchCued(text, index, BOTH_PARTS).flatMap((match) => {
    const [whole, one = '', other = ''] = match
    if (OF_A_FORM.test(one) || OF_A_FORM.test(other) || !(mayBeName(one) || mayBeName(other))) return []
    const end = match.index + whole.length
    const start = match.index + whole.lastIndexOf(one, whole.length - other.length - 1)
    return [
      { start, end: start + one.length },
      { start: end - other.length, end },
    ]
  })
  return [...spelled, ...[...words].flatMap((word) => findWord(text, word)), ...parts]
}

const mayBeName = (word: string): boolean =>
  !isFormWord(word) && (isFirstName(word) || isLastName(word) || !isPlainWord(word))

/** Every place where the word stands alone, in any case. */
function findWord(text: string, word: string): Span[] {
  if (word.length < LEAST_SPELLED || isPlainWord(word)) return []
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'giu'))].map(({ index: start }) => {
    return { start, end: start + word.length }
  })
}
