import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type SetPlanPorts, setPlan } from '../../flow/customers/set-plan.ts'
import { limitRoute } from '../../http/rate-limits.ts'
import { changePlan, grantMore } from '../../store/customers/plan-changes.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { ApiRefusal, PROBLEMS } from './problem.ts'

/** Events of payments; a system that sends more has gone wrong. */
const EVERY_MINUTE = 120

/**
 * Adds setting plans, for payment systems: with a secret of its own, never with a key people make for themselves. Without that
 * secret there is no such route.
 */
export function addPlanRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const { paymentsKey } = deps.accounts
  if (paymentsKey === null) return
  const ports: SetPlanPorts = {
    plans: deps.allowances.plans,
    now: deps.now,
    changePlan: (change) => changePlan(deps.pool, change),
    grantMore: (grant) => grantMore(deps.pool, grant),
  }
  app.withTypeProvider<ZodTypeProvider>().post(
    '/accounts/:address/plan',
    {
      ...limitRoute(EVERY_MINUTE),
      preParsing: async (request) => requirePaymentsKey(request, paymentsKey),
      schema: {
        operationId: 'setPlan',
        summary: 'Put an account on a plan, for payment systems; the same event again changes nothing',
        params: z.object({ address: z.string().min(3).max(254).describe('The email address of the account.') }),
        body: z.object({
          plan: z.string().min(1).max(31).describe('The key of a plan of this desk.'),
          until: z.iso
            .datetime({ offset: true })
            .nullish()
            .describe('When it falls back to registered; absent: never.'),
          eventId: z.string().min(1).max(200).describe('What the payment system calls this event.'),
        }),
        response: {
          200: z.object({
            plan: z.string(),
            until: z.string().nullable(),
            outcome: z.enum(['set', 'known_event']).describe('`known_event`: carried out before, nothing changed.'),
          }),
          ...PROBLEMS,
        },
      },
    },
    async ({ params, body }) => {
      const until = body.until == null ? null : new Date(body.until)
      const by = { source: 'api', operatorId: null } as const
      const { plan, eventId } = body
      const set = await setPlan(ports, { address: params.address, plan, until, by, eventId })
      return { plan: set.plan, until: set.until?.toISOString() ?? null, outcome: set.kind }
    },
  )
}

function requirePaymentsKey({ headers }: FastifyRequest, paymentsKey: string): void {
  const given = bearerOf(headers.authorization)
  if (given !== null && timingSafeEqual(sha256(given), sha256(paymentsKey))) return
  throw new ApiRefusal(
    401,
    'The secret of payments is needed',
    'Send the value of PAYMENTS_KEY as `Authorization: Bearer …`.',
  )
}

/** A secret that need not look like a key of the API. */
const bearerOf = (header: string | undefined): string | null => /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? null

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
