import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { addSession, endSession, findSessionOperator, type Operator } from '../store/operators.ts'
import type { WebDeps } from './web-deps.ts'

/** Who is asking, and the token that their forms carry. */
export type Visitor = { operator: Operator | null; formToken: string; shortcuts: boolean }

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor
  }
}

/** A working day with room to spare; a link for a new session is one command away. */
const SESSION_SECONDS = 14 * 3600
const YEAR_SECONDS = 365 * 24 * 3600

const SHORTCUTS_COOKIE = 'desk_shortcuts'

/** `__Host-` binds a cookie to this very host and to https (RFC 6265bis §4.1.3.2); browsers refuse it over http. */
const cookieName = (deps: WebDeps, name: string): string => (isSecure(deps) ? `__Host-${name}` : name)
const sessionCookie = (deps: WebDeps): string => cookieName(deps, 'desk_session')
const visitorCookie = (deps: WebDeps): string => cookieName(deps, 'desk_visitor')

const isSecure = (deps: WebDeps): boolean => deps.baseUrl.startsWith('https:')

/** The SHA-256 of a token: all that is ever stored of it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const newToken = (): string => randomBytes(32).toString('base64url')

/** Who sent this request. Sets a cookie for a visitor who has none yet, so that the sign-in form can carry a token. */
export async function recogniseVisitor(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<Visitor> {
  const shortcuts = request.cookies[SHORTCUTS_COOKIE] !== 'off'
  const token = request.cookies[sessionCookie(deps)]
  const operator = token === undefined ? null : await findSessionOperator(deps.pool, hashToken(token))
  if (token !== undefined && operator !== null) return { operator, formToken: formTokenOf(token), shortcuts }
  let anonymous = request.cookies[visitorCookie(deps)]
  if (anonymous === undefined) {
    anonymous = newToken()
    reply.setCookie(visitorCookie(deps), anonymous, cookieOptions(deps, SESSION_SECONDS))
  }
  return { operator: null, formToken: formTokenOf(anonymous), shortcuts }
}

/** Tells nothing about the cookie it is made from. */
const formTokenOf = (cookie: string): string => createHash('sha256').update(`form ${cookie}`).digest('base64url')

/** Resolves when the browser has a session of that operator. */
export async function startSession(deps: WebDeps, reply: FastifyReply, operator: Operator): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(deps.now().getTime() + SESSION_SECONDS * 1000)
  await addSession(deps.pool, operator.id, hashToken(token), expiresAt)
  reply.setCookie(sessionCookie(deps), token, cookieOptions(deps, SESSION_SECONDS))
}

/** Resolves when the session is over on both sides. */
export async function stopSession(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = request.cookies[sessionCookie(deps)]
  if (token !== undefined) await endSession(deps.pool, hashToken(token))
  reply.clearCookie(sessionCookie(deps), cookieOptions(deps, 0))
}

/** Remembers in this browser whether single keys are shortcuts (WCAG 2.1.4). */
export function rememberShortcuts(deps: WebDeps, reply: FastifyReply, shortcuts: boolean): void {
  reply.setCookie(SHORTCUTS_COOKIE, shortcuts ? 'on' : 'off', cookieOptions(deps, YEAR_SECONDS))
}

function cookieOptions(deps: WebDeps, maxAge: number) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(deps), maxAge } as const
}

/** The operator who is signed in. @throws AppError `unauthorized` */
export function getOperator(request: FastifyRequest): Operator {
  const { operator } = request.visitor
  if (operator === null) throw new AppError('unauthorized', 'You are not signed in, or your session has ended.')
  return operator
}
