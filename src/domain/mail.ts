/** Where a message was found. Together unique for ever, unless the server renews UIDVALIDITY (RFC 3501 §2.3.1.1). */
export type MailboxPosition = { mailboxId: number; uidValidity: bigint; uid: number }

export type MailAddress = { address: string; name: string | null }

/** A mail as the parser understood it, with control characters, NUL and bidi overrides removed from every text. */
export type ParsedMail = {
  /** Without angle brackets; null where there is none or it is empty. */
  messageId: string | null
  inReplyTo: string | null
  references: string[]
  subject: string
  /** Every address of every From header, so that more than one can be seen. */
  from: MailAddress[]
  replyTo: MailAddress[]
  to: MailAddress[]
  /** The Date header, where it could be read. */
  date: Date | null
  /** Text of the mail; made from the HTML part where there is no text part. */
  text: string
  /** The HTML part as sent, for showing sanitised; never trusted. */
  html: string | null
  attachments: { filename: string | null; contentType: string; bytes: number }[]
  /** How many servers passed it on: its Received headers. */
  hops: number
  /** Headers that tell machines from people, lower-case names, unfolded values; repeated headers are listed in order. */
  headers: Record<string, string[]>
}

/** The outcome of parsing: a mail, or the reason it could not be read. Never thrown. */
export type ParseResult = { kind: 'parsed'; mail: ParsedMail } | { kind: 'unreadable'; why: string; mail: ParsedMail }

/** A reply before it becomes bytes. */
export type OutgoingMail = {
  messageId: string
  from: MailAddress
  to: MailAddress
  /** Where answers are to go instead of `from`. */
  replyTo?: MailAddress | null
  subject: string
  inReplyTo: string | null
  references: string[]
  text: string
  /** Null: a plain-text mail. */
  html: string | null
  date: Date
  headers: Record<string, string>
}

/** A reply ready to be held: the exact bytes and the envelope they travel in. */
export type FrozenReply = {
  messageId: string
  envelopeFrom: string
  envelopeTo: string
  raw: Buffer
  text: string
  html: string
  /** How long it can be taken back. */
  holdSeconds: number
  /** When it is to leave instead, where somebody chose that. */
  sendAt?: Date | null
  /** It leaves only when its reviewer releases it. */
  onHold?: boolean
}
