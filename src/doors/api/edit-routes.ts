import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { canonicalCode, findSystemBySlug } from '../../domain/code-address.ts'
import { useAllowance } from '../../flow/customers/use-allowance.ts'
import { describeEdits } from '../../flow/look-up/describe-edits.ts'
import { codePagePorts } from '../codes/code-ports.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { todayIn } from '../today.ts'
import { routeOf } from './authorise.ts'
import { editsSchema } from './code-schemas.ts'
import { onDate, setting } from './common-schemas.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ApiRefusal, PROBLEMS, refuseUsedUp } from './problem.ts'

/** Adds the list of the NCCI edits of a code. A page of it counts like the page of the code. */
export function addEditRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const ports = codePagePorts(deps)
  app.withTypeProvider<ZodTypeProvider>().get(
    '/codes/:system/:code/edits',
    {
      config: routeOf('codes', deps),
      schema: {
        operationId: 'listEdits',
        summary: 'The NCCI edits of one code on a date, of one column, in the order of the other code',
        params: z.object({
          system: z.enum(['cpt', 'hcpcs']),
          code: z
            .string()
            .min(1)
            .max(12)
            .meta({ examples: ['20610', 'G0438'] }),
        }),
        querystring: z.object({
          on: onDate,
          setting,
          column: z
            .enum(['1', '2'])
            .default('1')
            .describe('The column the code stands in: 2 is the one that is denied where the edit holds.'),
          with: z
            .string()
            .regex(/^[0-9A-Za-z]{1,5}$/)
            .optional()
            .describe('Only edits whose other code begins like this.'),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: editsSchema, ...PROBLEMS },
      },
    },
    async ({ params, query, caller }) => {
      const system = findSystemBySlug(params.system)
      const code = system === null ? null : canonicalCode(system, params.code)
      const on = query.on ?? todayIn(deps)
      const column = query.column === '2' ? 2 : 1
      const beginning = query.with?.toUpperCase() ?? ''
      const about = JSON.stringify([system, code, on, query.setting, column, beginning])
      const after = readCursor(query.cursor, about) ?? ''
      const facts = code === null ? null : await ports.findFacts([code], on)
      const asked = { on, setting: query.setting, column, beginning, after, limit: query.limit } as const
      const found = system && code && facts && (await describeEdits({ system, code, ...asked }, facts, ports))
      if (!found) {
        throw new ApiRefusal(
          404,
          'Not in the data loaded here',
          'No NCCI edit file that speaks of this code is loaded here. That does not say that it has no edits.',
        )
      }
      const allowance = await useAllowance(deps.allowances, caller, 'code_page', `${found.system} ${found.code}`)
      if (!allowance.granted) throw refuseUsedUp(allowance)
      const { next, ...told } = found
      return { ...told, nextCursor: next === null ? null : writeCursor(next, about) }
    },
  )
}
