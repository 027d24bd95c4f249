import type { DraftContent } from '../domain/draft.ts'

/** Everything the reply templates may show. Every key is always there; templates are strict. */
export type ReplyView = DraftContent & {
  subject: string
  caseNumber: string
  /** The reviewer who signs, such as `Dana Ruiz` and `CPC`. */
  signature: { name: string; credential: string | null; desk: string }
  /** No person has looked at it. */
  automatic: boolean
  /** The question, at most {@link QUOTED_LINES} lines; null where it is not repeated. */
  quoted: { on: string; from: string; lines: string[] } | null
}

/** Lines of the question that are quoted under an answer, and characters of a line. */
export const QUOTED_LINES = 12
const QUOTED_COLUMNS = 300

/** The subject of an answer: the sender's own, behind one `Re:`. Mail programs keep the thread only when it is unchanged. */
export function replySubject(subject: string): string {
  const bare = subject.trim()
  return /^re\s*:/i.test(bare) ? bare : `Re: ${bare || 'your question'}`
}

/** The first lines of the question for quoting, and a mark where it went on. */
export function quoteLines(text: string): string[] {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map((line) => (line.length > QUOTED_COLUMNS ? `${line.slice(0, QUOTED_COLUMNS)} […]` : line.trimEnd()))
  return lines.length <= QUOTED_LINES ? lines : [...lines.slice(0, QUOTED_LINES), '[…]']
}
