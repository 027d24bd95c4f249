import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { readLine } from './read-text.ts'
import type { Site } from './site.ts'

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** For a script of ours that sends no form. */
const TOKEN_HEADER = 'x-form-token'

/**
 * Refuses a form that another site made the browser send. Browsers say where a request comes from in Sec-Fetch-Site
 * (only towards https and localhost) and in Origin; and every form carries `formToken`, that of its session.
 * @throws AppError `unauthorized`
 */
export function requireSameOrigin(request: FastifyRequest, site: Site, formToken: string): void {
  if (READING_METHODS.has(request.method)) return
  if (!isFromHere(request, site.baseUrl)) {
    throw new AppError(
      'unauthorized',
      'This request did not come from a page of this desk, so nothing was done. Open the page here and try again.',
    )
  }
  const header = request.headers[TOKEN_HEADER]
  const token = typeof header === 'string' ? header : readLine(request.body, 'form_token')
  if (isSameText(token, formToken)) return
  throw new AppError(
    'unauthorized',
    'This page was opened before you signed in or out, so nothing was done. Open it again and repeat what you did.',
  )
}

function isFromHere(request: FastifyRequest, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  // An old browser that says nothing is left to the token.
  if (origin === undefined) return true
  // The host of the request counts too: a desk on a local network is reached by more than one name.
  return origin === new URL(baseUrl).origin || hostOf(origin) === request.headers.host
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
