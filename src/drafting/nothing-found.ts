import type { Conclusion } from '../domain/finding.ts'
import type { AskKind, Inquiry } from '../domain/inquiry.ts'
import { mergeGaps } from './merged-gaps.ts'
import type { NothingFound } from './wording.ts'

/** Words that ask, also where no question mark stands behind them. */
const ASKING = /\b(?:who|what|which|when|how|why|can|could|may|should|does|do (?:we|i|they))\b|\?/i

/** Kinds that are asked of codes: where none can be read, the codes are what is missing. */
const OF_CODES: ReadonlySet<AskKind> = new Set([
  'code_meaning',
  'status',
  'billed_together',
  'modifier_choice',
  'units',
  'add_on',
  'crosswalk',
  'denial',
  'global_period',
  'fee',
])

/** What is known of a message where nothing could be concluded of it. */
export function describeNothing(inquiry: Inquiry, conclusion: Conclusion, codes: readonly string[]): NothingFound {
  const { asks, details, payer, maskedText } = inquiry
  // What stands in an attachment, or belongs to a claim, is missed as codes.
  const areCodesMissing =
    conclusion.questions?.some(({ key }) => key === 'codes-typed') ||
    (asks.length > 0 && asks.every(({ kind }) => OF_CODES.has(kind)))
  return {
    gaps: mergeGaps(conclusion.gaps).map(({ why }) => why),
    codes,
    described: asks.some(({ kind, subjects }) => kind === 'code_search' && subjects.length === 0),
    asked: !areCodesMissing && (asks.length > 0 || ASKING.test(maskedText ?? '')),
    payer: details?.planType === 'medicare' ? null : payer,
  }
}
