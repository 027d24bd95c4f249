import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { readLine } from './read-form.ts'
import type { WebDeps } from './web-deps.ts'

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a form that another site made the browser send. Browsers say where a request comes from in Sec-Fetch-Site
 * (only towards https and localhost) and in Origin; one that says neither must carry the form token of its cookie.
 * @throws AppError `unauthorized`
 */
export function requireSameOrigin(request: FastifyRequest, deps: Pick<WebDeps, 'baseUrl'>): void {
  if (READING_METHODS.has(request.method) || isFromHere(request, deps.baseUrl)) return
  throw new AppError(
    'unauthorized',
    'This request did not come from a page of this desk, so nothing was done. Open the page here and try again.',
  )
}

function isFromHere(request: FastifyRequest, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  // The host of the request counts too: a desk on a local network is reached by more than one name.
  if (origin !== undefined) return origin === new URL(baseUrl).origin || hostOf(origin) === request.headers.host
  return isSameText(readLine(request.body, 'form_token'), request.visitor.formToken)
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
