import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { isOfCount, isOfThings, isRounded, isToldAsCount } from './counted-numbers.ts'
import { isNumericModifier } from './modifier-codes.ts'
import { CLAIM_CODE_BEFORE } from './modifier-phrases.ts'

/** Modifiers that people call by nothing but their number: `90` is rather the days of a global period. */
const BY_NUMBER = /^(?:2[23456]|5[123457-9]|6[236]|7[346789]|8[012]|9[135])$/
/** Letters that shorten no diagnosis, person or place in this trade, as AK, BP and FP do. */
const BY_LETTERS = /^(?:CG|F[RS]|G[EL]|H[NOQ]|K[GLRV]|NR|Q[LMN]|RB|SG|UE)$/
/** What stands right before such a number: a day's or an hour's figures have other signs. */
const STANDS_APART = new Set(' ("\u201c\t\n')
/** Signs behind a figure that make another of it. */
const GOES_ON = new Set('/:-')

/** What no count stands behind: who has it, what is done with it, what joins it to the sentence. */
const BEFORE = inOrder(
  /(?:^|[\s("\u201c,;:.?!-])/i,
  anyOf(
    /the|an?|his|her|our|their|my|your|that|this|no|not|w|w\/|with|without|and|or|vs\.?|versus|plus|one|both/i,
    /needs?|needed|needing|uses?|used|using|writes?|wrote|puts?|adds?|added|adding|appends?|attach(?:ed)?/i,
    /hop(?:ing|ed)|it|so|think(?:s|ing)?|thought|believes?|assumes?|guess|says?|said|wants?|wanted|wanting/i,
    /then|also|maybe|try|tried|bill|billed|just|either|neither|still|even|only|gets?|got|takes?|took/i,
    /carry|carries|requires?|required|does|should|would|remove[ds]?|drop(?:s|ped)?|omit(?:s|ted)?|lack(?:s|ed)?/i,
    /suggest(?:s|ed)?|recommend(?:s|ed)?|prefers?|call(?:s|ed)?|meaning|own/i,
    /(?:lack|absence)[ \t]of|(?:ask|look|begg?|scream)(?:s|ed|ing)?[ \t]for|(?:would|should|could)[ \t](?:that|this|it)[ \t]be/i,
    /(?:switch|chang|convert|mov)(?:e|es|ed|ing)?[ \t](?:it[ \t])?to/i,
  ),
  /[ \t]$/i,
)
/** The end of a phrase, or what a sentence goes on with behind a thing: a count would have its noun there. */
const AFTER = inOrder(
  /^/i,
  anyOf(
    /$|[ \t]?[?!;)"\u201d]|,(?![ \t]?\d)|\.(?:\s|$)|[ \t][-–—][ \t]/i,
    inOrder(
      /[ \t]/i,
      anyOf(
        /on|to|when|if|since|because|but|instead|too|also|here|there|for|vs|or|and|be|isn?|wasn?|as|same|at/i,
        /even|in|so|then|please|pls|now|either|off|will|would|should|can|could|does|do|did|i|we|they|he|she/i,
        /you|his|her|go|goes|went|territory|right|correct|needed|required|appended|attached|only|by|with|that/i,
        /which|what|alone|again|anyway|already|anywhere|yes|was|fell[ \t](?:off|out)|came|it|they|is|wont|won['’]t/i,
      ),
      /\b/i,
    ),
  ),
)
/** What else is told by its number alone: places, reasons of a remittance, rooms, scores. `POS 19 … compared with 22` */
const OF_OTHERS = inOrder(
  anyOf(
    /\b(?:pos|places?)\b/i,
    /\b(?:denied|denials?|reasons?)(?=[^.?!,;]{0,6}$)|\b(?:remit(?:tance)?|eob|era|carc|room|bed|chair|unit)\b/i,
    /\b(?:score|scale|phq|gad|o2|sats?|temp|pulse|rate|bp|glucose|dose|bmi|weight|pts?|patients?)\b/i,
  ),
  /[^.?!,;]{0,24}$/i,
)
/** `how many units is it for the 80?` */
const FOR_AMOUNT = /\b(?:units?|how many|dose)\b[^.?!;]{0,16}\bfor[ \t](?:the[ \t])?$/i
/** Numbers that are places of service too. */
const IS_PLACE = /^2[234]$/
const TELLS_PLACE = /\b(?:pos|places?)\b/i
/** `79 is her age`, `the 52 on the sheet` */
const OTHERWISE = /^[^.?!,;]{0,12}\b(?:age|years?|old|on (?:the |her |his )?(?:sheet|paper|list|chart|scale))\b/i
/** `there was no 25`, which is no number 25 of anything. */
const LACKED = /(?<!\b(?:claim|line|item|question|room|check|case|account|invoice|page|box|suite|bed)[ \t])\bno[ \t]$/i
/** `59, 51, neither?` and `95 is what we put` begin a phrase. */
const BEGINS = /(?:^|[.?!,;:][ \t]|[-–—][ \t])$/
const NAMED_FIRST = inOrder(
  /^,?[ \t]/i,
  anyOf(
    /is[ \t]what[ \t](?:i|we|they|he|she|you)[ \t](?:put|uses?|sen[dt]|bill(?:ed)?|append|add|always)\b/i,
    inOrder(optional(/(?:or[ \t])?\d\d,?[ \t]/i), /(?:or[ \t])?(?:neither|nothing|none|no[ \t]mod)/i),
  ),
)
/** `40 45 or 50`: one of several numbers. */
const NUMBER_BEFORE = /(?<!\w)(\d{1,3})[ \t](?:or|and|vs\.?|versus|plus)[ \t]$/i

/**
 * True for two characters that stand in a sentence as a thing does, where a count would be followed by what it counts: `if I must
 * write the 59`, `needed 24. And …`, `do they need the CG and …`. It means something only where a procedure is named.
 */
export function standsAsModifier(text: string, start: number, end: number, code: string): boolean {
  if (!STANDS_APART.has(text[start - 1] ?? ' ') || GOES_ON.has(text[end] ?? ' ')) return false
  const numeric = isNumericModifier(code)
  if (!(numeric ? BY_NUMBER : BY_LETTERS).test(code)) return false
  const after = lineAfter(text, end, 24)
  const before = lineBefore(text, start, 60)
  const stands = AFTER.test(after) && BEFORE.test(before) && !CLAIM_CODE_BEFORE.test(before)
  if (!stands && !(BEGINS.test(before) && NAMED_FIRST.test(after))) return false
  return !numeric || !isOtherNumber(text, { start, end }, code, before, after)
}

/** True for a number that counts something, or is another's. */
function isOtherNumber(text: string, place: Span, code: string, before: string, after: string): boolean {
  if (
    isOfCount(before, after) ||
    (isOfThings(code, before) && !LACKED.test(before)) ||
    OF_OTHERS.test(before) ||
    OTHERWISE.test(after)
  )
    return true
  if (FOR_AMOUNT.test(before) || (IS_PLACE.test(code) && TELLS_PLACE.test(before))) return true
  const beside = NUMBER_BEFORE.exec(before)?.[1]
  if (beside !== undefined && !isNumericModifier(beside)) return true
  return isToldAsCount(text, place.start, code) || isRounded(text, place, code)
}
