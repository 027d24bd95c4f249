import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BilledClaim, ClaimSetting, ReadClaims } from '../../domain/billed-claim.ts'
import { checkClaims } from '../../flow/look-up/check-claims.ts'
import { boundClaims, readClaims } from '../../flow/look-up/read-claims.ts'
import { CLAIM_PARSERS } from '../../interchange/claim-parsers.ts'
import { SHARED_CHARACTERS } from '../check/check-query.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { todayIn } from '../today.ts'
import { routeOf } from './authorise.ts'
import { checkSchema, claimsSchema } from './check-schemas.ts'
import { onDate, setting } from './common-schemas.ts'
import { ApiRefusal, PROBLEMS } from './problem.ts'

/** Seconds one check may take. */
const SECONDS = 15

/** Adds checking codes and claims. Nothing of a claim is stored or logged. */
export function addCheckRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  const check = async (read: Pick<ReadClaims, 'claims' | 'faults'>, on: string | undefined, of: ClaimSetting) => {
    const until = deps.now().getTime() + SECONDS * 1000
    const options = { setting: of, date: on ?? todayIn(deps), isInTime: () => deps.now().getTime() < until }
    return { ...(await checkClaims(read.claims, options, deps.codebook, deps.ask.wording)), faults: read.faults }
  }

  api.get(
    '/pairs',
    {
      config: routeOf('pairs', deps),
      schema: {
        operationId: 'checkPairs',
        summary: 'Every NCCI edit, unit limit and add-on rule among codes of one day',
        querystring: z.object({
          codes: z
            .string()
            .min(1)
            .max(SHARED_CHARACTERS)
            .meta({
              description: 'Codes with modifiers and units.',
              examples: ['99214-25, 20610-RT x2, 76942', '64483, 64484'],
            }),
          on: onDate,
          setting,
        }),
        response: { 200: checkSchema, ...PROBLEMS },
      },
    },
    async ({ query }) => {
      const ports = { parsers: CLAIM_PARSERS, codebook: deps.codebook }
      const read = await readClaims(query.codes.replaceAll(/[\r\n]+/g, ', '), todayIn(deps), ports)
      if (read.form !== 'codes' || read.claims.length === 0) {
        throw new ApiRefusal(
          422,
          'There is no code in it',
          'Write codes as 99214-25, 20610-RT x2. A claim is sent to /claims/check.',
        )
      }
      return check(read, query.on, query.setting)
    },
  )

  api.post(
    '/claims/check',
    {
      config: routeOf('pairs', deps),
      schema: {
        operationId: 'checkClaims',
        summary: 'The same for the lines of claims; nothing of them is kept',
        body: claimsSchema,
        response: { 200: checkSchema, ...PROBLEMS },
      },
    },
    async ({ body }) => {
      const claims = body.claims.map(
        ({ lines }, at): BilledClaim => ({ number: at + 1, lines: lines.map(toBilledLine) }),
      )
      return check(boundClaims({ form: 'table', claims, faults: [], columns: [] }), body.on, body.setting)
    },
  )
}

type WrittenLine = z.infer<typeof claimsSchema>['claims'][number]['lines'][number]

function toBilledLine(line: WrittenLine, at: number): BilledClaim['lines'][number] {
  const { modifiers = [], units = null, date = null, placeOfService = null } = line
  const code = line.code.toUpperCase()
  return {
    number: at + 1,
    source: at + 1,
    system: /^\d/.test(code) ? 'CPT' : 'HCPCS',
    code,
    modifiers: [...new Set(modifiers.map((each) => each.toUpperCase()))],
    units,
    date,
    placeOfService,
  }
}
