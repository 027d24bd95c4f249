import type { FastifyReply, FastifyRequest } from 'fastify'
import { setSecurityHeaders } from '../http/security-headers.ts'
import type { Site } from '../http/site.ts'
import { API_PREFIX } from './api/api-prefix.ts'

/** Answers an address that no route could even be looked for by: malformed, or with a part longer than any name. */
export function refuseAddress(site: Site) {
  return (error: { statusCode?: number | undefined }, request: FastifyRequest, reply: FastifyReply): void => {
    setSecurityHeaders(reply, site)
    const isMalformed = error.statusCode === 400
    const status = isMalformed ? 400 : 404
    const title = isMalformed ? 'The address cannot be read' : 'Not found'
    const detail = isMalformed ? 'The address is not well-formed.' : 'There is nothing of so long a name.'
    if (request.url.startsWith(API_PREFIX)) {
      const problem = JSON.stringify({ type: 'about:blank', title, status, detail })
      reply.code(status).type('application/problem+json').send(problem)
    } else reply.code(status).type('text/plain; charset=utf-8').send(`${detail}\n`)
  }
}
