import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { findMerge, UNMERGE_DAYS } from '../../store/cases/merges.ts'
import { type Framed, sendPage } from '../page.ts'
import type { WebDeps } from '../web-deps.ts'

type MergedView = { number: string; into: string; at: Instant; days: number; undoable: boolean }

/** Sends the page of a case that was merged: gone, and where its messages are. Null where it is not merged. */
export function mergedRenderer(deps: WebDeps) {
  const template = deps.templates.load<Framed<MergedView>>('web/merged.html')
  return async (request: FastifyRequest, reply: FastifyReply, caseId: number): Promise<FastifyReply | null> => {
    const merge = await findMerge(deps.pool, caseId)
    if (merge === null) return null
    const view = {
      number: caseNumber(caseId),
      into: caseNumber(merge.targetId),
      at: instantOf(merge.mergedAt),
      days: UNMERGE_DAYS,
      undoable: !merge.tooLate,
    }
    return sendPage(
      deps,
      request,
      reply,
      template,
      { title: `${view.number}, merged`, section: 'queue', status: 410 },
      view,
    )
  }
}
