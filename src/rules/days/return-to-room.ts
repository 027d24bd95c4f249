import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { namesCode } from '../message/code-places.ts'
import { asksFor, loneModifiers, says, sharesQuestion, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

const RETURN = anyOf(
  /\breturn(?:ed|s|ing)? to (?:the )?(?:o\.?r\b|operating)/,
  /\btakeback|\btake(?:n)? back/,
  /\bback to (?:the )?(?:o\.?r\b|operating)/,
  /\bback (?:in|into) (?:the )?(?:o\.?r\b|operating)/,
  /\bre-?explor(?:ed|ation)|\bre-?operat(?:ed|ion)/,
)
const NO_RETURN = inOrder(
  /\b/,
  /no|not|never|without|did(?:n['’]?t| not)|was(?:n['’]?t| not)|were(?:n['’]?t| not)/,
  /\b[^.?!\n]{0,16}\b/,
  /return\w*|taken?|brought|go|went|back|re-?oper\w+|re-?explor\w+/,
  /\b/,
)

/** Modifiers of procedures in the global period of another one. */
const OF_GLOBAL_PERIOD = new Set(['58', '78', '79'])

/** A way into the operating room, which is one back where a complication is told and such a modifier asked about. */
const TO_ROOM = inOrder(
  /\b(?:took|taken|brought|went|rushed|takes?|goes|going) /,
  repeated(/(?:him|her|them|pt|patient|the|the patient|this) /, '{0,2}'),
  /(?:back )?(?:in)?to (?:the )?(?:o\.?r\b|operating|surgery)/,
)
const COMPLICATED =
  /\b(?:dislocat|bleed|bled\b|hematoma|infect|dehisc|seroma|abscess|leak|complication|necro|evisc|loosen|hemorrhag)/
const OF_ITS_OWN = /\bstaged|\bplanned|\bunrelated|\bother (?:side|eye|knee|hip|leg|arm)|\bcontralateral/

/** A surgery of another group, or of years ago: no period of it is left, or not for this surgeon. */
const BEYOND =
  /\b(?:another|different|outside|other) (?:group|practice)\b|\blast year\b|\byears? (?:ago|before|earlier|prior)\b/

/** True where the surgery before is told to be of another group or of years ago. */
export const isBeyondPeriod = (inquiry: Inquiry): boolean => says(inquiry, BEYOND)

/** A visit that a physician of another group made; "referred from another practice" tells of none. */
const SEEN_BY_OTHERS = anyOf(
  /\b(?:seen|evaluated|treated) by (?:an? )?(?:different|another|other|outside) group\b/,
  inOrder(
    /\b/,
    /docs?|doctors?|physicians?|providers?|surgeons?|np|pa|md/,
    / (?:from|of|in|with) (?:an? )?(?:different|another|other|outside) group\b/,
  ),
  inOrder(
    /\b(?:different|another|other|outside) group(?:['’]?s)? (?:\w+ )?/,
    /docs?|doctors?|physicians?|providers?|np|pa|md|sees?|saw/,
    /\b/,
  ),
)
const OF_PERIOD = /\bglobal|\bpost-?\s?op|\b24\b|\bdays? (?:\d|after|later)|\bweeks? (?:after|later|post)/

/** True where a visit in the global period was one of another group, whom the period does not bind. */
export const isVisitOfOtherGroup = (inquiry: Inquiry): boolean =>
  says(inquiry, SEEN_BY_OTHERS) && says(inquiry, OF_PERIOD)

/** True where the message tells of an unplanned way back into the operating room. */
export function tellsReturn(inquiry: Inquiry): boolean {
  if (says(inquiry, NO_RETURN)) return false
  if (says(inquiry, RETURN)) return true
  const isTold = says(inquiry, COMPLICATED) && isWayBack(inquiry)
  return isTold && (asksOfModifier(inquiry) || (asksFor(inquiry, 'global_period') && isBetweenTwo(inquiry)))
}

/** `42826, bled and was taken to the OR for 42962`: the complication and the way stand between two procedures. */
function isBetweenTwo(inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const places = procedureCodes(inquiry.references).flatMap((code) =>
    isVisit(code) ? [] : [text.indexOf(code.toLowerCase())],
  )
  const between = text.slice(Math.min(...places), Math.max(...places))
  return COMPLICATED.test(between) && TO_ROOM.test(between)
}

/** What a code of the first surgery is named behind: `back to the OR on day 6 of 42826`. */
const OF_FIRST = inOrder(
  /\b/,
  anyOf(/after|of|following|since|from|post|s\/p|status post|had|original|initial|first|index/, /prior|previous/),
  /\b(?:(?!\b(?:for|with|to do)\b)[^.?!,;\n\d]){0,24}$/,
)

/**
 * True for codes that are all told behind the way back, in its sentence: `POD 6 tonsillectomy, taken back to OR 42962` names
 * what was done then, and not the surgery whose period runs.
 */
export function areDoneOnReturn(codes: readonly string[], inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const way = text.search(RETURN)
  if (way === -1 || codes.length === 0 || !tellsReturn(inquiry)) return false
  const sentence = text.slice(way).split(/[.?!;](?:\s|$)|\n/)[0] ?? ''
  return codes.every((each) => {
    const code = each.toLowerCase()
    return (
      !namesCode(text.slice(0, way), code) && namesCode(sentence, code) && !OF_FIRST.test(sentence.split(code)[0] ?? '')
    )
  })
}

const isWayBack = (inquiry: Inquiry): boolean =>
  says(inquiry, TO_ROOM) && !says(inquiry, OF_ITS_OWN) && !isBeyondPeriod(inquiry)

const asksOfModifier = (inquiry: Inquiry): boolean =>
  loneModifiers(inquiry).some((modifier) => OF_GLOBAL_PERIOD.has(modifier))

/** True where the second of two procedures is told or asked to lie in the global period of the first. */
export function isInGlobalPeriod(inquiry: Inquiry): boolean {
  return tellsReturn(inquiry) || asksOfModifier(inquiry)
}

/** A way back to the operating room that was on the day of the surgery. */
const SAME_DAY = /\bsame (?:day|date|dos|night|evening)\b|\bhours? later\b/

/** True for a surgery and what the patient was brought back for on another day: the two procedures of one question. */
export function isSurgeryAndReturn(pair: readonly [string, string], inquiry: Inquiry): boolean {
  if (!tellsReturn(inquiry) || says(inquiry, SAME_DAY) || pair.some(isVisit)) return false
  const [one, other] = pair
  const others = procedureCodes(inquiry.references).filter((code) => !isVisit(code) && code !== one && code !== other)
  return others.every((code) => !sharesQuestion(inquiry, code, one))
}
