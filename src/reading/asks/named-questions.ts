import type { CodeReference } from '../../domain/code-reference.ts'
import type { AskKind } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import type { Sentence } from '../text/sentences.ts'
import { isProcedure } from './ask-hints.ts'

/** `which line gets it?`, `is it on the wrong line??` */
const OF_LINE =
  /\b(?:which|what|wrong|right|other|first|second) (?:line|one gets|code gets)\b|\bon (?:my|our|the) \w{2,10} line\b/i
/** `should any of these come off?`, `which one can I add, if any?` */
const OF_SEVERAL = inOrder(
  /\b(?:any|which|what|one|some|all|both|either|none) /i,
  /(?:of (?:them|these|those)|ones?|codes?|charges?|can|do|should|goes?|stays?|gets?)\b/i,
  /[^?\n]{0,40}\b/i,
  /(?:add(?:ed)?|come off|drop(?:ped)?|stays?|keep|bill(?:ed)?|charged?|removed?|report(?:ed)?|go(?:es)? on|pays?)\b/i,
)
/** `these are separate aren't they?` */
const SEPARATE = /\b(?:these|those|they|both)\b[^?\n]{0,16}\b(?:separate(?:ly)?|billable|bundled|included|inclusive)\b/i
/** `what is the max?`, `how do I split them?`, `round to the nearest hour?` */
const OF_NUMBER = anyOf(
  /\bmax(?:imum)?\b|\b(?:the|a|any) limit\b|\bround(?:ed|ing)? (?:up|down|to|off)\b/i,
  /\bhow (?:do|should|would) (?:i|we) split\b/i,
)
/** `who bills the 99232?` */
const OF_BILLER = /\bwho (?:bills?|reports?|codes?|gets)\b/i

/** What goes on with a code or a modifier, before and behind it. */
const GOES_ON_BEFORE = /[\w.]/
const GOES_ON_BEHIND = /^[\w.]\w/

/** Whether the token stands in the text by itself. */
function isToken(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    const end = at + token.length
    if (!GOES_ON_BEFORE.test(text[at - 1] ?? ' ') && !GOES_ON_BEHIND.test(text.slice(end, end + 2))) return true
  }
  return false
}

/**
 * The kinds that a question asks whose own words were not heard, by the codes and modifiers of the message it names again or speaks
 * of; none where it has no question mark.
 */
export function kindsOfNamed({ text }: Sentence, references: readonly CodeReference[]): AskKind[] {
  if (!text.trim().endsWith('?')) return []
  const procedures = new Set(references.filter(isProcedure).map(({ code }) => code))
  const modifiers = references.flatMap(({ system, code, modifiers: own }) => (system === 'MODIFIER' ? [code] : own))
  const kinds = new Set<AskKind>()
  if (modifiers.length > 0 && (OF_LINE.test(text) || modifiers.some((each) => isToken(text, each))))
    kinds.add('modifier_choice')
  if (
    procedures.size > 1 &&
    (OF_SEVERAL.test(text) || SEPARATE.test(text) || [...procedures].some((each) => isToken(text, each)))
  )
    kinds.add('billed_together')
  if (procedures.size > 0 && OF_NUMBER.test(text)) kinds.add('units')
  if (procedures.size > 0 && OF_BILLER.test(text)) kinds.add('em_level')
  return [...kinds]
}
