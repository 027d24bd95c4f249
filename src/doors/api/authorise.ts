import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ApiScope } from '../../domain/api-key.ts'
import { guestOfNetwork } from '../../flow/customers/visitor-key.ts'
import { hashApiKey, readBearer } from '../../identity/api-keys.ts'
import { findApiKey, type KnownKey } from '../../store/customers/api-keys.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { ApiRefusal } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The key a program sent; null where it sent none that is in use. */
    apiKey: KnownKey | null
  }
  interface FastifyContextConfig {
    /** What a key must be for; a route without one is open to everybody. */
    scope?: ApiScope
  }
}

/** Requests of one key, or of one network address without a key, a minute. */
const EVERY_MINUTE = 120

/**
 * Adds who asks to every request, and refuses what their key does not allow. The key is looked up before requests are counted,
 * which are counted by key, and the refusal comes after it: guesses count too.
 */
export function authoriseKeys(api: FastifyInstance, deps: DoorsDeps): void {
  api.decorateRequest('apiKey', null)
  api.addHook('onRequest', async (request) => {
    const key = readBearer(request.headers.authorization)
    const known = key === null ? null : await findApiKey(deps.pool, hashApiKey(key))
    request.apiKey = known
    request.caller =
      known === null
        ? guestOfNetwork(deps.secret, request.ip)
        : { kind: 'account', accountId: known.account.id, address: known.account.address, plan: known.account.plan }
  })
  api.addHook('preParsing', async (request) => requireScope(request))
}

function requireScope({ apiKey, routeOptions }: FastifyRequest): void {
  const { scope } = routeOptions.config
  if (scope === undefined) return
  if (apiKey === null) {
    throw new ApiRefusal(
      401,
      'A key is needed',
      'Send a key of this desk as `Authorization: Bearer …`. Whoever runs the desk makes one: caseconsultant api-key create.',
    )
  }
  if (!apiKey.scopes.includes(scope)) {
    throw new ApiRefusal(403, 'The key may not do that', `This key has no scope ${scope}. Make another key for it.`)
  }
}

/** The options of a route for keys of that scope: how often, and headers that say how often still. */
export function routeOf(scope: ApiScope, deps: Pick<DoorsDeps, 'limits'>) {
  const shown = { 'x-ratelimit-limit': true, 'x-ratelimit-remaining': true, 'x-ratelimit-reset': true }
  return {
    scope,
    rateLimit: {
      max: deps.limits?.everyMinute ?? EVERY_MINUTE,
      timeWindow: '1 minute',
      keyGenerator: ({ apiKey, ip }: FastifyRequest) => (apiKey === null ? ip : `key ${apiKey.keyId}`),
      addHeadersOnExceeding: shown,
      addHeaders: { ...shown, 'retry-after': true },
    },
  }
}
