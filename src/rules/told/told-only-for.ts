import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

const SERVICE =
  /(?:the |a |an |his |her |their |this |that )?(?:\w+ )?(?:shots?|injections?|inj|biops(?:y|ies)|procedure|removal|treatment|infusion)/
const CAME =
  /(?:there|here|in|came(?: in| back)?|comes?(?: in| back)?|coming(?: in| back)?|seen|scheduled|presenting|visit|appointment|appt)/
const ONLY_FOR = anyOf(
  inOrder(/\b(?:only|just|solely|strictly) (?:(?:was|is|were) )?/, CAME, / for /, captured(SERVICE, 'for'), /\b/),
  // `the only reason he came was the injection`
  inOrder(
    /\b(?:only|sole|whole) (?:reason|thing|purpose) (?:that |why |for )?(?:\w+ ){0,3}?/,
    CAME,
    / (?:was|is|were|being) (?:for |to get )?/,
    captured(SERVICE, 'reason'),
    /\b/,
  ),
  // `the injection was the only reason for the visit`, `came for nothing but the injection`
  inOrder(
    /\b/,
    captured(SERVICE, 'reasoned'),
    / (?:was|is|being) (?:the|his|her|their) (?:only|sole|whole) (?:reason|purpose)\b/,
  ),
  inOrder(/\bfor nothing (?:but|else than|other than) /, captured(SERVICE, 'nothing'), /\b/),
)
/** `she was not just there for the shot`, `not only seen for the injection`: for something else too. */
const NOT_ONLY = /\b(?:not|n['’]t|never)[ \t](?:\w+ )?$/

/** The words for a service that the patient came for and nothing else, told or supposed; null where there are none. */
export function findOnlyReason(inquiry: Inquiry): string | null {
  const text = textOf(inquiry)
  const match = ONLY_FOR.exec(text)
  if (match === null || NOT_ONLY.test(text.slice(0, match.index))) return null
  const { for: plain, reason, reasoned, nothing } = match.groups ?? {}
  return (plain ?? reason ?? reasoned ?? nothing ?? '').replace(/^(?:a|an|his|her|their|this|that) /, 'the ')
}
