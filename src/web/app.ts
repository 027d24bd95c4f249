import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { sayAlive, sayReady } from '../http/health.ts'
import { OWN_SCHEMAS } from '../http/own-schemas.ts'
import { limitRates } from '../http/rate-limits.ts'
import { requireSameOrigin } from '../http/same-origin.ts'
import { setSecurityHeaders } from '../http/security-headers.ts'
import { sendAsset } from './assets.ts'
import { showCase } from './case/case-page.ts'
import { originalPages } from './case/original-page.ts'
import { showRevision } from './case/revision-page.ts'
import { helpPages } from './desk-pages/help-page.ts'
import { instantPages } from './desk-pages/instant-page.ts'
import { outboxPages } from './desk-pages/outbox-page.ts'
import { reportPages } from './desk-pages/reports-page.ts'
import { settingsPages } from './desk-pages/settings-page.ts'
import { snippetPages } from './desk-pages/snippets-page.ts'
import { errorPage } from './error-page.ts'
import { streamEvents } from './live/events-stream.ts'
import { createLiveHub } from './live/live-hub.ts'
import { showLiveState } from './live/live-state.ts'
import { tellPresence } from './live/presence.ts'
import { addAccountRoutes, addPeopleRoutes, addSignInRoutes } from './people/people-routes.ts'
import { requirePermission } from './permission.ts'
import { practicePages } from './practice/practice-page.ts'
import { queueActions } from './queue/queue-actions.ts'
import { showQueue } from './queue/queue-page.ts'
import { savedSearchPages } from './queue/saved-searches-page.ts'
import { approve } from './review/approve-answer.ts'
import { arrangeCase } from './review/arrange-case.ts'
import { askPages } from './review/ask-page.ts'
import { changeFacts } from './review/change-facts.ts'
import { decideCase } from './review/decide-case.ts'
import { editAnswer } from './review/edit-answer.ts'
import { withdrawApproval } from './review/first-approval.ts'
import { insertSnippet } from './review/insert-snippet.ts'
import { insertWords } from './review/insert-words.ts'
import { preview } from './review/preview-page.ts'
import { revealIdentifiers } from './review/reveal-identifiers.ts'
import { saveWithoutSession } from './review/save-without-session.ts'
import { sendReplyHtml } from './review/sent-reply.ts'
import { notePages } from './review/write-note.ts'
import { recogniseVisitor } from './visitor.ts'
import type { WebDeps } from './web-deps.ts'

export type { PracticeDesk, PracticeLetter, PracticeMail, WebDeps } from './web-deps.ts'

/** Three text fields of the largest size, percent-encoded. */
const BODY_BYTES = 1_000_000

/** The operator queue as a server that does not listen yet. */
export async function createWebApp(deps: WebDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    schemaController: OWN_SCHEMAS,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    trustProxy: deps.trustedProxies ?? ['loopback'],
  })
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) deps.onRoute?.(each, url)
  })
  await app.register(cookie)
  await app.register(formbody)
  app.decorateRequest('visitor')
  app.addHook('onRequest', async (_request, reply) => setSecurityHeaders(reply, deps))
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    const route = routeOptions.url ?? 'unknown'
    deps.onAnswered?.({ method, route, status: statusCode, seconds: elapsedTime / 1000 })
  })
  app.setErrorHandler(errorPage(deps))
  await limitRates(app, deps.limits)
  await app.register(async (open) => addMachineRoutes(open, deps))
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      request.visitor = await recogniseVisitor(deps, request, reply)
    })
    pages.addHook('preHandler', async (request) => requireSameOrigin(request, deps, request.visitor.formToken))
    // What each route does, and who may, stands in src/domain/permissions.ts.
    pages.addHook('preHandler', async (request) => requirePermission(request))
    pages.setNotFoundHandler({ preHandler: pages.rateLimit() }, () => {
      throw new AppError('not_found', 'There is no such page. The queue has every question.')
    })
    addOpenRoutes(pages, deps)
    await pages.register(async (signedIn) => {
      addQueueRoutes(signedIn, deps)
      addCaseRoutes(signedIn, deps)
      addArrangingRoutes(signedIn, deps)
      addPracticeRoutes(signedIn, deps)
      addAccountRoutes(signedIn, deps)
      addPeopleRoutes(signedIn, deps)
      addLiveRoutes(signedIn, deps)
      addReportRoutes(signedIn, deps)
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
  addSignInRoutes(app, deps)
  const help = helpPages(deps)
  app.get('/help/keyboard', help.show)
}

/** The browser asks for these by itself, so they keep no session from being locked. */
const BY_ITSELF = { config: { byItself: true }, exposeHeadRoute: false }

/** For operators: what waits. */
function addQueueRoutes(app: FastifyInstance, deps: WebDeps): void {
  const originals = originalPages(deps)
  app.get('/', async (_request, reply) => reply.redirect('/queue', 303))
  app.get('/queue', showQueue(deps))
  const queue = queueActions(deps)
  app.get('/queue/arrivals', BY_ITSELF, queue.arrivals)
  app.post('/queue/next', queue.next)
  app.post('/queue/bulk', queue.bulk)
  const searches = savedSearchPages(deps)
  app.get('/searches', searches.list)
  app.post('/searches', searches.save)
  app.post('/searches/:sid/remove', searches.remove)
  const snippets = snippetPages(deps)
  app.get('/snippets', snippets.list)
  app.post('/snippets', snippets.save)
  app.post('/snippets/:sid/retire', snippets.retire)
  app.get('/messages/:mid/:form', originals.show)
  app.get('/messages/:mid/original.html', originals.sendHtml)
  app.get('/messages/:mid/original.eml', originals.sendFile)
  app.post('/messages/:mid/open', decideCase(deps).open)
  app.get('/mentions', notePages(deps).list)
  const instant = instantPages(deps)
  app.get('/instant', instant.list)
  app.post('/instant/:rid/check', instant.check)

  const outbox = outboxPages(deps)
  app.get('/outbox', outbox.show)
  app.post('/outbox/preference', outbox.prefer)
  app.post('/outbound/:rid/undo', outbox.undo)
  app.post('/outbound/:rid/hold', outbox.hold)
  app.post('/outbound/:rid/send-now', outbox.sendNow)
  app.post('/outbound/:rid/send-at', outbox.sendAt)
}

/** For operators: one case, its answer and the decisions about it. */
function addCaseRoutes(app: FastifyInstance, deps: WebDeps): void {
  const originals = originalPages(deps)
  app.get('/cases/:id', showCase(deps))
  app.get('/cases/:id/messages/:mid/:form', originals.show)
  app.get('/cases/:id/messages/:mid/original.html', originals.sendHtml)
  app.get('/cases/:id/messages/:mid/original.eml', originals.sendFile)
  app.get('/cases/:id/messages/:mid/attachments/:at', originals.sendAttachment)
  app.get('/cases/:id/replies/:rid/reply.html', sendReplyHtml(deps))

  // What was typed is saved even where the session has ended; nothing else is done then.
  const saves = { config: { savesWithoutSession: true }, preHandler: [saveWithoutSession(deps)] }
  const answer = editAnswer(deps)
  app.post('/cases/:id/draft', saves, answer.save)
  app.post('/cases/:id/edit', saves, answer.goOn)
  app.post('/cases/:id/restore', answer.restore)
  app.post('/cases/:id/preview', saves, preview(deps))
  app.get('/cases/:id/revisions/:n', showRevision(deps))
  app.post('/cases/:id/insert', saves, insertWords(deps))
  app.post('/cases/:id/note', notePages(deps).write)
  app.post('/cases/:id/messages/:mid/reveal', revealIdentifiers(deps))

  const facts = changeFacts(deps)
  app.post('/cases/:id/rows', saves, facts.arrange)
  app.post('/cases/:id/facts/look-up', saves, facts.lookUp)
  app.post('/cases/:id/facts', saves, facts.add)
  app.post('/cases/:id/assume', saves, facts.assume)
  app.post('/cases/:id/redraft', saves, facts.redraft)

  const decide = decideCase(deps)
  app.post('/cases/:id/approve', saves, approve(deps))
  app.post('/cases/:id/withdraw', withdrawApproval(deps))
  app.post('/cases/:id/undo', decide.undo)
  app.post('/cases/:id/reject', decide.reject)
  app.post('/cases/:id/reopen', decide.reopen)
  app.post('/cases/:id/release', decide.release)
  app.post('/cases/:id/resolve', decide.resolve)
}

/** For operators: whose a case is, when it comes back, which messages are in it, and what the requester is asked. */
function addArrangingRoutes(app: FastifyInstance, deps: WebDeps): void {
  const arrange = arrangeCase(deps)
  app.post('/cases/:id/claim', arrange.claim)
  app.post('/cases/:id/give-back', arrange.giveBack)
  app.post('/cases/:id/assign', arrange.assign)
  app.post('/cases/:id/snooze', arrange.snooze)
  app.post('/cases/:id/wake', arrange.wake)
  app.post('/cases/:id/merge', arrange.merge)
  app.post('/cases/:id/unmerge', arrange.unmerge)
  app.post('/cases/:id/split', arrange.split)
  app.post('/cases/:id/correct', arrange.correct)

  app.post('/cases/:id/insert-snippet', insertSnippet(deps))
  const ask = askPages(deps)
  app.get('/cases/:id/ask', ask.show)
  app.post('/cases/:id/ask', ask.send)
}

/** For operators: what changes while a page is open, and how the keyboard is used. */
function addLiveRoutes(app: FastifyInstance, deps: WebDeps): void {
  const hub = createLiveHub(deps)
  app.addHook('preClose', async () => hub.close())
  app.get('/events', BY_ITSELF, streamEvents(deps, hub))
  app.get('/live', BY_ITSELF, showLiveState(deps))
  app.post('/cases/:id/presence', BY_ITSELF, tellPresence(deps))
  const settings = settingsPages(deps)
  app.get('/settings', settings.show)
  app.post('/settings/shortcuts', settings.switchShortcuts)
  app.post('/settings/keys', settings.chooseKeys)
}

/** For operators: their own figures; for leads those of everybody. */
function addReportRoutes(app: FastifyInstance, deps: WebDeps): void {
  const reports = reportPages(deps)
  app.get('/reports', reports.show)
  app.get('/reports.csv', reports.exportRows)
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
