import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Site } from './site.ts'

const isSecure = (site: Site): boolean => site.baseUrl.startsWith('https:')

/** `__Host-` binds a cookie to this very host and to https (RFC 6265bis §4.1.3.2); browsers refuse it over http. */
const fullName = (site: Site, name: string): string => (isSecure(site) ? `__Host-${name}` : name)

const optionsOf = (site: Site) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(site) }) as const

/** The value of a cookie of ours. */
export function readCookie(site: Site, request: FastifyRequest, name: string): string | undefined {
  return request.cookies[fullName(site, name)]
}

/** Sets a cookie of ours: out of reach of scripts, and not sent with the forms of other sites. */
export function setCookie(site: Site, reply: FastifyReply, name: string, value: string, seconds: number): void {
  reply.setCookie(fullName(site, name), value, { ...optionsOf(site), maxAge: seconds })
}

/** Takes a cookie of ours away. */
export function clearCookie(site: Site, reply: FastifyReply, name: string): void {
  reply.clearCookie(fullName(site, name), optionsOf(site))
}
