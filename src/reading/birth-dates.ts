import { DAY_WORDS, MONTH_WORDS } from './calendar-words.ts'
import { figurePattern, matchFigures } from './figure-pattern.ts'
import { matchAt, type Span } from './span.ts'
import { cuedPattern, matchCued, matchCuedFigures, type TextIndex } from './text-index.ts'

const YEAR_WORDS =
  '(?:nineteen|twenty|two thousand)(?:[ -](?:hundred|and|oh|o|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)\\b){0,4}'
const NUMBER_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const CARDINAL = `(?:(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|oh[ -](?:${NUMBER_WORDS})|${NUMBER_WORDS})`
const DAY = `(?:${DAY_WORDS}|\\d{1,2}(?:st|nd|rd|th)?)`
const YEAR = `(?:,?[ \\t](?:of[ \\t])?(?:\\d{2,4}\\b|${YEAR_WORDS}))`
const BIRTH_DATE = cuedPattern(
  'dob d date birth birthdate birthday bday b born yob year',
  new RegExp(
    `\\b(?:D[O0]B|D\\.O\\.B\\.?|date of birth|birth ?(?:date|day|year)|year of birth|d\\/o\\/b|YOB|bday|b-day|born|b\\.(?=[ \\t]?\\d{1,2}[-/]\\d{1,2}[-/]\\d{2}))(?!\\w)[ \\t]?(?:on[ \\t]|is[ \\t]|was[ \\t]|in[ \\t]){0,2}(?:the[ \\t])?[:#=.-]?[ \\t]{0,4}(` +
      `[\\dOol]{1,4}([-/.])[\\dOol]{1,2}\\2\\d{2,4}|\\d{1,2}\\/(?:19|20)\\d\\d\\b|\\d{8}|\\d{6}(?!\\d)|\\d{1,2}[- ](?:${MONTH_WORDS})\\b[-., ]{1,2}\\d{2,4}` +
      `|(?:${MONTH_WORDS})\\b\\.?(?:[ \\t](?:the[ \\t])?${DAY}\\b)?${YEAR}?` +
      `|(?:${NUMBER_WORDS}|\\d{1,2})[ \\t,-]{1,2}(?:${CARDINAL}|\\d{1,2})[ \\t,-]{1,2}(?:${YEAR_WORDS}|(?:19|20)\\d\\d\\b)` +
      `|(?:${MONTH_WORDS})-\\d{1,2}-\\d{2,4}\\b` +
      `|${DAY}(?:[ \\t]of)?[ \\t](?:${MONTH_WORDS})\\b${YEAR}?` +
      `|(?:19|20)\\d\\d\\b)`,
    'i',
  ),
)

/** A date between 1900 and 2009, or of a two-digit year from 30 on. */
const OLD_DATE = /[ \t]?[,(-]?[ \t]{0,2}(?:[MF][ \t,]{1,3})?(\d{1,2}([/.-])\d{1,2}\2(?:(?:19\d|200)\d|[3-9]\d))(?!\d)/y

/** Ages over 89 (45 CFR 164.514(b)(2)(i)(C)): they tell the year of birth of few people. */
const GREAT_AGE = cuedPattern(
  'yo y yr yrs year years',
  /(?<=(?<![\w.$/-])(9\d|1[01]\d)[ \t-]{0,2})(?:y\/?o|yrs?\.?|years?|y\.o\.)(?:[ \t-]?(?:old)?)(?![A-Za-z])/i,
)
const GREAT_AGED = cuedPattern(
  'age aged he she pt patient is',
  /\b(?:age[ds]?|(?:he|she|pt|patient) is|(?<=\p{Lu}[\p{L}'’-]{1,24}[ \t])is(?=[ \t]\d{2,3}[ \t]?[,.;]))[ \t:]{1,3}(?:is[ \t]|of[ \t])?(9\d|1[01]\d)(?![\w%-]|\.\d)/iu,
)

/** Characters from the word for an age to its number at most. */
const REACH = 24
/** `95F`, `91 M` */
const GREAT_AGE_AND_SEX = figurePattern(/(?<![\w.$/-])(9\d|1[01]\d)[ \t]?(?:[FM](?![A-Za-z0-9.])|(?:fe)?male\b)/y, {
  least: 2,
  most: 4,
  first: '19',
})

/** Dates of birth behind a word for it, written in figures or spoken. */
export function findBirthDates(text: string, index: TextIndex): Span[] {
  return matchCued(text, index, BIRTH_DATE).map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end }
  })
}

/** `Jane Doe, 4/12/1951`: a date a generation back right behind a name is a birth date without its label. */
export function findDatesBehindNames(text: string, names: readonly Span[]): Span[] {
  return names.flatMap(({ end }) => {
    const match = matchAt(OLD_DATE, text, end)
    return match?.[1] ? [{ start: end + match[0].length - match[1].length, end: end + match[0].length }] : []
  })
}

/** True where a number from 90 to 119 stands somewhere. */
function holdsGreatNumber(text: string, { figures }: TextIndex): boolean {
  for (let at = 0; at < figures.length; at += 3) {
    const first = figures[at + 1] ?? 0
    const sign = text[first]
    if (sign === '9' || (sign === '1' && (text[first + 1] === '0' || text[first + 1] === '1'))) return true
  }
  return false
}

/** Ages over 89, with their unit. */
export function findGreatAges(text: string, index: TextIndex): Span[] {
  const sexed = matchFigures(text, index, GREAT_AGE_AND_SEX).map(({ index: start, 1: age = '' }) => {
    return { start, end: start + age.length }
  })
  if (!holdsGreatNumber(text, index)) return sexed
  const behind = matchCued(text, index, GREAT_AGE).map((match) => {
    const end = match.index + match[0].trimEnd().length
    return { start: text.lastIndexOf(match[1] ?? '', match.index - 1), end }
  })
  const named = matchCuedFigures(text, index, GREAT_AGED, REACH).map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end }
  })
  return [...behind, ...named, ...sexed]
}
