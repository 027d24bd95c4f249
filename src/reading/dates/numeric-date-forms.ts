import { isoDate } from '../../domain/iso-date.ts'
import {
  after,
  anyOf,
  before,
  inOrder,
  notAfter,
  notBefore,
  optional,
  repeated,
  sticky,
} from '../../patterns/compose-patterns.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { placesOf } from '../text/text-index.ts'
import { WEEKDAY_WORDS } from './calendar-words.ts'
import { atFigure, type DateForm, day, namedDay, WEEKDAYS, wholeYear } from './date-form.ts'
import { OPERATION } from './named-operations.ts'

const findBehindWeekday = atFigure(
  new RegExp(`(?<=\\b(?:${WEEKDAY_WORDS})\\.?,?[ \\t]\\(?)(\\d{1,2})\\/(\\d{1,2})(?![\\w/%-]|\\.\\d)`, 'iy'),
  1,
  2,
  '/',
)

const BEHIND_DOS = figurePattern(/(?<=\bdos)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/-])/iy, {
  from: 'digit',
  least: 4,
  most: 5,
  first: 'D',
  signs: '-/.',
})

/** Forms of numbers alone, month first. */
export const NUMERIC_FORMS: readonly DateForm[] = [
  {
    // `1/3-1/5/24`: the range begins in the year it ends in.
    find: atFigure(
      /(?<![\w/.$#-])(\d{1,2})\/(\d{1,2})[ \t]?(?:[-–]|to|thru|through)[ \t]?(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d|\d\d)(?![\w/]|[-.]\d)/iy,
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, first, lastMonth, last, year = ''], sentOn) => {
      const ends = wholeYear(year, sentOn)
      return day(isoDate(ends, Number(month), Number(first)), isoDate(ends, Number(lastMonth), Number(last)))
    },
  },
  {
    find: atFigure(
      /(?<![\w/.$#-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![A-SU-Za-z\d_/]|T(?!\d\d:)|[-.]\d)/y,
      4,
      4,
      '-/.',
    ),
    precision: 'day',
    read: ([, year, , month, date]) => day(isoDate(Number(year), Number(month), Number(date))),
  },
  {
    // Behind another date a hyphen joins a range: `1/3/24-1/5/24`.
    find: atFigure(
      /(?<![\w/.$#]|(?<!\/\d\d|\/\d{4})-)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/]|\.\d|-\d(?!\d?\/))/y,
      1,
      2,
      '-/.',
    ),
    precision: 'day',
    read: ([, month, , date, year = ''], sentOn) => day(isoDate(wholeYear(year, sentOn), Number(month), Number(date))),
  },
  {
    // `dos10/2/25`
    find: (text, index) => matchFigures(text, index, BEHIND_DOS),
    precision: 'day',
    read: ([, month, , date, year = ''], sentOn) => day(isoDate(wholeYear(year, sentOn), Number(month), Number(date))),
  },
  {
    find: atFigure(/(?<![\w/.$#-])(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?![\w/-])/y, 1, 2, '/'),
    precision: 'month',
    read: ([, month, year]) => day(isoDate(Number(year), Number(month), 1)),
  },
  {
    // `DOS 3/4 and 3/11/24`: the first day is of the year of the last.
    find: atFigure(
      sticky(
        inOrder(
          after(
            /\b/i,
            anyOf(
              /D\.?O\.?S\.?|dates? of service|svc date|service date|service|seen|on|drawn/i,
              /collected|given|injected|placed|removed|treated|evaluated|delivered|dispensed/i,
              /fitted|implanted|inserted|excised|biopsied|debrided|repaired|scheduled|labs?/i,
              /eval|exam|session|performed|done|billed|back|again|scheduled|surgery|procedure/i,
              /visit|clinic|office|hospital|consult|E[DR]|admit|admitted|adm|discharged/i,
              /discharge|disch|dc|d\/c/i,
              /(?:disch(?:arged)?|d\/c['’]?d?|transferred|admitted|sent)[ \t](?:to|from)[ \t](?:the[ \t]|an?[ \t])?[a-z]{2,9}/i,
              /in[ \t]\d{1,2}\/\d{1,2},?[ \t](?:and[ \t])?out/i,
              /came in|returned/i,
              /saw[ \t](?:her|him|them|pt|the[ \t](?:pt|patient))/i,
              /remit/i,
              /(?:last|this) (?:month|week),?/i,
              /to (?:the )?OR|for/i,
            ),
            /[ \t:]{1,3}/i,
            repeated(/\d{1,2}\/\d{1,2}(?:,[ \t]?|[ \t](?:and|&)[ \t])/i, '{0,4}'),
          ),
          /(\d{1,2})\/(\d{1,2})/i,
          notBefore(
            /[\w/%-]|\.\d|[ \t](?:of\b(?![ \t](?:this|last))|(?:visits|inch(?:es)?|thickness|strength|pain)\b)/i,
          ),
          before(
            repeated(/(?:,[ \t]?(?:and[ \t])?|[ \t]?(?:&|\+|and)[ \t]?)\d{1,2}\/\d{1,2}(?![\w/%-]|\.\d)/i, '{0,8}'),
            optional(
              inOrder(
                /,[ \t]?(?:and[ \t])?|[ \t]?(?:&|\+|and)[ \t]?/i,
                /\d{1,2}\/\d{1,2}\/((?:19|20)\d\d|\d\d)(?!\d)/i,
              ),
            ),
          ),
        ),
      ),
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date, year], sentOn) => day(namedDay(Number(month), Number(date), year, sentOn)),
  },
  {
    // `the lap chole of 3/11`; `repair of 3/4 tear` and `strength after repair of 3/5` are no days.
    find: atFigure(
      sticky(
        inOrder(
          after(
            notAfter(/\b(?:strength|motor|grade|score|pain)\b[^.?!\n]{0,30}/i),
            OPERATION,
            /[ \t](?:of|from|dated)[ \t]/i,
          ),
          /(\d{1,2})\/(\d{1,2})/i,
          before(
            anyOf(
              /[ \t]?(?:[,;:?!()]|\.(?:\s|$)|$|\r?\n|[-–][ \t])/i,
              /[ \t](?:and|but|was|is|we|she|he|they|did|had|has|with|for|on|at|which|when|then|vs|in|code\w*|bill\w*)\b/i,
              /[ \t](?:\d{5}|[A-V]\d{4})(?!\d)/i,
            ),
          ),
        ),
      ),
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `dos 6 5 25`, `visit on 10 7 2025`
    find: atFigure(
      sticky(
        inOrder(
          after(
            /\b/i,
            /D\.?O\.?S\.?|dates? of service|svc|service|seen|visit|surgery|procedure/i,
            /[ \t:]{1,2}(?:on[ \t]|date[ \t])?/i,
          ),
          /(\d{1,2})[ \t](\d{1,2})[ \t]((?:20)?\d\d)(?![\w/%-]|[.,:]\d|[ \t]?(?:min|yo|y\/o|units?)\b)/i,
        ),
      ),
      1,
      2,
      ' ',
    ),
    precision: 'day',
    read: ([, month, date, year = ''], sentOn) => {
      const found = isoDate(wholeYear(year, sentOn), Number(month), Number(date))
      return found !== null && found <= sentOn ? day(found) : null
    },
  },
  {
    // A row that begins with its day: `9/10 99460`.
    find: atFigure(
      /(?<=(?:^|\n)[ \t]*(?:[-*•][ \t]*)?)(\d{1,2})\/(\d{1,2})(?=[ \t:,-]{1,4}(?:\d{5}|[A-V]\d{4})(?!\d))/y,
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `Wednesday (11/12)`
    find: (text, index) => (placesOf(index, WEEKDAYS).length === 0 ? [] : findBehindWeekday(text, index)),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `her 11/3 visit`
    find: atFigure(
      sticky(
        inOrder(
          /(?<![\w/.$#-])(\d{1,2})\/(\d{1,2})/i,
          before(
            /[ \t]/i,
            anyOf(
              /visits?(?![ \t](?:used|left|remaining|done|completed|so far|allowed|authorized))/i,
              /claims?|surgery|procedure|appt|appointment|encounter|dos|service/i,
            ),
            /\b/i,
          ),
        ),
      ),
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    find: atFigure(/(?<![\w/.$#,-])((?:19|20)\d\d)(?![\w/%-]|[.,]\d)/y, 4, 4),
    precision: 'year',
    read: ([, year]) => day(isoDate(Number(year), 1, 1)),
  },
]
