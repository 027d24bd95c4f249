import { nextState } from '../../domain/case-state.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import type { DraftOrigin } from '../../store/answers/drafts.ts'
import type { Revision } from '../../store/answers/revisions.ts'
import type { HistoryEntry } from '../../store/cases/case-history.ts'
import { wordsOfEvent } from '../words/case-words.ts'
import type { CaseFile } from './case-file.ts'

type RevisionView = {
  number: number
  by: string
  at: Instant
  how: string
  current: boolean
  /** Kept beside the answer. */
  aside: boolean
  restorable: boolean
  /** The revision to compare it with: the one it was written on. */
  against: number | null
  /** How many texts saved by themselves stand between this one and the one listed before it. */
  folded: number
}

export type HistoryView = {
  history: { at: Instant; words: string; by: string | null }[]
  revisions: RevisionView[]
  /** Numbers of all revisions, for comparing any two. */
  comparable: number[]
}

const ORIGIN_WORDS: Readonly<Record<DraftOrigin, string>> = {
  drafted: 'drafted',
  redrafted: 'drafted again with what is taken for granted now',
  written: 'saved',
  autosaved: 'saved by itself',
  arranged: 'facts changed',
  restored: 'taken up again',
}

/** Everything that happened to the case, and every text of its answer. */
export function composeHistory(file: CaseFile): HistoryView {
  const inReview = nextState(file.row.state, 'approved') !== null
  return {
    history: file.history.map((entry) => ({
      at: instantOf(entry.at),
      words: [wordsOfEvent(entry.kind), detailInWords(entry)].filter(Boolean).join(': '),
      by: entry.operatorName,
    })),
    revisions: foldAutosaves(file.revisions).map(({ revision, folded }) => ({
      number: revision.revision,
      by: revision.operatorName ?? 'the desk',
      at: instantOf(revision.createdAt),
      how: ORIGIN_WORDS[revision.origin],
      current: revision.revision === file.draft?.revision,
      aside: revision.aside,
      restorable: inReview && revision.revision !== file.draft?.revision,
      against: revision.baseRevision,
      folded,
    })),
    comparable: file.revisions.map(({ revision }) => revision),
  }
}

/** One line for each run of texts that one person's page saved by itself: the last of them. */
function foldAutosaves(revisions: readonly Revision[]): { revision: Revision; folded: number }[] {
  const lines: { revision: Revision; folded: number }[] = []
  for (const revision of revisions) {
    const last = lines.at(-1)
    if (last !== undefined && continuesRun(last.revision, revision)) last.folded += 1
    else lines.push({ revision, folded: 0 })
  }
  return lines
}

const continuesRun = (last: Revision, next: Revision): boolean =>
  next.origin === 'autosaved' && next.operatorId === last.operatorId && next.aside === last.aside

function detailInWords({ kind, detail }: HistoryEntry): string {
  if (kind === 'assumed') {
    const set = Object.entries(detail).map(
      ([name, value]) => `${DETAIL_WORDS[name] ?? name} ${String(value).replaceAll('_', ' ')}`,
    )
    return set.length === 0 ? 'as the message was read' : set.join(', ')
  }
  const { revision, code, from, at, byWeb } = detail
  if (byWeb === true) return 'by web'
  if (kind === 'reply_scheduled' && typeof at === 'string') return instantOf(new Date(at)).words
  if (kind === 'fact_added' && typeof code === 'string') return code
  if (kind === 'answer_inserted' && typeof from === 'string') return from
  return typeof revision === 'number' ? `revision ${revision}` : ''
}

const DETAIL_WORDS: Readonly<Record<string, string>> = {
  dateOfService: 'date of service',
  setting: 'setting',
  planType: 'payer',
  provider: 'provider',
  units: 'units of',
}
