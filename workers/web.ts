import type { AddressInfo } from 'node:net'
import { AppError } from '../src/domain/app-error.ts'
import type { ReviewPorts } from '../src/flow/review.ts'
import { createOidcSignIn } from '../src/identity/oidc.ts'
import { type Log, nameError } from '../src/log.ts'
import { buildMime } from '../src/mail/build-mime.ts'
import { openMailReader } from '../src/mail/mail-reader.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { getDraft } from '../src/store/drafts.ts'
import { approveFirst, findFirstApproval } from '../src/store/first-approvals.ts'
import { findHoldPreference } from '../src/store/held-replies.ts'
import { findInquiry, findMessage } from '../src/store/messages.ts'
import { approveDraft } from '../src/store/reviews.ts'
import { keepRevision } from '../src/store/revisions.ts'
import { createWebApp, type PracticeDesk } from '../src/web/app.ts'
import { inviteByMail } from './invite-by-mail.ts'
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
  const invite = config.mail === null ? null : inviteByMail(desk, config.mail.smtpUrl, log)
  const reader = openMailReader()
  const app = await createWebApp({
    pool,
    oidc: config.oidc === null ? null : createOidcSignIn(config.oidc),
    inviteByMail: invite,
    // Practising people have no password to unlock it with.
    sessions: practice === null ? config.sessions : { ...config.sessions, idleMinutes: config.sessions.hours * 60 },
    trustedProxies: config.trustedProxies,
    templates: desk.templates,
    review: reviewPorts(desk, queue),
    desk: config.desk,
    practice,
    baseUrl: config.baseUrl ?? `http://${hostInUrl(config.host)}:${config.port}`,
    workingTime: config.workingTime,
    pollSeconds: config.pollSeconds,
    now: () => new Date(),
    enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
    findHtmlPart: async (raw) => (await reader.parse(raw)).mail.html,
    listAttachments: async (raw) => (await reader.parse(raw)).mail.attachments,
    codebook: desk.codebook,
    wording: desk.wording,
    cptLicensed: config.cptLicensed,
    timeZone: config.workingTime.timeZone,
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
    async stop() {
      await app.close()
      await reader.close()
    },
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
    keepRevision: (seen, draft, origin, unchanged) => keepRevision(pool, seen, draft, origin, unchanged),
    approve: (seen, draftId, reply, basis) => approveDraft(pool, seen, draftId, reply, basis),
    findFirstApproval: (caseId) => findFirstApproval(pool, caseId),
    approveFirst: (seen, draftId, sha256) => approveFirst(pool, seen, draftId, sha256),
    findHoldPreference: (operatorId) => findHoldPreference(pool, operatorId),
    enqueueSend: (replyId, delaySeconds) => queue.enqueue('send', { replyId }, { delaySeconds }),
    buildMime,
    renderReply: loadReplyRenderer(desk.templates),
    now: () => new Date(),
    desk: config.desk,
    plus: config.outbound.plus,
    secret: desk.secret,
    undoSeconds: config.undoSeconds,
    secondReview: config.secondReview,
  }
}
