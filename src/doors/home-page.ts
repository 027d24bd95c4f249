import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DoorsDeps } from './doors-deps.ts'
import { type Framed, sendPage } from './page.ts'

/** So long others may keep a page that changes with the data only. */
export const PUBLIC_SECONDS = 300

/** GET / */
export function showHome(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<object>>('doors/home.html')
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    sendPage(
      deps,
      request,
      reply,
      template,
      {
        title: 'Medical coding look-up',
        section: 'home',
        description:
          'Look up billing and diagnosis codes, check code pairs, and ask coding questions, each fact with its source.',
        query: null,
        publicSeconds: PUBLIC_SECONDS,
      },
      {},
    )
}
