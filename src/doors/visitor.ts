import type { FastifyRequest } from 'fastify'
import type { Visitor } from '../domain/allowance.ts'
import { guestOfNetwork } from '../flow/customers/visitor-key.ts'
import { readCookie } from '../http/cookies.ts'
import { hashToken } from '../http/tokens.ts'
import { type AccountSession, findAccountSession } from '../store/customers/account-sessions.ts'
import type { DoorsDeps } from './doors-deps.ts'
import { SESSION_COOKIE } from './form-session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks at a public door. */
    caller: Visitor
    /** The session of who is signed in there; null for guests. */
    accountSession: AccountSession | null
  }
}

/** Who sent this request: whoever is signed in, else a guest, told from others by a keyed hash of the network address. */
export async function recogniseVisitor(deps: DoorsDeps, request: FastifyRequest): Promise<Visitor> {
  const token = readCookie(deps, request, SESSION_COOKIE)
  const session = token === undefined ? null : await findAccountSession(deps.pool, hashToken(token))
  request.accountSession = session
  if (session === null) return guestOfNetwork(deps.secret, request.ip)
  const { id, address, plan } = session.account
  return { kind: 'account', accountId: id, address, plan }
}
