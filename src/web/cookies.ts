import type { FastifyReply, FastifyRequest } from 'fastify'
import type { WebDeps } from './web-deps.ts'

type CookieDeps = Pick<WebDeps, 'baseUrl'>

const isSecure = (deps: CookieDeps): boolean => deps.baseUrl.startsWith('https:')

/** `__Host-` binds a cookie to this very host and to https (RFC 6265bis §4.1.3.2); browsers refuse it over http. */
const fullName = (deps: CookieDeps, name: string): string => (isSecure(deps) ? `__Host-${name}` : name)

const optionsOf = (deps: CookieDeps) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(deps) }) as const

/** The value of a cookie of ours. */
export function readCookie(deps: CookieDeps, request: FastifyRequest, name: string): string | undefined {
  return request.cookies[fullName(deps, name)]
}

/** Sets a cookie of ours: out of reach of scripts, and not sent with the forms of other sites. */
export function setCookie(deps: CookieDeps, reply: FastifyReply, name: string, value: string, seconds: number): void {
  reply.setCookie(fullName(deps, name), value, { ...optionsOf(deps), maxAge: seconds })
}

/** Takes a cookie of ours away. */
export function clearCookie(deps: CookieDeps, reply: FastifyReply, name: string): void {
  reply.clearCookie(fullName(deps, name), optionsOf(deps))
}
