import type { FastifyReply, FastifyRequest } from 'fastify'

/** One thing the desk needs in order to work, and whether it is there. */
export type Readiness = { name: string; ok: boolean; detail: string }

/** GET /healthz: the process answers. */
export async function sayAlive(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply.type('text/plain; charset=utf-8').send('ok\n')
}

/** GET /readyz: 200 when everything the desk needs is there, else 503; each thing on a line of its own. */
export function sayReady(deps: { ready(): Promise<readonly Readiness[]> }) {
  return async (_request: FastifyRequest, reply: FastifyReply) => {
    const checks = await deps.ready()
    const lines = checks.map(({ name, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'} ${name}: ${detail}`)
    const status = checks.every(({ ok }) => ok) ? 200 : 503
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send(`${lines.join('\n')}\n`)
  }
}
