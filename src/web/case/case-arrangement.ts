import { caseNumber } from '../../domain/case-number.ts'
import { maskSubject } from '../../flow/intake/mask-subject.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { listSnippets } from '../../store/answers/snippets.ts'
import { findArrangement } from '../../store/cases/arrangements.ts'
import { type Colleague, listColleagues } from '../../store/cases/assignments.ts'
import { findDuplicates } from '../../store/cases/duplicates.ts'
import { listSources } from '../../store/cases/snoozes.ts'
import { snoozeInWords } from '../queue/queue-lines.ts'
import type { WebDeps } from '../web-deps.ts'
import { STATE_WORDS } from '../words/case-words.ts'
import { composeDue, type Due, workingTimeOf } from '../words/due-words.ts'
import { SNOOZE_TIMES } from '../words/snooze-form.ts'
import type { CaseFile } from './case-file.ts'

/** Whose a case is, when it is due, what it waits for, and what can be done about that. */
export type ArrangementView = {
  version: number
  due: Due | null
  assigneeId: number | null
  assignee: string | null
  mine: boolean
  /** Who else works on it now. */
  workedOnBy: string | null
  snoozed: string | null
  colleagues: (Colleague & { chosen: boolean })[]
  times: typeof SNOOZE_TIMES
  sources: { source: string; title: string }[]
  timeZone: string
  duplicates: { number: string; subject: string; state: string; at: Instant }[]
  mergedHere: string[]
  /** Messages that can become a case of their own. */
  splittable: { id: number; position: number; at: Instant }[]
  /** What can be inserted into the answer; empty where there is no editor. */
  snippets: { id: number; title: string; version: number; source: string }[]
  may: {
    claim: boolean
    giveBack: boolean
    assign: boolean
    snooze: boolean
    ask: boolean
    merge: boolean
    correct: boolean
  }
}

const OPEN = ['received', 'drafting', 'needs_review']
const MERGEABLE = [...OPEN, 'awaiting_requester']
const SPLITTABLE = [...MERGEABLE, 'sent', 'rejected', 'send_failed']
const ASSIGNABLE = [...MERGEABLE, 'send_failed', 'send_uncertain', 'quarantine']

/** What the page of a case shows of its place in the queue, as that operator sees it. */
export async function composeArrangement(deps: WebDeps, file: CaseFile, operatorId: number): Promise<ArrangementView> {
  const { pool } = deps
  const { row, messages, replies } = file
  const [arranged, duplicates, colleagues, sources, snippets] = await Promise.all([
    findArrangement(pool, row.id),
    findDuplicates(pool, row.id),
    listColleagues(pool),
    listSources(pool),
    row.state === 'needs_review' && file.draft !== null ? listSnippets(pool) : [],
  ])
  const now = deps.now()
  const open = OPEN.includes(row.state)
  const mine = arranged.assigneeId === operatorId || arranged.claimedById === operatorId
  return {
    version: row.version,
    due: open && arranged.clockSince !== null ? composeDue(arranged.clockSince, now, workingTimeOf(deps)) : null,
    assigneeId: arranged.assigneeId,
    assignee: arranged.assignee,
    mine,
    workedOnBy: arranged.claimedById === operatorId ? null : arranged.claimedBy,
    snoozed: snoozeInWords(arranged, now),
    colleagues: colleagues.map((each) => ({ ...each, chosen: each.id === arranged.assigneeId })),
    times: SNOOZE_TIMES,
    sources,
    timeZone: workingTimeOf(deps).timeZone,
    duplicates: duplicates.map(({ id, state, subject, createdAt, identifiers }) => ({
      number: caseNumber(id),
      subject: maskSubject(subject, identifiers) || '(no subject)',
      state: STATE_WORDS[state],
      at: instantOf(createdAt),
    })),
    mergedHere: arranged.mergedHere.map(caseNumber),
    splittable:
      messages.length > 1 && SPLITTABLE.includes(row.state)
        ? messages.map(({ id, receivedAt }, at) => ({ id, position: at + 1, at: instantOf(receivedAt) }))
        : [],
    snippets: snippets.map(({ id, title, version, source }) => ({ id, title, version, source })),
    may: {
      claim: open,
      giveBack: open && mine,
      assign: ASSIGNABLE.includes(row.state),
      snooze: open,
      ask: row.state === 'needs_review' && row.lastMessageId !== null,
      merge: MERGEABLE.includes(row.state),
      correct: row.state === 'sent' && replies.some(({ kind, state }) => kind === 'answer' && state === 'sent'),
    },
  }
}
