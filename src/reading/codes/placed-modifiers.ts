import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** A locum or a reciprocal doctor, where a bill goes out with it; `Q6 hours` is an interval, `see Q5` a question. */
const LOCUM = /^Q[56]$/
const BILLED_WITH = inOrder(
  /\b/i,
  anyOf(
    /with|w\/o?|without|under|using|use[ds]?|append(?:ed|ing)?|add(?:ed|ing)?|needs?|puts?/i,
    /bill(?:ed|ing)?|as|got|gets?|carry|carries|attach(?:ed)?|is it|the|an?/i,
  ),
  /[ \t](?:(?:an?|the|just|only)[ \t])?-?$/i,
)
/** `the 26 line paid`, `our 59 version` */
const OWNER_BEFORE = /\b(?:the|our|my|their|his|her|a)[ \t]-?$/i
const LINE_AFTER = /^[ \t](?:line(?![ \t](?:items?|claim|bill|invoice))|portion|component|piece|version|half|side)\b/i
/** `does 4 hours mean 52?`, `both eyes would mean 50` */
const MEAN_BEFORE =
  /\b(?:does|do|did|would|should|will)\b[^?!;\n]{0,44}\bmean[ \t](?:an?[ \t]|using[ \t]|adding[ \t])?-?$/i
/** Modifiers that are seldom places of service. */
const SELDOM_PLACE = /^(?:2[57]|26|5[0-9]|7[6-9])$/

/** True for `Q6` where a bill goes out with it. */
export const isBilledWithLocum = (code: string, before: string): boolean => LOCUM.test(code) && BILLED_WITH.test(before)

/** True where a line or a part of a service is called by two digits: `the 26 line paid`. */
export const isOfLine = (before: string, after: string): boolean => OWNER_BEFORE.test(before) && LINE_AFTER.test(after)

/** True where something is asked to mean two digits; what may be a place too, only where the text speaks of modifiers. */
export const isMeaning = (code: string, before: string, talksOfModifiers: boolean): boolean =>
  (talksOfModifiers || SELDOM_PLACE.test(code)) && MEAN_BEFORE.test(before)

/** `should it have been PT?`, `shouldn't that be XS` */
const SHOULD_BE = inOrder(
  /\b(?:should|would|could|must|ought)(?:n['’]?t)?[ \t](?:it|this|that|they|we|i|these|those)[ \t]/i,
  /(?:not[ \t])?(?:be|have[ \t](?:been|used|had|put|billed|sent))[ \t]/i,
  optional(/an?[ \t]|the[ \t]|just[ \t]|with[ \t]|with[ \t]an?[ \t]/i),
  /-?$/i,
)
/** `she thinks it should be SH because he was picked up outside` */
const TOLD_TO_BE = inOrder(
  /\b(?:it|this|that|they|one|line|claim|call|trip|run|leg)[ \t](?:really[ \t])?(?:should|ought to|must|needs? to)/i,
  /(?:n['’]?t)?[ \t](?:have been|be)[ \t](?:an?[ \t]|the[ \t]|with[ \t])?-?$/i,
)
const REASON_AFTER = /^[ \t]?(?:[?.,;!)]|$)|^[ \t](?:because|since|as|bc|cuz|cause|per|instead|not|rather)\b/i
const ASKED_AFTER = /^[ \t]?(?:[?.,;!)]|$)|^[ \t](?:instead|or|not|and|on|rather)\b/i
/** `92567 w/ AB?`; the code is covered. */
const WITH_BEFORE = /\x81[ \t](?:(?:billed|sent|going[ \t]out)[ \t])?(?:with|w\/)[ \t]?(?:an?[ \t]|the[ \t])?$/i
const ENDS_AFTER = anyOf(
  /^[ \t]?(?:[?,;)]|\.(?:\s|$)|$|on[ \t](?:all|each|every\w*|both)\b)/i,
  /^[ \t]?(?:ok|okay|right|correct|fine|allowed|legit|enough|the[ \t]right[ \t]way)[ \t]?[?,;)]/i,
)
/** What is done with a service and no modifier of it: a blood pressure, a contact lens, a home exercise. */
const ALSO_DONE = /^(?:BP|CL|CP|CN|CD|CE|CH|EX|EP|SL|SQ|SM|TD|RD|RE|GL|HF|HB|MF|NB|PB|FB)$/
/** `what goes after RR on the first claim` */
const BESIDE_BEFORE = inOrder(
  /\b/i,
  /goes?|going|comes?|put|add|next|sent|belongs?|sits?|list(?:ed)?|us(?:e|ed|ing)/i,
  /[ \t](?:\w{2,9}[ \t]){0,2}?/i,
  /after|before|behind|beside|next to|on top of|in front of|instead of|along with|together with/i,
  /[ \t](?:the[ \t])?-?$/i,
)
/** `there was no 25 on the visit`, `wasn't a 25 on it` */
const NOT_THERE = inOrder(
  /\b/i,
  anyOf(
    /no/i,
    inOrder(
      /(?:was|is|were|are|did|do|does|had|has)(?:n['’]?t| not)|never/i,
      /(?:[ \t](?:see|have|put|find|send|use|get))?[ \t](?:an?|the|any)/i,
    ),
  ),
  /[ \t]-?$/i,
)
const ON_CLAIM = inOrder(
  /^[ \t](?:(?:attached|appended|put|billed|sent)[ \t])?(?:on|to|with)[ \t]/i,
  anyOf(/(?:the|that|our|my|this)[ \t](?:claim|bill|line|1500|hcfa|ub)\b/i, /(?:it|there|them|either|any)\b/i),
)
/** What makes PT a modifier and no therapist. */
const OF_SCREENING = /\bscreening\b|\bcolonoscop|\bcolons?\b|\bpolyp/i
const PT_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /needs?|wants?|add(?:ed)?|append(?:ed)?|use(?:d)?|using|put|to|with|w\/|as|got|get/i,
    /require[sd]?|is it|was it/i,
  ),
  /[ \t](?:an?[ \t]|the[ \t])?$/i,
)

/** True where somebody asks whether it had to be this one. */
export const isOneThatShouldBe = (before: string, after: string): boolean =>
  ASKED_AFTER.test(after) && SHOULD_BE.test(before)

/** True where somebody says that it had to be these letters. */
export const isToldToBe = (before: string, after: string): boolean =>
  REASON_AFTER.test(after) && TOLD_TO_BE.test(before)

/** True for two letters that a code was billed with, where the phrase ends behind them. */
export const isBilledBeside = (code: string, before: string, after: string): boolean =>
  ENDS_AFTER.test(after) && WITH_BEFORE.test(before) && !ALSO_DONE.test(code)

/** True where it is missed on a claim; `placed` says where modifiers stand. */
export const isLeftOff = (before: string, after: string, placed: RegExp): boolean =>
  (placed.test(after) || ON_CLAIM.test(after)) && NOT_THERE.test(before)

/** True for letters beside which another modifier is to stand. */
export const isBesideAnother = (before: string): boolean => BESIDE_BEFORE.test(before)

/** True where a text that says PT may mean the modifier, and no therapist. */
export const isOfScreening = (text: string): boolean => OF_SCREENING.test(text)

/** True for PT where a scope is spoken of and it is to be put on: `should it have been PT?`, `PT instead of 33`. */
export const isScreeningTurned = (text: string, before: string, after: string): boolean =>
  ((ASKED_AFTER.test(after) && (PT_BEFORE.test(before) || SHOULD_BE.test(before))) ||
    /^[ \t](?:instead[ \t]of|not|rather[ \t]than|or|vs\.?)[ \t](?:an?[ \t]|the[ \t])?(?:33|59)\b/i.test(after)) &&
  OF_SCREENING.test(text)
