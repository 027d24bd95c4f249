import type { Ask, Inquiry } from '../domain/inquiry.ts'
import { anyOf, inOrder, notBefore } from '../patterns/compose-patterns.ts'
import { namesCode } from './message/code-places.ts'
import { asksAbout, loneModifiers, modifiersOn, says, sentencesIn, textOf } from './message/message-words.ts'
import { listSites } from './modifiers/anatomical-site.ts'
import { procedureCodes } from './rows/code-life.ts'
import type { FeeRow } from './rows/fee-row.ts'
import { type Family, SIDE } from './rows/modifier-families.ts'
import { isReadInHospital } from './rows/professional-part.ts'

/** A finger, toe or lid. */
const isSite = (modifier: string): boolean => /^(?:[FT][A\d]|E[1-4])$/.test(modifier)

/** Modifiers that say two services were apart, and the words that ask for a side beside them. */
const DISTINCT = new Set(['59', 'XE', 'XS', 'XP', 'XU'])
const SIDE_ASKED = anyOf(
  inOrder(
    /(?<![-\w])(?:rt|lt)\b/,
    notBefore(/ (?:shoulder|knee|hip|elbow|wrist|hand|foot|ankle|eye|ear|breast|leg|arm)\b/),
  ),
  /\b(?:which|what) side\b|\bside modif/,
)

/** A modifier on the code itself, its words in a sentence with the code, or either by itself where the code is asked about. */
export function isAsked(family: Family, code: string, inquiry: Inquiry): boolean {
  if (family.name === 'bilateral' && isOnBothSides(code, inquiry)) return true
  if (family.name === 'components' && isReadInHospital(code, inquiry)) return true
  if (family.modifiers.some((modifier) => modifiersOn(inquiry, code).includes(modifier))) return true
  // `both eyes … 66984-RT`: the condition is of both sides, the service of one.
  const sides = modifiersOn(inquiry, code).filter((modifier) => SIDE.modifiers.includes(modifier))
  if (family.name === 'bilateral' && sides.length === 1) return false
  // Written on another code, it is asked for that one.
  if (inquiry.references.some(({ modifiers }) => family.modifiers.some((each) => modifiers.includes(each))))
    return false
  const codes = procedureCodes(inquiry.references)
  const saying = sentencesIn(textOf(inquiry)).filter((sentence) => family.words.test(sentence))
  if (saying.some((sentence) => namesCode(sentence, code) || OF_EACH.test(sentence))) return true
  const lone = loneModifiers(inquiry)
  const named = family.modifiers.some(
    (modifier) => lone.includes(modifier) && !isOfOthers(modifier, code, codes, inquiry),
  )
  const ofNone = saying.some((sentence) => !codes.some((each) => namesCode(sentence, each)))
  return (
    (named || ofNone) &&
    (asksAbout(inquiry, code, 'modifier_choice', 'units', 'denial', 'billed_together', 'coverage', 'status') ||
      inquiry.asks.some(isOfModifiers))
  )
}

/** `which lines need what modifier, and 51?`: an ask that names modifiers alone is of all the codes. */
const isOfModifiers = ({ kind, subjects }: Ask): boolean =>
  kind === 'modifier_choice' && subjects.length > 0 && subjects.every((each) => each.length === 2)

/** `billing each one x2`: what is said of all the codes. */
const OF_EACH = /\beach (?:one|code|line)\b|\bboth codes\b|\bboth of them\b|\b(?:each|both) x ?\d\b|\bx ?\d each\b/

/** `36475 RT and then 36475 LT`, of one day */
const isOnBothSides = (code: string, inquiry: Inquiry): boolean =>
  SIDE.modifiers.every((side) => modifiersOn(inquiry, code).includes(side)) &&
  new Set(inquiry.dates.map(({ date }) => date)).size < 2

/** True for a modifier that is only named in sentences about other codes. */
function isOfOthers(modifier: string, code: string, codes: readonly string[], inquiry: Inquiry): boolean {
  const word = new RegExp(`(?<![\\w.])${modifier.toLowerCase()}(?![\\w.]\\w|\\w)`)
  const naming = sentencesIn(textOf(inquiry)).filter((sentence) => word.test(sentence))
  const isOther = (sentence: string): boolean =>
    codes.some((each) => namesCode(sentence, each)) && !namesCode(sentence, code)
  return naming.length > 0 && naming.every(isOther)
}

/** True where the side is asked for, of a code that has one. */
export function isSideAsked(code: string, { row }: FeeRow, inquiry: Inquiry): boolean {
  if (SIDE.verdicts[row.bilateral] === undefined || !asksAbout(inquiry, code, 'modifier_choice')) return false
  // A finger, toe or lid has a modifier of its own, which names the side too.
  if (listSites(textOf(inquiry)).length > 0 || [...modifiersOn(inquiry, code), ...loneModifiers(inquiry)].some(isSite))
    return false
  if (loneModifiers(inquiry).some((each) => SIDE.modifiers.includes(each))) return true
  // "Does it need 59 or XS?" beside a left knee that is told asks for no side.
  const proposed = inquiry.references.flatMap(({ system, code: named, modifiers }) =>
    system === 'MODIFIER' ? [named] : modifiers,
  )
  if (proposed.some((each) => DISTINCT.has(each)) && !says(inquiry, SIDE_ASKED)) return false
  // Where the code is written with its side, something else is asked.
  return !modifiersOn(inquiry, code).some((each) => SIDE.modifiers.includes(each)) && says(inquiry, SIDE.words)
}

/** `how is it paid?` of several scopes or operations of a day, to which a reduction applies. */
export const isPaidAsked = (family: Family, { row }: FeeRow, inquiry: Inquiry): boolean =>
  family.name === 'multiple' &&
  (row.multipleProcedure === '2' || row.multipleProcedure === '3') &&
  procedureCodes(inquiry.references).length > 1 &&
  says(inquiry, PAID_ASKED)

const PAID_ASKED = anyOf(
  inOrder(
    /\bhow (?:is|are|will|does|do|would) /,
    /it|they|both|these|medicare|the (?:2nd|second|other)(?: one)?/,
    /(?: be| get| gets)? (?:paid|pay|priced)\b/,
  ),
  /\bpayment order\b/,
  /\bcuts? (?:the )?(?:2nd|second)\b/,
  /\bpays? (?:both )?(?:in full|at 100)\b/,
  /\bpaid (?:in full|at (?:half|50))\b/,
)

/** A modifier that is spoken of, and not only written on its code. */
const MODIFIER_SPOKEN = /\bmod(?:s|ifiers?)?\b|(?<![-\w/])(?:26|tc)\b|\bcomponents?\b|\bprofessional\b|\btechnical\b/

/** Denials that say nothing of a modifier: information missing, time, other payer, coverage, authorization, another claim that is missing. */
const OF_OTHER_REASONS = new Set(['16', '22', '27', '29', '31', '50', '107', '109', 'B15', '197', '198', '226', '252'])

/** Remark codes that say a modifier is missing or wrong. */
const OF_MODIFIERS = new Set(['M78', 'N519', 'N822', 'N823'])

/** `SVC 73721 26 … CO 16`: a modifier that fits, on a line that was denied for something else, or whose fee is asked. */
export function isTold(family: Family, code: string, { row }: FeeRow, isAddOn: boolean, inquiry: Inquiry): boolean {
  if (family.verdicts[family.indicatorOf(row)] !== 'allowed') return false
  if (isOfDuplicate(inquiry)) return true
  if (asksAbout(inquiry, code, 'modifier_choice') && says(inquiry, MODIFIER_SPOKEN)) return false
  if (asksAbout(inquiry, code, 'fee') && !asksAbout(inquiry, code, 'denial')) return true
  const named = (wanted: string): string[] =>
    inquiry.references.flatMap(({ system, code: reason }) => (system === wanted ? [reason] : []))
  const reasons = named('CARC')
  if (named('RARC').some((remark) => OF_MODIFIERS.has(remark))) return false
  // An add-on code that is denied for no reason told is asked about without its primary.
  if (reasons.length === 0) return isAddOn && asksAbout(inquiry, code, 'denial')
  return reasons.every((reason) => OF_OTHER_REASONS.has(reason))
}

/** Which modifier a line denied as a duplicate lacks is asked of another than the one it had. */
const isOfDuplicate = ({ references }: Inquiry): boolean => {
  const reasons = references.flatMap(({ system, code }) => (system === 'CARC' ? [code] : []))
  return reasons.length > 0 && reasons.every((reason) => reason === '18')
}

/** `G0204 - bilat diagnostic mammo`: what a code that ended was, of one in its place that takes no 50 and of which none is asked. */
export const isOnlyDescribed = (code: string, { row }: FeeRow, inquiry: Inquiry): boolean =>
  !['1', '3'].includes(row.bilateral) &&
  modifiersOn(inquiry, code).length === 0 &&
  loneModifiers(inquiry).length === 0 &&
  !says(inquiry, /\bmod(?:s|ifiers?)?\b|\bunits?\b|(?<!\w)x ?2\b/)

/** A drug or supply beside the procedure it was used in: 50 is asked of the procedure. */
export function isSupplyOfOther(code: string, { row }: FeeRow, inquiry: Inquiry): boolean {
  if (row.bilateral !== '9' || !/^[A-Z]\d{4}$/.test(code) || modifiersOn(inquiry, code).includes('50')) return false
  return procedureCodes(inquiry.references).some((each) => /^[1-7]\d{4}$/.test(each))
}

/** `6 warts on both hands`: where something was done, told and not asked, of a code to which sides say nothing. */
export function isPlaceTold(code: string, { row }: FeeRow, inquiry: Inquiry): boolean {
  if (row.bilateral !== '0' && row.bilateral !== '9') return false
  const named = [...modifiersOn(inquiry, code), ...loneModifiers(inquiry)]
  if (['50', 'RT', 'LT'].some((modifier) => named.includes(modifier))) return false
  const telling = textOf(inquiry).match(/[^.?!\n]*\b(?:bilat|both )[^.?!\n]*[.?!]?/g) ?? []
  return telling.every((sentence) => !sentence.endsWith('?') && !/\bbilat/.test(sentence))
}
