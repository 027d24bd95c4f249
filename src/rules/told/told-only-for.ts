import type { Inquiry } from '../../domain/inquiry.ts'
import { captured, inOrder } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

const ONLY_FOR = inOrder(
  /\b(?:only|just|solely|strictly) (?:(?:was|is|were) )?/,
  /(?:there|here|in|came(?: in| back)?|comes?(?: in| back)?|coming(?: in| back)?|seen|scheduled|presenting) for /,
  captured(
    /(?:the |a |an |his |her |their |this |that )?(?:\w+ )?(?:shots?|injections?|inj|biops(?:y|ies)|procedure|removal|treatment|infusion)/,
  ),
  /\b/,
)
/** `she was not just there for the shot`, `not only seen for the injection`: for something else too. */
const NOT_ONLY = /\b(?:not|n['’]t|never)[ \t](?:\w+ )?$/

/** The words for a service that the patient came for and nothing else, told or supposed; null where there are none. */
export function findOnlyReason(inquiry: Inquiry): string | null {
  const text = textOf(inquiry)
  const match = ONLY_FOR.exec(text)
  if (match === null || NOT_ONLY.test(text.slice(0, match.index))) return null
  return (match[1] ?? '').replace(/^(?:a|an|his|her|their|this|that) /, 'the ')
}
