import type { MailKind } from './inquiry.ts'
import type { IsoDate } from './iso-date.ts'
import type { MailboxPosition } from './mail.ts'
import type { CommandKind } from './mail-command.ts'
import type { SenderProof } from './sender-proof.ts'

/** A mail as it is stored: the bytes as they came, and what could be read of them. */
export type MessageRecord = {
  position: MailboxPosition
  /** Null where the mail was too large to fetch. */
  raw: Buffer | null
  /** Size on the server. */
  bytes: number
  identitySha256: Buffer
  kind: MailKind
  kindReason: string | null
  messageId: string | null
  inReplyTo: string | null
  references: string[]
  subject: string
  fromAddress: string | null
  fromName: string | null
  replyToAddress: string | null
  sentAt: Date | null
  /** The day the sender wrote, where they were; null where the Date header cannot be believed. */
  writtenOn: IsoDate | null
  text: string
  /** Null where nobody looked. */
  proof: SenderProof | null
  /** True, also where it is left out: nothing automatic may go back (RFC 3834 §2). */
  noAutomaticAnswer?: boolean
  /** What it asks the desk itself to do; absent: nothing. */
  command?: CommandKind | null
}

/** Where a mail goes when it is stored. */
export type Placement =
  | { kind: 'new_case'; claimsCaseId: number | null }
  | { kind: 'join'; caseId: number }
  | { kind: 'quarantine'; why: string }
  /** Machine mail: kept, no case, no answer. */
  | { kind: 'no_case' }

export type StoreOutcome =
  | { outcome: 'stored'; messageId: number; caseId: number | null }
  /** The same mail was stored before, under this position or another. */
  | { outcome: 'known' }
