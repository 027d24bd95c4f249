import type { CodeReference } from '../../domain/code-reference.ts'
import type { Ask, AskKind } from '../../domain/inquiry.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { areDeniedApart } from '../../domain/line-denials.ts'
import type { TextIndex } from '../text/text-index.ts'
import { areOfOneMonth, distinctCodes, isProcedure, pairsVisit, subjectsOfAddOn } from './ask-hints.ts'
import { TOPIC_OF_KIND } from './ask-kinds.ts'
import { kindsOfCircumstances } from './circumstance-kinds.ts'
import { BESIDE_JOINED } from './code-kinds.ts'
import { hintKindsOfMessage } from './message-hints.ts'

/** Kinds that say nothing of two codes but that something is odd about them. */
const BESIDE_PAIR: ReadonlySet<AskKind> = new Set(['denial', 'compliance'])
/** Kinds that leave open whether a code with a question mark is the right one for what is described. */
const BESIDE_SEARCH: ReadonlySet<AskKind> = new Set(['units', 'code_meaning', 'status', 'global_period', 'add_on'])
/** Which policy holds, how often and for which diagnoses: whether a code is an add-on is beside that. */
const OF_POLICY: ReadonlySet<AskKind> = new Set(['coverage', 'crosswalk', 'code_search', 'documentation', 'fee'])
/** `11200 x2?`, `0SRC0J9 correct?` */
const ENDS_IN_DOUBT = /^[ \t]?(?:\?|(?:correct|right)[ \t]?\?)/i
/** Two words and more, without a question between them and the code they describe. */
const DESCRIBED = /(?:\b[a-z]{2,}\b[^?\n]{0,20}){2}$/i
/** Modifiers that only say that two services of a day were apart (NCCI policy manual, chapter I §E). */
const BYPASSES = new Set(['25', '57', '59', 'XE', 'XS', 'XP', 'XU', '91'])

/** The asks with those the whole message raises; they stand in the sentence of the first ask. */
export function withRaisedAsks(
  asks: Ask[],
  text: string,
  references: readonly CodeReference[],
  index: TextIndex,
  isCode: IsCode,
): Ask[] {
  const [first] = asks
  if (!first) return asks
  // What the whole message raises is of none of its numbers.
  const isNumbered = asks.some(({ number }) => number !== null)
  const raised = hintKindsOfMessage(text, references, index, isNumbered ? () => false : isCode)
  raised.push(...kindsOfCircumstances(asks, text, references, index))
  // What a preventive service pays is not how often it is covered.
  const kinds = raised.filter((kind) => kind !== 'coverage' || asks.some((ask) => ask.kind !== 'fee'))
  const different = new Set(references.filter(isProcedure).map(({ code, modifiers }) => [code, ...modifiers].join('-')))
  // `66984-54 and 66984-55`: one service, told apart by its modifiers alone.
  if (different.size > new Set(references.filter(isProcedure).map(({ code }) => code)).size)
    kinds.push('modifier_choice')
  const together = asks.some(({ kind }) => kind === 'billed_together')
  // Modifiers written on the codes, and a visit beside another service, are part of what may be billed together.
  const modified = references.some(({ system, modifiers }) => system === 'MODIFIER' || modifiers.length > 0)
  const apart = references.some(({ system, code, modifiers }) =>
    system === 'MODIFIER' ? BYPASSES.has(code) : modifiers.some((modifier) => BYPASSES.has(modifier)),
  )
  if (!together && apart && different.size > 1 && asks.some(({ kind }) => BESIDE_JOINED.has(kind)))
    kinds.push('billed_together')
  if (together && (modified || pairsVisit(references.filter(isProcedure).map(({ code }) => code)))) {
    kinds.push('modifier_choice')
  }
  if (asks.every(({ kind }) => BESIDE_SEARCH.has(kind)) && asksWhetherRight(text, references)) kinds.push('code_search')
  if (different.size > 1 && asks.every(({ kind }) => BESIDE_PAIR.has(kind)) && !areDeniedApart(references))
    kinds.push('billed_together')
  if (different.size > 1 && asks.every(({ kind }) => WHAT_OR_HOW.has(kind)) && asksWhatToBill(asks))
    kinds.push('billed_together')
  const isOfPolicy = asks.some(({ kind }) => kind === 'coverage') && asks.every(({ kind }) => OF_POLICY.has(kind))
  const missing = [...new Set(kinds)].filter(
    (kind) => asks.every((ask) => ask.kind !== kind) && !(kind === 'add_on' && isOfPolicy),
  )
  const subjects = distinctCodes(references)
  const number = isNumbered ? null : first.number
  const ofAddOn = subjectsOfAddOn(references, isCode)
  const toAsk = (kind: AskKind): Ask => ({
    ...first,
    kind,
    topic: TOPIC_OF_KIND[kind],
    subjects: kind === 'add_on' && ofAddOn.length > 0 ? ofAddOn : subjects,
    number,
  })
  // Whether two services of one month go together comes before what each of them takes.
  const leads = !together && !missing.includes('billed_together') && areOfOneMonth(references, asks)
  return [...(leads ? [toAsk('billed_together')] : []), ...asks, ...missing.map(toAsk)]
}

/** Kinds beside which it is asked what of several services to bill: `what can we bill & mods?` */
const WHAT_OR_HOW: ReadonlySet<AskKind> = new Set(['code_search', 'modifier_choice', 'global_period'])
/** `did 94010 then 94640, what do i bill`: of services that are named it is asked which of them go on the claim. */
const WHAT_TO_BILL =
  /\b(?:what|which|how) (?:do|should|can|would|could) (?:i|we|you) (?:bill|report|charge|submit|code)\b/i
const asksWhatToBill = (asks: readonly Ask[]): boolean =>
  asks.some(({ text }) => WHAT_TO_BILL.test(text) && !/\b(?:or|vs\.?|versus|instead)\b/i.test(text))

/** True for "18 tags removed, 11200 x2?": a service in words and a code with a question mark asks whether that is its code. */
function asksWhetherRight(text: string, references: readonly CodeReference[]): boolean {
  return references.some(({ system, modifiers, start, end }) => {
    if (system === 'MODIFIER' || modifiers.length > 0 || !ENDS_IN_DOUBT.test(text.slice(end, end + 12))) return false
    const before = text.slice(Math.max(0, start - 200), start)
    return DESCRIBED.test(before.slice(before.lastIndexOf('\n\n') + 1))
  })
}
