import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { nextState } from '../../domain/case-state.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { findLatestDraft, getDraft } from '../../store/answers/drafts.ts'
import { listRevisionsOfCase } from '../../store/answers/revisions.ts'
import { getCase } from '../../store/cases/cases.ts'
import { type Framed, sendPage } from '../page.ts'
import { findView } from '../queue/queue-views.ts'
import { readCaseId } from '../read-form.ts'
import type { WebDeps } from '../web-deps.ts'
import { type DraftDiff, diffDrafts } from './draft-diff.ts'

type RevisionChoice = { number: number; words: string; chosen: boolean }

type RevisionPageView = {
  number: string
  back: { key: string }
  revision: number
  by: string
  at: Instant
  aside: boolean
  origin: string
  /** Compared with it; null where only the one is shown. */
  against: number | null
  diff: DraftDiff
  choices: RevisionChoice[]
  /** Can be made the answer now. */
  restorable: boolean
  current: number | null
  /** The desk drafted again, and `against` is a person's text: its words can be laid over the new facts. */
  words: boolean
  provenance: { number: string; revision: number }[]
}

/** GET /cases/:id/revisions/:n?diff=m: one text of an answer, and what changed between it and another. */
export function showRevision(deps: WebDeps) {
  const template = deps.templates.load<Framed<RevisionPageView>>('web/revision.html')
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const caseId = readCaseId(request.params)
    const { n = '' } = request.params as { n?: string }
    const { diff = '', view = '' } = request.query as { diff?: string; view?: string }
    const [row, draft, head, revisions] = await Promise.all([
      getCase(deps.pool, caseId),
      getDraft(deps.pool, caseId, readRevision(n)),
      findLatestDraft(deps.pool, caseId),
      listRevisionsOfCase(deps.pool, caseId),
    ])
    const against = diff === '' ? null : await getDraft(deps.pool, caseId, readRevision(diff))
    const inReview = nextState(row.state, 'approved') !== null
    const author = (revision: number): string =>
      revisions.find((each) => each.revision === revision)?.operatorName ?? 'the desk'
    const page: RevisionPageView = {
      number: caseNumber(caseId),
      back: { key: findView(view).key },
      revision: draft.revision,
      by: author(draft.revision),
      at: instantOf(draft.createdAt),
      aside: draft.aside,
      origin: draft.origin,
      against: against?.revision ?? null,
      diff: diffDrafts(against ?? draft, draft),
      choices: revisions
        .filter(({ revision }) => revision !== draft.revision)
        .map(({ revision }) => ({
          number: revision,
          words: `Revision ${revision} by ${author(revision)}`,
          chosen: revision === against?.revision,
        })),
      restorable: inReview && head !== null && head.revision !== draft.revision,
      current: head?.revision ?? null,
      words:
        inReview && draft.origin === 'redrafted' && against?.operatorId != null && head?.revision === draft.revision,
      provenance: draft.provenance
        .filter(({ kind }) => kind === 'answer')
        .map(({ id, revision }) => ({ number: caseNumber(id), revision })),
    }
    const options = { title: `Revision ${draft.revision} of ${page.number}`, section: 'queue' } as const
    return sendPage(deps, request, reply, template, options, page)
  }
}

function readRevision(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new AppError('not_found', 'There is no such revision of this answer.')
  return Number(text)
}
