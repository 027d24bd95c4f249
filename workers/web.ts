import type { ReviewPorts } from '../src/flow/review/review.ts'
import { hostInUrl, listen } from '../src/http/listen.ts'
import type { OidcSettings, OidcSignIn } from '../src/identity/oidc.ts'
import { type Log, nameError } from '../src/log.ts'
import { openMailReader } from '../src/mail/read/mail-reader.ts'
import { buildMime } from '../src/mail/send/build-mime.ts'
import type { Metrics } from '../src/metrics/metrics.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { getDraft } from '../src/store/answers/drafts.ts'
import { approveFirst, findFirstApproval } from '../src/store/answers/first-approvals.ts'
import { approveDraft } from '../src/store/answers/reviews.ts'
import { keepRevision } from '../src/store/answers/revisions.ts'
import { findInquiry, findMessage } from '../src/store/mailboxes/find-messages.ts'
import { findHoldPreference } from '../src/store/replies/held-replies.ts'
import { createWebApp, type PracticeDesk } from '../src/web/app.ts'
import { deskAllowances } from './account-ports.ts'
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
  metrics: Pick<Metrics, 'observeRequest'> | null = null,
): Promise<Role & { url: string }> {
  const { config, pool } = desk
  const invite = config.mail === null ? null : inviteByMail(desk, config.mail.smtpUrl, log)
  const reader = openMailReader()
  const app = await createWebApp({
    pool,
    oidc: config.oidc === null ? null : await openOidcSignIn(config.oidc),
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
    findAttachment: (raw, index) => reader.findAttachment(raw, index),
    codebook: desk.codebook,
    wording: desk.wording,
    cptLicensed: config.cptLicensed,
    timeZone: config.workingTime.timeZone,
    allowances: deskAllowances(desk),
    ready: () => checkReadiness(desk, queue),
    ...(metrics === null ? {} : { onAnswered: (request) => metrics.observeRequest(request) }),
    reportFault: (error, route) => log.error('web.failed', { route, error: nameError(error) }),
  })
  const port = await listen(app, config, 'PORT')
  return {
    name: 'web',
    url: config.baseUrl ?? `http://${hostInUrl(config.host)}:${port}`,
    async stop() {
      await app.close()
      await reader.close()
    },
  }
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
    renderReply: loadReplyRenderer(desk.templates, config.doors.url),
    now: () => new Date(),
    desk: config.desk,
    plus: config.outbound.plus,
    secret: desk.secret,
    undoSeconds: config.undoSeconds,
    secondReview: config.secondReview,
  }
}

/** Loaded where a company's own sign-in is set. */
async function openOidcSignIn(settings: OidcSettings): Promise<OidcSignIn> {
  const { createOidcSignIn } = await import('../src/identity/oidc.ts')
  return createOidcSignIn(settings)
}
