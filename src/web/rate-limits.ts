import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { WebDeps } from './web-deps.ts'

/** Requests of one address a minute: an office behind one address works, a flood does not. */
const DEFAULT_LIMITS = { everyMinute: 6000, signInsEveryMinute: 30 }

/** A request that came too soon; the page of errors says when the next may come. */
export class TooManyRequests extends Error {
  readonly statusCode = 429
  readonly retrySeconds: number

  constructor(retrySeconds: number) {
    super('too many requests')
    this.retrySeconds = retrySeconds
  }
}

/** Resolves when every route answers only so often; routes of signing in ask for less with {@link signInLimit}. */
export async function limitRates(app: FastifyInstance, deps: WebDeps): Promise<void> {
  await app.register(rateLimit, {
    max: (deps.limits ?? DEFAULT_LIMITS).everyMinute,
    timeWindow: '1 minute',
    // Whole networks of IPv6 belong to one customer.
    ipv6Subnet: 64,
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  })
}

/** The options of a route that signs people in. */
export const signInLimit = (deps: WebDeps) => ({
  config: { rateLimit: { max: (deps.limits ?? DEFAULT_LIMITS).signInsEveryMinute, timeWindow: '1 minute' } },
})
