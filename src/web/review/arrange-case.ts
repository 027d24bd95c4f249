import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { readLine } from '../../http/read-text.ts'
import { beginCorrection } from '../../store/answers/corrections.ts'
import { assignCase } from '../../store/cases/assignments.ts'
import { claimCase, releaseCase } from '../../store/cases/claims.ts'
import { mergeCase, unmergeCase } from '../../store/cases/merges.ts'
import { listSources, snoozeCase, wakeCase } from '../../store/cases/snoozes.ts'
import { splitMessage } from '../../store/cases/splits.ts'
import { addressOfCase } from '../case/case-page.ts'
import { readCaseId, readNumber } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { workingTimeOf } from '../words/due-words.ts'
import { readSnooze } from '../words/snooze-form.ts'

/** What is done to a case beside deciding about its answer: whose it is, when it comes back, and which messages are in it. */
export function arrangeCase(deps: WebDeps) {
  const { pool } = deps
  const back = (request: FastifyRequest, reply: FastifyReply, caseId: number) =>
    reply.redirect(addressOfCase(request, caseId), 303)
  const readSeen = (request: FastifyRequest) => ({
    caseId: readCaseId(request.params),
    version: readNumber(request.body, 'version'),
  })
  const draftAgain = async (ids: readonly number[]): Promise<void> => {
    for (const id of ids) await deps.enqueueDraft(id).catch(() => undefined)
  }
  return {
    /** POST /cases/:id/claim; `steal=yes` takes it out of somebody's hands. */
    async claim(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const steal = readLine(request.body, 'steal') === 'yes'
      const claimed = await claimCase(pool, caseId, getOperator(request).id, { steal })
      if (claimed.outcome === 'taken') {
        throw new AppError(
          'conflict',
          `${claimed.by} works on this case now. Open it again to take it over all the same.`,
        )
      }
      return back(request, reply, caseId)
    },

    /** POST /cases/:id/give-back */
    async giveBack(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      if (!(await releaseCase(pool, caseId, getOperator(request).id))) {
        throw new AppError('conflict', 'This case is not yours any more, so nothing was given back.')
      }
      return back(request, reply, caseId)
    },

    /** POST /cases/:id/assign */
    async assign(request: FastifyRequest, reply: FastifyReply) {
      const seen = readSeen(request)
      const assignee = readLine(request.body, 'assignee')
      const assigneeId = assignee === '' ? null : readNumber(request.body, 'assignee')
      await assignCase(pool, seen, getOperator(request).id, assigneeId)
      return back(request, reply, seen.caseId)
    },

    /** POST /cases/:id/snooze */
    async snooze(request: FastifyRequest, reply: FastifyReply) {
      const seen = readSeen(request)
      const sources = (await listSources(pool)).map(({ source }) => source)
      const form = { until: readLine(request.body, 'until'), at: readLine(request.body, 'at'), sources }
      const snooze = readSnooze(form, deps.now(), workingTimeOf(deps))
      if (typeof snooze === 'string') throw new AppError('invalid', snooze)
      await snoozeCase(pool, seen, getOperator(request).id, snooze)
      return back(request, reply, seen.caseId)
    },

    /** POST /cases/:id/wake */
    async wake(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      await wakeCase(pool, caseId, getOperator(request).id)
      return back(request, reply, caseId)
    },

    /** POST /cases/:id/merge: into the case whose number is given. */
    async merge(request: FastifyRequest, reply: FastifyReply) {
      const seen = readSeen(request)
      const into = readCaseId({ id: readLine(request.body, 'into') })
      await draftAgain([await mergeCase(pool, seen, into, getOperator(request).id)])
      return back(request, reply, into)
    },

    /** POST /cases/:id/unmerge */
    async unmerge(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      await draftAgain(await unmergeCase(pool, caseId, getOperator(request).id))
      return back(request, reply, caseId)
    },

    /** POST /cases/:id/split: a message becomes a case of its own. */
    async split(request: FastifyRequest, reply: FastifyReply) {
      const seen = readSeen(request)
      const messageId = readNumber(request.body, 'message')
      const { caseId, toDraft } = await splitMessage(pool, seen, messageId, getOperator(request).id)
      await draftAgain(toDraft)
      return reply.redirect(`/cases/${caseNumber(caseId)}`, 303)
    },

    /** POST /cases/:id/correct: a new draft in the thread of an answer that was sent. */
    async correct(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const { timeZone } = workingTimeOf(deps)
      const day = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'long' })
      await beginCorrection(pool, caseId, getOperator(request).id, (sentAt) => day.format(sentAt))
      return back(request, reply, caseId)
    },
  }
}
