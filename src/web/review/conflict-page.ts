import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { nextState } from '../../domain/case-state.ts'
import { highlightMessage, type MessagePart } from '../../flow/intake/highlight-message.ts'
import { type AnswerEdits, applyEdits, cleanEdits, isEdited } from '../../flow/review/answer-edits.ts'
import { keepText } from '../../flow/review/review.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { getDraft } from '../../store/answers/drafts.ts'
import { type CaseFile, loadCaseFile } from '../case/case-file.ts'
import { addressOfCase } from '../case/case-page.ts'
import { type DraftDiff, diffDrafts } from '../case/draft-diff.ts'
import { type Framed, sendPage } from '../page.ts'
import type { WebDeps } from '../web-deps.ts'
import { STATE_WORDS, wordsOfEvent } from '../words/case-words.ts'
import { type AnswerForm, findOversized } from './answer-form.ts'

type Change = {
  at: Instant
  words: string /** What the requester wrote, patients' identifiers masked. */
  text: string | null
}

type ConflictView = {
  number: string
  href: string
  why: string
  changes: Change[]
  edits: AnswerEdits
  /** The revision that holds the reviewer's text; null where it could not be kept. */
  keptAs: number | null
  /** The answer as it stands now. */
  now: number | null
  /** From the reviewer's text to what stands now. */
  diff: DraftDiff | null
  stateWords: string
  inReview: boolean
  /** The requester wrote after the text: approving it is not offered. */
  wrote: boolean
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
    await keepWhatCan(deps, form)
    const file = await loadCaseFile(deps, form.seen.caseId)
    const edits = cleanEdits(form.edits)
    const base = await getDraft(deps.pool, form.seen.caseId, form.seen.revision).catch(() => null)
    const mine = base === null ? null : applyEdits(base, edits)
    const view: ConflictView = {
      number: caseNumber(file.row.id),
      href: addressOfCase(request, file.row.id),
      why,
      changes: listChanges(file, form),
      edits,
      keptAs: await findRevisionOfText(deps, file, form, edits),
      now: file.draft?.revision ?? null,
      diff: mine === null || file.draft === null ? null : diffDrafts(mine, file.draft),
      stateWords: STATE_WORDS[file.row.state],
      inReview: nextState(file.row.state, 'approved') !== null,
      wrote: (file.row.lastMessageId ?? 0) > form.seen.messageId,
    }
    const options = { title: `${view.number} changed, nothing was sent`, section: 'queue', status: 409 } as const
    return sendPage(deps, request, reply, template, options, view)
  }
}

/** Whatever led here, the text is on record: kept beside the answer where it was not kept before. */
async function keepWhatCan(deps: WebDeps, { seen, edits, reviewer }: AnswerForm): Promise<void> {
  if (findOversized(edits).length > 0) return
  await keepText(seen, edits, reviewer, 'written', deps.review).catch(() => undefined)
}

/** What happened to the case since the page was made, as far as it was somebody else's doing. */
function listChanges(file: CaseFile, { seen, reviewer }: AnswerForm): Change[] {
  const written = file.messages
    .filter((message) => message.id > seen.messageId)
    .map((message) => ({
      at: message.receivedAt,
      words: `${message.fromName ?? 'The requester'} wrote again`,
      text: maskedBeginning(message, file),
    }))
  const base = file.revisions.find((each) => each.revision === seen.revision)
  const saved = file.revisions
    .filter((each) => each.revision > seen.revision && each.operatorId !== reviewer.id)
    .map((each) => ({
      at: each.createdAt,
      words: `${each.operatorName ?? 'The desk'} wrote revision ${each.revision}`,
      text: null,
    }))
  const decided = file.history
    .filter((entry) => DECISIONS.has(entry.kind) && base !== undefined && entry.at > base.createdAt)
    .map((entry) => ({
      at: entry.at,
      words: [wordsOfEvent(entry.kind), entry.operatorName].filter(Boolean).join(' by '),
      text: null,
    }))
  return [...written, ...saved, ...decided]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((change) => ({ ...change, at: instantOf(change.at) }))
}

/** Characters of a new message that are shown where it stands in the way. */
const SHOWN = 600

function maskedBeginning(message: { id: number; subject: string; text: string }, file: CaseFile): string {
  const { body } = highlightMessage(message, file.inquiries.get(message.id) ?? null, null)
  const words = (parts: readonly MessagePart[]): string =>
    parts
      .map((part) => {
        if (part.kind === 'folded') return part.what === 'quote' ? '' : words(part.parts)
        return part.kind === 'identifier' ? '[masked]' : part.text
      })
      .join('')
  const text = words(body).trim()
  return text.length > SHOWN ? `${text.slice(0, SHOWN)} […]` : text
}

const DECISIONS = new Set([
  'approved',
  'first_approved',
  'assumed',
  'asked',
  'declined',
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
  edits: AnswerEdits,
): Promise<number | null> {
  const candidates = file.revisions
    .filter((each) => each.operatorId === reviewer.id || each.revision === seen.revision)
    .slice(0, REVISIONS_COMPARED)
  for (const { revision } of candidates) {
    if (!isEdited(await getDraft(deps.pool, seen.caseId, revision), edits)) return revision
  }
  return null
}
