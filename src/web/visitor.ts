import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { clearCookie, readCookie, setCookie } from '../http/cookies.ts'
import { hashToken, newToken, visitorFormToken } from '../http/tokens.ts'
import { describeDevice } from '../identity/device-words.ts'
import type { Operator } from '../store/people/operators.ts'
import {
  addSession,
  endSession,
  findSession,
  renewSessionToken,
  type Session,
  type SignInMethod,
} from '../store/people/sessions.ts'
import type { WebDeps } from './web-deps.ts'

/** Who is asking, and the token that their forms carry. */
export type Visitor = {
  operator: Operator | null
  formToken: string
  /** Also a session that is locked or over: its owner is known, and signs in again. */
  session: Session | null
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor
  }
  interface FastifyContextConfig {
    /** The browser asks for it without anybody there, so it does not count as using the session. */
    byItself?: boolean
    /** The route has a proof of its own where the session has ended, and asks for the operator itself. */
    savesWithoutSession?: boolean
  }
}

/** NIST SP 800-63B-4 §2.2.3 allows 24 hours and one of inactivity; a shared office machine asks for less. */
const DEFAULT_LIFETIME = { idleMinutes: 15, hours: 12 }

/** A session that ended is known for as long as its cookie lives, so that what was being written is not refused. */
const REMEMBERED_SECONDS = 24 * 3600
const VISITOR_SECONDS = 14 * 3600

/** How long after signing in a person may change how they sign in. */
const FRESH_MINUTES = 15

const SESSION_COOKIE = 'desk_session'
const VISITOR_COOKIE = 'desk_visitor'

/** How long a session lasts unused, and at most. */
export const sessionLifetime = (deps: WebDeps): { idleMinutes: number; hours: number } =>
  deps.sessions ?? DEFAULT_LIFETIME

/** Who sent this request. Sets a cookie for a visitor who has none yet, so that the sign-in form can carry a token. */
export async function recogniseVisitor(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<Visitor> {
  const token = readCookie(deps, request, SESSION_COOKIE)
  const byItself = request.routeOptions.config.byItself === true
  const idleSeconds = sessionLifetime(deps).idleMinutes * 60
  const session = token === undefined ? null : await findSession(deps.pool, hashToken(token), idleSeconds, byItself)
  if (session !== null) {
    const operator = session.state === 'live' ? session.operator : null
    return { operator, formToken: session.formToken, session }
  }
  let anonymous = readCookie(deps, request, VISITOR_COOKIE)
  if (anonymous === undefined) {
    anonymous = newToken()
    setCookie(deps, reply, VISITOR_COOKIE, anonymous, VISITOR_SECONDS)
  }
  return { operator: null, formToken: visitorFormToken(anonymous), session: null }
}

/** Resolves when the browser has a new session of that operator; the one it had is over. */
export async function startSession(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  operator: Pick<Operator, 'id'>,
  method: SignInMethod,
): Promise<void> {
  const token = newToken()
  const before = readCookie(deps, request, SESSION_COOKIE)
  const seconds = sessionLifetime(deps).hours * 3600
  await addSession(deps.pool, {
    operatorId: operator.id,
    tokenSha256: hashToken(token),
    expiresAt: new Date(deps.now().getTime() + seconds * 1000),
    method,
    address: request.ip,
    device: describeDevice(request.headers['user-agent']),
    replaces: before === undefined ? null : hashToken(before),
  })
  setCookie(deps, reply, SESSION_COOKIE, token, seconds + REMEMBERED_SECONDS)
}

/** Resolves when the session goes by a new token: a copy of the old one is of no use any more. */
export async function rotateSession(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = newToken()
  await renewSessionToken(deps.pool, getSession(request).id, hashToken(token))
  setCookie(deps, reply, SESSION_COOKIE, token, sessionLifetime(deps).hours * 3600 + REMEMBERED_SECONDS)
}

/** Resolves when the session is over on both sides. */
export async function stopSession(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = readCookie(deps, request, SESSION_COOKIE)
  if (token !== undefined) await endSession(deps.pool, hashToken(token))
  clearCookie(deps, reply, SESSION_COOKIE)
}

/** What somebody is told who has to sign in first. */
export const notSignedIn = (): AppError =>
  new AppError('unauthorized', 'You are not signed in, or your session has ended.')

/** The operator who is signed in. @throws AppError `unauthorized` */
export function getOperator(request: FastifyRequest): Operator {
  const { operator } = request.visitor
  if (operator === null) throw notSignedIn()
  return operator
}

/** The session somebody is signed in with. @throws AppError `unauthorized` */
export function getSession(request: FastifyRequest): Session {
  const { session } = request.visitor
  if (session === null || session.state !== 'live') throw notSignedIn()
  return session
}

/** Whether they signed in so lately that an unattended screen can be ruled out. */
export function isFresh(deps: WebDeps, request: FastifyRequest): boolean {
  return deps.now().getTime() - getSession(request).provenAt.getTime() < FRESH_MINUTES * 60_000
}
