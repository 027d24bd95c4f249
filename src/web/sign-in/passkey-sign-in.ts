import type { FastifyReply, FastifyRequest } from 'fastify'
import { readLine, readText } from '../../http/read-text.ts'
import { hashChallenge, readChallenge } from '../../identity/challenges.ts'
import { checkAuthentication, readCredentialId } from '../../identity/passkeys.ts'
import { recordEvent } from '../../store/events.ts'
import { useProof } from '../../store/people/credentials.ts'
import type { Operator } from '../../store/people/operators.ts'
import { findPasskey, notePasskeyUse } from '../../store/people/passkeys.ts'
import { readNext } from '../next-address.ts'
import { startSession } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { findRelyingParty } from './relying-party.ts'
import { signInRenderer } from './sign-in-page.ts'

/** POST /sign-in/passkey: what the browser made of the challenge on the sign-in page. */
export function signInWithPasskey(deps: WebDeps) {
  const show = signInRenderer(deps)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const next = readNext(readLine(request.body, 'next'))
    const operator = await proveByPasskey(deps, request, readText(request.body, 'answer'))
    if (operator === null) {
      const detail = { account: null, address: request.ip }
      await recordEvent(deps.pool, { caseId: null, operatorId: null, kind: 'passkey_failed', detail })
      const text =
        'This passkey does not sign in here: it was removed, or the page was too old. Try once more, or use your password.'
      return show(request, reply, { next, errors: [{ field: 'email', text }], status: 422 })
    }
    await startSession(deps, request, reply, operator, 'passkey')
    return reply.redirect(next, 303)
  }
}

async function proveByPasskey(deps: WebDeps, request: FastifyRequest, answer: string): Promise<Operator | null> {
  const site = findRelyingParty(deps, request)
  const credentialId = readCredentialId(answer)
  const found = credentialId === null ? null : await findPasskey(deps.pool, credentialId)
  if (site === null || found === null) return null
  const target = { use: 'sign in', browser: request.visitor.formToken } as const
  let answered: { challenge: string; expiresAt: Date } | null = null
  const counter = await checkAuthentication(site, answer, found.passkey, (challenge) => {
    const expiresAt = readChallenge(deps.review.secret, target, challenge, deps.now())
    if (expiresAt !== null) answered = { challenge, expiresAt }
    return expiresAt !== null
  })
  if (counter === null || answered === null) return null
  const { challenge, expiresAt } = answered as { challenge: string; expiresAt: Date }
  if (!(await useProof(deps.pool, hashChallenge(challenge), expiresAt))) return null
  await notePasskeyUse(deps.pool, found.passkey.credentialId, counter)
  return found.operator
}
