import { lineAfter, lineBefore } from '../text/span.ts'
import { isOfCount, isOfThings } from './counted-numbers.ts'
import { isModifier, isNumericModifier, isPlainLetterModifier } from './modifier-codes.ts'
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
} from './placed-modifiers.ts'
import { isSideOfBody, isTherapist } from './sides.ts'

/** "modifier 25", "mods 24 and 57": the word, then nothing but modifiers and what joins them. */
const NAMED_BEFORE =
  /\b(?:modif\w{0,6}|mods?)\b[ \t:#(-]{0,4}(?:(?:is|was|like|such as|of|a|an|the|use|used)[ \t])?(?:-?[A-Z0-9]{2}(?:[ \t]?(?:,|\/|&|\+|;)[ \t]?|[ \t](?:or|and|vs\.?|versus|then|with|instead of)[ \t]|[ \t]?,[ \t]?(?:or|and)[ \t]){1,2}){0,8}-?$/i
const NAMED_AFTER =
  /^[ \t]?(?:mod(?:ifier)?s?\b|modif|(?:was |is |being )?(?:missing|appended)\b|(?:the|an?)[ \t](?:[\w-]{1,12}[ \t]){0,2}modifier\b)/i
/** `value codes A8 and A9`: what an institutional claim has of its own (UB-04, form locators 18 to 41). */
const CLAIM_CODE_BEFORE =
  /\b(?:value|condition|occurrence|span|cond|val|occ)\.?[ \t](?:codes?|cds?)\b(?:[ \t:#,]{1,2}(?:and[ \t]|or[ \t])?[A-Z0-9]{2}){0,3}[ \t:#,]{1,2}(?:and[ \t]|or[ \t])?$/i
/** "need a 59", "put 59 on", "which gets 25" */
const VERB_BEFORE =
  /\b(?:needs?|needing|wants?|requires?|add(?:ed|ing)?|append(?:ed|ing)?|use(?:d)?|using|attach(?:ed)?|put(?:ting)?|carry|carries|gets?|got|take|takes|slap|stick|with|w\/|without|w\/o|bill(?:ed)?|and|or|vs|versus|instead of|the|not|just|of)[ \t](?:(?:a|an|the|with|on|w\/|it)[ \t]){0,2}-?$/i
const WEAK_VERB =
  /\b(?:and|or|vs|versus|the|of|not|just|bill(?:ed)?|use(?:d)?|with|w\/|takes?|got)[ \t](?:(?:a|an|the|with|on|w\/|it)[ \t]){0,2}-?$/i
/** Verbs that nothing but a modifier follows in this trade: `which line gets the 59`. */
const STRONG_VERB =
  /(?:\b(?:needs?|needing|wants?|requires?|add(?:ed|ing)?|append(?:ed|ing)?|attach(?:ed)?|put(?:ting)?|carry|carries|gets?|slap|stick|throw(?:ing)?|tack(?:ing)?|go(?:ing)?[ \t]with|(?:mine|ours|theirs)[ \t]is|use(?:d)?|using|remov(?:e|ed|ing)|tr(?:y|ied|ying)|drop(?:ped|ping)?|forg[eo]t(?:ting|ten)?|omit(?:ted)?|(?:left|leave|leaving)[ \t]off|take|took|without|w\/o)|\uFFFC[ \t](?:takes?|with|w\/))[ \t](?:(?:a|an|the|with|on|w\/|it|just|only|still)[ \t]){0,2}-?$/i
/** `which one takes 59 if any?` */
const WHICH_TAKES =
  /\b(?:which|wich)[ \t](?:one|line|code|claim|service|procedure)[ \t](?:takes|gets|needs|carries|wants)[ \t](?:the[ \t]|an?[ \t])?-?$/i
/** `someone said it takes a 59` */
const IT_TAKES =
  /\b(?:it|that|this|they|one|other|line|code|second)[ \t](?:just[ \t]|only[ \t]|also[ \t])?(?:takes|gets|needs|wants|requires)[ \t](?:an?|the)[ \t]-?$/i
/** `does KX go on?` */
const DOES_BEFORE = /\b(?:does|do|should|would|will|must)[ \t](?:the[ \t]|an?[ \t])?$/i
const GOES_ON_AFTER = /^[ \t](?:even[ \t]|still[ \t]|also[ \t])?go[ \t](?:on|there|too|here)\b/i
/** `A4253 6 units KS`; the code is covered, with its units as here. */
const BEHIND_UNITS = /\uFFFC{11,}[ \t,]{1,2}-?$/
/** Only modifiers are appended. */
const APPENDED = /\bappend(?:ed|ing|s)?[ \t](?:(?:an?|the)[ \t])?-?$/i
/** `24 ok?`, at the beginning of a phrase */
const PROPOSED_AFTER =
  /^[ \t](?:ever[ \t]|is[ \t])?(?:ok|okay|legit|any[ \t](?:good|use|help)|good[ \t](?:here|enough|on|with)|the[ \t]way[ \t]to[ \t]go|(?:going[ \t]to|gonna)[ \t](?:work|help|fly|pass)|an[ \t]option|works?|fix|help|solve|(?:supported|justified|warranted|valid|enough|proper|the[ \t](?:right|correct|best))|(?:get|got)[ \t](?:it|this|them|us)|do|be (?:ok|right|correct|better|best|used|enough|added|appropriate|needed)|correct|right|needed|required|appropriate|applies|apply|allowed|what[ \t](?:i|we|you)[ \t](?:use|need|add|append|want))\b/i
/** `do we 59 it`: the number is the verb. */
const IS_VERB_BEFORE = /\b(?:we|i|you|they|just|can|should|could)[ \t]$/i
const IS_VERB_AFTER = /^[ \t](?:(?:it|them|that|this|those|the|each|both)\b|\uFFFC)/i
const USED_AS_VERB = /^(?:2[1-7]|5[0-9]|7[6-9])$/
/** `25 on 99213`; the code is covered when modifiers are looked for. */
const PLACED_AFTER =
  /^[ \t](?:(?:go|goes|going|belongs?|stays?|gets?[ \t]\w{3,8})[ \t])?(?:on|to|with)[ \t](?:the[ \t]|an?[ \t])?(?:\uFFFC|(?:wh?ich|what|it)\b|(?:every|each|all)\b|E\/?M\b|visit\b|o\/?v\b|(?:first|second|third|1st|2nd|3rd|last|next|rest|two|both|either|other|lesser|column|add-?on|lap|scope|injection|procedure|code|line)\b)/i
const BEGINS_PHRASE =
  /(?:^|[.?!,;:(–—][ \t]*|[ \t]-[ \t]|\b(?:is|was|did|does|would|will|can|could|should|if|whether|that|because|why|when)[ \t](?:an?[ \t]|the[ \t])?)-?$/i
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
/** `where would a 59 go?` */
const WHERE_GOES = /\b(?:where|which (?:line|code|one)) (?:(?:do|does|would|should|will|can) )?(?:a |an |the )$/i
/** `what does POS 19 mean compared with 22?` */
const COMPARED_BEFORE = /\bcompared[ \t](?:with|to)[ \t]$/i
/** `does the 25 go on the visit` */
const HAS_PLACE = /^[ \t](?:go|goes|going|belongs?|sits?|stays?)[ \t](?:on|to|with)\b/i
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
/** `same visit 76?`, `two surgeons 62 each` */
const ROLE_BEFORE = /\b(?:co-?surg(?:eons?)?|surgeons|assist(?:ants?|s)?(?:[ \t]surg(?:eons?)?)?)[ \t,:-]{1,3}$/i
const NOUN_BEFORE = /\b(?:visit|day|session|time|line|claim|procedure|both|all|too|also|instead|together|same)[ \t]-?$/i
/** `is it 50 or nothing?` */
const OR_NOTHING = /^[ \t]or[ \t](?:nothing|none|no[ \t](?:mod|modifier)|not\b|(?:two|2|separate)[ \t]lines)/i
/** `One line 50` */
const ON_ONE_LINE = /\b(?:one|1|single|same|each|both|two|2)[ \t]lines?[ \t](?:with[ \t])?-?$/i
/** `so no 79?`, `told AT is needed` */
const NO_BEFORE = /\bno[ \t](?:need[ \t](?:for|of)[ \t](?:an?[ \t]|the[ \t])?)?-?$/i
const NEEDED_AFTER =
  /^[ \t](?:is|was|isn['’]?t|wasn['’]?t|being)[ \t](?:not[ \t])?(?:needed|required|missing|appended|necessary|appropriate|applied)\b/i
/** What may follow a numeric modifier that only a verb announces: the end of the phrase or where it goes, never a unit. */
export const ENDS_PHRASE =
  /^[ \t]?(?:$|[?!;,)"”'’]|\.(?:\s|$)|[-–—][ \t]|with[ \t](?:the[ \t])?(?:[A-Z][A-Z0-9]\b|\uFFFC)|(?:on|to|when|if|since|because|appended|attached|added|instead|too|also|here|there|for|vs?|or|and|be|is|was|as|same|at|even|in|over|rather|pos|both|each|ok|okay|then|please|pls|thx|now|either|from|off|ever|us|them|mean|means|stand|stands|apply|i|we|they|he|she|you|will|would|should|can|does|do|needed|required|legit|correct|right|anywhere|anyplace|somewhere)\b|\/[A-Z0-9]{2}\b)/i
/** Another modifier joined to this one; only "or", "vs" and a slash join by themselves, the rest where modifiers are spoken of. */
const NEIGHBOUR_BEFORE =
  /(?:^|[^A-Za-z0-9.$%])-?([A-Z0-9]{2})([ \t]?(?:\/|,|&|\+|vs?\.?|or|and|plus|versus|over|rather than|OR|AND|VS\.?)(?:[ \t](?:or|and|vs\.?|not))?[ \t]?)-?$/
const NEIGHBOUR_AFTER =
  /^([ \t]?(?:\/|,|&|\+|vs?\.?|or|and|plus|versus|over|rather than|OR|AND|VS\.?)(?:[ \t](?:or|and|vs\.?|not))?[ \t]?)-?([A-Z0-9]{2})(?![A-Za-z0-9%]|\.\d|[ \t]?[-/]\d|[ \t]?(?:mg|mcg|ml|mm|cm|min|yo|y\/o|years?|yrs?|days?|weeks?|hrs?|hours?|units?|kg|lbs?|degrees)\b)/
/** The hyphen before a modifier without its code. */
const HYPHEN_APART = /(?:^|[\s(,;/])-$/
/** `-59 resubmits denied also` */
const SENT_AGAIN =
  /^[ \t](?:re-?submi\w+|re-?bill\w*|re-?fil\w+|claims?|versions?|denied|denials?|rejected|rejects|did(?:n['’]?t| not)|appeal\w*)\b/i
/** `will they pay our PA as assistant (AS)` */
const IN_BRACKETS_BEHIND =
  /\b(?:assist\w*|surgeons?|telehealth|telemedicine|audio[ -]only|(?:professional|technical)(?: component)?|waiver|notice|ABN|screening)[ \t]\($/i
/** `personally performed (AA)`: modifiers that are nothing else in brackets. */
const IN_BRACKETS = /^(?:A[AD]|Q[KSXYZ]|G[XYZ]|X[EPSU]|J[WZ]|K[XFH])$/
/** `27447-82 vs AS`; the code with its modifier is covered. */
const BEHIND_MODIFIED = /\uFFFC[ \t](?:vs\.?|or|versus)[ \t]-?$/i
export const TRADE_WORD =
  /^(?:ED|ER|PT|PA|MD|CT|US|CO|PC|MA|ME|PM|AM|SC|CC|PS|MS|FX|AF|TB|AI|PR|PI|OK|HE|IT|IS|OT|ST|HR|DC|NB|EM|HH|SH|AR|AZ|CA|GA|LA|PD|PL|SG|ET)$/
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
  if (isNumericModifier(code) && isOfCount(before, after)) return false
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
  if (!isNumericModifier(code)) {
    if (BEHIND_UNITS.test(before) && ENDS_PHRASE.test(after) && !TRADE_WORD.test(code)) return true
    if (STRONG_VERB.test(before) && PLACED_AFTER.test(after) && !TRADE_WORD.test(code)) return true
    if (after[0] === ')' && (IN_BRACKETS_BEHIND.test(before) || (before.endsWith('(') && IN_BRACKETS.test(code))))
      return true
    if (talksOfModifiers && BEGINS_PHRASE.test(before) && PROPOSED_AFTER.test(after) && !TRADE_WORD.test(code))
      return true
    if (talksOfModifiers && IS_IT.test(before) && ALONE_AFTER.test(after) && !PERSON.test(code)) return true
    const isTrade = TRADE_WORD.test(code)
    if (!isTrade && (isBilledBeside(code, before, after) || (ENDS_PHRASE.test(after) && isBesideAnother(before))))
      return true
    if (!isTrade && talksOfModifiers && isOneThatShouldBe(before, after)) return true
    if (APPENDED.test(before) && ENDS_PHRASE.test(after) && !TRADE_WORD.test(code)) return true
    if (ALL_WITH.test(before) && /^[ \t]?(?:[.,;?!)]|$)/.test(after) && !TRADE_WORD.test(code)) return true
    if (isJoinable(code) && isJoined(before, after, talksOfModifiers)) return true
    return talksOfModifiers && BEHIND_MODIFIED.test(before)
  }
  if (talksOfModifiers && (OR_NOTHING.test(after) || isOneThatShouldBe(before, after))) return true
  if (talksOfModifiers && isOfLine(before, after)) return true
  if (isMeaning(code, before, talksOfModifiers) && ENDS_PHRASE.test(after)) return true
  if (USED_AS_VERB.test(code) && IS_VERB_BEFORE.test(before) && IS_VERB_AFTER.test(after)) return true
  if ((PROPOSED_AFTER.test(after) || PLACED_AFTER.test(after)) && BEGINS_PHRASE.test(before)) return true
  if (talksOfModifiers && BEGINS_PHRASE.test(before) && /^[ \t]or\b[^.!]*\?/.test(after)) return true
  if (/^[ \t]?\?/.test(after) && BEGINS_PHRASE.test(before) && (talksOfModifiers || FURTHER_QUESTION.test(before)))
    return true
  if (PLACED_AFTER.test(after) && (talksOfModifiers || VERB_BEFORE.test(before) || isAdded(code, before))) return true
  if (talksOfModifiers && (SAYS_BEFORE.test(before) || IS_IT.test(before)) && ENDS_PHRASE.test(after)) return true
  if (/^[ \t]goe?s?\b/i.test(after) && WHERE_GOES.test(before)) return true
  if (PAIR_USED.test(before) && (NEIGHBOUR_BEFORE.test(before) || NEIGHBOUR_AFTER.test(after))) return true
  if (ROLE_BEFORE.test(before) || (/^[ \t]?\?/.test(after) && NOUN_BEFORE.test(before))) return true
  if (hyphen && SENT_AGAIN.test(after) && HYPHEN_APART.test(before)) return true
  if (!ENDS_PHRASE.test(after)) return false
  if (hyphen) return HYPHEN_APART.test(before)
  if (isJoined(before, after, talksOfModifiers)) return true
  if (/^[ \t]?\?/.test(after) && /\b(?:with|w\/?)[ \t]$/i.test(before)) return true
  // `64615 x2 or 50?`; the code with its units is covered.
  if (code === '50' && /\uFFFC or $/i.test(before)) return true
  if (STRONG_VERB.test(before) || WHICH_TAKES.test(before) || IT_TAKES.test(before)) return true
  return VERB_BEFORE.test(before) && (talksOfModifiers || !WEAK_VERB.test(before))
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
const isJoinable = (code: string): boolean => isModifier(code) && code !== 'MD'

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
