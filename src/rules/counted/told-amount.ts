import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { type ClockSpan, listClockSpans } from '../days/clock-spans.ts'
import { textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findAmountOwner, findClause, findSpokenAmount } from './amount-owner.ts'
import type { CountedCode, CountedFamily } from './counted-family.ts'

/** Time beyond a visit, asked about without its code. */
export const PROLONGED = /\bprolong/

export type Amount = Pick<Measure, 'value' | 'text'>

/** `2 muscles in the neck and 3 in the back`: a further number of the same things, which nothing else counts. */
const FURTHER = /^[^.?!\n\d]{0,40}(?:\band|\bplus|[,&+])[ \t]+(\d{1,2})[ \t]+(?:more\b|others?\b|on\b|in\b|at\b|of\b)/

const PART = /(?<![\w.])(\d{1,2})[ \t]+(?:on|in|at|of|from|along|over|near)\b/g

/**
 * The only number of the family's unit, with further ones of the same things added; of several the one written right behind
 * a code of the family. Otherwise nobody can tell which counts.
 */
export function findAmount(family: CountedFamily, inquiry: Inquiry): Amount | null {
  const { unit, hours = false, things, codes, beside, apart } = family
  const text = textOf(inquiry)
  if (family.clockOf !== undefined) return readClock(family, text)
  const told = (inquiry.details?.measures ?? []).map(
    (each): Measure => (hours && each.unit === 'hours' ? { ...each, unit: 'minutes', value: each.value * 60 } : each),
  )
  const isApart = (each: Measure): boolean =>
    apart?.among.test(text) === true && apart.words.test(findClause(each, inquiry))
  const named = told.filter(
    (each) =>
      each.unit === unit &&
      (things === undefined || things.test(each.text)) &&
      !isThreshold(each, text) &&
      !isApart(each),
  )
  const [first] = named
  if (family.ofGroup && named.length > 1 && OF_ONE_GROUP.every((words) => words.test(text))) return addUp(named)
  if (first === undefined) return readClock(family, text) ?? readHour(family, text)
  if (named.some(({ value }) => value !== first.value))
    return findBehindCode(named, codes, inquiry) ?? findSpokenAmount(named, family, inquiry)
  // `99426 35 min` says nothing of 99490.
  const owner = unit === 'minutes' ? findAmountOwner(first, inquiry) : null
  if (
    owner === null &&
    beside === undefined &&
    unit === 'minutes' &&
    isOfOtherLine(first, family, text, procedureCodes(inquiry.references))
  )
    return null
  if (owner !== null && owner !== beside && codes.every(({ code }) => code !== owner)) return null
  return unit === 'count' ? addFurther(first, text) : first
}

/** Time of several practitioners who count as one. */
const OF_ONE_GROUP = [/\bsame (?:group|practice)\b/, /\bsame (?:\w+ (?:and |& )?(?:same )?)?special/]

function addUp(told: readonly Measure[]): Amount {
  const value = told.reduce((sum, each) => sum + each.value, 0)
  return { value, text: `${value} minutes (${told.map((each) => each.value).join(' + ')}, of one group and specialty)` }
}

/** `14 minutes of psychotherapy, and another day 38`: numbers of several days, each of which counts by itself. */
const OTHER_DAY = /\b(?:another|other|next|second|2nd|different)[ \t](?:day|date|dos|visit|session)\b/
const UP_TO_NUMBER = /^[^.?!;]*$/

/** The numbers of a family whose sessions stand in the message one by one, each of a day of its own; null where it tells none such. */
export function findSessions({ unit, ofSession }: CountedFamily, inquiry: Inquiry): Amount[] | null {
  const text = textOf(inquiry)
  const apart = OTHER_DAY.exec(text)
  const told = (inquiry.details?.measures ?? []).filter((each) => each.unit === unit)
  if (ofSession === undefined || apart === null || told.length !== 2) return null
  const places = told.map(({ text: words }) => text.indexOf(words.toLowerCase()))
  const [first = -1, second = -1] = places
  // The word for the other day stands between the two, in the clause of the second.
  const isBetween = first !== -1 && first < apart.index && apart.index < second
  return isBetween && UP_TO_NUMBER.test(text.slice(apart.index, second)) ? told : null
}

/** `an hour of each`: the only time told, in words, of what is also told in hours. */
function readHour({ hours, unit }: CountedFamily, text: string): Amount | null {
  return hours &&
    unit === 'minutes' &&
    /\b(?:an|one) hour\b(?! (?:later|before|after|away|drive|earlier|ago))/.test(text)
    ? { value: 60, text: '1 hour' }
    : null
}

/** The only time by the clock that may be of the family, where it goes by clocks. */
export function readClock({ clockUnless, clockOf }: CountedFamily, text: string): Amount | null {
  if (clockUnless === undefined) return null
  const spans = listClockSpans(text)
  const isOwn = ({ line }: ClockSpan): boolean => !clockUnless.test(line) && clockOf?.words.test(line) !== false
  const [only, second] = spans.filter(isOwn)
  if (!only || second) return null
  // What has a clock of its own is not counted while something else runs.
  if (clockOf !== undefined && spans.some((each) => each !== only && areAtOnce(each, only))) return null
  return { value: only.minutes, text: `${only.minutes} minutes${clockOf ? ` of ${clockOf.told}` : ''}` }
}

const areAtOnce = (one: ClockSpan, other: ClockSpan): boolean =>
  one.from < other.from + other.minutes && other.from < one.from + one.minutes

/** `55 minutes of chronic care … is 99457 ok too?`: the sentence of the number speaks of another family that counts the same. */
export function isSpokenOfOther(
  { text: written }: Amount,
  { unit, spoken }: CountedFamily,
  others: readonly CountedFamily[],
  text: string,
): boolean {
  const at = text.indexOf(written.toLowerCase())
  if (at === -1) return false
  const before = /[^.?!\n]*$/.exec(text.slice(0, at))?.[0] ?? ''
  const sentence = before + (/^[^.?!\n]*/.exec(text.slice(at))?.[0] ?? '')
  if (spoken?.test(sentence)) return false
  return others.some((other) => other.unit === unit && other.spoken?.test(sentence))
}

/** `in months we hit 20 min`, `at least 20 minutes`: what a code asks for, and nobody gave. */
const ASKED_FOR = inOrder(
  anyOf(
    inOrder(
      /\b/,
      anyOf(
        /at least|minimum|min of|minimum of|a full|full|first|each|every|additional/,
        /each additional|requires?|requiring/,
      ),
    ),
    inOrder(
      /\b/,
      /months?|when|whenever|if|once|where|until|till|unless|soon as/,
      /[ \t](?:\w{1,12}[ \t]){0,3}(?:hit|reach|meet|get to|pass)(?:s|es)?/,
    ),
  ),
  /[ \t](?:the[ \t]|of[ \t]|a[ \t])?$/,
)
const AS_THRESHOLD = /^[ \t-]{0,2}(?:threshold|minimum|requirement|mark|rule|cutoff|cut-off|increments?)\b/

function isThreshold(measure: Measure, text: string): boolean {
  const words = measure.text.toLowerCase()
  const at = text.indexOf(words)
  if (at === -1) return false
  const before = text.slice(Math.max(0, at - 60), at)
  return ASKED_FOR.test(before) || AS_THRESHOLD.test(text.slice(at + words.length, at + words.length + 16))
}

function addFurther(amount: Measure, text: string): Amount {
  const words = amount.text.toLowerCase()
  const at = text.indexOf(words)
  const behind = at === -1 ? '' : text.slice(at + words.length, at + words.length + 90)
  const further = FURTHER.exec(behind)
  if (!further || isBrokenDown(amount.value, behind)) return amount
  const sum = amount.value + Number(further[1])
  return { value: sum, text: `${sum}${amount.text.replace(/^[\d.]+/, '')} (${amount.value} and ${further[1]})` }
}

/** `5 aks, 3 on the arms + 2 on the scalp`: the numbers behind it are its own parts. */
function isBrokenDown(whole: number, behind: string): boolean {
  const sentence = /^[^.?!\n]*/.exec(behind)?.[0] ?? ''
  const parts = [...sentence.matchAll(PART)].map(([, number]) => Number(number))
  return parts.length > 1 && parts.reduce((sum, each) => sum + each, 0) === whole
}

function findBehindCode(named: readonly Measure[], codes: readonly CountedCode[], inquiry: Inquiry): Measure | null {
  const owners = named.map((measure) => findAmountOwner(measure, inquiry))
  const ours = named.filter((_, at) => codes.some(({ code }) => code === owners[at]))
  // A number that is no other code's may be more of the same: the time of a second practitioner.
  return ours.length === 1 && owners.every((owner) => owner !== null) ? (ours[0] ?? null) : null
}

/** `24 min on calls. G0181?` on a line of its own: the time of the code that stands there, and not of one on another line. */
function isOfOtherLine(
  measure: Measure,
  { codes: family, spoken }: CountedFamily,
  text: string,
  codes: readonly string[],
): boolean {
  const line = text.split('\n').find((each) => each.includes(measure.text.toLowerCase())) ?? ''
  const there = codes.filter((code) => line.includes(code.toLowerCase()))
  const isElsewhere = family.some(({ code }) => text.includes(code.toLowerCase()))
  return (
    there.length > 0 &&
    isElsewhere &&
    !spoken?.test(line) &&
    family.every(({ code }) => there.every((each) => each !== code))
  )
}
