import type { AddressInfo } from 'node:net'
import { AppError } from '../src/domain/app-error.ts'
import type { ReviewPorts } from '../src/flow/review.ts'
import { type Log, nameError } from '../src/log.ts'
import { buildMime } from '../src/mail/build-mime.ts'
import { parseMail } from '../src/mail/parse-mail.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { getDraft } from '../src/store/drafts.ts'
import { findInquiry, findMessage } from '../src/store/messages.ts'
import { approveDraft, keepRevision } from '../src/store/reviews.ts'
import { createWebApp, type PracticeDesk } from '../src/web/app.ts'
import type { Desk } from './open-desk.ts'
import { checkReadiness } from './readiness.ts'
import type { Role } from './role.ts'
import { loadReplyRenderer } from './wording.ts'

/** The role that serves the operator queue, and in practice mode the practice mailbox page. */
export async function startWeb(
  desk: Desk,
  queue: JobQueue,
  log: Log,
  practice: PracticeDesk | null,
): Promise<Role & { url: string }> {
  const { config, pool } = desk
  const app = await createWebApp({
    pool,
    templates: desk.templates,
    review: reviewPorts(desk, queue),
    desk: config.desk,
    practice,
    baseUrl: config.baseUrl ?? `http://${hostInUrl(config.host)}:${config.port}`,
    now: () => new Date(),
    enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
    findHtmlPart: async (raw) => (await parseMail(raw)).mail.html,
    ready: () => checkReadiness(desk, queue),
    reportFault: (error, route) => log.error('web.failed', { route, error: nameError(error) }),
  })
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await app.close()
    throw explainListenFault(error, config.host, config.port)
  }
  const { port } = app.server.address() as AddressInfo
  return {
    name: 'web',
    url: config.baseUrl ?? `http://${hostInUrl(config.host)}:${port}`,
    stop: () => app.close(),
  }
}

const hostInUrl = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

function explainListenFault(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new AppError(
      'unavailable',
      `Port ${port} is in use: stop the program that has it, or choose another, for example PORT=${port + 1} npm start.`,
      { cause: error },
    )
  }
  if (code === 'EACCES') {
    return new AppError(
      'unavailable',
      `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`,
      {
        cause: error,
      },
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new AppError('unavailable', `This machine has no address ${host}: mend HOST.`, { cause: error })
  }
  return error
}

/** What reviewing needs of the world, from the store, the queue and the mail builder. */
export function reviewPorts(desk: Desk, queue: JobQueue): ReviewPorts {
  const { config, pool } = desk
  return {
    getDraft: (caseId, revision) => getDraft(pool, caseId, revision),
    findMessage: (id) => findMessage(pool, id),
    findInquiry: (id) => findInquiry(pool, id),
    keepRevision: (seen, draft) => keepRevision(pool, seen, draft),
    approve: (seen, draftId, reply) => approveDraft(pool, seen, draftId, reply),
    enqueueSend: (replyId, delaySeconds) => queue.enqueue('send', { replyId }, { delaySeconds }),
    buildMime,
    renderReply: loadReplyRenderer(desk.templates),
    now: () => new Date(),
    desk: config.desk,
    secret: desk.secret,
    undoSeconds: config.undoSeconds,
  }
}
