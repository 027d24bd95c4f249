import type { Citation } from './codebook.ts'
import type { Finding, Gap, Verdict } from './finding.ts'
import type { IsoDate } from './iso-date.ts'

/** How far a draft answers what was asked. */
export const DISPOSITIONS = ['answered', 'partly', 'needs_person', 'not_a_question'] as const

export type Disposition = (typeof DISPOSITIONS)[number]

/** A finding with the sentence its template made of it. */
export type StatedFinding = Finding & { statement: string }

/** One numbered source at the foot of a reply. */
export type NumberedSource = Citation & { number: number; title: string; publisher: string; url: string | null }

/** One row of the table "what the files say". The reviewer may drop a row but not retype it. */
export type AnswerRow = { subject: string; verdict: Verdict; statement: string; sources: number[] }

/** The parts of an answer. The reviewer edits the prose; rows and sources are fixed by the facts. */
export type DraftContent = {
  /** The name the sender signed with, or null. */
  greetingName: string | null
  /** One or two sentences: yes, no, only if, or not in our data. */
  shortAnswer: string
  /** Codes asked about, canonical. */
  codes: string[]
  /** The date the answer holds for. */
  asOf: IsoDate
  /** True when the message named no date of service and its own date was taken. */
  dateAssumed: boolean
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
