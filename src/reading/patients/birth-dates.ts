import { addDays, type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { after, anyOf, before, captured, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { once } from '../text/ask-once.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'
import { cuedPattern, cueWords, matchCued, matchCuedFigures, placesOf, type TextIndex } from '../text/text-index.ts'
import { findLabelledBirths } from './labelled-births.ts'
import { findToldBirths } from './told-births.ts'

const SEX_AND_AGE = '(?:(?:[MF]|(?:fe)?male)[ \\t,|]{1,3})?(?:\\d{1,3}[ -]?(?:[Yy]\\/?[Oo]?|[Yy]rs?)[ \\t,|]{1,3})?'
/** What stands between a name and the date behind it: the blanks or a sign of a row, the end of the line of a label. */
const BESIDE = '[ \\t]{0,16}(?:[,(\\[|/-]|\\r?\\n)?[ \\t]{0,4}'
/** A date between 1900 and 2009, or of a two-digit year from 30 on. */
const OLD_DATE = sticky(
  inOrder(
    new RegExp(BESIDE),
    new RegExp(SEX_AND_AGE),
    captured(
      anyOf(
        /\d{1,2}(?<sign>[/.-])\d{1,2}\k<sign>(?:(?:19\d|200)\d|[3-9]\d)/,
        /(?:19\d|200)\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])/,
      ),
    ),
    /(?!\d)/,
  ),
)
/** A date from 2010 on, which may be a child's. */
const LATER_DATE = /[ \t]{0,2}[,([]?[ \t]{0,2}(\d{1,2}([/.-])\d{1,2}\2(20[1-9]\d))(?!\d)/y
const BRACKETED_DATE = /[ \t]{1,2}[([](?:b\.?[ \t]?)?((\d{1,2})([/.-])(\d{1,2})\3((?:20)?[12]\d))[)\]]/y
/** `(7/4/52) ` before a name, `7/4/1952 ` where it begins the line */
const DATE_BEFORE = /(?:[([]|^[ \t]{0,2})(\d{1,2}([/.-])\d{1,2}\2(?:(?:19\d|200)\d|[3-9]\d))[)\]]?[ \t,|/:-]{1,3}$/
const ANY_DATE = figurePattern(/(?<![\d/.-])\d{1,2}([/.-])\d{1,2}(?:\1\d{2,4})?(?![\d/.-])/y, {
  least: 1,
  most: 2,
  signs: '/.-',
})
const CHILD = cueWords('kid child son daughter mom dad mother father baby toddler infant peds pediatric pediatrics wcc')
/** `baby Oaklynn (3/9/25)`: whom a birth stands behind in brackets as others have their age. */
const INFANT_BEFORE = /\b(?:baby|infant|newborn|toddler|(?:baby|newborn)[ \t](?:boy|girl))[ \t]{1,2}$/i
/** Days before the mail from which a date in brackets behind an infant is rather its birth, where another day is told. */
const LEAST_DAYS = 60
const TOLD_DAY = cueWords('today yesterday morning afternoon monday tuesday wednesday thursday friday saturday')
/** Years before the mail from which a date behind a name is a child's birth and no service's. */
const LEAST_YEARS = 4
/** `03/30/1964  M  61Y`, `5/2/1949 (76 yrs)` */
const DATE_AND_AGE = figurePattern(
  sticky(
    inOrder(
      /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1((?:19|20)\d\d)/i,
      before(/[ \t,;|]{0,3}[(]?(?:(?:[MF]|(?:fe)?male)[ \t,/|]{1,3})?(\d{1,3})[ -]?/i, /(?:y\/?o?|yrs?|years?)\b/i),
    ),
  ),
  { least: 1, most: 2, signs: '/.-' },
)
/** Years of births and ages together where the year of the mail is not known; years before it that a mail tells of; the least age that proves anything. */
const [FIRST_SUM, LAST_SUM, YEARS_BACK, LEAST_AGE] = [2012, 2036, 3, 8]

/** Ages over 89 (45 CFR 164.514(b)(2)(i)(C)): they tell the year of birth of few people. */
const GREAT_AGE = cuedPattern(
  'yo y yr yrs year years',
  /(?<=(?<![\w.$/-])(9\d|1[01]\d)[ \t-]{0,2})(?:y\/?o|yrs?\.?|years?|y\.o\.)(?:[ \t-]?(?:old)?)(?![A-Za-z])/i,
)
const GREAT_AGED = cuedPattern(
  'age aged he she pt patient is',
  inOrder(
    /\b/iu,
    anyOf(/age[ds]?|(?:he|she|pt|patient) is/iu, /(?<=\p{Lu}[\p{L}'’-]{1,24}[ \t])is(?=[ \t]\d{2,3}[ \t]?[,.;])/iu),
    /[ \t:]{1,3}(?:is[ \t]|of[ \t])?(9\d|1[01]\d)(?![\w%-]|\.\d)/iu,
  ),
)

/** Characters from the word for an age to its number at most. */
const REACH = 24
/** `95F`, `91 M` */
const GREAT_AGE_AND_SEX = figurePattern(/(?<![\w.$/-])(9\d|1[01]\d)[ \t]?(?:[FM](?![A-Za-z0-9.])|(?:fe)?male\b)/y, {
  least: 2,
  most: 4,
  first: '19',
})

/** Dates of birth behind a word for it, in a field of a form or behind an age, written in figures or spoken, before an age that fits, and such of a generation back. */
export function findBirthDates(text: string, index: TextIndex, sentOn: IsoDate | null = null): Span[] {
  return [
    ...findLabelledBirths(text, index),
    ...findToldBirths(text, index, sentOn),
    ...findDatesWithAges(text, index, sentOn),
    ...findOldDates(text, index, sentOn),
  ]
}

/**
 * `Jane Doe, 4/12/1951`: a date a generation back right beside a name is a birth date without its label; one of some years
 * before `sentOn` is a child's where the mail speaks of one, or has another date.
 */
export function findDatesBehindNames(
  text: string,
  names: readonly Span[],
  index: TextIndex,
  sentOn: IsoDate | null,
): Span[] {
  const tellsDays = once(() => matchFigures(text, index, ANY_DATE).length > 1)
  const tellsService = (): boolean => placesOf(index, TOLD_DAY).length > 0 || tellsDays()
  return names.flatMap(({ start, end }) => {
    const match = matchAt(OLD_DATE, text, end)
    if (match?.[1]) return [{ start: end + match[0].length - match[1].length, end: end + match[0].length }]
    const before = DATE_BEFORE.exec(lineBefore(text, start, 24))
    if (before?.[1]) {
      const at = start - before[0].length + before[0].indexOf(before[1])
      return [{ start: at, end: at + before[1].length }]
    }
    const later = sentOn === null ? null : matchAt(LATER_DATE, text, end)
    if (!later?.[1] || Number(later[3]) > Number(sentOn?.slice(0, 4)) - LEAST_YEARS)
      return findInfantBirth(text, { start, end }, tellsService, sentOn)
    if (placesOf(index, CHILD).length === 0 && !tellsDays()) return []
    return [{ start: end + later[0].length - later[1].length, end: end + later[0].length }]
  })
}

/** The date in brackets behind an infant's name, where another day is that of the service. */
function findInfantBirth(
  text: string,
  { start, end }: Span,
  tellsService: () => boolean,
  sentOn: IsoDate | null,
): Span[] {
  const [written = '', date = '', month, , day, year = ''] = matchAt(BRACKETED_DATE, text, end) ?? []
  if (sentOn === null || date === '' || !INFANT_BEFORE.test(lineBefore(text, start, 24))) return []
  const born = isoDate(2000 + (Number(year) % 100), Number(month), Number(day))
  if (born === null || born > addDays(sentOn, -LEAST_DAYS)) return []
  if (!tellsService()) return []
  const at = end + written.indexOf(date)
  return [{ start: at, end: at + date.length }]
}

/** Dates with an age behind them that fits: `03/30/1964 M 61Y`. */
function findDatesWithAges(text: string, index: TextIndex, sentOn: IsoDate | null): Span[] {
  const last = sentOn === null ? LAST_SUM : Number(sentOn.slice(0, 4))
  const first = sentOn === null ? FIRST_SUM : last - YEARS_BACK
  return matchFigures(text, index, DATE_AND_AGE).flatMap(({ index: start, 0: date, 2: year, 3: age }) => {
    const sum = Number(year) + Number(age)
    return Number(age) >= LEAST_AGE && sum >= first && sum <= last ? [{ start, end: start + date.length }] : []
  })
}

/** A date a generation back that stands for itself: at the beginning of a line, behind who speaks, or in brackets. */
const OLD = figurePattern(
  sticky(
    anyOf(
      inOrder(
        after(
          anyOf(/(?:^|\n)[ \t>*•-]{0,4}|[:([|][ \t]{0,2}/, /\b(?:her|his|she['’]?s|he['’]?s|pt|patient|mom|dad)[ \t]/),
        ),
        /\d{1,2}([/.-])\d{1,2}\1(?:19\d\d|[3-9]\d)|19\d\d-\d\d-\d\d/,
        /(?![\w/-]|\.\d)/,
      ),
      inOrder(
        /(?<![\w/.$-])(?:0?[1-9]|1[0-2])(?<sign>[/-])(?:0?[1-9]|[12]\d|3[01])\k<sign>/,
        /(?:19[0-9]\d|(?<=[.?!][ \t]{1,2}[\d/-]{4,6})[4-8]\d)(?![\w/-]|\.\d)/,
      ),
    ),
  ),
  { least: 1, most: 4, signs: '/.-' },
)
/** What else is dated so: rules and their versions. */
const DATED = inOrder(
  /\b/i,
  anyOf(
    /eff(?:ective)?|since|deleted|as of|from|until|through|dos|service|surgery|implanted/i,
    /placed|rev(?:ised)?|issued|version|updated|published|dated|onset|injury|doi|accident/i,
    /date|termed|term/i,
  ),
  /\b[^\n]{0,6}$/i,
)
/** Years from which a date tells rather a person's birth than anything a mail is about. */
const GENERATION = 28

function findOldDates(text: string, index: TextIndex, sentOn: IsoDate | null): Span[] {
  const sentIn = sentOn === null ? (FIRST_SUM + LAST_SUM) / 2 : Number(sentOn.slice(0, 4))
  return matchFigures(text, index, OLD).flatMap(({ index: start, 0: date }) => {
    const year = /^19\d\d-/.test(date) ? date.slice(0, 4) : (/\d+$/.exec(date)?.[0] ?? '')
    const born = year.length === 2 ? 1900 + Number(year) : Number(year)
    const parts = date.split(/\D/).map(Number)
    const isDate = year.length === 4 && date.startsWith(year) ? true : (parts[0] ?? 0) <= 12 && (parts[1] ?? 0) <= 31
    if (!isDate || born > sentIn - GENERATION || DATED.test(lineBefore(text, start, 24))) return []
    return [{ start, end: start + date.length }]
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
