import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { overridesFor } from '../../flow/answer/apply-overrides.ts'
import { identifiersOf, maskSubject } from '../../flow/intake/mask-subject.ts'
import type { Reviewer } from '../../flow/review/review.ts'
import { readLine } from '../../http/read-text.ts'
import { durationInWords, type Instant, instantOf } from '../../http/time-in-words.ts'
import { findNeighbours } from '../../store/cases/case-list.ts'
import { listNotes, markMentionsSeen } from '../../store/cases/notes.ts'
import { findOverrides } from '../../store/cases/overrides.ts'
import { findRevealedMessages } from '../../store/mailboxes/raw-messages.ts'
import { notePresence } from '../../store/people/presence.ts'
import { findPresenceWords } from '../live/presence.ts'
import { type Framed, sendPage } from '../page.ts'
import { findView, type QueueView } from '../queue/queue-views.ts'
import { readCaseId } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { STATE_WORDS } from '../words/case-words.ts'
import { type AnswerView, composeAnswer, type TypedAnswer } from './case-answer.ts'
import { type ArrangementView, composeArrangement } from './case-arrangement.ts'
import { composeEarlier, type EarlierView } from './case-earlier.ts'
import { composeFacts, type FactsView } from './case-facts.ts'
import { type CaseFile, loadCaseFile } from './case-file.ts'
import { composeHistory, type HistoryView } from './case-history.ts'
import { composeThread, type ThreadEntry } from './case-thread.ts'
import { findKnownDomains } from './known-domains.ts'
import { listAttachmentsOfCase } from './list-attachments.ts'
import { mergedRenderer } from './merged-page.ts'

/** Something wrong with a form, and the id of the field it is about. */
export type FieldError = { text: string; field: string }

type NoteView = { id: number; by: string; at: Instant; text: string; mentions: string[] }

type CaseView = HistoryView & {
  number: string
  subject: string
  state: string
  stateWords: string
  waiting: string
  since: Instant
  /** Why it is in quarantine, or was rejected. */
  why: string | null
  claims: string | null
  /** Beyond the allowance of who asks. */
  beyond: boolean
  /** Its place in the queue. */
  arrangement: ArrangementView
  /** Who else has it open, in words; may be empty. */
  present: string
  back: { key: string; title: string }
  previous: string | null
  next: string | null
  errors: FieldError[]
  /** The form of rejecting is shown unfolded, because something in it is wrong. */
  rejectOpen: boolean
  /** What forms say was on the page: the newest message, and the answer as it stood. */
  newestMessage: number | null
  revision: number | null
  thread: ThreadEntry[]
  facts: FactsView | null
  answer: AnswerView
  notes: NoteView[]
  /** A note that was refused, as it was typed. */
  noteText: string
  earlier: EarlierView[]
}

/** Where a form went wrong, and what its fields held. */
export type CasePageState = { typed: TypedAnswer | null; errors: FieldError[]; status: number; noteText?: string }

export type ShowCase = (
  request: FastifyRequest,
  reply: FastifyReply,
  file: CaseFile,
  state?: CasePageState,
) => Promise<FastifyReply>

/** Minutes for which masked text stays shown to who asked for it. */
export const REVEALED_MINUTES = 10

/** Sends the page of a case; after a refused form with what was typed, and what is wrong with it. */
export function caseRenderer(deps: WebDeps): ShowCase {
  const template = deps.templates.load<Framed<CaseView>>('web/case.html')
  return async (request, reply, file, state = { typed: null, errors: [], status: 200 }) => {
    const number = caseNumber(file.row.id)
    const title = `${state.errors.length > 0 ? 'Not done: ' : ''}${number}, ${STATE_WORDS[file.row.state]}`
    const { beside = '' } = request.query as { beside?: string }
    const view = await composeCase(deps, file, findView(viewOf(request)), getOperator(request), state, beside)
    return sendPage(deps, request, reply, template, { title, section: 'queue', status: state.status }, view)
  }
}

/** GET /cases/:id?view=&beside= */
export function showCase(deps: WebDeps) {
  const render = caseRenderer(deps)
  const showMerged = mergedRenderer(deps)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const file = await loadCaseFile(deps, readCaseId(request.params))
    // Seen without a script too; the page tells the rest.
    await notePresence(deps.pool, getOperator(request).id, file.row.id, 'viewing')
    await markMentionsSeen(deps.pool, getOperator(request).id, file.row.id)
    const merged = file.row.state === 'merged' ? await showMerged(request, reply, file.row.id) : null
    return merged ?? render(request, reply, file)
  }
}

/** The view a case was opened from, as the address or a form says. */
function viewOf(request: FastifyRequest): string {
  const { view = '' } = request.query as { view?: string }
  return view || readLine(request.body, 'view')
}

/** The address of a case within the view it was opened from. */
export function addressOfCase(request: FastifyRequest, caseId: number): string {
  return `/cases/${caseNumber(caseId)}?view=${findView(viewOf(request)).key}`
}

async function composeCase(
  deps: WebDeps,
  file: CaseFile,
  view: QueueView,
  reviewer: Reviewer,
  state: CasePageState,
  beside: string,
): Promise<CaseView> {
  const { row, draft } = file
  const { pool } = deps
  const [answer, neighbours, notes, overrides, earlier, revealed, attachments, arrangement, present, knownDomains] =
    await Promise.all([
      composeAnswer(deps, file, reviewer, state.typed),
      findNeighbours(pool, view.key, reviewer.id, row.id),
      listNotes(pool, row.id),
      findOverrides(pool, row.id),
      composeEarlier(deps, file, beside),
      findRevealedMessages(pool, row.id, reviewer.id, REVEALED_MINUTES),
      listAttachmentsOfCase(deps, row.id),
      composeArrangement(deps, file, reviewer.id),
      findPresenceWords(deps, reviewer.id, [row.id]),
      findKnownDomains(deps),
    ])
  const { thread, marks } = composeThread(file, { revealed, attachments, knownDomains })
  const { read, previous } = newestInquiries(file)
  const set = read === null ? {} : overridesFor(overrides, row.lastMessageId ?? 0, read, previous)
  return {
    number: caseNumber(row.id),
    subject: maskSubject(row.subject, identifiersOf(file.inquiries.values())) || '(no subject)',
    state: row.state,
    stateWords: STATE_WORDS[row.state],
    present: present.get(row.id) ?? '',
    waiting: durationInWords(row.stateSince, deps.now()),
    since: instantOf(row.stateSince),
    why: row.why,
    arrangement,
    beyond: row.allowance === 'beyond',
    claims: row.claimsCaseId === null ? null : caseNumber(row.claimsCaseId),
    back: { key: view.key, title: view.title },
    previous: neighbours.previous === null ? null : caseNumber(neighbours.previous),
    next: neighbours.next === null ? null : caseNumber(neighbours.next),
    errors: state.errors,
    rejectOpen: state.errors.some(({ field }) => field === 'reason' || field === 'note'),
    newestMessage: row.lastMessageId,
    revision: draft?.revision ?? null,
    thread,
    facts: draft === null ? null : composeFacts(draft, marks, read, set),
    answer,
    notes: notes.map((each) => ({ ...each, by: each.operatorName, at: instantOf(each.createdAt) })),
    noteText: state.noteText ?? '',
    earlier,
    ...composeHistory(file),
  }
}

/** What the newest message was read to ask, and what the one before it was. */
function newestInquiries({ row, inquiries }: CaseFile): { read: Inquiry | null; previous: Inquiry | null } {
  const before = [...inquiries].filter(([id]) => id < (row.lastMessageId ?? 0)).at(-1)
  return { read: inquiries.get(row.lastMessageId ?? 0) ?? null, previous: before?.[1] ?? null }
}
