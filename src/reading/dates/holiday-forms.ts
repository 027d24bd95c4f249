import { addDays, type IsoDate, isoDate, weekdayOf } from '../../domain/iso-date.ts'
import { anyOf, captured, grouped, inOrder, notAfter, notBefore } from '../../patterns/compose-patterns.ts'
import { atWord, type DateForm, day } from './date-form.ts'

/** Holidays on one day of a month: the month and the day. */
const FIXED: Readonly<Record<string, readonly [number, number]>> = {
  'new years eve': [12, 31],
  'new years day': [1, 1],
  'valentines day': [2, 14],
  'st patricks day': [3, 17],
  juneteenth: [6, 19],
  'independence day': [7, 4],
  halloween: [10, 31],
  'veterans day': [11, 11],
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
}
/** Holidays on a day of the week: the month, the day of the week (0 is Sunday), which of them, and days behind it. */
const FLOATING: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'mlk day': [1, 1, 3, 0],
  'martin luther king day': [1, 1, 3, 0],
  'presidents day': [2, 1, 3, 0],
  'mothers day': [5, 0, 2, 0],
  'memorial day': [6, 1, 1, -7],
  'fathers day': [6, 0, 3, 0],
  'labor day': [9, 1, 1, 0],
  'columbus day': [10, 1, 2, 0],
  'indigenous peoples day': [10, 1, 2, 0],
  thanksgiving: [11, 4, 4, 0],
  'thanksgiving day': [11, 4, 4, 0],
  'black friday': [11, 4, 4, 1],
}
const NAME = grouped(
  anyOf(
    /new year['’]?s (?:eve|day)|valentine['’]?s day/,
    /(?:st\.?|saint) patrick['’]?s day/,
    /juneteenth|independence day|halloween|veteran['’]?s?['’]? day|christmas(?: eve| day)?/,
    /(?:mlk|martin luther king(?:,? jr\.?)?) day/,
    /president['’]?s['’]? day|mother['’]?s day|father['’]?s day|memorial day|labor day/,
    /columbus day/,
    /indigenous peoples?['’]?s? day/,
    /thanksgiving(?: day)?|black friday/,
  ),
).source
/** What stands before a holiday that is none of a service: a span, an end, a wish. */
const NOT_BEHIND = notAfter(
  /\b/,
  anyOf(
    /until|till|thru|through|by|before|after|since|around|past|near|happy|merry|every/,
    /each|next|this coming|closed|closed on|closed for|off|off on|out|out on|week of/,
    /for/,
  ),
  / /,
).source

/** Holidays by name, as the last of them not after the day of the message: `on Halloween he injected`, `seen Labor Day`. */
export const HOLIDAY_FORMS: readonly DateForm[] = [
  {
    find: atWord(
      `new valentine valentines st saint juneteenth independence halloween veterans veteran christmas mlk
        martin president presidents mother mothers father fathers memorial labor columbus indigenous
        thanksgiving black`,
      // `Memorial Day Hospital`, `Christmas week`, `the Thanksgiving schedule`: no days.
      inOrder(
        new RegExp(NOT_BEHIND, 'i'),
        /\b/i,
        captured(new RegExp(NAME, 'i')),
        /(?![\w-])/i,
        notBefore(
          /[ \t]/i,
          anyOf(/week|weekend|break|party|schedule|hours|holiday|season|hospital|clinic|medical/i, /closure|of next/i),
          /\b/i,
        ),
      ),
    ),
    precision: 'day',
    read: ([, name = ''], sentOn) => day(lastHoliday(plainName(name), sentOn)),
  },
]

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’.,]/g, '')
    .replace(/^saint /, 'st ')
    .replace(/^veteran /, 'veterans ')
    .replace(' jr ', ' ')
    .replace(/^indigenous \w+/, 'indigenous peoples')

function lastHoliday(name: string, sentOn: IsoDate): IsoDate | null {
  const year = Number(sentOn.slice(0, 4))
  const days = [year, year - 1].flatMap((each) => holidayOf(name, each) ?? [])
  return days.find((each) => each <= sentOn) ?? null
}

function holidayOf(name: string, year: number): IsoDate | null {
  const fixed = FIXED[name]
  if (fixed !== undefined) return isoDate(year, fixed[0], fixed[1])
  const floating = FLOATING[name]
  if (floating === undefined) return null
  const [month, weekday, which, behind] = floating
  const first = isoDate(year, month, 1)
  if (first === null) return null
  const until = (weekday - weekdayOf(first) + 7) % 7
  return addDays(first, until + (which - 1) * 7 + behind)
}
