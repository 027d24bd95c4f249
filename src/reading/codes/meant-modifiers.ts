import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { isAskedLetters, isDone, isForWhichLines, isTold } from './asked-modifiers.ts'
import { isAskedWhere, isCalledFor, isThatOne } from './asked-places.ts'
import { isOfCount, isOfThings, isRounded } from './counted-numbers.ts'
import { isModifier, isNumericModifier, isPlainLetterModifier } from './modifier-codes.ts'
import {
  BEGINS_PHRASE,
  CLAIM_CODE_BEFORE,
  DOES_BEFORE,
  ENDS_PHRASE,
  GOES_ON_AFTER,
  IN_BRACKETS_BEHIND,
  IT_TAKES,
  NAMED_AFTER,
  NAMED_BEFORE,
  NEEDED_AFTER,
  NEIGHBOUR_AFTER,
  NEIGHBOUR_BEFORE,
  NOUN_BEFORE,
  PLACED_AFTER,
  PROPOSED_AFTER,
  ROLE_BEFORE,
  STRONG_VERB,
  TRADE_WORD,
  VERB_BEFORE,
  WEAK_VERB,
  WHICH_TAKES,
} from './modifier-phrases.ts'
import { isNotice } from './notice-letters.ts'
import {
  isBesideAnother,
  isBilledBeside,
  isBilledWithLocum,
  isLeftOff,
  isMeaning,
  isOfLine,
  isOfScreening,
  isOneThatShouldBe,
  isScreeningTurned,
  isToldToBe,
} from './placed-modifiers.ts'
import { isSideOfBody, isTherapist } from './sides.ts'

/** `A4253 6 units KS`; the code is covered, with its units as here. */
const BEHIND_UNITS = /\x81{11,}[ \t,]{1,2}-?$/
/** Only modifiers are appended. */
const APPENDED = /\bappend(?:ed|ing|s)?[ \t](?:(?:an?|the)[ \t])?-?$/i
/** `do we 59 it`: the number is the verb. */
const IS_VERB_BEFORE = /\b(?:we|i|you|they|just|can|should|could)[ \t]$/i
const IS_VERB_AFTER = /^[ \t](?:(?:it|them|that|this|those|the|each|both)\b|\x81)/i
const USED_AS_VERB = /^(?:2[1-7]|5[0-9]|7[6-9])$/
/** `DME MAC JA`: the region of a Medicare contractor. */
const THE_ONE = /\b(?:the|teh)[ \t]$/i
/** `All with the HO.` */
const ALL_WITH =
  /\b(?:all|each|every|both|always|billed|sent|submitted|reported|NPI)(?: \w+)? (?:with|w\/) (?:the |an? )?$/i
/** `is it 25, and on which?` */
const IS_IT = /\b(?:is|should|would) it (?:be )?(?:a |an |the )?$/i
/** `is it TB only, or JZ beside it` */
const ALONE_AFTER = /^[ \t](?:only|alone|by itself|now)\b/i
/** Who may be all there is: `is it PT only`. */
const PERSON = /^(?:PT|OT|PA|MD|MA|ED|ER|ST)$/
/** `my boss says 51` */
const SAYS_BEFORE =
  /\b(?:says?|said|insists?(?: on)?|wants?|thinks?|prefers?|suggests?|recommends?|thinking|thought|guess(?:ing)?)[ \t]$/i
/** `what does POS 19 mean compared with 22?` */
const COMPARED_BEFORE = /\bcompared[ \t](?:with|to)[ \t]$/i
/** `does the 25 go on the visit` */
const HAS_PLACE = /^[ \t](?:go|goes|going|belongs?|sits?|stays?|lands?|lives?|rides?|hangs?|be)[ \t](?:on|to|with)\b/i
/** A number that is a whole question: `99285 and 12002. 25?` */
const OWN_QUESTION_BEFORE = /(?:^|[.?!;,:][ \t]*)-?$/
const JURISDICTION_BEFORE = /\b(?:MAC|jurisdictions?|contractor)[ \t:(-]{1,3}$/i
/** `allowed? 59?`: the number is a question of its own. */
const FURTHER_QUESTION = /\?[ \t]{1,2}-?$/
/** `54 and 55?`: two numbers are all of the question. */
const PAIR_ASKED = /^-?(\d\d)[ \t](?:and|&|\+|or|vs)[ \t]-?(\d\d)[ \t]?\?/
/** Class findings of routine foot care; `Q8 hours` is an interval. */
const FOOT_CLASS = /^Q[789]$/
const INTERVAL = /^[ \t]?(?:h\b|hrs?\b|hours?\b|d\b|days?\b|wks?\b|weeks?\b|mos?\b|months?\b|min)/i
/** `is it 50 or nothing?`, `90 or do we not bill it at all` */
const OR_NOTHING = inOrder(
  /^[ \t]or[ \t]/i,
  anyOf(
    /nothing|none|no[ \t](?:mod|modifier)|not\b|(?:two|2|separate)[ \t]lines/i,
    /(?:do|should|can|would)[ \t](?:we|i|you|they)[ \t](?:just[ \t])?(?:not|skip|leave)\b/i,
  ),
)
/** `would 59 make any difference` */
const MATTERS_AFTER =
  /^[ \t](?:even[ \t]|really[ \t])?(?:make[ \t](?:any|a)[ \t]difference|matter|change[ \t](?:any|that|it))/i
/** `can he just go AA`, `she stays QZ`: which anesthesia is reported with and no word is. */
const GO_BEFORE = /\b(?:go|goes|going|went|stays?|staying)[ \t](?:as[ \t])?$/i
const OF_ANESTHESIA = /^(?:A[AD]|Q[KSXYZ])$/
/** `One line 50` */
const ON_ONE_LINE = /\b(?:one|1|single|same|each|both|two|2)[ \t]lines?[ \t](?:with[ \t])?-?$/i
/** `so no 79?`, `told AT is needed` */
const NO_BEFORE = /\bno[ \t](?:need[ \t](?:for|of)[ \t](?:an?[ \t]|the[ \t])?)?-?$/i
/** The hyphen before a modifier without its code. */
const HYPHEN_APART = /(?:^|[\s(,;/])-$/
/** `-59 resubmits denied also` */
const SENT_AGAIN =
  /^[ \t](?:re-?submi\w+|re-?bill\w*|re-?fil\w+|claims?|versions?|denied|denials?|rejected|rejects|did(?:n['’]?t| not)|appeal\w*)\b/i
/** `personally performed (AA)`: modifiers that are nothing else in brackets. */
const IN_BRACKETS = /^(?:A[AD]|Q[KSXYZ]|G[XYZ]|X[EPSU]|J[WZ]|K[XFH])$/
/** `27447-82 vs AS`; the code with its modifier is covered. */
const BEHIND_MODIFIED = /\x81[ \t](?:vs\.?|or|versus)[ \t]-?$/i
/** `use 25 and 57`, `need both 59 & 76` */
const PAIR_USED =
  /\b(?:use|using|need|needs|add|append|put|report|both)[ \t](?:both[ \t])?(?:-?\d\d[ \t](?:and|&|plus)[ \t])?-?$/i
const ALTERNATIVE = /\/|\bor\b|\bv(?:s\.?|ersus)?\b|\b(?:over|rather than)\b|\b(?:OR|VS)\b/

/** True where what stands around two characters makes them a modifier; `talksOfModifiers` where the text speaks of some. */
export function isMeant(
  text: string,
  start: number,
  end: number,
  hyphen: boolean,
  code: string,
  talksOfModifiers: boolean,
): boolean {
  const before = lineBefore(text, start + (hyphen ? 1 : 0), 60)
  const after = lineAfter(text, end, 24)
  if (CLAIM_CODE_BEFORE.test(before)) return false
  if (NAMED_BEFORE.test(before) || NAMED_AFTER.test(after)) return true
  if (JURISDICTION_BEFORE.test(before) || (COMPARED_BEFORE.test(before) && isNumericModifier(code))) return false
  if (isSideOfBody(code, after) || isTherapist(code, after)) return false
  if (isPlainLetterModifier(code)) return code !== 'GA' || isNotice(before, after)
  if (code === 'PT' && isScreeningTurned(text, before, after)) return true
  if (FOOT_CLASS.test(code)) return !INTERVAL.test(after)
  if (isBilledWithLocum(code, before) && ENDS_PHRASE.test(after)) return true
  if (code === '50' && ON_ONE_LINE.test(before) && ENDS_PHRASE.test(after)) return true
  if (NEEDED_AFTER.test(after) && !TRADE_WORD.test(code)) return true
  if (isNumericModifier(code) && (isOfCount(before, after) || isRounded(text, { start, end }, code))) return false
  if (USED_AS_VERB.test(code) && isLeftOff(before, after, PLACED_AFTER)) return true
  if (talksOfModifiers && isNumericModifier(code) && NO_BEFORE.test(before) && ENDS_PHRASE.test(after)) return true
  if (isNumericModifier(code) && isOfThings(code, before)) return false
  if (isNumericModifier(code) && THE_ONE.test(before) && HAS_PLACE.test(after)) return true
  return isMeantByPhrase(text, { start, end, hyphen, code, before, after }, talksOfModifiers)
}

type Candidate = { start: number; end: number; hyphen: boolean; code: string; before: string; after: string }

/** True where the words right beside a candidate, of which nothing else is known, ask about it or put it somewhere. */
function isMeantByPhrase(
  text: string,
  { start, end, hyphen, code, before, after }: Candidate,
  talksOfModifiers: boolean,
): boolean {
  if (isPairAsked(text.slice(start, end + 12)) && BEGINS_PHRASE.test(before)) return true
  if (/^[ \t]?\?/.test(after) && BEGINS_PHRASE.test(before) && !isNumericModifier(code)) return !TRADE_WORD.test(code)
  if (DOES_BEFORE.test(before) && GOES_ON_AFTER.test(after))
    return code === 'PT' ? isOfScreening(text) : !TRADE_WORD.test(code)
  if (!TRADE_WORD.test(code) && isAskedPlainly(before, after)) return true
  if (!isNumericModifier(code)) {
    if (BEHIND_UNITS.test(before) && ENDS_PHRASE.test(after) && !TRADE_WORD.test(code)) return true
    if (STRONG_VERB.test(before) && PLACED_AFTER.test(after) && !TRADE_WORD.test(code)) return true
    if (after[0] === ')' && (IN_BRACKETS_BEHIND.test(before) || (before.endsWith('(') && IN_BRACKETS.test(code))))
      return true
    if (talksOfModifiers && BEGINS_PHRASE.test(before) && PROPOSED_AFTER.test(after) && !TRADE_WORD.test(code))
      return true
    if (talksOfModifiers && IS_IT.test(before) && ALONE_AFTER.test(after) && !PERSON.test(code)) return true
    if (OF_ANESTHESIA.test(code) && GO_BEFORE.test(before)) return true
    const isTrade = TRADE_WORD.test(code)
    if (!isTrade && (isBilledBeside(code, before, after) || (ENDS_PHRASE.test(after) && isBesideAnother(before))))
      return true
    if (!isTrade && talksOfModifiers && (isOneThatShouldBe(before, after) || isToldToBe(before, after))) return true
    if (APPENDED.test(before) && ENDS_PHRASE.test(after) && !TRADE_WORD.test(code)) return true
    if (ALL_WITH.test(before) && /^[ \t]?(?:[.,;?!)]|$)/.test(after) && !TRADE_WORD.test(code)) return true
    if (isAskedLetters(code, before, after) || (!isTrade && isForWhichLines(before, after))) return true
    if (isJoinable(code) && isJoined(before, after, talksOfModifiers)) return true
    return talksOfModifiers && BEHIND_MODIFIED.test(before)
  }
  if (talksOfModifiers && (OR_NOTHING.test(after) || isOneThatShouldBe(before, after))) return true
  if (talksOfModifiers && (isOfLine(before, after) || isDone(before, after) || isForWhichLines(before, after)))
    return true
  if (isTold(code, before, after)) return true
  if (isMeaning(code, before, talksOfModifiers) && ENDS_PHRASE.test(after)) return true
  if (USED_AS_VERB.test(code) && IS_VERB_BEFORE.test(before) && IS_VERB_AFTER.test(after)) return true
  if ((PROPOSED_AFTER.test(after) || PLACED_AFTER.test(after)) && BEGINS_PHRASE.test(before)) return true
  if (talksOfModifiers && BEGINS_PHRASE.test(before) && /^[ \t]or\b[^.!]*\?/.test(after)) return true
  if (/^[ \t]?\?/.test(after) && BEGINS_PHRASE.test(before) && (talksOfModifiers || FURTHER_QUESTION.test(before)))
    return true
  if (PLACED_AFTER.test(after)) {
    if (talksOfModifiers || VERB_BEFORE.test(before) || IS_IT.test(before) || isThatOne(before)) return true
    if (isAdded(code, before)) return true
  }
  if (talksOfModifiers && (SAYS_BEFORE.test(before) || IS_IT.test(before)) && ENDS_PHRASE.test(after)) return true
  if (SAYS_BEFORE.test(before) && HAS_PLACE.test(after)) return true
  if (MATTERS_AFTER.test(after) && DOES_BEFORE.test(before)) return true
  if (PAIR_USED.test(before) && (NEIGHBOUR_BEFORE.test(before) || NEIGHBOUR_AFTER.test(after))) return true
  if (ROLE_BEFORE.test(before) || (/^[ \t]?\?/.test(after) && NOUN_BEFORE.test(before))) return true
  if (hyphen && SENT_AGAIN.test(after) && HYPHEN_APART.test(before)) return true
  if (!ENDS_PHRASE.test(after)) return false
  if (hyphen) return HYPHEN_APART.test(before)
  if (isJoined(before, after, talksOfModifiers)) return true
  if (/^[ \t]?\?/.test(after) && /\b(?:with|w\/?)[ \t](?:an?[ \t])?$/i.test(before)) return true
  // `64615 x2 or 50?`; the code with its units is covered.
  if (code === '50' && /\x81 or $/i.test(before)) return true
  if (STRONG_VERB.test(before) || IT_TAKES.test(before)) return true
  return VERB_BEFORE.test(before) && (talksOfModifiers || !WEAK_VERB.test(before))
}

/** True where it is asked where it goes, what takes it, or whether it is called for. */
function isAskedPlainly(before: string, after: string): boolean {
  const ends = ENDS_PHRASE.test(after)
  return isAskedWhere(before, after) || isCalledFor(before, after, ends) || (ends && WHICH_TAKES.test(before))
}

/** True for the number of `99285 and 12002. 25?` */
export function isOwnQuestion(text: string, start: number, end: number): boolean {
  if (OR_NOTHING.test(text.slice(end, end + 20))) return true
  if (!/^[ \t]?\?/.test(text.slice(end, end + 2))) return false
  const before = lineBefore(text, start, 60)
  return OWN_QUESTION_BEFORE.test(before) || NO_BEFORE.test(before)
}

function isPairAsked(text: string): boolean {
  const [, first = '', second = ''] = PAIR_ASKED.exec(text) ?? []
  return isNumericModifier(first) && isNumericModifier(second)
}

/** True for the second of `24 + 25 on the visit`. */
const isAdded = (code: string, before: string): boolean =>
  USED_AS_VERB.test(code) && USED_AS_VERB.test(NEIGHBOUR_BEFORE.exec(before)?.[1] ?? '')

/** `PA and MD both rounding` are two persons. */
const isJoinable = (code: string): boolean => isModifier(code) && code !== 'MD' && code !== 'PA'

/** True beside another modifier: in an alternative, or in any list where the text speaks of modifiers. */
function isJoined(before: string, after: string, talksOfModifiers: boolean): boolean {
  const [, left = '', leftJoin = ''] = NEIGHBOUR_BEFORE.exec(before) ?? []
  const [, rightJoin = '', right = ''] = NEIGHBOUR_AFTER.exec(after) ?? []
  const join = isJoinable(left) ? leftJoin : isJoinable(right) ? rightJoin : ''
  return join !== '' && (talksOfModifiers || ALTERNATIVE.test(join))
}

/** False for "RT knee" and for a state. */
export function isMeantBySide(text: string, { index, 0: written, 2: code = '' }: RegExpExecArray): boolean {
  if (isSideOfBody(code, lineAfter(text, index + written.length, 24))) return false
  return code !== 'GA' || isNotice(lineBefore(text, index, 60), lineAfter(text, index + written.length, 24))
}
