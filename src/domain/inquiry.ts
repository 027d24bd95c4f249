import type { CodeReference } from './code-reference.ts'
import type { IsoDate } from './iso-date.ts'

/** What people ask about. A rule belongs to one topic; an ask is sorted under one. */
export const TOPICS = [
  'codes',
  'guidelines',
  'modifiers',
  'crosswalks',
  'ncci',
  'compliance',
  'coverage',
  'search',
] as const

export type Topic = (typeof TOPICS)[number]

export const ASK_KINDS = [
  'code_meaning',
  'status',
  'billed_together',
  'modifier_choice',
  'units',
  'add_on',
  'global_period',
  'coverage',
  'crosswalk',
  'code_search',
  'em_level',
  'fee',
  'denial',
  'telehealth',
  'documentation',
  'compliance',
] as const

export type AskKind = (typeof ASK_KINDS)[number]

/** One question inside a message. */
export type Ask = {
  topic: Topic
  kind: AskKind
  /** Codes the ask is about, canonical. */
  subjects: string[]
  /** The sentence it was read from, as written. */
  text: string
  /** The number the sender gave it (`2)`), or null. */
  number: number | null
}

export type IdentifierKind =
  | 'ssn'
  | 'mbi'
  | 'mrn'
  | 'member_id'
  | 'account'
  | 'claim'
  | 'dob'
  | 'phone'
  | 'email'
  | 'address'
  | 'name'

/** Something that may tell who a patient is. Its text is masked wherever the message is shown, quoted or logged. */
export type Identifier = { kind: IdentifierKind; text: string; start: number; end: number }

/** A date found in the text, kept with its place for highlighting. */
export type DateMention = { date: IsoDate; text: string; start: number; end: number; role: 'service' | 'other' }

/** What one message asks, as far as it could be read. */
export type Inquiry = {
  references: CodeReference[]
  /** The date of service the message names; null when it names none (the message's own date then decides, and the answer says so). */
  dateOfService: IsoDate | null
  dates: DateMention[]
  payer: string | null
  setting: Setting | null
  asks: Ask[]
  identifiers: Identifier[]
}

/** Where the service took place, as far as NCCI edits and fees depend on it. */
export type Setting = 'office' | 'outpatient_hospital' | 'inpatient_hospital' | 'facility' | 'telehealth'

/** What kind of mail a message is. Only `question` gets a draft; `not_a_question` is for a person to look at. */
export const MAIL_KINDS = ['question', 'not_a_question', 'auto_reply', 'bounce', 'list', 'spam'] as const

export type MailKind = (typeof MAIL_KINDS)[number]
