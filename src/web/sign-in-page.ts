import type { FastifyReply, FastifyRequest } from 'fastify'
import { useSignInLink } from '../store/operators.ts'
import { findSignInLinkOperator } from '../store/sign-in-links.ts'
import { type Framed, sendPage } from './page.ts'
import { hashToken, startSession, stopSession } from './visitor.ts'
import type { WebDeps } from './web-deps.ts'

type SignInView = {
  /** Null where the link cannot be used. */
  link: { path: string; operatorName: string } | null
  /** Why there is no link to use. */
  why: 'no_link' | 'unusable'
}

/** The pages and forms of signing in and out. */
export function signInPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<SignInView>>('web/sign-in.html')

  const show = (request: FastifyRequest, reply: FastifyReply, view: SignInView, status: number) =>
    sendPage(deps, request, reply, template, { title: 'Sign in', status }, view)

  return {
    /** GET /sign-in */
    explain: (request: FastifyRequest, reply: FastifyReply) =>
      show(request, reply, { link: null, why: 'no_link' }, 200),

    /** GET /sign-in/:token. Uses nothing up: programs that check mail for bad links open every link. */
    async offer(request: FastifyRequest, reply: FastifyReply) {
      const { token } = request.params as { token: string }
      const operator = await findSignInLinkOperator(deps.pool, hashToken(token))
      if (operator === null) return show(request, reply, { link: null, why: 'unusable' }, 410)
      const link = { path: `/sign-in/${encodeURIComponent(token)}`, operatorName: operator.name }
      return show(request, reply, { link, why: 'no_link' }, 200)
    },

    /** POST /sign-in/:token */
    async accept(request: FastifyRequest, reply: FastifyReply) {
      const { token } = request.params as { token: string }
      const operator = await useSignInLink(deps.pool, hashToken(token))
      if (operator === null) return show(request, reply, { link: null, why: 'unusable' }, 410)
      await startSession(deps, reply, operator)
      return reply.redirect('/queue', 303)
    },

    /** POST /sign-out */
    async leave(request: FastifyRequest, reply: FastifyReply) {
      await stopSession(deps, request, reply)
      return reply.redirect('/sign-in', 303)
    },
  }
}
