import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { after, anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'
import { NUMBER_WORDS } from '../message/number-words.ts'
import { isEveVisit } from './eve-visit.ts'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const WEEKDAY = new RegExp(
  String.raw`\b(${WEEKDAYS.map((day) => `${day.slice(0, 3)}(?:${day.slice(3)})?`).join('|')})\b`,
  'g',
)
const DAYS_IN: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30 }

const COUNT = String.raw`(?<count>\d{1,3}|${Object.keys(NUMBER_WORDS).join('|')})`
/** What such days are counted from is no surgery: where the patient was first seen, or how the injury came about. */
const NOT_FROM_SURGERY = notBefore(
  /[\s-]+(?:(?:the|an?|her|his|their|my)\s+)?/,
  /er|ed|emergency|urgent care|injury|fall|fell|falling|accident|mva|crash|symptoms?|onset/,
  /\b/,
).source

const ELAPSED = [
  new RegExp(
    String.raw`\b${COUNT}[\s-]*(?<unit>d|w|m)(?:ays?|ks?|eeks?|os?|onths?)?\.?[\s-]*(?:post|after|later|out|s/p|status post|from)${NOT_FROM_SURGERY}`,
  ),
  new RegExp(
    String.raw`\b(?:visit|seen|back|returned|f/u|follow[\s-]?up|re-?check)\b[^.?!\n\d]{0,16}\b(?:in|at|after)\s+${COUNT}[\s-]*(?<unit>d|w|m)(?:ays?|ks?|eeks?|os?|onths?)\b`,
  ),
  // `after FESS 31255 three weeks ago`
  inOrder(
    after(/\b(?:\d{5}|surgery|operation|procedure|done|performed)\b[^.?!\n]{0,24}/),
    /\b/,
    new RegExp(COUNT, ''),
    /[\s-]*(?<unit>d|w|m)(?:ays?|ks?|eeks?|os?|onths?)\.? ago\b/,
  ),
  /\b(?:pod|post-?\s?op(?:erative)? day|postop day|(?<!same )day)\s*#?\s*(?<count>\d{1,3})\b(?![/-]\d)/,
  new RegExp(
    String.raw`\bpost-?\s?op(?:erative)?(?:ly)?[\s,:]*${COUNT}[\s-]*(?<unit>d|w|m)(?:ays?|ks?|eeks?|os?|onths?)\b`,
  ),
]

/** Days between a service and what became of its claim are no days since a surgery. */
const CLAIM = inOrder(
  /\b/,
  anyOf(
    /den(?:y|ied|ial)|rejected|submitted|resubmit\w*|filed|filing|billed out|appeal\w*/,
    /remit\w*|eob|processed|adjudicated|recoup\w*|audit\w*|letter|refund\w*/,
  ),
  /\b/,
)
const AFTER_SURGERY = anyOf(
  /\bpost-?\s?op|\bpostoperative|\bpod\b|\bs\/p\b|\bstatus post\b|\bglobal\b/,
  /\bafter (?:the )?(?:surg|procedure)/,
  /\b(?:visit|seen|back|returned|f\/u|follow[ -]?up|re-?check) (?:in|at|after) \d/,
)

/** Time since a surgery: exact in days where dates or days are given, about where weeks or months are. */
export type Elapsed = { days: number; about: boolean; words: string | null; from: IsoDate | null; to: IsoDate | null }

/**
 * How long after the surgery the later service lies, by two dates, by words ("6 weeks post-op") or by weekdays; null where none
 * tells it, or the visit was on the eve of the surgery.
 */
export function findElapsed(inquiry: Inquiry): Elapsed | null {
  const elapsed = readElapsed(inquiry)
  // `surgery Tuesday, the visit Monday was the night before`: from the one weekday to the next other one.
  const mayBeEve = elapsed !== null && (elapsed.days === 1 || (elapsed.days === 6 && !elapsed.words && !elapsed.from))
  return mayBeEve && isEveVisit(inquiry) ? null : elapsed
}

function readElapsed(inquiry: Inquiry): Elapsed | null {
  const text = textOf(inquiry)
  const kept = text
    .split(/(?<=[.?!])\s+|\n/)
    .filter((sentence) => !CLAIM.test(sentence) || AFTER_SURGERY.test(sentence))
    .join('\n')
  const ofClaim = (CLAIM.test(text) && !AFTER_SURGERY.test(text)) || EVE.test(text)
  return (ofClaim ? null : betweenDates(inquiry)) ?? inWords(kept) ?? betweenWeekdays(kept)
}

function betweenDates(inquiry: Inquiry): Elapsed | null {
  const days = inquiry.dates.filter(({ precision }) => (precision ?? 'day') === 'day').map(({ date }) => date)
  const [from, to] = [...new Set(days)].sort()
  if (from === undefined || to === undefined || new Set(days).size !== 2 || isDecision(inquiry, from, to)) return null
  return { days: countDays(from, to), about: false, words: null, from, to }
}

/** A visit of the eve of the surgery, with 57 or said to have decided it: the later of the two dates is then the surgery's. */
const isDecision = (inquiry: Inquiry, from: IsoDate, to: IsoDate): boolean =>
  countDays(from, to) === 1 &&
  (DECIDED.test(textOf(inquiry)) ||
    inquiry.references.some(({ code, modifiers }) => isVisit(code) && modifiers.includes('57')))

/** Days from the one date to the other. */
export const countDays = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** Of two dates the earlier one is then the visit, not the surgery. */
const EVE = /\bday (?:before|prior to)\b/

/** The visit of the day before a surgery is no visit after it. */
const DECIDED = /\bdecision\b|\bdecide[sd]?\b/
const NEXT_DAY = /\b(?:next|following) day\b|\bday after (?:the )?(?:surg|procedure|op)/

function inWords(text: string): Elapsed | null {
  for (const pattern of ELAPSED) {
    const match = pattern.exec(text)
    if (match === null) continue
    const { count = '', unit = 'd' } = match.groups ?? {}
    const days = (NUMBER_WORDS[count] ?? Number(count)) * (DAYS_IN[unit] ?? 1)
    return { days, about: unit !== 'd', words: match[0].trim(), from: null, to: null }
  }
  const next = DECIDED.test(text) ? null : NEXT_DAY.exec(text)
  return next && { days: 1, about: false, words: next[0], from: null, to: null }
}

/** From the first weekday named to the next other one: "surgery Monday, seen Thursday". */
function betweenWeekdays(text: string): Elapsed | null {
  const named = [...text.matchAll(WEEKDAY)].map(([word]) =>
    WEEKDAYS.findIndex((day) => day.startsWith(word.slice(0, 3))),
  )
  const [first, second] = [...new Set(named)]
  if (first === undefined || second === undefined || new Set(named).size !== 2) return null
  const days = (second - first + 7) % 7
  // `seen Tuesday, decided on the repair, surgery Wednesday`: the earlier day is the visit's.
  if (days === 1 && DECIDED.test(text)) return null
  return { days, about: false, words: null, from: null, to: null }
}
