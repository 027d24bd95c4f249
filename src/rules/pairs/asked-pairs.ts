import type { Ask, AskKind, Inquiry } from '../../domain/inquiry.ts'
import { isNewOfficeVisit, isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder, optional, repeated } from '../../patterns/compose-patterns.ts'
import { haveNoDayInCommon } from '../days/service-days.ts'
import { namesCode, placesOfCode } from '../message/code-places.ts'
import { asksFor, says, sentencesIn, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { areDisputed, isAskedInstead } from './asked-instead.ts'
import { areFirstAndLater } from './first-and-later.ts'
import { isLeftOut } from './left-out.ts'

/** Kinds of ask that what two codes are to each other may answer. */
const PAIR_KINDS: ReadonlySet<AskKind> = new Set([
  'billed_together',
  'modifier_choice',
  'denial',
  'add_on',
  'compliance',
  'documentation',
])

/** What may stand between two codes that are alternatives: other codes, modifiers, short words and one "or". */
const BETWEEN_ALTERNATIVES = inOrder(
  /^/,
  optional(/[.?][ \t](?:is|was)[ \t](?:that|this|it)[ \t](?:right|correct|ok|wrong)\b/),
  repeated(
    anyOf(
      /[\s,?/-]/,
      inOrder(
        /\b/,
        anyOf(
          /or|vs?|versus|instead of|rather than|not|and|just|the|code|pos|modifier|mod|does/,
          /is|it|are|at|should|would|do|we|i|drops?|down|to|a?\d{4,5}[a-z]?|[a-z]\d{4}|[a-z0-9]{2}/,
        ),
        /\b\.?/,
      ),
    ),
    '*',
  ),
  /$/,
)
const OR = /\b(?:or|vs?|versus|instead of|rather than)\b/

/** "Does 25 go on 20610 or on 99213?" asks where, of two codes that are both billed. */
const PLACE = anyOf(
  inOrder(
    /\b(?:mod(?:ifier)?s?|25|57|59)\b[^.?!\n]{0,30}\b(?:go|goes|belongs?|put|append\w*|attach\w*)/,
    /[ \t](?:it[ \t])?(?:on|to|with)\b/,
  ),
  /\b(?:mod(?:ifier)?s?|25|57|59|x[espu])[ \t](?:is[ \t])?on[ \t](?:the[ \t])?\d{5}[ \t]or[ \t]/,
)

/** Words that make of two visits of one day more than a choice of level. */
const TOGETHER = anyOf(
  /\btogether\b|\bsame (?:day|date|dos)\b/,
  /\bboth (?:codes|visits|billable|be\b|of\b|on\b|e\/?ms?\b)/,
  /\b(?:bill|report|charge|code|pay|use|submit)(?:ed)? (?:for )?both\b/,
  /\bboth\?|\btwo visits\b|\bsecond visit\b|\balso\b|\btwice\b|\bwell visit\b/,
  // A split or shared visit is one visit of two people.
  /\bsplit\b(?![ \t]?(?:[/-]|or\b|and\b)?[ \t]?shared\b|[ \t]visit\b)/,
)

/** True where the message puts the two codes on one claim: not as alternatives, of one numbered question, of one day. */
export function areAskedTogether(one: string, other: string, inquiry: Inquiry): boolean {
  return isAskedOfPair(one, other, inquiry) && !haveNoDayInCommon(one, other, inquiry)
}

/** The same of two codes that may be of different days. */
export function isAskedOfPair(one: string, other: string, inquiry: Inquiry): boolean {
  return (
    isPairAsked(one, other, inquiry) &&
    !areAlternatives(one, other, inquiry) &&
    !areClinicVisits(one, other, inquiry) &&
    !areFirstAndLater(one, other, inquiry) &&
    !areOfTwoPatients(one, other, inquiry) &&
    ![one, other].some((code) => isLeftOut(code, inquiry))
  )
}

/** A clinic that is paid by the visit: its medical and its mental health visit of one day are two (42 CFR 405.2463). */
const CLINIC = /\bfqhcs?\b|\brhcs?\b|\brural health clinic|\bfederally qualified/

const isPsychiatric = (code: string): boolean => '90791' <= code && code <= '90853'
/** Of such a clinic edits of practitioners' claims say nothing. */
const areClinicVisits = (one: string, other: string, inquiry: Inquiry): boolean =>
  [one, other].some(isVisit) && [one, other].some(isPsychiatric) && says(inquiry, CLINIC)

const OTHER_PATIENT = /\b(?:different|diff|another|other|separate|second|2nd) (?:pt|patient|member|beneficiary)s?\b/
const ONE_PATIENT = /\b(?:same|one) (?:pt|patient|member|beneficiary)\b/

/** `27130 and, different pt, 28296`: what the two codes are to each other is no question where another patient stands between them. */
function areOfTwoPatients(one: string, other: string, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const [first, second] = [placesOfCode(text, one), placesOfCode(text, other)].toSorted(
    ([a = 0], [b = 0]) => a - b,
  ) as [number[], number[]]
  const [start, end] = [first.at(-1), second[0]]
  if (start === undefined || end === undefined || start > end) return false
  const following = text.slice(end, end + 40).split(/[.?!\n]/)[0] ?? ''
  return OTHER_PATIENT.test(`${text.slice(start, end)} ${following}`) && !ONE_PATIENT.test(text)
}

/** True where an ask about both of them, or about no code in particular, is of a kind that a pair answers. */
function isPairAsked(one: string, other: string, { asks }: Inquiry): boolean {
  const isAny = asks.length === 0
  const asksBoth = (...kinds: AskKind[]): boolean =>
    asks.some(({ kind, subjects }) => kinds.includes(kind) && subjects.includes(one) && subjects.includes(other))
  // A list asked through for what is still valid is no claim.
  if (asksBoth('status') && asksBoth('crosswalk') && !asksBoth('billed_together', 'add_on', 'denial')) return false
  const apart = areOfTwoQuestions(one, other, asks)
  // What is heard in the words of one item says nothing of the others.
  const items = new Set(asks.flatMap(({ number, text }) => (number === null ? [] : [text])))
  return (
    isAny ||
    asks.some(
      ({ kind, number, subjects, text }) =>
        PAIR_KINDS.has(kind) &&
        !(apart && number === null && (items.has(text) || !ONE_CLAIM.test(text))) &&
        (subjects.length === 0 || (subjects.includes(one) && subjects.includes(other)) || subjects.every(isModifier)),
    )
  )
}

/** Words that put on one claim what numbered questions name apart. */
const ONE_CLAIM = /\b(?:same|together|one|with|all)\b|\d{5}|[A-V]\d{4}/i
/** Words of a question, which an item of a list of codes has not. */
const QUESTION = /\?|\b(?:same|can|could|do|does|did|should|is|are|was|what|which|how|why|when|need|needs|ok|denied)\b/i

/** True where each of the codes is named in a numbered question of its own: a heading over them asks nothing of the two. */
function areOfTwoQuestions(one: string, other: string, asks: Inquiry['asks']): boolean {
  const naming = (code: string): (string | null)[] =>
    asks.flatMap(({ number, text }) =>
      number !== null && namesCode(text, code) && QUESTION.test(text) ? [number] : [],
    )
  const [first, second] = [naming(one), naming(other)]
  return first.length > 0 && second.length > 0 && !first.some((number) => second.includes(number))
}

const ONE_SESSION =
  /\bsame (?:session|day|date|time|setting|trip|anesthesia|operation|surgery|procedure|encounter|visit|dos|or)\b|\bsame-(?:session|day)\b/

/** `50590 and a stent same session 52332. 2 wks later …`: a sentence of its own puts the two on one day, whatever came later. */
export const areOfOneSession = ([one, other]: readonly string[], later: string | null, inquiry: Inquiry): boolean =>
  sentencesIn(textOf(inquiry)).some(
    (sentence) =>
      ONE_SESSION.test(sentence) &&
      !(later !== null && sentence.includes(later)) &&
      [one, other].every((code) => code !== undefined && namesCode(sentence, code)),
  )

const isModifier = (subject: string): boolean => /^[A-Z0-9]{2}$/.test(subject)
/** "99213 or 99214?" asks which one; so do two levels of an office visit, unless a second visit is told. */
export function areAlternatives(one: string, other: string, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const places = [
    ...placesOfCode(text, one).map((at) => ({ at, code: one })),
    ...placesOfCode(text, other).map((at) => ({ at, code: other })),
  ]
  const ordered = places.toSorted((first, second) => first.at - second.at)
  const joined = ordered.flatMap(({ at, code }, index) => {
    const next = ordered[index + 1]
    return next && next.code !== code ? [text.slice(at + code.length, next.at)] : []
  })
  const isEither = joined.some((between) => OR.test(between) && BETWEEN_ALTERNATIVES.test(between))
  const isEitherOne = isEither || isChoiceOfTwo(one, other, inquiry) || isAskedInstead(one, other, text)
  if (isEitherOne && !PLACE.test(text)) return true
  if (areDisputed(ordered, text)) return true
  if (WELLNESS.has(one) && WELLNESS.has(other)) return !SAME_DAY.test(text)
  if (PROLONGED.has(one) && PROLONGED.has(other)) return !SAME_DAY.test(text)
  if (isNewOfficeVisit(one) && isNewOfficeVisit(other) && SEVERAL_PATIENTS.test(text)) return true
  return isVisit(one) && isVisit(other) && familyOf(one) === familyOf(other) && !TOGETHER.test(text)
}

/** `her own new patients, 99203 and 99204 mostly`: levels of visits of several patients, each of which is new once. */
const SEVERAL_PATIENTS = /\bnew (?:pts|patients)\b|\b(?:mostly|usually|typically)\b/

/** The welcome visit and the wellness visits: one of them is due, and two are named to tell them apart. */
const WELLNESS = new Set(['G0402', 'G0438', 'G0439'])
/** Prolonged time as CPT and as Medicare codes it: one of them by the payer. */
const PROLONGED = new Set(['99417', 'G2212'])
const SAME_DAY =
  /\bsame (?:day|date|dos|visit)\b|\btogether\b|\bboth\b|g04(?:02|38|39)[ \t]?(?:with|and|&|\+|plus)[ \t]?g04(?:02|38|39)/

const WHICH_ONE = /\bwhich (?:one|code|of (?:the two|them|these))\b/

/** "99495 and 99496, which one": of two codes and no more. */
function isChoiceOfTwo(one: string, other: string, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const codes = procedureCodes(inquiry.references)
  return (
    codes.length === 2 && codes.includes(one) && codes.includes(other) && WHICH_ONE.test(text) && !MODIFIER.test(text)
  )
}

/** "Which one gets the 59?" is asked of two codes that are both billed. */
const MODIFIER = anyOf(
  /\bmod(?:ifier)?s?\b/,
  /\b(?:25|57|59|51|x[espu])\b/,
  /\bbundl|\btogether\b|\bboth\b/,
  /\bsame (?:day|visit|session|date|dos)\b/,
  /\b(?:column|col|primary|add-?on|first|denied|den(?:y|ies))\b/,
)

/** Office visits of new and of known patients are one choice; else levels of one kind. */
const familyOf = (visit: string): string => (/^992(?:0|1[1-5])/.test(visit) ? 'office' : visit.slice(0, 4))

/**
 * True where a number names both codes and the words are those of another, or are those of one that names neither:
 * `1) 52000 and 52332? 2) back 5 days later`.
 */
export function isOfOtherNumber(codes: readonly string[], words: string | null, { asks }: Inquiry): boolean {
  const numbered = asks.filter(({ number }) => number !== null)
  const named = numbered.filter(({ text }) => codes.every((code) => namesCode(text, code)))
  const saying = numbered.filter(({ text }) => words !== null && text.toLowerCase().includes(words))
  const isSaying = ({ number }: Ask): boolean => saying.some((each) => each.number === number)
  const naming = codes.map((code) => numbered.filter(({ text }) => namesCode(text, code)))
  const isOfNeither = naming.every((asking) => asking.length > 0 && !asking.some(isSaying))
  return saying.length > 0 && (isOfNeither || (named.length > 0 && !named.some(isSaying)))
}

/** True where it is asked who is paid for helping at each of several operations, which asks nothing of their pairs. */
export function asksForHelpers(inquiry: Inquiry): boolean {
  const helps = says(inquiry, /\bassist(?:s|ed|ing|ant|ants)?\b|\bco-?surgeons?\b/)
  const isOfTwo = says(
    inquiry,
    /\btogether\b|\bsame (?:day|session|time|case|knee|hip|side)\b|\bbundl|\bboth\b|\bwith (?:a )?\d{5}/,
  )
  return helps && !asksFor(inquiry, 'denial', 'add_on') && !(isOfTwo && asksFor(inquiry, 'billed_together'))
}
