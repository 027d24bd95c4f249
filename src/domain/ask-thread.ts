import type { CodeState } from './claim-check.ts'
import type { CodeSystem } from './code-reference.ts'
import type { Draft } from './draft.ts'
import type { IdentifierKind, Inquiry } from './inquiry.ts'
import type { IsoDate } from './iso-date.ts'

/** A code as it was understood: what it means in plain words, and how it stands on the date. */
export type CodeLine = {
  system: CodeSystem
  code: string
  modifiers: string[]
  units: number | null
  /** Null where no words for it are loaded. */
  line: string | null
  /** On the date of the answer. */
  state: CodeState
  /** What is reported in place of one that has ended. */
  replacedBy: string[]
  /** Taken over from a question before it. */
  inherited: boolean
}

/** The desk's own answer to a question of the web, as it was shown. No person has looked at it. */
export type TurnAnswer = {
  draft: Draft
  codes: CodeLine[]
  /** The live editions it was drafted from. */
  editionIds: number[]
}

/** One question of a thread, and its answer. */
export type AskTurn = {
  id: number
  /** From 1. */
  position: number
  /** Decides where the question names no date of service. */
  askedOn: IsoDate
  askedAt: Date
  /** As typed, what may tell who a patient is masked. */
  question: string
  masked: IdentifierKind[]
  inquiry: Inquiry
  /** Null until it was shown once. */
  answer: TurnAnswer | null
  /** The case a coder answers it in; null where none was asked for. */
  caseId: number | null
}

/** Questions typed on the web, each going on with the one before. */
export type AskThread = {
  /** Nobody guesses it; who has it may read the thread. */
  id: string
  accountId: number | null
  /** Oldest first, at least one. */
  turns: AskTurn[]
}

/** Questions of one thread: enough for a conversation, and a page that still loads. */
export const MOST_TURNS = 20
