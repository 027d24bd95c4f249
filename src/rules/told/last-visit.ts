import type { DateMention } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { NUMBER_WORDS } from '../message/number-words.ts'

/** What a message tells of a patient's last visit to the group, as far as it decides whether they are new. `words` are its own. */
export type LastVisit = { standing: 'new' | 'established'; words: string }

const WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, ...NUMBER_WORDS }
const MONTHS_IN: Readonly<Record<string, number>> = { y: 12, m: 1, w: 0.25, d: 0.03 }

const SPAN = String.raw`(?<bound>over |more than |> ?|at least )?(?<count>\d{1,2}(?:\.\d)?|${Object.keys(WORDS).join('|')})(?<half> and a half|[ -]1\/2|½)?[ -]?(?<unit>y(?:ea)?rs?|mos?|mths?|months?|w(?:ee)?ks?|days?)\b\.?`
/** `last saw our NP 14 months ago`, `seen here 4 yrs back` */
const SEEN_AGO = everywhere(
  inOrder(
    /\b/,
    /seen|saw|sees|visit(?:ed)?|came (?:in|here)|treated|appt|appointment|physical|consult/,
    /\b[^.?!;\n]{0,80}?\b/,
    new RegExp(SPAN, ''),
    / (?:ago|back|earlier|prior|before)\b/,
  ),
)
/** `hasn't been here for over 4 years`, `not seen in 5 yrs` */
const ABSENT = everywhere(
  inOrder(
    /\b/,
    /not|hasn['’]?t|haven['’]?t|hadn['’]?t|wasn['’]?t|never|no visits?|nobody|no one/,
    /\b[^.?!;\n]{0,40}\b(?:in|for|since) /,
    new RegExp(SPAN, ''),
  ),
)
/** Three years are counted to the day, which words do not give. */
const LIMIT_MONTHS = 36

const SAME = inOrder(
  /\b/,
  anyOf(
    /same (?:exact )?(?:doctor|doc|dr|physician|provider|surgeon|(?:sub-?)?special(?:ty|ity))/,
    /(?:pts?|patients?) (?:\w+ )?follow(?:s|ed|ing)? (?:him|her|them|me|dr\.? \w+|the (?:doctor|doc))(?= (?:to|here|over|into))/,
    /by (?:him|her|me)(?= ?(?:,|\.|\)|\d|a |about|in |last|over|at|$))/,
  ),
)
const OTHER = /\b(?:different|diff|another|other|separate) (?:exact )?(?:sub-?)?special(?:ty|ity|ties)\b/
/** A baby that the practice's own pediatrician saw at birth. */
const SEEN_AT_BIRTH = inOrder(
  /\b(?:our|same|my|the same) (?:\w+ )?/,
  /peds?|pediatricians?|drs?|docs?|doctors?|np|pa|providers?|group|practice/,
  /\b[^.?!\n]{0,24}\b(?:saw|seen|sees|examined|rounded|did|discharged)\b[^.?!\n]{0,40}\b/,
  /(?:hospital|nursery|at birth|newborn)\b/,
)
/** What makes nobody established, and what is no visit at all. */
const NO_VISIT = anyOf(
  inOrder(
    /\b/,
    /nurse|ma|staff|shot|vaccines?|flu|labs?|blood|x-?rays?|ekg|tests?|readings?|refills?|phone/,
    /(?: (?:visit|draw|call|shot))?[ -]only\b/,
  ),
  inOrder(
    /\bonly (?:(?:for|had|got|came for|saw) )?(?:an? |the |our )?/,
    /nurse|ma\b|flu|shot|vaccine|lab|blood|x-?ray|ekg|test|refill/,
  ),
  /\bnurse[ -](?:only|visit)\b/,
  /\bflu shot\b/,
)
/** What is only supposed, asked or denied: `if same specialty`, `does another specialty matter`, `nobody of the same specialty`. */
const NOT_TOLD = inOrder(
  /\b/,
  anyOf(
    /if|unless|whether|does|do|would|not|no|nobody|no one|isn['’]?t|aren['’]?t|wasn['’]?t/,
    /never|or|is it|has to be|must be/,
  ),
  /\b[^.?!;\n]{0,30}$/,
)

/**
 * What the lower-case text tells of when and by whom the patient was seen last; null where it does not decide, as by words that
 * say "3 years".
 */
export function findLastVisit(text: string): LastVisit | null {
  if (NO_VISIT.test(text)) return null
  const birth = stated(SEEN_AT_BIRTH, text)
  if (birth !== null) return { standing: 'established', words: birth }
  const absent = readSpans(ABSENT, text)
  const seen = readSpans(SEEN_AGO, text)
  const all = [...absent, ...seen].sort((one, other) => one.months - other.months)
  const [nearest] = all
  if (nearest === undefined) return null
  if (nearest.months > LIMIT_MONTHS || (nearest.months === LIMIT_MONTHS && nearest.isMore && absent.includes(nearest)))
    return { standing: 'new', words: nearest.words }
  const [last] = seen
  if (last === undefined || last.months >= LIMIT_MONTHS || last.isMore) return null
  const [same, other] = [stated(SAME, text), stated(OTHER, text)]
  if ((same === null) === (other === null)) return null
  return { standing: same === null ? 'new' : 'established', words: `${last.words}, ${same ?? other}` }
}

/** `saw pt in hospital in May 2023`: a visit told with its month or day. */
const SEEN_ON = /\b(?:seen|saw|sees|visit(?:ed)?|treated|consult(?:ed)?|rounded)\b[^.?!;\n]{0,80}$/
const DAYS_OF_MONTH = 30.44

/**
 * The same where the message dates the visit: by the physician who sees the patient now, or by nobody who counts for him.
 * @param visit the day that is asked about
 */
export function findDatedVisit(text: string, dates: readonly DateMention[], visit: IsoDate | null): LastVisit | null {
  if (visit === null || NO_VISIT.test(text)) return null
  const seen = dates.filter(({ date, text: words }) => {
    const at = text.indexOf(words.toLowerCase())
    return date < visit && at !== -1 && SEEN_ON.test(text.slice(0, at))
  })
  const [last] = seen.toSorted((one, other) => (one.date < other.date ? 1 : -1))
  if (last === undefined) return null
  const months = (Date.parse(visit) - Date.parse(last.date)) / 86_400_000 / DAYS_OF_MONTH
  // A month that is told without its day may be three years ago or not.
  if (Math.abs(months - LIMIT_MONTHS) < 2) return null
  const same = stated(SAME, text)
  if (months > LIMIT_MONTHS || same === null || stated(OTHER, text) !== null) return null
  return { standing: 'established', words: `seen in ${last.date.slice(0, 7)}, ${same}` }
}

type Told = { months: number; isMore: boolean; words: string }

function readSpans(pattern: RegExp, text: string): Told[] {
  return [...text.matchAll(pattern)].map(({ 0: words, groups = {} }) => {
    const { bound, count = '', half, unit = '' } = groups
    const number = (WORDS[count] ?? Number(count)) + (half === undefined ? 0 : 0.5)
    return { months: number * (MONTHS_IN[unit.charAt(0)] ?? 0), isMore: bound !== undefined, words: words.trim() }
  })
}

/** The words where the text states them. */
function stated(pattern: RegExp, text: string): string | null {
  const match = pattern.exec(text)
  if (match === null || NOT_TOLD.test(text.slice(Math.max(0, match.index - 40), match.index))) return null
  return match[0].trim()
}
