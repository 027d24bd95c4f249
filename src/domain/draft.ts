import type { Citation } from './edition.ts'
import type { Basis, Finding, Gap } from './finding.ts'
import type { AskKind } from './inquiry.ts'
import type { IsoDate } from './iso-date.ts'
import type { Verdict } from './verdict.ts'

/** How far a draft answers what was asked. */
export const DISPOSITIONS = ['answered', 'partly', 'needs_person', 'not_a_question'] as const

export type Disposition = (typeof DISPOSITIONS)[number]

/** A finding with the sentence its template made of it. */
export type StatedFinding = Finding & { statement: string }

/** One numbered source at the foot of a reply. */
export type NumberedSource = Citation & {
  number: number
  title: string
  publisher: string
  url: string | null
  /** Path of its place on the public pages; null where it has none, absent in drafts stored before there were any. */
  page?: string | null
}

/** One row of the table "what the files say". The reviewer may drop a row but not retype it. */
export type AnswerRow = { subject: string; verdict: Verdict; statement: string; sources: number[] }

/** One question of the message, with what answers it. */
export type AnsweredAsk = {
  /** As the sender numbered it, or null. */
  number: string | null
  kind: AskKind
  /** The question as written, patients' identifiers masked. */
  text: string
  /** What its first line says: yes, no, only if, neither (a fact), or not in the data loaded here. */
  verdict: Verdict
  /** The first line and what belongs to it; plain text. */
  answer: string
  /** Whether rows of files settle it, or a note written from a manual, or nothing here does. */
  settledBy: Basis | 'open'
}

/** Something the message does not say and the answer takes for granted. The reviewer may change it. */
export type Assumption =
  | { kind: 'date'; value: IsoDate }
  | { kind: 'setting'; value: 'practitioner' }
  | { kind: 'payer'; value: 'Medicare' }

/** The parts of an answer. The reviewer edits the prose; rows and sources are fixed by the facts. */
export type DraftContent = {
  /** The name the sender signed with, or null. */
  greetingName: string | null
  /** One or two sentences: yes, no, only if, or not in our data. */
  shortAnswer: string
  /** Every ask in the sender's order. */
  asks: AnsweredAsk[]
  assumptions: Assumption[]
  /** Codes asked about, canonical. */
  codes: string[]
  /** The date the answer holds for. */
  asOf: IsoDate
  /** True when the message named no date of service and its own date was taken. */
  dateAssumed: boolean
  /** The days, the month or the year of the services where that is no single day; absent in drafts of before it was kept. */
  serviceDates?: string | null
  rows: AnswerRow[]
  /** Why, what the note must show and what would change the answer; may be empty. */
  reasoning: string
  /** What the data loaded here cannot say. */
  notInData: string[]
  /** At most three questions back. */
  questions: string[]
  sources: NumberedSource[]
  closing: string
}

/** The parts of a draft a reviewer writes in. */
export type EditableDraft = Pick<DraftContent, 'shortAnswer' | 'reasoning' | 'closing'>

/** One revision of an answer to one case. */
export type Draft = {
  disposition: Disposition
  content: DraftContent
  findings: StatedFinding[]
  gaps: Gap[]
}
