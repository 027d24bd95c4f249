import type { Finding, QuestionBack } from '../domain/finding.ts'
import type { AskKind } from '../domain/inquiry.ts'

/** The words of a finding: its table row, its part of the short answer, and why (empty where there is nothing to add). */
export type FindingWords = { statement: string; short: string; why: string }

/** A finding with its words. */
export type WordedFinding = { finding: Finding; words: FindingWords }

/** What is known of a message of which nothing could be concluded. */
export type NothingFound = {
  gaps: readonly string[]
  codes: readonly string[]
  /** True where a code is searched for by what is told. */
  described: boolean
  /** True where a question was read. */
  asked: boolean
  /** The payer named, where it is another than Medicare. */
  payer: string | null
}

/** The words a draft is made of. They live in templates; drafting only orders them. */
export type Wording = {
  finding(finding: Finding): FindingWords
  /** The short answer where nothing could be concluded. */
  nothingFound(view: NothingFound): string
  /** The line of the short answer for an ask that nothing settles. */
  openAsk(view: { kind: AskKind; subjects: readonly string[]; diagnosis: boolean }): string
  question(question: QuestionBack): string
  closing(): string
}
