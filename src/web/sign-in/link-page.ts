import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashToken } from '../../http/tokens.ts'
import { findSignInLinkOperator, useSignInLink } from '../../store/people/sign-in-links.ts'
import { type Framed, sendPage } from '../page.ts'
import { startSession } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

type LinkView = {
  /** Null where the link cannot be used. */
  link: { path: string; operatorName: string; invitation: boolean } | null
}

/** The pages of a link that signs in once: an invitation, or the rescue of somebody locked out. */
export function linkPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<LinkView>>('web/sign-in-link.html')
  const show = (request: FastifyRequest, reply: FastifyReply, link: LinkView['link']) =>
    sendPage(deps, request, reply, template, { title: 'Sign in', status: link === null ? 410 : 200 }, { link })

  return {
    /** GET /sign-in/:token. Uses nothing up: programs that check mail for bad links open every link. */
    async offer(request: FastifyRequest, reply: FastifyReply) {
      const { token } = request.params as { token: string }
      const holder = await findSignInLinkOperator(deps.pool, hashToken(token))
      if (holder === null) return show(request, reply, null)
      const path = `/sign-in/${encodeURIComponent(token)}`
      return show(request, reply, { path, operatorName: holder.name, invitation: holder.purpose === 'invitation' })
    },

    /** POST /sign-in/:token */
    async accept(request: FastifyRequest, reply: FastifyReply) {
      const { token } = request.params as { token: string }
      const holder = await useSignInLink(deps.pool, hashToken(token))
      if (holder === null) return show(request, reply, null)
      await startSession(deps, request, reply, holder, 'link')
      return reply.redirect(holder.purpose === 'invitation' ? '/account/welcome' : '/queue', 303)
    },
  }
}
