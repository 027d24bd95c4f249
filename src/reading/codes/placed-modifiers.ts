/** A locum or a reciprocal doctor, where a bill goes out with it; `Q6 hours` is an interval, `see Q5` a question. */
const LOCUM = /^Q[56]$/
const BILLED_WITH =
  /\b(?:with|w\/o?|without|under|using|use[ds]?|append(?:ed|ing)?|add(?:ed|ing)?|needs?|puts?|bill(?:ed|ing)?|as|got|gets?|carry|carries|attach(?:ed)?|is it|the|an?)[ \t](?:(?:an?|the|just|only)[ \t])?-?$/i
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
