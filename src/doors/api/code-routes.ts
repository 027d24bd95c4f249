import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findSystemBySlug, hrefOfCode } from '../../domain/code-address.ts'
import { CODE_SYSTEMS } from '../../domain/code-reference.ts'
import { searchCodes } from '../../flow/answer/search-codes.ts'
import { useAllowance } from '../../flow/customers/use-allowance.ts'
import { describeCode } from '../../flow/look-up/describe-code.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { todayIn } from '../today.ts'
import { routeOf } from './authorise.ts'
import { codeSchema, searchSchema } from './code-schemas.ts'
import { onDate } from './common-schemas.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ApiRefusal, PROBLEMS, refuseUsedUp } from './problem.ts'

/** Adds looking codes up and searching for them. */
export function addCodeRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const codebook = deps.codebook

  api.get(
    '/codes/:system/:code',
    {
      config: routeOf('codes', deps),
      schema: {
        operationId: 'getCode',
        summary: 'One code on a date: status, unit limits, add-on rules, fee schedule, conversions, notes',
        params: z.object({
          system: z
            .string()
            .min(1)
            .max(20)
            .meta({ description: 'The code system.', examples: ['cpt', 'hcpcs', 'icd-10-cm', 'modifier'] }),
          code: z
            .string()
            .min(1)
            .max(12)
            .meta({ examples: ['99213', 'G0438', 'M17.11', '25'] }),
        }),
        querystring: z.object({ on: onDate }),
        response: { 200: codeSchema, ...PROBLEMS },
      },
    },
    async (request) => {
      const { params, query, caller } = request
      const system = findSystemBySlug(params.system)
      const on = query.on ?? todayIn(deps)
      const found = system === null ? null : await describeCode(system, params.code, on, codebook)
      if (found === null) {
        throw new ApiRefusal(
          404,
          'Not in the data loaded here',
          'No row loaded here names this code. That does not say that it does not exist.',
        )
      }
      const allowance = await useAllowance(deps.allowances, caller, 'code_page', `${found.system} ${found.code}`)
      if (!allowance.granted) throw refuseUsedUp(allowance)
      return found
    },
  )

  api.get(
    '/search',
    {
      config: routeOf('search', deps),
      schema: {
        operationId: 'search',
        summary: 'Codes that words describe, or that begin like a code, best first',
        querystring: z.object({
          q: z
            .string()
            .min(1)
            .max(200)
            .meta({ examples: ['knee injection', 'M17.1'] }),
          system: z.enum(CODE_SYSTEMS).optional().describe('Only codes of this system.'),
          on: onDate,
          limit: z.coerce.number().int().min(1).max(50).default(20),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: searchSchema, ...PROBLEMS },
      },
    },
    async ({ query: { q, system, on, limit, cursor } }) => {
      const asOf = on ?? todayIn(deps)
      const about = JSON.stringify([q, system, asOf])
      const from = Number(readCursor(cursor, about)) || 0
      const ranked = await searchCodes(q, { systems: system ? [system] : [], asOf }, codebook.findSearchCandidates)
      const results = ranked.slice(from, from + limit).map(({ candidate, score }) => ({
        system: candidate.system,
        code: candidate.code,
        description: candidate.description,
        billable: candidate.billable,
        score,
        path: hrefOfCode(candidate.system, candidate.code, on ?? null),
      }))
      const next = from + limit
      return { results, nextCursor: next < ranked.length ? writeCursor(next, about) : null }
    },
  )
}
