import type { Draft } from '../../domain/draft.ts'

/** When two people have to approve an answer: never, for drafts the data does not settle, always, or for those codes. */
export type SecondReviewRule = 'never' | 'low_confidence' | 'always' | { codes: readonly string[] }

/** The rule in a setting: `never`, `low_confidence`, `always`, or codes with commas or blanks between; null where it is none. */
export function readSecondReviewRule(text: string): SecondReviewRule | null {
  const word = text.trim().toLowerCase()
  if (word === 'never' || word === 'low_confidence' || word === 'always') return word
  const codes = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  return codes.length > 0 && codes.every((code) => /^(?=.*\d)[A-Z0-9.]{3,8}$/.test(code)) ? { codes } : null
}

/** True where an answer needs two people. A code of the list counts where it was asked about or a fact is about it. */
export function wantsSecondReview(rule: SecondReviewRule, draft: Draft): boolean {
  if (rule === 'never') return false
  if (rule === 'always') return true
  if (rule === 'low_confidence') return draft.disposition !== 'answered'
  const named = new Set([...draft.content.codes, ...draft.findings.flatMap(({ subjects }) => subjects)])
  return rule.codes.some((code) => named.has(code))
}
