import type { WorkingTime } from '../domain/working-time.ts'
import type { Codebook } from '../flow/answer/answer.ts'
import type { RedraftPorts } from '../flow/answer/redraft.ts'
import type { AllowancePorts } from '../flow/customers/use-allowance.ts'
import type { ReviewPorts } from '../flow/review/review.ts'
import type { Readiness } from '../http/health.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import type { OidcSignIn } from '../identity/oidc.ts'
import type { Templates } from '../render/templates.ts'
import type { Pool } from '../store/pool.ts'

/** One mail of the practice mailbox, as a customer's mail program would show it. */
export type PracticeMail = {
  id: string
  from: string
  to: readonly string[]
  subject: string
  date: Date | null
  /** Without angle brackets, as the two below. */
  messageId: string | null
  inReplyTo: string | null
  references: readonly string[]
  direction: 'to_desk' | 'from_desk'
  text: string
  html: string | null
}

/** A mail a customer of the practice mailbox writes to the desk. */
export type PracticeLetter = {
  fromName: string
  fromAddress: string
  subject: string
  text: string
  inReplyTo: string | null
  references: string[]
}

/** The practice mailbox, seen from the customers' side. */
export type PracticeDesk = {
  send(letter: PracticeLetter): Promise<void>
  /** Every mail in both directions, in any order. */
  listMail(): Promise<PracticeMail[]>
}

/** What a new colleague is told by mail. */
export type Invitation = { to: { address: string; name: string }; by: string; url: string; hours: number }

/** Everything the pages need from outside. */
export type WebDeps = {
  pool: Pool
  templates: Templates
  review: ReviewPorts
  desk: { name: string; address: string }
  /** Null where the desk reads a real mailbox. */
  practice: PracticeDesk | null
  /** What people type into their browser, without a path; over https the cookies become secure. */
  baseUrl: string
  /** When the desk works; the usual hours where left out. */
  workingTime?: WorkingTime
  /** How often the mailbox is looked into, so that a silence can be told from a pause; a minute where left out. */
  pollSeconds?: number
  now(): Date
  /** A hint; what it loses the sweeper finds. */
  enqueueDraft(caseId: number): Promise<void>
  /** The HTML part of a mail as received, or null where it has none. */
  findHtmlPart(raw: Buffer): Promise<string | null>
  /** What is attached to a mail as received; nothing of it is opened. */
  listAttachments(raw: Buffer): Promise<{ filename: string | null; contentType: string; bytes: number }[]>
  /** The bytes of one attachment of a mail as received, by its place in that list; null where it has none there. */
  findAttachment(raw: Buffer, index: number): Promise<Uint8Array | null>
  /** Facts and words for drafting again, and for facts a reviewer looks up. */
  codebook: Codebook
  wording: RedraftPorts['wording']
  /** Official descriptors may be repeated in an answer. */
  cptLicensed: boolean
  /** IANA name of the zone the desk works in. */
  timeZone: string
  /** Plans of the public pages, and what is counted on them. */
  allowances: AllowancePorts
  ready(): Promise<readonly Readiness[]>
  /** The company's own sign-in, where one is set. */
  oidc?: OidcSignIn | null
  /** Mails an invitation; false where it could not. Absent where no mail leaves. */
  inviteByMail?: ((invitation: Invitation) => Promise<boolean>) | null
  /** How long a session lasts unused, and at most; 15 minutes and 12 hours where left out. */
  sessions?: { idleMinutes: number; hours: number }
  /** Requests of one network address. */
  limits?: RateLimits
  /** Addresses whose word about who is behind them is believed; `loopback` where left out. */
  trustedProxies?: string[]
  /** Told of every route as it is added. */
  onRoute?(method: string, pattern: string): void
  /** Told of every request that was answered, by the pattern of its route. */
  onAnswered?(request: { method: string; route: string; status: number; seconds: number }): void
  /** Told of every internal error and the pattern of its route, such as `/cases/:id`. */
  reportFault?(error: unknown, route: string): void
}
