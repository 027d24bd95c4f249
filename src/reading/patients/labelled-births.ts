import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { DAY_WORDS, MONTH_WORDS } from '../dates/calendar-words.ts'
import { matchAt, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

const YEAR_WORDS = inOrder(
  /(?:nineteen|twenty|two thousand)/,
  repeated(
    inOrder(
      /[ -]/,
      anyOf(
        /hundred|and|oh|o|ten|eleven|twelve/,
        /(?:thir|four|fif|six|seven|eigh|nine)teen/,
        /twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six/,
        /seven|eight|nine/,
      ),
      /\b/,
    ),
    '{0,4}',
  ),
).source
const NUMBER_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const CARDINAL = `(?:(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|oh[ -](?:${NUMBER_WORDS})|${NUMBER_WORDS})`
const DAY = `(?:${DAY_WORDS}|\\d{1,2}(?:st|nd|rd|th)?)`
const TENS =
  '(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\\b'
const YEAR = `(?:,?[ \\t](?:of[ \\t])?(?:['’]?\\d{2,4}\\b|${YEAR_WORDS}))`
/** A word for the day of a birth, up to where the day begins. */
const BIRTH_LABEL = cuedPattern(
  'dob d date birth birthdate birthday bday bd b born yob year',
  new RegExp(
    `\\b(?:D[O0]B|D\\.O\\.B\\.?|date of birth|birth ?(?:date|day|year)|year of birth|d\\/o\\/b|YOB|bday|b-day|born|b(?:\\.|\\/?d)(?=[ \\t:]{0,2}(?:\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2}|(?:19|20)\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[- ](?:${MONTH_WORDS})\\b[-.,]?[- ]?['’]?\\d\\d|(?:${MONTH_WORDS})\\b\\.?[ \\t]\\d{1,2},?[ \\t]['’]?\\d\\d)))(?!\\w)(?:[ \\t]?[/(][ \\t]?age\\b\\)?)?[ \\t]?(?:on[ \\t]|is[ \\t]|was[ \\t]|in[ \\t]){0,2}(?:the[ \\t])?[:#=.-]?[ \\t]{0,4}`,
    'i',
  ),
)
/** The day behind it: looked for there alone, because it is the longest pattern of all. */
const BIRTH_DATE = new RegExp(
  `[\\dOol]{1,4}([-/.])[\\dOol]{1,2}\\1\\d{2,4}|\\d{1,2}\\/(?:19|20)\\d\\d\\b|\\d{8}|\\d{6}(?!\\d)|\\d{1,2}[- ](?:${MONTH_WORDS})\\b[-., ]{1,2}\\d{2,4}` +
    `|(?:${MONTH_WORDS})\\b\\.?(?:[ \\t](?:the[ \\t])?${DAY}\\b)?${YEAR}?` +
    `|(?:${NUMBER_WORDS}|\\d{1,2})[ \\t,-]{1,2}(?:${CARDINAL}|\\d{1,2})[ \\t,-]{1,2}(?:${YEAR_WORDS}|${TENS}|(?:19|20)\\d\\d\\b)` +
    `|(?:${MONTH_WORDS})-\\d{1,2}-\\d{2,4}\\b` +
    `|${DAY}(?:[ \\t]of)?[ \\t](?:${MONTH_WORDS})\\b${YEAR}?` +
    `|(?:19|20)\\d\\d\\b`,
  'iy',
)

/** Days of birth, in figures or spoken, right behind a word for one: `DOB 3/1/47`, `born june ninth nineteen fifty one`. */
export function findLabelledBirths(text: string, index: TextIndex): Span[] {
  return matchCued(text, index, BIRTH_LABEL).flatMap((label) => {
    const start = label.index + label[0].length
    const date = matchAt(BIRTH_DATE, text, start)
    return date === null ? [] : [{ start, end: start + date[0].length }]
  })
}
