import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadStarterSet } from '../../db/import/starter.ts'
import { BUILT_IN_PLANS } from '../../src/domain/allowance.ts'
import type { Placement } from '../../src/domain/message-record.ts'
import { draftCase } from '../../src/flow/answer/draft.ts'
import { indexCase } from '../../src/flow/answer/index-case.ts'
import type { ReviewPorts } from '../../src/flow/review/review.ts'
import { parseMail, readAttachment } from '../../src/mail/read/parse-mail.ts'
import { buildMime } from '../../src/mail/send/build-mime.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { getDraft, saveMachineDraft } from '../../src/store/answers/drafts.ts'
import { approveFirst, findFirstApproval } from '../../src/store/answers/first-approvals.ts'
import { approveDraft } from '../../src/store/answers/reviews.ts'
import { keepRevision } from '../../src/store/answers/revisions.ts'
import { saveInquiry, startDrafting } from '../../src/store/cases/cases.ts'
import { findOverrides } from '../../src/store/cases/overrides.ts'
import { findSearchCandidates } from '../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../src/store/codebook/codebook.ts'
import { findInquiry, findMessage, findPreviousInquiry } from '../../src/store/mailboxes/find-messages.ts'
import type { Operator } from '../../src/store/people/operators.ts'
import { addSession } from '../../src/store/people/sessions.ts'
import { addSignInLink } from '../../src/store/people/sign-in-links.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { findHoldPreference } from '../../src/store/replies/held-replies.ts'
import { createWebApp, type WebDeps } from '../../src/web/app.ts'
import { allowancePorts } from '../../workers/account-ports.ts'
import { indexPorts } from '../../workers/tend-ports.ts'
import { loadReplyRenderer, loadWording } from '../../workers/wording.ts'
import { createTestDatabase } from '../support/database.ts'
import { addReviewer } from '../support/drafted-case.ts'
import { openTestMailbox, storeArrived } from '../support/received-mail.ts'

const ROOT = join(import.meta.dirname, '../..')

const DESK = { name: 'Acme Coding Desk', address: 'coding@acme.example' }

/** A mail a test sends in. */
export type TestMail = {
  subject: string
  text: string
  from?: { address: string; name: string | null }
  html?: string
  sentAt?: Date
}

export type WebDesk = {
  app: FastifyInstance
  /** Served over https. */
  secure: boolean
  pool: Pool
  mailboxId: number
  dana: Operator
  kim: Operator
  /** Ids of cases the pages asked to have drafted, in order. */
  enqueued: number[]
  /** Routes that reported a fault. */
  faults: string[]
  /** The value of the Cookie header of a new session. */
  signIn(operator: Operator): Promise<string>
  /** The token of a new one-time link. */
  addLink(operator: Operator, seconds?: number): Promise<string>
  /** Stores a mail as a new case, or as `placement` says. */
  receive(mail: TestMail, placement?: Placement): Promise<{ caseId: number; messageId: number }>
  /** The same, read and drafted by the rules over the starter codebook. */
  receiveAndDraft(mail: TestMail, placement?: Placement): Promise<{ caseId: number; messageId: number }>
  draft(caseId: number): Promise<void>
  close(): Promise<void>
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

let tokens = 0

/** The desk's pages on a database of their own, with the starter codebook and no mail server. */
export async function openWebDesk(
  more: Partial<WebDeps> & Partial<Pick<ReviewPorts, 'undoSeconds' | 'secondReview'>> = {},
): Promise<WebDesk> {
  const database = await createTestDatabase()
  const pool = createPool(database.connectionString)
  await loadStarterSet(pool, join(ROOT, 'db/starter'))
  const { undoSeconds = 30, secondReview = 'never', ...deps } = more
  const secure = deps.baseUrl?.startsWith('https:') ?? false
  const enqueued: number[] = []
  const faults: string[] = []
  const templates = loadTemplates(join(ROOT, 'templates'))
  const codebook: WebDeps['codebook'] = {
    findKnownCodes: (codes) => findKnownCodes(pool, codes),
    findFacts: (codes, asOf, fees) => findFacts(pool, codes, asOf, { cptLicensed: false, fees: fees ?? null }),
    findSearchCandidates: (query, options) => findSearchCandidates(pool, query, { ...options, cptLicensed: false }),
  }
  const wording = loadWording(templates)
  const app = await createWebApp({
    pool,
    templates,
    review: reviewPorts(pool, loadReplyRenderer(templates), undoSeconds, secondReview),
    desk: DESK,
    practice: null,
    baseUrl: 'http://127.0.0.1',
    now: () => new Date(),
    enqueueDraft: async (caseId) => void enqueued.push(caseId),
    findHtmlPart: async (raw) => (await parseMail(raw)).mail.html,
    listAttachments: async (raw) => (await parseMail(raw)).mail.attachments,
    findAttachment: readAttachment,
    codebook,
    wording,
    cptLicensed: false,
    timeZone: 'America/Chicago',
    allowances: allowancePorts(pool, 'a secret of at least thirty-two characters', {
      plans: BUILT_IN_PLANS,
      inHouse: { everybody: true, domains: [] },
      timeZone: 'America/Chicago',
    }),
    ready: async () => [{ name: 'database', ok: true, detail: 'answers' }],
    reportFault: (_error, route) => void faults.push(route),
    limits: { everyMinute: 100_000, signInsEveryMinute: 100_000 },
    ...deps,
  })
  const mailboxId = await openTestMailbox(pool)
  const draft = async (caseId: number): Promise<void> => {
    await draftCase(caseId, {
      start: (id) => startDrafting(pool, id),
      findMessage: (id) => findMessage(pool, id),
      findPreviousInquiry: (id) => findPreviousInquiry(pool, id),
      findOverrides: (id) => findOverrides(pool, id),
      saveInquiry: (id, inquiry) => saveInquiry(pool, id, inquiry),
      saveDraft: (each) => saveMachineDraft(pool, each),
      codebook,
      wording,
    })
    await indexCase(caseId, indexPorts(pool))
  }
  const receive: WebDesk['receive'] = async (mail, placement) => storeMail(pool, mailboxId, mail, placement)
  return {
    app,
    secure,
    pool,
    mailboxId,
    dana: await addReviewer(pool, 'Dana Ruiz'),
    kim: await addReviewer(pool, 'Kim Osei'),
    enqueued,
    faults,
    async signIn(operator) {
      const token = `session-${++tokens}`
      await addSession(pool, {
        operatorId: operator.id,
        tokenSha256: sha256(token),
        expiresAt: new Date(Date.now() + 3_600_000),
      })
      return `${secure ? '__Host-' : ''}desk_session=${token}`
    },
    async addLink(operator, seconds = 600) {
      const token = `link-${++tokens}`
      await addSignInLink(pool, operator.id, sha256(token), new Date(Date.now() + seconds * 1000))
      return token
    },
    receive,
    draft,
    async receiveAndDraft(mail, placement) {
      const stored = await receive(mail, placement)
      await draft(stored.caseId)
      return stored
    },
    async close() {
      await app.close()
      await pool.end()
      await database.drop()
    },
  }
}

const MARIA = { address: 'maria.lopez@lakeside.example', name: 'Maria Lopez' }

async function storeMail(pool: Pool, mailboxId: number, mail: TestMail, placement?: Placement) {
  const { subject, text, from = MARIA, html = `<p>${text}</p>`, sentAt = new Date() } = mail
  const messageId = `mail-${++tokens}@clinic.example`
  const raw = await buildMime({
    messageId,
    from,
    to: DESK,
    subject,
    inReplyTo: null,
    references: [],
    text,
    html,
    date: sentAt,
    headers: {},
  })
  const record = {
    raw,
    bytes: raw.length,
    messageId,
    subject,
    text,
    sentAt,
    fromAddress: from.address,
    fromName: from.name,
  }
  return storeArrived(pool, mailboxId, { ...record, identitySha256: sha256(raw.toString('latin1')) }, placement)
}

function reviewPorts(
  pool: Pool,
  renderReply: ReviewPorts['renderReply'],
  undoSeconds: number,
  secondReview: ReviewPorts['secondReview'],
): ReviewPorts {
  return {
    getDraft: (caseId, revision) => getDraft(pool, caseId, revision),
    findMessage: (id) => findMessage(pool, id),
    findInquiry: (id) => findInquiry(pool, id),
    keepRevision: (seen, draft, origin, unchanged) => keepRevision(pool, seen, draft, origin, unchanged),
    approve: (seen, draftId, reply, basis) => approveDraft(pool, seen, draftId, reply, basis),
    findFirstApproval: (caseId) => findFirstApproval(pool, caseId),
    approveFirst: (seen, draftId, sha256) => approveFirst(pool, seen, draftId, sha256),
    findHoldPreference: (operatorId) => findHoldPreference(pool, operatorId),
    enqueueSend: async () => undefined,
    buildMime,
    renderReply,
    now: () => new Date(),
    desk: DESK,
    secret: 'a secret of at least thirty-two characters',
    undoSeconds,
    secondReview,
  }
}
