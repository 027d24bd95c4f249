import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** Letters that are rather a modifier than a word where it is asked whether they are needed. */
const NEEDED_LETTERS = /^(?:F[STRXY]|A[BSTY]|PO|TB|UE|G[01])$/
/** Those of them that no verb makes a word, as `put AT` and `use AS` are. */
const USED_LETTERS = /^(?:F[STRXY]|AB|TB|UE|G[01])$/
const IS_BEFORE = /\b(?:is|isn['’]?t|was|wasn['’]?t|if|whether|does|doesn['’]?t)[ \t](?:an?[ \t]|the[ \t])?-?$/i
const NEEDED_AFTER = inOrder(
  /^[ \t](?:is[ \t])?(?:even[ \t]|still[ \t]|also[ \t]|really[ \t])?/i,
  /(?:needed|required|necessary|mandatory|allowed|appl(?:y|ies)|appropriate)\b/i,
)
const USE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /needs?|needed|use|using|add|adding|append|attach|require[sd]?|without|missing|forgot|drop|skip/i,
    inOrder(
      /(?:do|does|can|should|must|would)[ \t](?:we|i|he|she|it|they|you)[ \t]/i,
      optional(/(?:still|even|also|just|really)[ \t]/i),
      /(?:put|send|bill[ \t]with|have)/i,
    ),
  ),
  /[ \t](?:an?[ \t]|the[ \t]|on[ \t]|just[ \t])?-?$/i,
)
/** The end of the phrase, or where it goes. */
const USED_AFTER = /^[ \t]?(?:[?,;)]|\.(?:\s|$)|$|(?:on|or|to|for|too|either|here|when|if|with)\b)/i

/** True for letters asked after: `is FS needed`, `do we need FS on it?` */
export const isAskedLetters = (code: string, before: string, after: string): boolean =>
  (NEEDED_LETTERS.test(code) && IS_BEFORE.test(before) && NEEDED_AFTER.test(after)) ||
  (USED_LETTERS.test(code) && USE_BEFORE.test(before) && USED_AFTER.test(after))

/** `AS which lines`, `80 on which code`, `62 for which ones` */
const LINES_AFTER = inOrder(
  /^[ \t](?:[-–—][ \t])?(?:(?:goes|go)[ \t])?(?:(?:on|to|for|with)[ \t])?/i,
  /(?:which|what)[ \t](?:of[ \t](?:the[ \t])?)?(?:lines?|codes?|cpts?|ones?|procedures?|them|these|those)\b/i,
)
const PHRASE_BEFORE =
  /(?:^|[.?!,;:()–—][ \t]*|\b(?:and|or|so|then|but|plus|put|add|use)[ \t](?:the[ \t]|an?[ \t])?)-?$/i

/** True for what is asked to stand on some of the lines. */
export const isForWhichLines = (before: string, after: string): boolean =>
  LINES_AFTER.test(after) && PHRASE_BEFORE.test(before)

/** Who tells a modifier by its number alone; a remittance tells a reason so. */
const TOLD_BY = inOrder(
  /\b/i,
  anyOf(
    /tech|techs|biller|billers|coder|coders|manager|supervisor|boss|scrubber|software|consultant|vendor/i,
    /clearinghouse|doctor|doc|surgeon|partner|dr\.?[ \t][a-z]{2,14}|office|auditor|trainer|instructor|colleague/i,
    /coworker|encoder|emr|ehr|gut|edits?|system|someone|somebody|everyone|everybody|he|she|they/i,
  ),
  /[ \t]/i,
  optional(/just[ \t]|always[ \t]|keeps[ \t]|now[ \t]|still[ \t]/i),
  /(?:says?|said|saying|insists?(?:[ \t]on)?|wants?|wanted|thinks?|suggests?|suggested|recommends?|told[ \t]\w{2,4}|swears[ \t]by)[ \t]/i,
  optional(/to[ \t](?:use|add|put|append)[ \t]|use[ \t]|add[ \t]|just[ \t]|an?[ \t]|the[ \t]|it['’]?s[ \t]/i),
  /-?$/i,
)
const TOLD_AFTER = /^[ \t]?(?:[?,;)]|\.(?:\s|$)|$|[-–—][ \t]|(?:but|and|or|on|because|so|instead|too|is|not)\b)/i
/** What they tell of that has no other meaning as a number by itself. */
const TOLD_NUMBER = /^(?:2[2457]|5[12379]|62|7[6-9]|8[02]|91)$/

/** True for the number of `tech says 59`, `the biller wants a 25`. */
export const isTold = (code: string, before: string, after: string): boolean =>
  TOLD_NUMBER.test(code) && TOLD_AFTER.test(after) && TOLD_BY.test(before)

/** `do we do 50`, `can we do a 59 here` */
const DO_BEFORE = inOrder(
  /\b(?:do|can|should|could|would|must|did)[ \t](?:we|i|you|they)[ \t](?:just[ \t]|also[ \t])?/i,
  /(?:do|use|go[ \t]with|put)[ \t](?:an?[ \t]|the[ \t])?-?$/i,
)
const DO_AFTER = /^[ \t]?(?:[?,;)]|\.(?:\s|$)|$|(?:or|on|too|also|as[ \t]well|instead|here|for)\b)/i

/** True for the number of `and do we do 50`, where the text speaks of modifiers. */
export const isDone = (before: string, after: string): boolean => DO_AFTER.test(after) && DO_BEFORE.test(before)
