import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { approve } from './approve-answer.ts'
import { sendAsset } from './assets.ts'
import { showCase } from './case-page.ts'
import { decideCase } from './decide-case.ts'
import { editAnswer } from './edit-answer.ts'
import { errorPage } from './error-page.ts'
import { sayAlive, sayReady } from './health.ts'
import { helpPages } from './help-page.ts'
import { originalPages } from './original-page.ts'
import { practicePages } from './practice-page.ts'
import { preview } from './preview-page.ts'
import { showQueue } from './queue-page.ts'
import { requireSameOrigin } from './same-origin.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { sendReplyHtml } from './sent-reply.ts'
import { signInPages } from './sign-in-page.ts'
import { getOperator, recogniseVisitor } from './visitor.ts'
import type { WebDeps } from './web-deps.ts'

export type { PracticeDesk, PracticeLetter, PracticeMail, Readiness, WebDeps } from './web-deps.ts'

/** Three text fields of the largest size, percent-encoded. */
const BODY_BYTES = 1_000_000

/** The operator queue as a server that does not listen yet. */
export async function createWebApp(deps: WebDeps): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: BODY_BYTES, forceCloseConnections: true })
  await app.register(cookie)
  await app.register(formbody)
  app.decorateRequest('visitor')
  app.addHook('onRequest', async (_request, reply) => setSecurityHeaders(reply))
  app.setErrorHandler(errorPage(deps))
  await app.register(async (open) => addMachineRoutes(open, deps))
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      request.visitor = await recogniseVisitor(deps, request, reply)
    })
    pages.addHook('preHandler', async (request) => requireSameOrigin(request, deps))
    pages.setNotFoundHandler(() => {
      throw new AppError('not_found', 'There is no such page. The queue has every question.')
    })
    addOpenRoutes(pages, deps)
    await pages.register(async (signedIn) => {
      // Once the form is read, so that what was typed can be given back.
      signedIn.addHook('preHandler', async (request) => void getOperator(request))
      addQueueRoutes(signedIn, deps)
      addCaseRoutes(signedIn, deps)
      addPracticeRoutes(signedIn, deps)
    })
  })
  return app
}

/** For programs: no visitor, no form. */
function addMachineRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/healthz', sayAlive)
  app.get('/readyz', sayReady(deps))
  app.get('/assets/:name', sendAsset)
}

/** For everybody. */
function addOpenRoutes(app: FastifyInstance, deps: WebDeps): void {
  const signIn = signInPages(deps)
  app.get('/sign-in', signIn.explain)
  app.get('/sign-in/:token', signIn.offer)
  app.post('/sign-in/:token', signIn.accept)
  app.post('/sign-out', signIn.leave)

  const help = helpPages(deps)
  app.get('/help/keyboard', help.show)
  app.post('/help/keyboard', help.choose)
}

/** For operators: what waits. */
function addQueueRoutes(app: FastifyInstance, deps: WebDeps): void {
  const originals = originalPages(deps)
  app.get('/', async (_request, reply) => reply.redirect('/queue', 303))
  app.get('/queue', showQueue(deps))
  app.get('/messages/:mid/:form', originals.show)
  app.get('/messages/:mid/original.html', originals.sendHtml)
  app.get('/messages/:mid/original.eml', originals.sendFile)
  app.post('/messages/:mid/open', decideCase(deps).open)
}

/** For operators: one case, its answer and the decisions about it. */
function addCaseRoutes(app: FastifyInstance, deps: WebDeps): void {
  const originals = originalPages(deps)
  app.get('/cases/:id', showCase(deps))
  app.get('/cases/:id/messages/:mid/:form', originals.show)
  app.get('/cases/:id/messages/:mid/original.html', originals.sendHtml)
  app.get('/cases/:id/messages/:mid/original.eml', originals.sendFile)
  app.get('/cases/:id/replies/:rid/reply.html', sendReplyHtml(deps))

  const answer = editAnswer(deps)
  app.post('/cases/:id/draft', answer.save)
  app.post('/cases/:id/edit', answer.goOn)
  app.post('/cases/:id/restore', answer.restore)
  app.post('/cases/:id/preview', preview(deps))

  const decide = decideCase(deps)
  app.post('/cases/:id/approve', approve(deps))
  app.post('/cases/:id/undo', decide.undo)
  app.post('/cases/:id/reject', decide.reject)
  app.post('/cases/:id/reopen', decide.reopen)
  app.post('/cases/:id/release', decide.release)
  app.post('/cases/:id/resolve', decide.resolve)
}

/** For operators, where the desk runs on the practice mailbox. */
function addPracticeRoutes(app: FastifyInstance, deps: WebDeps): void {
  if (deps.practice === null) return
  const practice = practicePages(deps, deps.practice)
  app.get('/practice', practice.list)
  app.post('/practice/mails', practice.write)
  app.get('/practice/mails/:mid', practice.thread)
  app.post('/practice/mails/:mid/reply', practice.answer)
  app.get('/practice/mails/:mid/part.html', practice.sendHtml)
}
