import type { Measure } from '../../domain/inquiry.ts'
import { inOrder, repeated, wordsAsWays } from '../../patterns/compose-patterns.ts'
import { matchAt } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

type MeasureForm = { unit: Measure['unit']; find(text: string, index: TextIndex): RegExpExecArray[] }

/** Measures kept at most: a table of more is data. */
const MAX_MEASURES = 60

const NUMBER = '(?<![\\w.$/-])(\\d{1,4}(?:\\.\\d{1,3})?)'

/** A number right before a unit: found from the unit's word backwards. */
const beforeUnit = (unit: Measure['unit'], words: string, notBefore = '', between = ''): MeasureForm => {
  const cued = cuedPattern(
    words,
    new RegExp(
      `(?<=${NUMBER}(?:[ \\t-]| ?x ?\\d{1,3}(?:\\.\\d{1,3})? ?)?${between})(?:${wordsAsWays(words)})\\b${notBefore}`,
      'i',
    ),
  )
  return { unit, find: (text, index) => matchCued(text, index, cued) }
}

const DOLLARS = /(\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{1,9}(?:\.\d{1,2})?)/y

/** The number behind each sign of a dollar. */
function findDollars(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (let sign = text.indexOf('$'); sign >= 0; sign = text.indexOf('$', sign + 1)) {
    const apart = text[sign + 1] === ' ' || text[sign + 1] === '\t'
    const match = matchAt(DOLLARS, text, sign + (apart ? 2 : 1))
    if (match) found.push(match)
  }
  return found
}

/** `minutes: 25`, `total min 38` at the end of a clause. */
const MINUTES_FIRST = cuedPattern(
  'min mins minutes',
  /(?<!\d[ \t-]?(?:x ?)?)(?:min|mins|minutes)[ \t]?[:=]?[ \t]?(?<![a-z])(\d{1,3})(?=[ \t]*(?:[,;)?\r\n]|\.(?!\d)|$))/i,
)

const SENT = '(?:readings?|data|transmi\\w+|recordings?|measurements?|monitor\\w+|sent|synced|uploads?|uploaded)'
/** `12 days of readings`, `readings on 12 days`; not the 30 days in which they are counted. */
const DAYS_OF_DATA = `(?:(?= (?:of |with |worth of )?${SENT})|(?<=${SENT} [^.?!\\n]{0,24}\\b\\d{1,2} days))`

const FORMS: readonly MeasureForm[] = [
  {
    unit: 'usd',
    find: findDollars,
  },
  // "The 8-minute rule" names a rule, no time.
  beforeUnit('minutes', 'min mins minute minutes', '(?! (?:time )?rule)'),
  { unit: 'minutes', find: (text, index) => matchCued(text, index, MINUTES_FIRST) },
  beforeUnit(
    'hours',
    'hr hrs hour hours',
    '(?![ \\t]?(?:,|and|&)?[ \\t]?\\d{1,2}[ \\t-]?min)(?! (?:rule|window|notice|access))',
  ),
  // The days on which a device of remote monitoring sent something.
  beforeUnit('days_of_data', 'days', DAYS_OF_DATA),
  beforeUnit('cm', 'cm cms centimeter centimeters'),
  beforeUnit('mm', 'mm'),
  beforeUnit('mg', 'mg mgs milligrams'),
  beforeUnit('mcg', 'mcg'),
  beforeUnit('ml', 'ml mls cc'),
  beforeUnit(
    'count',
    `lesions tags levels muscles wounds injections vials doses visits sessions lacerations polyps biopsies
      vertebrae prenatals antepartums toes fingers nails views sites joints trigger areas aks warts keratoses toenails implants
      fractions`,
    '',
    // "26 skin tags", "9 actinic keratoses"
    '(?:(?:antepartum|prenatal|actinic|seborrheic|benign|premalignant|different|separate|skin|total|small|painful|urolift)[ \\t])?',
  ),
]
const SQUARE = cuedPattern(
  'sq sqcm square',
  new RegExp(`(?<=${NUMBER}[ \\t]?)sq(?:uare)?\\.?[ \\t]?(?:cm|centimeters)\\b`, 'i'),
)

/** Amounts, times, sizes, doses and counts the text names, in its order. */
export function readMeasures(text: string, index: TextIndex): Measure[] {
  const square = matchCued(text, index, SQUARE).flatMap((match) => {
    const area = toMeasure(text, 'sq_cm', match)
    return [...listBefore(text, area), area]
  })
  const found = FORMS.flatMap(({ unit, find }) => find(text, index).map((match) => toMeasure(text, unit, match)))
  return [...square, ...found].sort((a, b) => a.start - b.start).slice(0, MAX_MEASURES)
}

/** `12 and `, `9, 6 + ` before an area: more areas, which share its unit. */
const AREAS_BEFORE = inOrder(
  /(?<![\w.$/,-])/,
  repeated(/\d{1,3}(?:\.\d{1,2})?, ?/, '{0,6}'),
  repeated(/\d{1,3}(?:\.\d{1,2})?,? ?(?:and|\+|&) ?/, '{1,6}'),
  /$/,
)
/** A number before the word of what is counted, or told as a name, is no area: `wounds 1 and 2`, `2 and 14 sq cm` of `stage 2`. */
const NAMED_BEFORE =
  /\b(?:stages?|grades?|wounds?|ulcers?|sites?|lines?|toes?|numbers?|nos?\.?|#|levels?|types?|pages?|days?)[ :#]*$/i

function listBefore(text: string, area: Measure): Measure[] {
  const from = Math.max(0, area.start - 48)
  const list = AREAS_BEFORE.exec(text.slice(from, area.start))
  if (list === null || NAMED_BEFORE.test(text.slice(Math.max(0, from + list.index - 12), from + list.index))) return []
  return [...list[0].matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: number, index }) => {
    const start = from + list.index + index
    return { ...area, value: Number(number), text: number, start, end: start + number.length }
  })
}

/** `2h 35 min`, `1 hour and 20 minutes` */
const HOURS_BEFORE = /(?<![\w.$/-])(\d{1,2})[ \t]?(?:h|hrs?|hours?)\b\.?,?[ \t]?(?:(?:and|&)[ \t])?$/i

function toMeasure(text: string, unit: Measure['unit'], match: RegExpExecArray): Measure {
  const number = match[1] ?? ''
  const end = match.index + match[0].length
  const start = match[0].includes(number) ? match.index : text.lastIndexOf(number, match.index - 1)
  const hours = unit === 'minutes' ? HOURS_BEFORE.exec(text.slice(Math.max(0, start - 16), start)) : null
  if (hours !== null) {
    const from = start - hours[0].length
    return { value: Number(hours[1]) * 60 + Number(number), unit, text: text.slice(from, end), start: from, end }
  }
  return { value: Number(number.replaceAll(',', '')), unit, text: text.slice(start, end), start, end }
}
