import type { Citation, Facts } from './codebook.ts'
import type { Inquiry, Topic } from './inquiry.ts'

export const VERDICTS = ['allowed', 'allowed_with_modifier', 'not_allowed', 'informational', 'unknown'] as const

export type Verdict = (typeof VERDICTS)[number]

/** Values a finding hands to its template. */
export type Parameters = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | readonly Parameters[]>
>

/** What a rule concludes. The words are in `templates/reply/findings/<rule>.hbs`. */
export type Finding = {
  /** `topic/name` of the rule, the same as its file and its template. */
  rule: string
  topic: Topic
  verdict: Verdict
  /** Canonical codes it speaks about. */
  subjects: string[]
  parameters: Parameters
  /** The rows it rests on. Never empty: what has no row is a gap. */
  citations: [Citation, ...Citation[]]
}

/** What the data cannot say, and why. */
export type Gap = {
  /** What was asked about, such as a code or a pair. */
  about: string
  why: string
}

/** What one rule returns: findings it can cite and gaps it cannot fill. */
export type Conclusion = { findings: Finding[]; gaps: Gap[] }

/** One rule of one topic. `check` is synchronous, throws on no input and reads no clock. */
export type Rule = {
  /** `topic/name`, the same as its file. */
  id: string
  topic: Topic
  /** The question it answers, in a coder's words. */
  question: string
  /** Manual, section and edition it follows. */
  source: string
  check(inquiry: Inquiry, facts: Facts): Conclusion
}
