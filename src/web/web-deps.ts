import type { ReviewPorts } from '../flow/review.ts'
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

/** One thing the desk needs in order to work, and whether it is there. */
export type Readiness = { name: string; ok: boolean; detail: string }

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
  now(): Date
  /** A hint; what it loses the sweeper finds. */
  enqueueDraft(caseId: number): Promise<void>
  /** The HTML part of a mail as received, or null where it has none. */
  findHtmlPart(raw: Buffer): Promise<string | null>
  ready(): Promise<readonly Readiness[]>
  /** Told of every internal error and the pattern of its route, such as `/cases/:id`. */
  reportFault?(error: unknown, route: string): void
}
