import { randomUUID } from 'node:crypto'
import { caseNumber } from '../../domain/case-number.ts'
import { nextState } from '../../domain/case-state.ts'
import { shelfOf } from '../../flow/answer/fact-shelf.ts'
import { checkAnswer } from '../../flow/review/answer-checks.ts'
import { type AnswerEdits, applyEdits, cleanEdits, editsOf, isEdited } from '../../flow/review/answer-edits.ts'
import { type Reviewer, renderIfAnswerable, signerOf } from '../../flow/review/review.ts'
import { wantsSecondReview } from '../../flow/review/second-review.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { findFirstApproval } from '../../store/answers/first-approvals.ts'
import { findHoldPreference } from '../../store/replies/held-replies.ts'
import type { WebDeps } from '../web-deps.ts'
import { DISPOSITION_WORDS, VERDICT_WORDS } from '../words/case-words.ts'
import { REJECT_REASONS } from '../words/reject-reasons.ts'
import { composeSendTimes, type SendTimes } from '../words/send-times.ts'
import { type SourceView, viewSource } from './case-facts.ts'
import type { CaseFile } from './case-file.ts'
import { composeReply, type ReplyOnRecord } from './case-reply.ts'
import { loadCheckContext } from './check-context.ts'
import { type CheckView, countFine, viewChecks } from './check-views.ts'
import { makeSaveToken } from './save-token.ts'

/** What a reviewer typed, where it is not what is stored: after a refused form, or on the way back from the preview. */
export type TypedAnswer = { edits: AnswerEdits; warningsRead: boolean }

type RowView = {
  number: number
  subject: string
  words: string
  statement: string
  sources: number[]
  first: boolean
  last: boolean
}

/** The hidden fields every form about an answer carries: what stood on the page. */
export type AnswerKeys = {
  revision: number
  messageId: number
  pageKey: string
  saveToken: string
  bound: string
}

export type EditorView = AnswerKeys & {
  to: string
  subject: string
  edits: Required<Pick<AnswerEdits, 'shortAnswer' | 'reasoning' | 'closing'>>
  order: string
  /** What is shown differs from what is stored. */
  unsaved: boolean
  disposition: string
  writtenBy: string
  rows: RowView[]
  dropped: RowView[]
  sources: SourceView[]
  missing: string[]
  checks: CheckView[]
  /** How many of them found nothing, such as `9 of 10 checks`. */
  fine: string
  warnings: boolean
  warningsRead: boolean
  /** What the button of approving says. */
  approveWords: string
  sendTimes: SendTimes
  /** The text was written for an earlier message; `better` is the revision drafted for the newest, where there is one. */
  outdated: { better: number | null } | null
  /** Two people have to approve; `by` is the first of them, once there is one. */
  second: { by: string | null; mine: boolean; at: Instant | null } | null
  /** The newest revision is the desk's, drafted again; the text before it can be taken up with the new facts. */
  redrafted: { before: number | null } | null
  /** A text of this reviewer that came too late and is kept beside the answer. */
  beside: number | null
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

/** What can be done about the answer now, and what stands of it. */
export async function composeAnswer(
  deps: WebDeps,
  file: CaseFile,
  reviewer: Reviewer,
  typed: TypedAnswer | null,
): Promise<AnswerView> {
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
    editor: inReview ? await composeEditor(deps, file, reviewer, typed) : null,
    reply: state === 'needs_review' || state === 'rejected' ? null : composeReply(deps, file),
    may,
    open: inReview || Object.values(may).some(Boolean),
    reasons: REJECT_REASONS,
    waitsForDraft: state === 'received' || state === 'drafting',
  }
}

async function composeEditor(
  deps: WebDeps,
  file: CaseFile,
  reviewer: Reviewer,
  typed: TypedAnswer | null,
): Promise<EditorView | null> {
  const { draft, row, messages } = file
  const answered = messages.find((message) => message.id === row.lastMessageId)
  if (draft === null || answered === undefined) return null
  const edits = { ...editsOf(draft), ...typed?.edits }
  const shown = applyEdits(draft, { ...editsOf(draft), ...edits })
  const seen = { caseId: row.id, revision: draft.revision, messageId: answered.id }
  const [context, first, preferred] = await Promise.all([
    loadCheckContext(deps, file, edits),
    findFirstApproval(deps.pool, row.id),
    findHoldPreference(deps.pool, reviewer.id),
  ])
  // A message without a sender has no mail to bind to; approving says so.
  const rendered = await renderIfAnswerable(seen, draft, signerOf(first, reviewer), deps.review)
  const checks = viewChecks(checkAnswer(edits, shown, context))
  const shelf = shelfOf(shown)
  const rows = shelf.order.map((number, index) => viewRow(shelf.rows[number - 1], number, index, shelf.order.length))
  const dropped = shelf.rows.flatMap((each, index) =>
    shelf.order.includes(index + 1) ? [] : [viewRow(each, index + 1, 0, 1)],
  )
  return {
    revision: draft.revision,
    messageId: answered.id,
    pageKey: randomUUID(),
    saveToken: makeSaveToken(deps.review.secret, reviewer.id, row.id, deps.now()),
    bound: rendered?.bound ?? '',
    to: [answered.fromName, answered.fromAddress === null ? 'nobody' : `<${answered.fromAddress}>`]
      .filter(Boolean)
      .join(' '),
    subject: rendered?.view.subject ?? `Re: ${caseNumber(row.id)}`,
    edits: { shortAnswer: edits.shortAnswer, reasoning: edits.reasoning, closing: edits.closing },
    order: shelf.order.join(),
    unsaved: isEdited(draft, cleanEdits(edits)),
    disposition: DISPOSITION_WORDS[draft.disposition],
    writtenBy: file.revisions.find((each) => each.revision === draft.revision)?.operatorName ?? 'the desk',
    rows,
    dropped,
    sources: draft.content.sources.map(viewSource),
    missing: draft.content.notInData,
    checks,
    fine: countFine(checks),
    warnings: checks.some((check) => check.outcome === 'warn'),
    warningsRead: typed?.warningsRead ?? false,
    approveWords: approveWords(preferred, deps.review.undoSeconds),
    sendTimes: await composeSendTimes(deps, answered.id),
    outdated: draft.messageId === answered.id ? null : { better: findRevisionFor(file, answered.id) },
    second: wantsSecondReview(deps.review.secondReview, draft)
      ? {
          by: first?.operatorName ?? null,
          mine: first?.operatorId === reviewer.id,
          at: first === null ? null : instantOf(first.at),
        }
      : null,
    redrafted: draft.origin === 'redrafted' ? { before: findWrittenBefore(file) } : null,
    beside: findBeside(file, reviewer),
  }
}

function viewRow(
  row: { subject: string; verdict: keyof typeof VERDICT_WORDS; statement: string; sources: number[] } | undefined,
  number: number,
  index: number,
  length: number,
): RowView {
  const { subject = '', verdict = 'unknown', statement = '', sources = [] } = row ?? {}
  const place = { first: index === 0, last: index === length - 1 }
  return { number, subject, words: VERDICT_WORDS[verdict], statement, sources, ...place }
}

/** What the button of approving says about when the answer leaves. */
export function approveWords(preferred: number | null | undefined, undoSeconds: number): string {
  if (preferred === null) return 'Approve and keep back'
  const seconds = preferred ?? undoSeconds
  if (seconds === 0) return 'Approve and send'
  return seconds % 60 === 0 ? `Approve and hold ${seconds / 60} min` : `Approve and hold ${seconds} s`
}

const findRevisionFor = (file: CaseFile, messageId: number): number | null =>
  file.revisions.find((each) => each.messageId === messageId && !each.aside)?.revision ?? null

/** The newest text before the desk's own new draft, where a person wrote it. */
function findWrittenBefore({ revisions, draft }: CaseFile): number | null {
  const before = revisions.find((each) => !each.aside && each.revision < (draft?.revision ?? 0))
  return before === undefined || before.operatorId === null ? null : before.revision
}

/** The reviewer's newest text that was kept beside the answer, where they wrote nothing into the answer since. */
function findBeside({ revisions, row }: CaseFile, reviewer: Reviewer): number | null {
  const own = revisions.find((each) => each.operatorId === reviewer.id)
  return own?.aside && own.messageId <= (row.lastMessageId ?? 0) ? own.revision : null
}
