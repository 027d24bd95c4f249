import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { readLine } from '../../http/read-text.ts'
import { assignCase } from '../../store/cases/assignments.ts'
import { countArrivals, VIEW_KEYS, type ViewKey } from '../../store/cases/case-list.ts'
import { claimNext } from '../../store/cases/claims.ts'
import { mergeCase } from '../../store/cases/merges.ts'
import { rejectSeenCase } from '../../store/cases/rejections.ts'
import type { SeenVersion } from '../../store/cases/seen-version.ts'
import { listSources, type Snooze, snoozeCase } from '../../store/cases/snoozes.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { workingTimeOf } from '../words/due-words.ts'
import { composeReason } from '../words/reject-reasons.ts'
import { readSnooze } from '../words/snooze-form.ts'
import type { BulkOutcome } from './bulk-outcome.ts'
import { queueHref } from './queue-address.ts'
import { queueRenderer } from './queue-page.ts'
import { countInWords } from './queue-side-bar.ts'
import { findView } from './queue-views.ts'
import { readSelection } from './read-selection.ts'

/** What is done to one of several cases. */
type Deed = (seen: SeenVersion) => Promise<void>

/** What the forms of the list do. None of them approves anything. */
export function queueActions(deps: WebDeps) {
  const render = queueRenderer(deps)
  return {
    /** POST /queue/next: claims the next case of the view that nobody has in hand. */
    async next(request: FastifyRequest, reply: FastifyReply) {
      const view = findView(readLine(request.body, 'view'))
      const caseId = await claimNext(deps.pool, view.open ? view.key : 'unassigned', getOperator(request).id)
      if (caseId !== null) return reply.redirect(`/cases/${caseNumber(caseId)}?view=${view.key}`, 303)
      const bulkError = 'Nothing is left to take here: the rest is in hand already, or being drafted.'
      return render(request, reply, { view: view.key }, { bulkError, status: 409 })
    },

    /** GET /queue/arrivals?view=&since=: how many cases came into the view since it was shown. */
    async arrivals(request: FastifyRequest) {
      const { view = '', since = '' } = request.query as Record<string, string | undefined>
      const moment = new Date(since)
      const key = VIEW_KEYS.find((each) => each === view)
      if (key === undefined || !findView(key).open || Number.isNaN(moment.getTime())) {
        throw new AppError('invalid', 'Name a view of open questions, and since when.')
      }
      const count = await countArrivals(deps.pool, key satisfies ViewKey, getOperator(request).id, moment)
      return { count, words: countInWords(count) }
    },

    /** POST /queue/bulk: assigns, snoozes, rejects or merges the selected cases, each by itself. */
    async bulk(request: FastifyRequest, reply: FastifyReply) {
      const { body } = request
      const address = { view: readLine(body, 'view'), q: readLine(body, 'q'), sort: readLine(body, 'sort') }
      const refuse = (bulkError: string) => render(request, reply, address, { bulkError, status: 422 })
      const selected = readSelection(body)
      if (selected.length === 0) return refuse('Nothing was selected: tick the questions it is about.')
      const deed = await chooseDeed(deps, request, selected)
      if (typeof deed === 'string') return refuse(deed)
      const outcome = await doToAll(deed.cases, deed.deed)
      const { done, changed, refused } = outcome
      return reply.redirect(`${queueHref(address)}&done=${done}&changed=${changed}&refused=${refused}`, 303)
    },
  }
}

/** What the form asks for, or what it lacks. */
async function chooseDeed(
  deps: WebDeps,
  request: FastifyRequest,
  selected: readonly SeenVersion[],
): Promise<{ cases: readonly SeenVersion[]; deed: Deed } | string> {
  const { pool } = deps
  const operatorId = getOperator(request).id
  const read = (name: string): string => readLine(request.body, name)
  const action = read('action')
  if (action === 'assign') {
    const assignee = read('assignee')
    if (!/^\d{0,15}$/.test(assignee)) return 'Choose who is to have the questions.'
    const assigneeId = assignee === '' ? null : Number(assignee)
    return { cases: selected, deed: (seen) => assignCase(pool, seen, operatorId, assigneeId) }
  }
  if (action === 'snooze') {
    const snooze = await readBulkSnooze(deps, read('until'))
    if (typeof snooze === 'string') return snooze
    return { cases: selected, deed: (seen) => snoozeCase(pool, seen, operatorId, snooze) }
  }
  if (action === 'reject') {
    const reason = composeReason(read('reason'), '')
    if (reason === null) return 'Say why the questions are rejected: choose a reason.'
    return { cases: selected, deed: (seen) => rejectSeenCase(pool, seen, operatorId, reason) }
  }
  if (action === 'merge') {
    const [target, ...rest] = selected
    if (target === undefined || rest.length === 0) return 'Select at least two questions to merge.'
    const deed: Deed = async (seen) => {
      const merged = await mergeCase(pool, seen, target.caseId, operatorId)
      await deps.enqueueDraft(merged).catch(() => undefined)
    }
    return { cases: rest, deed }
  }
  return 'Choose what is to be done with the selected questions.'
}

async function readBulkSnooze(deps: WebDeps, until: string): Promise<Snooze | string> {
  const sources = (await listSources(deps.pool)).map(({ source }) => source)
  return readSnooze({ until, at: '', sources }, deps.now(), workingTimeOf(deps))
}

/** Each case in a transaction of its own: one that changed meanwhile does not keep the others. */
async function doToAll(cases: readonly SeenVersion[], deed: Deed): Promise<BulkOutcome> {
  const outcome = { done: 0, changed: 0, refused: 0 }
  for (const seen of cases) {
    try {
      await deed(seen)
      outcome.done += 1
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error
      outcome[error.code === 'conflict' ? 'changed' : 'refused'] += 1
    }
  }
  return outcome
}
