import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../domain/case-number.ts'
import { nextState } from '../domain/case-state.ts'
import type { EditableDraft } from '../domain/draft.ts'
import { cleanEdits, isEdited } from '../flow/review.ts'
import { getDraft } from '../store/drafts.ts'
import type { AnswerForm } from './answer-form.ts'
import { type CaseFile, loadCaseFile } from './case-file.ts'
import { addressOfCase } from './case-page.ts'
import { STATE_WORDS, wordsOfEvent } from './case-words.ts'
import { type Framed, sendPage } from './page.ts'
import { type Instant, instantOf } from './time-in-words.ts'
import type { WebDeps } from './web-deps.ts'

type Change = { at: Instant; words: string }

type ConflictView = {
  number: string
  href: string
  why: string
  changes: Change[]
  edits: EditableDraft
  /** The revision that holds the reviewer's text; null where it could not be kept. */
  keptAs: number | null
  stateWords: string
  inReview: boolean
}

export type ShowConflict = (
  request: FastifyRequest,
  reply: FastifyReply,
  form: AnswerForm,
  why: string,
) => Promise<FastifyReply>

/** Sends the page that says why nothing was done, what changed meanwhile, and where the reviewer's text is. */
export function conflictRenderer(deps: WebDeps): ShowConflict {
  const template = deps.templates.load<Framed<ConflictView>>('web/conflict.html')
  return async (request, reply, form, why) => {
    const file = await loadCaseFile(deps, form.seen.caseId)
    const edits = cleanEdits(form.edits)
    const view: ConflictView = {
      number: caseNumber(file.row.id),
      href: addressOfCase(request, file.row.id),
      why,
      changes: listChanges(file, form),
      edits,
      keptAs: await findRevisionOfText(deps, file, form, edits),
      stateWords: STATE_WORDS[file.row.state],
      inReview: nextState(file.row.state, 'approved') !== null,
    }
    const options = { title: `${view.number} changed, nothing was sent`, section: 'queue', status: 409 } as const
    return sendPage(deps, request, reply, template, options, view)
  }
}

/** What happened to the case since the page was made, as far as it was somebody else's doing. */
function listChanges(file: CaseFile, { seen, reviewer }: AnswerForm): Change[] {
  const written = file.messages
    .filter((message) => message.id > seen.messageId)
    .map((message) => ({ at: message.receivedAt, words: `${message.fromName ?? 'The requester'} wrote again` }))
  const base = file.revisions.find((each) => each.revision === seen.revision)
  const saved = file.revisions
    .filter((each) => each.revision > seen.revision && each.operatorId !== reviewer.id)
    .map((each) => ({
      at: each.createdAt,
      words: `${each.operatorName ?? 'The desk'} wrote revision ${each.revision}`,
    }))
  const decided = file.history
    .filter((entry) => DECISIONS.has(entry.kind) && base !== undefined && entry.at > base.createdAt)
    .map((entry) => ({
      at: entry.at,
      words: [wordsOfEvent(entry.kind), entry.operatorName].filter(Boolean).join(' by '),
    }))
  return [...written, ...saved, ...decided]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, words }) => ({ at: instantOf(at), words }))
}

const DECISIONS = new Set([
  'approved',
  'undone',
  'rejected',
  'reopened',
  'merged',
  'send_started',
  'send_done',
  'send_refused',
])

/** How many of the reviewer's own revisions are looked through for the text. */
const REVISIONS_COMPARED = 5

async function findRevisionOfText(
  deps: WebDeps,
  file: CaseFile,
  { seen, reviewer }: AnswerForm,
  edits: EditableDraft,
): Promise<number | null> {
  const candidates = file.revisions
    .filter((each) => each.operatorId === reviewer.id || each.revision === seen.revision)
    .slice(0, REVISIONS_COMPARED)
  for (const { revision } of candidates) {
    if (!isEdited(await getDraft(deps.pool, seen.caseId, revision), edits)) return revision
  }
  return null
}
