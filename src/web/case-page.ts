import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../domain/case-number.ts'
import { maskSubject } from '../flow/mask-subject.ts'
import type { Reviewer } from '../flow/review.ts'
import { listCases } from '../store/cases.ts'
import { type AnswerView, composeAnswer, type TypedAnswer } from './case-answer.ts'
import { composeFacts, type FactsView } from './case-facts.ts'
import { type CaseFile, loadCaseFile } from './case-file.ts'
import { composeThread, type ThreadEntry } from './case-thread.ts'
import { STATE_WORDS, wordsOfEvent } from './case-words.ts'
import { type Framed, sendPage } from './page.ts'
import { findView, type QueueView } from './queue-views.ts'
import { readCaseId, readLine } from './read-form.ts'
import { durationInWords, type Instant, instantOf } from './time-in-words.ts'
import { getOperator } from './visitor.ts'
import type { WebDeps } from './web-deps.ts'

/** Something wrong with a form, and the id of the field it is about. */
export type FieldError = { text: string; field: string }

type CaseView = {
  number: string
  subject: string
  state: string
  stateWords: string
  waiting: string
  since: Instant
  /** Why it is in quarantine, or was rejected. */
  why: string | null
  claims: string | null
  back: { key: string; title: string }
  previous: string | null
  next: string | null
  errors: FieldError[]
  /** The form of rejecting is shown unfolded, because something in it is wrong. */
  rejectOpen: boolean
  /** What forms say was on the page: the newest message, and the newest revision of the answer. */
  newestMessage: number | null
  revision: number | null
  thread: ThreadEntry[]
  facts: FactsView | null
  answer: AnswerView
  history: { at: Instant; words: string; by: string | null }[]
  revisions: { number: number; by: string; at: Instant; current: boolean; restorable: boolean }[]
}

/** Where a form went wrong, and what its fields held. */
export type CasePageState = { typed: TypedAnswer | null; errors: FieldError[]; status: number }

export type ShowCase = (
  request: FastifyRequest,
  reply: FastifyReply,
  file: CaseFile,
  state?: CasePageState,
) => Promise<FastifyReply>

/** Sends the page of a case; after a refused form with what was typed, and what is wrong with it. */
export function caseRenderer(deps: WebDeps): ShowCase {
  const template = deps.templates.load<Framed<CaseView>>('web/case.html')
  return async (request, reply, file, state = { typed: null, errors: [], status: 200 }) => {
    const number = caseNumber(file.row.id)
    const title = `${state.errors.length > 0 ? 'Not done: ' : ''}${number}, ${STATE_WORDS[file.row.state]}`
    const view = await composeCase(deps, file, findView(viewOf(request)), getOperator(request), state)
    return sendPage(deps, request, reply, template, { title, section: 'queue', status: state.status }, view)
  }
}

/** GET /cases/:id?view= */
export function showCase(deps: WebDeps) {
  const render = caseRenderer(deps)
  return async (request: FastifyRequest, reply: FastifyReply) =>
    render(request, reply, await loadCaseFile(deps, readCaseId(request.params)))
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
): Promise<CaseView> {
  const { row } = file
  const now = deps.now()
  const inReview = row.state === 'needs_review'
  return {
    number: caseNumber(row.id),
    subject: maskSubject(row.subject) || '(no subject)',
    state: row.state,
    stateWords: STATE_WORDS[row.state],
    waiting: durationInWords(row.stateSince, now),
    since: instantOf(row.stateSince),
    why: row.why,
    claims: row.claimsCaseId === null ? null : caseNumber(row.claimsCaseId),
    back: { key: view.key, title: view.title },
    ...(await findNeighbours(deps, row.id, view)),
    errors: state.errors,
    rejectOpen: state.errors.some(({ field }) => field === 'reason' || field === 'note'),
    newestMessage: row.lastMessageId,
    revision: file.draft?.revision ?? null,
    thread: composeThread(file),
    facts: file.draft === null ? null : composeFacts(file.draft.content),
    answer: composeAnswer(deps, file, reviewer, state.typed),
    history: file.history.map((entry) => ({
      at: instantOf(entry.at),
      words: wordsOfEvent(entry.kind),
      by: entry.operatorName,
    })),
    revisions: file.revisions.map(({ revision, operatorName, createdAt }) => ({
      number: revision,
      by: operatorName ?? 'the desk',
      at: instantOf(createdAt),
      current: revision === file.draft?.revision,
      restorable: inReview && revision !== file.draft?.revision,
    })),
  }
}

/** The cases before and after this one, in the order of the view. */
async function findNeighbours(deps: WebDeps, caseId: number, view: QueueView) {
  const find = async (newestFirst: boolean): Promise<string | null> => {
    const [found] = await listCases(deps.pool, { states: view.states, afterId: caseId, limit: 1, newestFirst })
    return found === undefined ? null : caseNumber(found.id)
  }
  const [previous, next] = await Promise.all([find(!view.newestFirst), find(view.newestFirst)])
  return { previous, next }
}
