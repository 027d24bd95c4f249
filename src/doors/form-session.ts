import type { FastifyReply, FastifyRequest } from 'fastify'
import { readCookie, setCookie } from '../http/cookies.ts'
import { readLine } from '../http/read-text.ts'
import type { Site } from '../http/site.ts'
import { newToken, visitorFormToken } from '../http/tokens.ts'

/** The session of an account. */
export const SESSION_COOKIE = 'doors_session'

/** A browser that was shown a form without being signed in. */
const GUEST_COOKIE = 'doors_guest'
const GUEST_SECONDS = 24 * 3600

/** The token that forms of this browser carry, or null where it was shown none yet. Tells nothing about the cookie. */
export function findFormToken(site: Site, request: FastifyRequest): string | null {
  const cookie = readCookie(site, request, SESSION_COOKIE) ?? readCookie(site, request, GUEST_COOKIE)
  return cookie === undefined ? null : visitorFormToken(cookie)
}

/**
 * The token a form that was sent must carry: that of the session, or of the guest this browser was when the page was opened,
 * so that what somebody typed before they signed in is not refused. A browser that was shown no form has none to send.
 */
export function expectFormToken(site: Site, request: FastifyRequest): string {
  const sent = readLine(request.body, 'form_token')
  const guest = readCookie(site, request, GUEST_COOKIE)
  if (guest !== undefined && visitorFormToken(guest) === sent) return sent
  return findFormToken(site, request) ?? newToken()
}

/** The token for a page with a form on it: a browser without a cookie of ours gets one. */
export function startForm(site: Site, request: FastifyRequest, reply: FastifyReply): string {
  const known = findFormToken(site, request)
  if (known !== null) return known
  const cookie = newToken()
  setCookie(site, reply, GUEST_COOKIE, cookie, GUEST_SECONDS)
  return visitorFormToken(cookie)
}
