import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { setContentPolicy } from '../../http/security-headers.ts'
import { listReplies } from '../../store/replies/replies.ts'
import { readCaseId } from '../read-form.ts'
import type { WebDeps } from '../web-deps.ts'

/** GET /cases/:id/replies/:rid/reply.html: the HTML part of an approved reply, for a frame. */
export function sendReplyHtml(deps: WebDeps) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { rid } = request.params as { rid: string }
    const replies = await listReplies(deps.pool, readCaseId(request.params))
    const found = replies.find(({ id }) => String(id) === rid)
    if (found === undefined) throw new AppError('not_found', 'There is no such reply.')
    return setContentPolicy(reply, 'mail').type('text/html; charset=utf-8').send(found.html)
  }
}
