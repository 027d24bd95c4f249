import { nextState } from '../domain/case-state.ts'
import type { EditableDraft } from '../domain/draft.ts'
import { type AnswerCheck, checkAnswer } from '../flow/answer-checks.ts'
import { cleanEdits, isEdited, type Reviewer, replyView } from '../flow/review.ts'
import { type SourceView, viewSource } from './case-facts.ts'
import type { CaseFile } from './case-file.ts'
import { DISPOSITION_WORDS, REPLY_WORDS, VERDICT_WORDS } from './case-words.ts'
import { REJECT_REASONS } from './reject-reasons.ts'
import { type Instant, instantOf, momentOf } from './time-in-words.ts'
import type { WebDeps } from './web-deps.ts'

/** What a reviewer typed, where it is not what is stored: after a refused form, or on the way back from the preview. */
export type TypedAnswer = { edits: EditableDraft; warningsRead: boolean }

export type EditorView = {
  revision: number
  messageId: number
  to: string
  subject: string
  edits: EditableDraft
  /** What is shown differs from what is stored. */
  unsaved: boolean
  disposition: string
  writtenBy: string
  rows: { number: number; subject: string; words: string; statement: string; sources: number[] }[]
  sources: SourceView[]
  missing: string[]
  checks: (AnswerCheck & { words: string })[]
  warnings: boolean
  warningsRead: boolean
  undoSeconds: number
  /** The text was written for an earlier message; `better` is the revision drafted for the newest, where there is one. */
  outdated: { better: number | null } | null
}

/** A reply that was approved, however far it has come. */
export type ReplyOnRecord = {
  id: number
  state: string
  stateWords: string
  to: string
  text: string
  leavesAt: Instant | null
  stateSince: Instant
  attempt: number
  lastError: string | null
  smtpResponse: string | null
  messageId: string
}

export type AnswerView = {
  editor: EditorView | null
  reply: ReplyOnRecord | null
  /** Which decisions the state of the case allows. */
  may: { reject: boolean; release: boolean; reopen: boolean; undo: boolean; settle: boolean; resend: boolean }
  /** Something can be decided now. */
  open: boolean
  reasons: typeof REJECT_REASONS
  waitsForDraft: boolean
}

const CHECK_WORDS = { ok: 'OK', warn: 'Check', block: 'Missing' } as const

/** What can be done about the answer now, and what stands of it. */
export function composeAnswer(
  deps: WebDeps,
  file: CaseFile,
  reviewer: Reviewer,
  typed: TypedAnswer | null,
): AnswerView {
  const { state } = file.row
  const inReview = nextState(state, 'approved') !== null
  // Without a draft there is nothing to go back to: such a case starts again with drafting.
  const canReopen = nextState(state, 'reopened') !== null && file.draft !== null
  const may = {
    reject: nextState(state, 'rejected') !== null,
    release: nextState(state, 'released') !== null && (state === 'quarantine' || file.draft === null),
    reopen: canReopen,
    undo: nextState(state, 'undone') !== null,
    settle: state === 'send_uncertain',
    resend: nextState(state, 'resend') !== null,
  }
  return {
    editor: inReview ? composeEditor(deps, file, reviewer, typed) : null,
    reply: state === 'needs_review' || state === 'rejected' ? null : composeReply(deps, file),
    may,
    open: inReview || Object.values(may).some(Boolean),
    reasons: REJECT_REASONS,
    waitsForDraft: state === 'received' || state === 'drafting',
  }
}

function composeEditor(
  deps: WebDeps,
  file: CaseFile,
  reviewer: Reviewer,
  typed: TypedAnswer | null,
): EditorView | null {
  const { draft, row, messages } = file
  const answered = messages.find((message) => message.id === row.lastMessageId)
  if (draft === null || answered === undefined) return null
  const { content } = draft
  const stored = { shortAnswer: content.shortAnswer, reasoning: content.reasoning, closing: content.closing }
  const edits = typed?.edits ?? stored
  const inquiry = file.inquiries.get(answered.id) ?? null
  const checks = checkAnswer(edits, draft, [...file.inquiries.values()])
  const author = file.revisions.find((each) => each.revision === draft.revision)?.operatorName ?? 'the desk'
  return {
    revision: draft.revision,
    messageId: answered.id,
    to: [answered.fromName, answered.fromAddress === null ? 'nobody' : `<${answered.fromAddress}>`]
      .filter(Boolean)
      .join(' '),
    subject: replyView(row.id, draft, answered, inquiry, reviewer, deps.review).subject,
    edits,
    unsaved: isEdited(draft, cleanEdits(edits)),
    disposition: DISPOSITION_WORDS[draft.disposition],
    writtenBy: author,
    rows: content.rows.map((each, index) => ({ ...each, number: index + 1, words: VERDICT_WORDS[each.verdict] })),
    sources: content.sources.map(viewSource),
    missing: content.notInData,
    checks: checks.map((check) => ({ ...check, words: CHECK_WORDS[check.outcome] })),
    warnings: checks.some((check) => check.outcome === 'warn'),
    warningsRead: typed?.warningsRead ?? false,
    undoSeconds: deps.review.undoSeconds,
    outdated: draft.messageId === answered.id ? null : { better: findRevisionFor(file, answered.id) },
  }
}

const findRevisionFor = (file: CaseFile, messageId: number): number | null =>
  file.revisions.find((each) => each.messageId === messageId)?.revision ?? null

function composeReply(deps: WebDeps, file: CaseFile): ReplyOnRecord | null {
  const reply = file.replies.at(-1)
  if (reply === undefined) return null
  return {
    id: reply.id,
    state: reply.state,
    stateWords: REPLY_WORDS[reply.state],
    to: reply.envelopeTo,
    text: reply.text,
    leavesAt: reply.state === 'held' ? momentOf(reply.sendAfter, deps.now()) : null,
    stateSince: instantOf(reply.stateSince),
    attempt: reply.attempt,
    lastError: reply.lastError,
    smtpResponse: reply.smtpResponse,
    messageId: reply.messageId,
  }
}
