const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
]

/** Names of the months, whole or shortened, as alternatives of a regular expression. */
export const MONTH_WORDS =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'

/** Names of the days of the week, whole or shortened, as alternatives of a regular expression. */
export const WEEKDAY_WORDS =
  'sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat'

const MONTH_NAMES = new Set([...MONTH_WORDS.split('|')])

/** True for the name of a month, whole or shortened, in any case: some are first names too. */
export function isMonthName(word: string): boolean {
  return MONTH_NAMES.has(word.toLowerCase())
}

/** 1 to 12 for the name of a month, or null. */
export function monthNumber(word: string): number | null {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1 || null
}

/** 0 (Sunday) to 6 for the name of a day of the week, or null. */
export function weekdayNumber(word: string): number | null {
  const number = WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase())
  return number < 0 ? null : number
}

const COUNTS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }

/** How many days or weeks `a`, `two` or `3` are. */
export const countOf = (word: string): number => COUNTS[word.toLowerCase()] ?? Number(word)

/** 1 to 31 for a spelled day of a month (`third`, `twenty-first`), or null. */
export function dayNumber(word: string): number | null {
  const [tens = '', ones] = word.toLowerCase().split(/[- ]/)
  if (tens === 'thirtieth') return 30
  const base = ones === undefined ? 0 : tens === 'twenty' ? 20 : 30
  const at = ORDINALS.indexOf(ones ?? tens)
  return at < 0 ? null : base + at + 1
}

/** Spelled days of a month, as alternatives of a regular expression: `third`, `twenty-first`. */
export const DAY_WORDS = `(?:twenty|thirty)[- ](?:${ORDINALS.slice(0, 9).join('|')})|thirtieth|${ORDINALS.join('|')}`
