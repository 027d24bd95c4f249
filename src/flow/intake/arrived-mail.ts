import type { MailboxPosition } from '../../domain/mail.ts'

/** A mail as the mailbox gave it. `raw` is null where it was larger than the limit and only its header was fetched. */
export type ArrivedMail = {
  position: MailboxPosition
  raw: Buffer | null
  header: Buffer
  bytes: number
  /** When the server took it in; null where it does not say. */
  arrivedAt: Date | null
}
