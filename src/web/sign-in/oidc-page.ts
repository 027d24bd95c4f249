import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { OidcAttempt, OidcSignIn } from '../../identity/oidc.ts'
import { recordEvent } from '../../store/events.ts'
import { findOidcOperator } from '../../store/people/credentials.ts'
import { readNext } from '../next-address.ts'
import { startSession } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { setSealedCookie, takeSealedCookie } from './sealed-cookie.ts'
import { signInRenderer } from './sign-in-page.ts'

/** How long a person may take at their company's sign-in. */
const ATTEMPT_SECONDS = 600

const CALLBACK = '/sign-in/oidc/callback'

/** Signing in at the company's provider, and coming back from it. */
export function oidcPages(deps: WebDeps) {
  const show = signInRenderer(deps)
  return {
    /** GET /sign-in/oidc. A link and no form: browsers do not let a form lead to another site under our policy. */
    async begin(request: FastifyRequest, reply: FastifyReply) {
      const { url, attempt } = await getProvider(deps).begin(`${deps.baseUrl}${CALLBACK}`)
      const next = readNext((request.query as { next?: unknown }).next)
      setSealedCookie(deps, reply, 'oidc', { attempt, next }, ATTEMPT_SECONDS)
      return reply.redirect(url, 303)
    },

    /** GET /sign-in/oidc/callback */
    async finish(request: FastifyRequest, reply: FastifyReply) {
      const provider = getProvider(deps)
      const begun = takeSealedCookie<{ attempt: OidcAttempt; next: string }>(deps, request, reply, 'oidc')
      const answerUrl = `${deps.baseUrl}${CALLBACK}${request.url.slice(CALLBACK.length)}`
      const identity = begun === null ? null : await provider.finish(answerUrl, begun.attempt)
      const operator = identity === null ? null : await findOidcOperator(deps.pool, identity)
      if (begun === null || operator === null) {
        const why = identity === null ? 'not_proved' : 'no_operator'
        const detail = { account: null, address: request.ip, why }
        await recordEvent(deps.pool, { caseId: null, operatorId: null, kind: 'company_sign_in_failed', detail })
        return show(request, reply, { errors: [{ field: 'email', text: explain(provider, why) }], status: 422 })
      }
      await startSession(deps, request, reply, operator, 'oidc')
      return reply.redirect(readNext(begun.next), 303)
    },
  }
}

function getProvider({ oidc }: WebDeps): OidcSignIn {
  if (oidc === null || oidc === undefined)
    throw new AppError('not_found', 'This desk has no company sign-in. Sign in with your password or a passkey.')
  return oidc
}

const explain = ({ label }: OidcSignIn, why: 'not_proved' | 'no_operator'): string =>
  why === 'not_proved'
    ? `${label} did not confirm who you are, or it took too long. Try once more.`
    : `${label} knows you, but you cannot sign in here with it. An admin of the desk has to invite you, with the address that ${label} has confirmed.`
