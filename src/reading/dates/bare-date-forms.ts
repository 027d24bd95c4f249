import { isoDate } from '../../domain/iso-date.ts'
import { anyOf, before, inOrder, notBefore, sticky } from '../../patterns/compose-patterns.ts'
import { MONTH_WORDS } from './calendar-words.ts'
import { atFigure, type DateForm, day, NOT_INSIDE, namedDay } from './date-form.ts'
import { SUBJECT } from './told-subject.ts'

/** What a figure with a slash or hyphen behind it is no day: a place, a modifier, a score, a grade, a page, a number of something. */
const NO_DAY_BEFORE =
  '\\b(?:POS|places?|mod(?:ifier)?s?|rev|pain|scale|score|strength|motor|grade|stage|page|pg|part|lines?|levels?|ages?|aged|sizes?|type|types|apgars?|vision|VA|room|rm|apt|suite|ste|bldg|lot|exp|(?<!\\b(?:the|our|my|her|his) )unit|units|no\\.?|nos\\.?|x|ref|item|box|version|ver)[ \\t:#]{1,2}|\\b(?:' +
  MONTH_WORDS +
  ')\\.?[ \\t]'
/** What makes a fraction or a score of it: `5/16 inch`, `10/14 systems`. */
const NO_DAY_BEHIND = inOrder(
  /[ \t-]?/,
  anyOf(
    /inch(?:es)?|in\.|mm|cm|ml|mg|mcg|cc|of\b(?![ \t](?:this|last))|systems?/,
    /(?:trigger )?points?|pts\b|pain|strength|score|ROS|units?|lines?|murmur|vials?|tabs?/,
    /times|split|ratio|rule|chance|months?|weeks?/,
    /visits? (?:used|left|remaining|done|completed)/,
    /sessions|visual|bites?|teeth|muscle/,
  ),
).source
const ENDS_NO_DAY = new RegExp(`(?:${NO_DAY_BEFORE})$`, 'i')
/** `toes 4/5`; `trigger finger 10/14` is a day. */
const ENDS_DIGIT = /\b(?:toes?|digits?|fingers?)[ \t:#]{1,2}$/i
const DIGITS_OF_A_HAND = 5
/** Who does something, and what, right behind a day: `2/3 he came back`. */
const TOLD_BEHIND = `,?[ \\t]${SUBJECT}[ \\t](?:(?:was|were|then|also)[ \\t])?(?:had|came|saw|seen|did|got|gave|in|here|underwent|returned|presented|brought|took|went|removed|excised|injected|repaired|placed|scoped|treated|admitted|performed|fell|delivered|drained|biopsied|shaved|froze)\\b`
/** Longest word before a figure that makes it no day. */
const REACH = 20

/** Forms of a day and its month alone that no word need tell from a fraction, a score or a range of numbers. */
export const BARE_FORMS: readonly DateForm[] = [
  {
    // `10/1-10/31`, `9/3 thru 9/9`
    find: atFigure(
      sticky(
        inOrder(
          new RegExp(NOT_INSIDE, 'i'),
          /(\d{1,2})\/(\d{1,2})[ \t]?(?:[-–]|to|thru|through)[ \t]?(\d{1,2})\/(\d{1,2})/i,
          notBefore(anyOf(/[\w/%"”-]|\.\d/i, new RegExp(NO_DAY_BEHIND, 'i'))),
        ),
      ),
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: (parts, sentOn) => {
      const [, month = '', first = '', lastMonth = '', last = ''] = parts
      if (isBehindNumbered(parts)) return null
      if (!isDayByItself(month, first) && !isDayByItself(lastMonth, last)) return null
      const ends = namedDay(Number(lastMonth), Number(last), undefined, sentOn)
      const endYear = Number(ends?.slice(0, 4))
      const begins = isoDate(endYear, Number(month), Number(first))
      if (ends === null || begins === null) return null
      // `12/28-1/3`
      return day(begins <= ends ? begins : isoDate(endYear - 1, Number(month), Number(first)), ends)
    },
  },
  {
    // `ulcer 11/5, debrided`, `all 10/30`
    find: atFigure(
      new RegExp(`${NOT_INSIDE}(\\d{1,2})\\/(\\d{1,2})(?![\\w/%"”-]|\\.\\d|${NO_DAY_BEHIND})`, 'iy'),
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: (parts, sentOn) => {
      const [, month = '', date = ''] = parts
      if (!(isDayByItself(month, date) || isInList(parts) || isWithCode(parts)) || isBehindNumbered(parts)) return null
      return day(namedDay(Number(month), Number(date), undefined, sentOn))
    },
  },
  {
    // `ok so 2/3 she had a biopsy`, `Knee scope in May. 2/3 he came back`: a day begins the telling, no score.
    find: atFigure(
      new RegExp(
        `(?<=(?:^|[.?!;,][ \\t]|\\b(?:so|then|but|and|ok|okay)[ \\t])[ \\t]{0,4})(\\d{1,2})\\/(\\d{1,2})(?=${TOLD_BEHIND})`,
        'imy',
      ),
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `10-29 wound care visit` begins a line; `10-15 minutes` too, `10-29.` is no day.
    find: atFigure(
      sticky(
        inOrder(
          /(?<=(?:^|\n)[ \t>*•]{0,4})(\d{1,2})-(\d\d)(?=,?[ \t][A-Za-z])/i,
          notBefore(
            /[ \t]/i,
            anyOf(
              /min|hours?|hrs?|days?|weeks?|months?|years?|yrs?|yo\b|y\/o|units?|visits?\b/i,
              /sessions?|mg|ml|cc|mm|cm|codes?|mod|patients|pts|claims|of\b|to\b|and\b|or\b/i,
            ),
          ),
        ),
      ),
      1,
      2,
      '-',
    ),
    precision: 'day',
    read: ([, month = '', date = ''], sentOn) =>
      Number(date) > 12 ? day(namedDay(Number(month), Number(date), undefined, sentOn)) : null,
  },
  {
    // `DOS 10-2`, `CT chest 11-03, 71260`; `levels 4-5` and `99213-25` are none.
    find: atFigure(
      sticky(
        inOrder(
          anyOf(
            /(?<=\b(?:D\.?O\.?S\.?|dates? of service)[ \t:=]{1,3})/i,
            inOrder(
              new RegExp(NOT_INSIDE, 'i'),
              before(/\d{1,2}-(?:0\d|1\d|2\d|3[01])(?:,?[ \t]{1,2}|:[ \t]?)(?:\d{5}|[A-V]\d{4})(?!\d)/i),
            ),
          ),
          /(\d{1,2})-(\d{1,2})(?![\w/%-]|\.\d)/i,
        ),
      ),
      1,
      2,
      '-',
    ),
    precision: 'day',
    read: (parts, sentOn) => {
      const [, month = '', date = ''] = parts
      return isBehindNumbered(parts) ? null : day(namedDay(Number(month), Number(date), undefined, sentOn))
    },
  },
]

/**
 * True where no fraction, score or row is written so: `10/02`, `1/22`, `11/5`. Sixteenths are those of an inch, and `9/10`
 * may be pain; from the tenth month on nothing is counted so.
 */
function isDayByItself(month: string, date: string): boolean {
  if (month.startsWith('0') || date.startsWith('0')) return true
  if (Number(month) >= 10) return true
  return (Number(date) > 12 && Number(date) !== 16) || Number(month) > Number(date)
}

/** `seen 3/4, 4/2 and 5/7`: of a list, which no fractions and scores of one scale make. */
const LIST_BEFORE = /\d\/(\d{1,2})(?:,|,?[ \t](?:and|&)|(?=[ \t]))[ \t]?$/i
const LIST_BEHIND =
  /^(?:,|,?[ \t](?:and|&)|(?=[ \t]))[ \t]?\d{1,2}\/(\d{1,2})(?!\d|[ \t]?(?:of|strength|pain|systems)\b)/i

function isInList({ input, index, 0: written, 2: date = '' }: RegExpExecArray): boolean {
  const behind = LIST_BEHIND.exec(input.slice(index + written.length, index + written.length + 16))?.[1]
  const before = LIST_BEFORE.exec(input.slice(Math.max(0, index - 12), index))?.[1]
  return (before !== undefined || behind !== undefined) && before !== date && behind !== date
}

/** `packing 3/9, 99212`, `3/9 billed 99212`: a service behind the figure. */
const SERVICE_BEHIND =
  /^,?[ \t](?:(?:we[ \t])?(?:billed|coded|charged|reported|with|for|w\/)[ \t])?(?:\d{5}|[A-V]\d{4})(?![\d-])/i

/** Characters in which another day is looked for, at every figure with a service behind it. */
const OTHER_DAY_REACH = 240

/** `10061 on 3/3, packing 3/9, 99212`: of one month with another day; a score of one scale has no other figure before its slash. */
function isWithCode({ input, index, 0: written, 1: month = '', 2: date = '' }: RegExpExecArray): boolean {
  if (!SERVICE_BEHIND.test(input.slice(index + written.length, index + written.length + 24))) return false
  const others = input
    .slice(Math.max(0, index - OTHER_DAY_REACH), index)
    .matchAll(/(?<![\w/.-])(\d{1,2})\/(\d{1,2})(?![\w/%"”-])/g)
  return [...others].some(([, otherMonth, otherDate]) => otherMonth === month && Number(otherDate) < Number(date))
}

/** True where the word before the figure says what else it numbers. */
function isBehindNumbered({ input, index, 2: date }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - REACH), index)
  return ENDS_NO_DAY.test(before) || (Number(date) <= DIGITS_OF_A_HAND && ENDS_DIGIT.test(before))
}
