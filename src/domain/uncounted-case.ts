import type { SenderProof } from './sender-proof.ts'

/** A question by mail of which it is not known yet, or was not so lately, whether its sender's plan covers the answer. */
export type UncountedCase = {
  caseId: number
  messageId: number
  address: string
  proof: SenderProof | null
  /** Somebody at this address was answered before. */
  known: boolean
  /** It was looked at before and was beyond the allowance. */
  again: boolean
  noAutomaticAnswer: boolean
  mailMessageId: string | null
  references: string[]
}
