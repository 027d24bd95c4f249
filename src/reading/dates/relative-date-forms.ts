import { addDays, type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { after, anyOf, before, captured, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { DAY_WORDS, dayNumber } from './calendar-words.ts'
import { atFigure, atWord, type DateForm, day } from './date-form.ts'

const DAY_CUES = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirty thirtieth`

/** Forms that count from the day the message was written. */
export const RELATIVE_FORMS: readonly DateForm[] = [
  {
    find: atWord(
      'today yesterday yest yday day this last',
      /\b(today|yesterday|yest|yday|day before yesterday|last night|this (?:morning|afternoon|evening|am|pm|[ap]\.m\.))(?!\w)/i,
    ),
    precision: 'day',
    read: ([, word = ''], sentOn) => day(addDays(sentOn, relativeDays(word))),
  },
  {
    // `pt here now with a puncture`
    find: atWord(
      'now',
      inOrder(
        /\bnow/i,
        after(
          /\b(?:pt|patient|she|he|they|kid|mom|dad)(?:[ \t](?:is|are)|['’]s)?[ \t]/i,
          /(?:sitting[ \t])?/i,
          /here|in[ \t](?:the[ \t])?(?:room|chair|office|clinic|OR|ED)|on[ \t]the[ \t]table/i,
          /[ \t](?:right[ \t])?now/i,
        ),
        /\b/i,
      ),
    ),
    precision: 'day',
    read: (_parts, sentOn) => day(sentOn),
  },
  {
    // `on the 3rd`; `on the 3rd line` is no day.
    find: atFigure(
      sticky(
        inOrder(
          /(\d{1,2})(?:st|nd|rd|th)/im,
          after(
            /\b/im,
            anyOf(
              /seen|done|performed|on|visit|surgery|procedure|back|came in|came back|billed/im,
              /dos/im,
              /(?:sun|mon|tues|wednes|thurs|fri|satur)day/im,
              /mon|tues?|weds?|thurs?|fri/im,
            ),
            /,?[ \t]the[ \t]\w{3,4}/im,
          ),
          before(
            anyOf(
              /[ \t]*(?:[,.?!;:)]|$)/im,
              inOrder(
                /[ \t]/im,
                anyOf(
                  /of this month/im,
                  /to[ \t](?:dr|doctor|see|us|our|my|have|get)/im,
                  /we|she|he|they|i|pt|patient|the|dr|doc|our|for|and(?![ \t]\d)|at|in|with|by/im,
                  /was|were|but|then|is|did|had|of last month/im,
                ),
                /\b/im,
              ),
            ),
          ),
        ),
      ),
      3,
      4,
    ),
    precision: 'day',
    read: ([, date = ''], sentOn) => day(lastSuchDay(Number(date), sentOn)),
  },
  {
    // Dictated: `on the tenth we froze`; `on the second claim`, `on the third` and `first` number other things more often.
    find: atWord(
      DAY_CUES,
      inOrder(
        /\b/im,
        captured(new RegExp(DAY_WORDS, 'im')),
        /(?<!\bthe[ \t](?:first|second|third))/im,
        after(
          /\b/im,
          anyOf(
            /seen|done|performed|on|visit|surgery|procedure|back|came in|came back|billed|dos/im,
            /(?:sun|mon|tues|wednes|thurs|fri|satur)day/im,
          ),
          /,?[ \t]the[ \t](?:\w{4,8}[- ])?\w{4,11}/im,
        ),
        before(
          anyOf(
            /[ \t]*(?:[,.?!;)]|$)/im,
            inOrder(
              /[ \t]/im,
              anyOf(
                /of this month|we|she|he|they|i|pt|patient|doctor|dr|our|was|were|but|then|did/im,
                /had|of last month/im,
              ),
              /\b/im,
            ),
          ),
        ),
      ),
    ),
    precision: 'day',
    read: ([, word = ''], sentOn) => {
      const date = dayNumber(word)
      return date === null ? null : day(lastSuchDay(date, sentOn))
    },
  },
]

/** The last day of that number not after the message was written. */
function lastSuchDay(date: number, sentOn: IsoDate): IsoDate | null {
  const [year = 0, month = 0] = sentOn.split('-').map(Number)
  for (let back = 0; back < 12; back++) {
    const months = year * 12 + month - 1 - back
    const found = isoDate(Math.floor(months / 12), (months % 12) + 1, date)
    if (found !== null && found <= sentOn) return found
  }
  return null
}

function relativeDays(word: string): number {
  if (/^(?:yest|last)/i.test(word) || /^yday$/i.test(word)) return -1
  return /^day/i.test(word) ? -2 : 0
}
