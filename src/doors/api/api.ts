import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { AppError } from '../../domain/app-error.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { API_PREFIX } from './api-prefix.ts'
import { addAskRoutes } from './ask-routes.ts'
import { authoriseKeys } from './authorise.ts'
import { addCaseRoutes } from './case-routes.ts'
import { addCheckRoutes } from './check-routes.ts'
import { addCodeRoutes } from './code-routes.ts'
import { addEditRoutes } from './edit-routes.ts'
import { addPlanRoutes } from './plan-routes.ts'
import { sendProblem } from './problem.ts'

/** Bytes of a request: as much as a page takes of a claim. */
const BODY_BYTES = 1_000_000

/** So long others may keep the document: it changes with the program only. */
const DOCUMENT_SECONDS = 300

const DESCRIPTION = `The facts of this desk for programs: codes, search, NCCI edits and unit limits, answers with their sources, and cases
for its coders. Every statement names the row and the edition it rests on; what is not loaded is told as a gap, never guessed.`

/**
 * Adds the API for programs, below {@link API_PREFIX}: no cookies, no forms, keys with scopes, problems as RFC 9457 has them,
 * and its own document (OpenAPI 3.1), made from the schemas by which requests and answers are checked.
 */
export async function addApi(app: FastifyInstance, deps: DoorsDeps): Promise<void> {
  await app.register(
    async (api) => {
      api.setValidatorCompiler(validatorCompiler)
      api.setSerializerCompiler(serializerCompiler)
      api.setErrorHandler(sendProblem(deps))
      api.setNotFoundHandler({ preHandler: api.rateLimit() }, () => {
        throw new AppError('not_found', `There is no such address. ${API_PREFIX}/openapi.json lists those there are.`)
      })
      api.addHook('onRoute', (route) => {
        route.bodyLimit ??= BODY_BYTES
      })
      authoriseKeys(api, deps)
      await describeApi(api, deps)
      addCodeRoutes(api, deps)
      addEditRoutes(api, deps)
      addCheckRoutes(api, deps)
      addAskRoutes(api, deps)
      addCaseRoutes(api, deps)
      addPlanRoutes(api, deps)
      api.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
        reply.header('cache-control', `public, max-age=${DOCUMENT_SECONDS}`).send(api.swagger()),
      )
    },
    { prefix: API_PREFIX },
  )
}

async function describeApi(api: FastifyInstance, { desk, baseUrl }: DoorsDeps): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: { title: `${desk.name}: API`, version: '1.0.0', description: DESCRIPTION },
      servers: [{ url: baseUrl }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
}
