import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/** Requests of one network address. */
export type RateLimits = { everyMinute: number; signInsEveryMinute: number }

/** An office behind one address works, a flood does not. */
const DEFAULT_LIMITS: RateLimits = { everyMinute: 6000, signInsEveryMinute: 30 }

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
export async function limitRates(app: FastifyInstance, limits: RateLimits = DEFAULT_LIMITS): Promise<void> {
  await app.register(rateLimit, {
    max: limits.everyMinute,
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
export const signInLimit = (limits: RateLimits = DEFAULT_LIMITS) => limitRoute(limits.signInsEveryMinute)

/** The options of a route that answers one address only so often a minute. */
export const limitRoute = (everyMinute: number) => ({
  config: { rateLimit: { max: everyMinute, timeWindow: '1 minute' } },
})
