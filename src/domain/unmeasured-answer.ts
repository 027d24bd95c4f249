import type { Disposition, DraftContent, StatedFinding } from './draft.ts'

/** An answer that was sent and not measured yet. */
export type UnmeasuredAnswer = {
  replyId: number
  caseId: number
  operatorId: number
  sentAt: Date
  /** When the first message of the case came. */
  askedAt: Date | null
  /** No answer was sent in the case before. */
  first: boolean
  /** For which the case was open before whoever approved it, less what earlier answers of theirs took; null: unknown. */
  reviewSeconds: number | null
  disposition: Disposition
  findings: StatedFinding[]
  /** What the desk wrote for that message, and what was approved. */
  machine: DraftContent
  sent: DraftContent
}
