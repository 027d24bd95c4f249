import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { RelyingParty } from '../../identity/passkeys.ts'
import type { WebDeps } from '../web-deps.ts'

/**
 * The site passkeys are made for, or null where there can be none: browsers want https and a name, or `localhost`
 * (Web Authentication Level 3 §5.1.3).
 */
export function findRelyingParty(deps: WebDeps, request: FastifyRequest): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(deps.baseUrl)
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  if (isName && (protocol === 'https:' || hostname === 'localhost'))
    return { id: hostname, origin, name: deps.desk.name }
  // A desk on one's own machine, called by its name instead of its number.
  const { host = '' } = request.headers
  if (protocol === 'http:' && /^localhost(?::\d{1,5})?$/.test(host))
    return { id: 'localhost', origin: `http://${host}`, name: deps.desk.name }
  return null
}
