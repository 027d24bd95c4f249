import { answersAsk, type Finding } from '../domain/finding.ts'
import type { Ask, Inquiry } from '../domain/inquiry.ts'
import { anyOf, inOrder } from '../patterns/compose-patterns.ts'

const ANSWER = /^(Yes|No): (\w)/

const WHICH = /\b(?:which|what(?:['’]?s)?|how|when|why|who|whose|where|wh?ats)\b/i
/** How a clause begins that is answered by yes or no. */
const WHETHER = inOrder(
  /\b(?:can|could|may|should|shall|do|does|did|is|are|was|were|will|would|must|has|have)(?:n['’]?t)? /i,
  anyOf(
    /(?:we|i|you|they|he|she|it|this|that|these|those|both|the|a|an|my|our|his|her|any|all|each|one|either)\b/i,
    /[A-Z]?\d{2}|(?:medicare|medicaid|bcbs|cpt|icd|modifier)\b/i,
  ),
)
const ASKS_BOTH = /\bboth\b|\btogether\b|\bor (?:no|not)\b|\ballowed\b|\bok(?:ay)?\b|\bcorrect\b|\bright\b/i

const BILLED = /\b(?:bill|billed|billable|billing|pay|paid|payable|report|charge|separately)\b/i

/** What rules of manuals and edits say of a pair, whoever asks; other rules answer what was asked. */
const OF_RULE: ReadonlySet<string> = new Set(['guidelines/guidance-note', 'ncci/add-on-primary', 'ncci/bundled-pair'])

/** True where one of the clauses of the ask is answered by yes or no; null where none of them asks anything. */
function asksWhether({ text }: Pick<Ask, 'text'>): boolean | null {
  const clauses = text.split(/(?<=[.?!])\s+|[\n;,]|\b(?:and|but|so|then)\b|&/)
  const asking = clauses.filter((each) => each.includes('?') || WHICH.test(each) || WHETHER.test(each))
  if (asking.length === 0) return ASKS_BOTH.test(text) ? true : null
  return ASKS_BOTH.test(text) || asking.some(isOfWhether)
}

/** `can we bill 99211 when they come for a shot?`: which of the two stands first decides. */
function isOfWhether(clause: string): boolean {
  const [whether, which] = [clause.search(WHETHER), clause.search(WHICH)]
  return which < 0 || (whether >= 0 && whether < which)
}

/**
 * The sentence without a `Yes:` or `No:` that answers none of the asks: where all that it settles ask which, why or how many, the
 * rule's own yes or no would pass for the answer to something else. What is merely told is not affirmed either.
 */
export function leaveAnswerWord(short: string, finding: Finding, { asks }: Pick<Inquiry, 'asks'>): string {
  const [, word] = ANSWER.exec(short) ?? []
  const own = asks.filter((ask) => answersAsk(finding, ask))
  if (word === undefined || own.length === 0 || !OF_RULE.has(finding.rule)) return short
  // `does anything need 59?` asks of the modifier, not whether both are paid.
  const isOfModifier = ({ kind, text }: Ask): boolean =>
    kind === 'modifier_choice' && !ASKS_BOTH.test(text) && !BILLED.test(text)
  const answered = own.map((ask) => (isOfModifier(ask) ? false : asksWhether(ask)))
  const isAnswer = answered.some((each) => each === true || (each === null && word === 'No'))
  return isAnswer ? short : short.replace(ANSWER, (_, __, first: string) => first.toUpperCase())
}
