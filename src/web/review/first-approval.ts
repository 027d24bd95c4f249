import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { withdrawFirstApproval } from '../../store/answers/first-approvals.ts'
import { addressOfCase } from '../case/case-page.ts'
import { readCaseId } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

/** POST /cases/:id/withdraw: takes one's own first approval back. */
export function withdrawApproval(deps: WebDeps) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const caseId = readCaseId(request.params)
    if (!(await withdrawFirstApproval(deps.pool, caseId, getOperator(request).id))) {
      throw new AppError('conflict', 'No approval of yours stands for this answer, so nothing was taken back.')
    }
    return reply.redirect(`${addressOfCase(request, caseId)}#answer`, 303)
  }
}
