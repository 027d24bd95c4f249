import type { CodeReference } from '../../domain/code-reference.ts'
import type { GuidanceCondition } from '../../domain/guidance-fact.ts'
import type { Inquiry, PlanType } from '../../domain/inquiry.ts'
import { haveNoDayInCommon } from '../days/service-days.ts'
import { loneModifiers } from '../message/message-words.ts'
import { isLeftOut } from '../pairs/left-out.ts'
import { findCodes } from './code-spans.ts'
import { mentions, type ReadText, readWordStarts } from './word-starts.ts'

/** Whose rules an answer follows where the message names no payer. */
const ASSUMED_PLAN: PlanType = 'medicare'

/** The codes a condition found among those asked about; null where it does not hold. */
export function findConditionSubjects(
  condition: GuidanceCondition,
  { inquiry, text }: { inquiry: Inquiry; text: ReadText },
): string[] | null {
  if (!holdsBesideCodes(condition, inquiry, text)) return null
  const { references } = inquiry
  const codes = condition.codes ? findCodes(condition.codes, references) : null
  if (codes?.length === 0) return null
  const others = condition.with ? findCodes(condition.with, references) : null
  if (others?.length === 0) return null
  const modifiers = condition.modifiers ? findModifiers(condition.modifiers, references) : null
  if (modifiers?.length === 0 || (codes && others && !isPaired(codes, others, inquiry))) return null
  const subjects = [...new Set([...leaveRuledOut(codes ?? [], inquiry), ...leaveRuledOut(others ?? [], inquiry)])]
  return subjects.length > 0 ? subjects : [...(modifiers ?? []), ...findCarriers(modifiers ?? [], references)]
}

/** True where what a condition wants beside codes is met: most fail here, and a list less is made for each. */
function holdsBesideCodes(condition: GuidanceCondition, { asks, setting, details }: Inquiry, text: ReadText): boolean {
  const { kinds, settings, plans, states, words, also, not } = condition
  return (
    (!kinds || asks.some(({ kind }) => kinds.includes(kind))) &&
    (!settings || (setting !== null && settings.includes(setting))) &&
    (!plans || plans.includes(details?.planType ?? ASSUMED_PLAN)) &&
    (!states || states.includes(details?.state?.code ?? '')) &&
    (!words || mentions(text, words)) &&
    (!also || mentions(text, also)) &&
    !(not && mentions(text, not))
  )
}

/** `15275, don't tell me 15271`: of several codes of a kind those that the message rules out are not spoken of. */
export function leaveRuledOut(codes: readonly string[], inquiry: Inquiry): readonly string[] {
  const rest = codes.length > 1 ? codes.filter((code) => !isLeftOut(code, inquiry)) : codes
  return rest.length > 0 ? rest : codes
}

/** True where a code of the one list stands beside one of the other, both of one day. */
function isPaired(codes: readonly string[], others: readonly string[], inquiry: Inquiry): boolean {
  return codes.some((code) => others.some((other) => code !== other && !haveNoDayInCommon(code, other, inquiry)))
}

function findModifiers(wanted: readonly string[], references: readonly CodeReference[]): string[] {
  const named = references.flatMap(({ system, code, modifiers }) => (system === 'MODIFIER' ? [code] : modifiers))
  return [...new Set(named.filter((modifier) => wanted.includes(modifier)))]
}

/** The codes that carry one of the modifiers: a question about the code is then one about its modifier. */
const findCarriers = (modifiers: readonly string[], references: readonly CodeReference[]): string[] =>
  references.flatMap((each) => (each.modifiers.some((modifier) => modifiers.includes(modifier)) ? [each.code] : []))

/** What each part of a condition says of how closely the note fits: codes and words more than a kind of ask. */
const WEIGHTS: Readonly<Record<keyof GuidanceCondition, number>> = {
  codes: 3,
  with: 4,
  modifiers: 3,
  words: 3,
  also: 2,
  not: 0,
  kinds: 1,
  plans: 1,
  settings: 1,
  states: 3,
}

/** How closely a note fits by that condition. */
export function weighCondition(condition: GuidanceCondition): number {
  return Object.entries(WEIGHTS).reduce(
    (sum, [name, weight]) => sum + (condition[name as keyof GuidanceCondition] ? weight : 0),
    0,
  )
}

/** Modifiers that edits and indicators decide about: rows answer those. */
const BY_ROWS = new Set(['24', '25', '50', '51', '57', '58', '59', '78', '79', 'XE', 'XS', 'XP', 'XU', 'RT', 'LT'])

/** True for a note of a modifier that stands by itself in the message (`PT or 33?`). */
export const namesAskedModifier = ({ modifiers = [] }: GuidanceCondition, inquiry: Inquiry): boolean =>
  loneModifiers(inquiry).some((each) => modifiers.includes(each) && !BY_ROWS.has(each))

/** Every code a physician reports: a note of all of them says less than one of the code asked about. */
const ALL_SERVICES = '00100-99999'

/** True for a condition that any service meets. */
export const isOfAnyCode = ({ codes }: GuidanceCondition): boolean => codes?.includes(ALL_SERVICES) === true

/** The numbers of the questions in which the words of the condition stand; null where there are no words or the sender numbered no question. */
export function numbersSpeakingOf({ words = [] }: GuidanceCondition, { asks }: Inquiry): string[] | null {
  if (words.length === 0 || asks.every(({ number }) => number === null)) return null
  const speaking = asks.filter(
    ({ number, text }) => number !== null && mentions(readWordStarts(text.toLowerCase()), words),
  )
  return [...new Set(speaking.flatMap(({ number }) => number ?? []))]
}
