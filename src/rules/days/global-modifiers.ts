import type { Parameters } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { namesCode } from '../message/code-places.ts'
import { modifiersOn, says, sentencesIn, tellsVisit, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { isEveVisit } from './eve-visit.ts'
import { isBeyondPeriod, isVisitOfOtherGroup, tellsReturn } from './return-to-room.ts'

const UNRELATED = anyOf(
  /\bunrelated/,
  /\bnew (?:\w+ ){0,2}(?:problem|complaint|injury|pain|issue)/,
  /\b(?:problem|complaint|injury|pain|issue),? (?:(?:which |that )?is )?new\b/,
  /\bdifferent (?:problem|complaint|diagnosis|dx|site|joint|body part)/,
  /\bnothing to do with/,
)
const STAGED = anyOf(
  /\bstaged|\bplanned|\bsecond stage|\bmore extensive|\breturn for (?:the )?(?:second|planned)/,
  // What the pathology of the first operation asks for is more of it, and no complication.
  /\bmargins?\b[^.?!\n]{0,40}\bre-?excis|\bre-?excis\w*[^.?!\n]{0,40}\b(?:margins?|path(?:ology)?)\b/,
)
const COMPLICATION = /\bcomplication|\bbleed|\bbled\b|\binfect|\bdehisc|\bhematoma|\bseroma|\bhardware fail/
/** Where no operating room was used, there was no return to one. */
const NO_ROOM = /\bnot (?:in )?(?:the |an )?(?:or|operating room)\b|\bin (?:the |our )?(?:office|clinic)\b|\bbedside\b/
const OTHER_SIDE =
  /\b(?:other|second|fellow|contralateral|opposite) (?:eye|knee|hip|side|shoulder|hand|foot|breast|ear|leg|arm)/
const PARTS = anyOf(
  /(?:[1-5](?:st|nd|rd|th) )?(?:metatarsal|metacarpal|toe|finger)/,
  /one|side|eye|knee|hip|shoulder|hand|wrist|foot|ankle|ear|breast|leg|arm|elbow|thumb|heel/,
  /carpal|ctr|cts|tka|tkr|tha|toenail|big toe|great toe|big toenail|hallux/,
).source
const RIGHT_SIDE = new RegExp(
  `\\brt\\b|\\b\\d{5} (?:on (?:the )?)?right\\b|\\bright (?:${PARTS})\\b|\\b(?:her|his|the) right\\b(?= (?:is|was|in|on|this|next)\\b)`,
)
const LEFT_SIDE = new RegExp(
  `\\blt\\b|\\b\\d{5} (?:on (?:the )?)?left\\b|\\bleft (?:${PARTS})\\b|\\b(?:her|his|the) left\\b(?= (?:is|was|in|on|this|next)\\b)`,
)
/** Of a procedure "in the office" no visit is asked about. */
const VISIT = /\bvisit|\be\/?&?m\b|\bseen\b|\bcame in/
/** A visit before the surgery is none of its recovery. */
const BEFORE =
  /\bpre-?\s?op(?:erative)?\b|\bbefore (?:the |her |his )?(?:surg|procedure|operation|\d{5})|\b(?:day|days) prior to\b/
const DECISION = anyOf(
  /\bdecision for surg/,
  /\bdecid\w* (?:to|on|for) (?:do |have |perform )?(?:the )?(?:surg|operat)/,
  /\bdecided (?:on|to (?:implant|place|put|proceed|take|go|fix))\b/,
  /\bday (?:before|prior to) (?:the )?(?:surg|\d{5})/,
)

/** `seen in the ED, took pt to the OR the next day`: the day told is that of the surgery, and the visit was before it. */
const SURGERY_NEXT_DAY = inOrder(
  /\b(?:took|taken|brought|went|goes|going)\b[^.?!,;\n]{0,30}\b(?:or|operating room|surgery)\b/,
  repeated(/(?!saw|seen|round|visit|follow|came|check)[^.?!;\n]/, '{0,30}'),
  /\b(?:next|following) (?:day|morning)\b/,
)
export const isSurgeryNextDay = (inquiry: Inquiry): boolean =>
  isEveVisit(inquiry) ||
  (says(inquiry, SURGERY_NEXT_DAY) && !tellsReturn(inquiry) && procedureCodes(inquiry.references).some(isVisit))

const SIDES: readonly (readonly [string, RegExp])[] = [
  ['RT', /\b(?:rt|right|od)\b/],
  ['LT', /\b(?:lt|left|os)\b/],
]

/** The sides that the sentences naming the code tell. */
function sidesOf(code: string, inquiry: Inquiry): string[] {
  const naming = sentencesIn(textOf(inquiry)).filter((sentence) => namesCode(sentence, code))
  return SIDES.flatMap(([side, words]) => (naming.some((sentence) => words.test(sentence)) ? [side] : []))
}

/** `cataract 66984 RT 12/9, LT 12/23. YAG 66821 on RT 2/19`: what came later was on a side that was operated on before. */
function isOnSideOf(code: string, others: readonly string[], inquiry: Inquiry): boolean {
  const [other, further] = others
  const [side, second] = other === undefined || further !== undefined ? [] : sidesOf(other, inquiry)
  return side !== undefined && second === undefined && sidesOf(code, inquiry).includes(side)
}

/** Of what is done on a return: planned, of another condition, or of a complication. */
export function modifierOfReturn(inquiry: Inquiry): '58' | '78' | '79' {
  if (says(inquiry, STAGED)) return '58'
  return says(inquiry, UNRELATED) || says(inquiry, OTHER_SIDE) ? '79' : '78'
}

/** The modifiers that the words decide for; all that may apply where they do not. */
export function chooseModifiers(
  code: string,
  leads: boolean,
  after: number | null,
  inside: boolean | null,
  visits: readonly string[],
  others: readonly string[],
  inquiry: Inquiry,
): Parameters {
  const applies = leads && after !== null && after > 0 && inside !== false
  const hasSide = (side: string, words: RegExp): boolean =>
    says(inquiry, words) || inquiry.references.some(({ modifiers }) => modifiers.includes(side))
  const bothSides = hasSide('RT', RIGHT_SIDE) && hasSide('LT', LEFT_SIDE)
  const returned = tellsReturn(inquiry)
  const isOneSided = ['RT', 'LT'].filter((side) => modifiersOn(inquiry, code).includes(side)).length === 1
  const otherSide =
    !isOnSideOf(code, others, inquiry) &&
    (says(inquiry, OTHER_SIDE) || (inside === true && bothSides && (others.length === 0 || (isOneSided && !returned))))
  const inOffice = !returned && says(inquiry, NO_ROOM) && says(inquiry, COMPLICATION)
  const procedure = !applies
    ? null
    : otherSide
      ? '79'
      : !inOffice && (returned || (others.length > 0 && says(inquiry, COMPLICATION) && !isBeyondPeriod(inquiry)))
        ? '78'
        : says(inquiry, STAGED)
          ? '58'
          : says(inquiry, UNRELATED) && (others.length > 0 || visits.length === 0)
            ? '79'
            : null
  return {
    applies,
    unrelated: applies && says(inquiry, UNRELATED),
    complication: applies && says(inquiry, COMPLICATION),
    otherSide: applies && otherSide,
    procedureModifier: procedure,
    procedureAsked:
      applies && !(inOffice && procedure === null) && (others.length > 0 || otherSide || procedure !== null),
    visitAsked:
      applies &&
      !says(inquiry, BEFORE) &&
      !isSurgeryNextDay(inquiry) &&
      !isVisitOfOtherGroup(inquiry) &&
      (visits.length > 0 || (tellsVisit(inquiry) && (others.length === 0 || says(inquiry, VISIT)))),
    sameDayProcedure: others.length > 0,
    decision: leads && (inside === null || inside) && (says(inquiry, DECISION) || isSurgeryNextDay(inquiry)),
  }
}
