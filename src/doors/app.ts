import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { sayAlive, sayReady } from '../http/health.ts'
import { OWN_SCHEMAS } from '../http/own-schemas.ts'
import { limitRates, limitRoute } from '../http/rate-limits.ts'
import { requireSameOrigin } from '../http/same-origin.ts'
import { setSecurityHeaders } from '../http/security-headers.ts'
import { addAccountRoutes } from './accounts/account-page.ts'
import { addApiKeyRoutes } from './accounts/api-keys-page.ts'
import { addPlansRoutes } from './accounts/plans-page.ts'
import { addSignInRoutes } from './accounts/sign-in-page.ts'
import { addApi } from './api/api.ts'
import { askPages } from './ask/ask-page.ts'
import { threadPages } from './ask/thread-page.ts'
import { sendAsset } from './assets.ts'
import { addCheckRoutes } from './check/check-page.ts'
import { showCode } from './codes/code-page.ts'
import { showEdits } from './codes/edits-page.ts'
import { addSearchRoutes } from './codes/search-page.ts'
import { showData } from './data-page.ts'
import type { DoorsDeps } from './doors-deps.ts'
import { errorPage } from './error-page.ts'
import { expectFormToken } from './form-session.ts'
import { showHome } from './home-page.ts'
import { refuseAddress } from './unreadable-address.ts'
import { recogniseVisitor } from './visitor.ts'

export type { DoorsDeps } from './doors-deps.ts'

/** The longest text a form may carry, percent-encoded; a claim file has a limit of its own. */
const BODY_BYTES = 300_000

/** Questions of one network address: an office asks often, a program has the API. */
const ASKS_EVERY_MINUTE = 60

/** The public doors as a server that does not listen yet. Nothing of the operator queue can be reached by it. */
export async function createDoorsApp(deps: DoorsDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    schemaController: OWN_SCHEMAS,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    trustProxy: deps.trustedProxies ?? ['loopback'],
    frameworkErrors: refuseAddress(deps),
  })
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) deps.onRoute?.(each, url)
  })
  await app.register(cookie)
  await app.register(formbody)
  app.decorateRequest('caller')
  app.decorateRequest('accountSession', null)
  app.addHook('onRequest', async (_request, reply) => setSecurityHeaders(reply, deps))
  app.setErrorHandler(errorPage(deps))
  await limitRates(app, deps.limits)
  await app.register(async (open) => addMachineRoutes(open, deps))
  await addApi(app, deps)
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (request) => {
      request.caller = await recogniseVisitor(deps, request)
    })
    pages.addHook('preHandler', async (request) => requireSameOrigin(request, deps, expectFormToken(deps, request)))
    pages.setNotFoundHandler({ preHandler: pages.rateLimit() }, () => {
      throw new AppError('not_found', 'There is no such page. The search box above finds codes and words.')
    })
    addLookUpRoutes(pages, deps)
    await addCheckRoutes(pages, deps)
    addSignInRoutes(pages, deps)
    addAccountRoutes(pages, deps)
    addApiKeyRoutes(pages, deps)
    addPlansRoutes(pages, deps)
    addAskRoutes(pages, deps)
  })
  return app
}

/** For programs: no visitor, no form. */
function addMachineRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  app.get('/healthz', sayAlive)
  app.get('/readyz', sayReady(deps))
  app.get('/assets/:name', sendAsset)
}

/** Looking up: what is loaded, one code, words. */
function addLookUpRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  app.get('/', showHome(deps))
  app.get('/data', showData(deps))
  addSearchRoutes(app, deps)
  app.get('/codes/:system/:code', showCode(deps))
  app.get('/codes/:system/:code/edits', showEdits(deps))
}

/** Asking: a question in one's own words, its thread, and a coder's look at it. */
function addAskRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const ask = askPages(deps)
  app.get('/ask', ask.show)
  app.post('/ask', limitRoute(ASKS_EVERY_MINUTE), ask.ask)
  const thread = threadPages(deps)
  app.get('/ask/:id', thread.show)
  app.post('/ask/:id', limitRoute(ASKS_EVERY_MINUTE), thread.ask)
  app.post('/ask/:id/check', limitRoute(ASKS_EVERY_MINUTE), thread.check)
}
