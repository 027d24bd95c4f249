import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { UNPROVEN } from '../../src/domain/sender-proof.ts'
import { receiveMail } from '../../src/flow/intake/receive.ts'
import { editsOf } from '../../src/flow/review/answer-edits.ts'
import { approveAnswer, renderAnswer } from '../../src/flow/review/review.ts'
import { createLog } from '../../src/log.ts'
import { identityHash } from '../../src/mail/header/identity-hash.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import type { JobHandler, JobQueue } from '../../src/queue/job-queue.ts'
import { findLatestDraft } from '../../src/store/answers/drafts.ts'
import { findCase } from '../../src/store/cases/cases.ts'
import { isUnstorable, storeMessage } from '../../src/store/mailboxes/messages.ts'
import { addOperator, type Operator } from '../../src/store/people/operators.ts'
import { startDrafter } from '../../workers/drafter.ts'
import { type Desk, openDesk } from '../../workers/open-desk.ts'
import { reviewPorts } from '../../workers/web.ts'
import { openTestMailbox } from '../support/received-mail.ts'
import { type Figures, newFigures } from './figures.ts'

/** The fields an answer of the desk may have. */
const OUR_FIELDS =
  /^(?:from|to|subject|message-id|in-reply-to|references|date|mime-version|content-type|content-transfer-encoding|x-auto-response-suppress|reply-to)$/

const LOG = createLog('silent', { readable: false })

export type HostileMail = { name: string; raw: Buffer }

/** The mails of a folder, by their file names. */
export const readHostileMails = (folder: string): HostileMail[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => ({ name, raw: readFileSync(join(folder, name)) }))

/** Every mail is answered as if a reviewer approved what the desk drafted; what would leave is looked at. */
export async function runHostile(databaseUrl: string, title: string, mails: readonly HostileMail[]): Promise<Figures> {
  const figures = newFigures(`${title}: headers and recipients of the answers`)
  const desk = await openDesk(
    readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: join(tmpdir(), `hostile-${process.pid}`) }),
    () => undefined,
  )
  const { queue, draft } = catchDrafts()
  await startDrafter(desk, queue, LOG)
  const mailboxId = await openTestMailbox(desk.pool)
  const dana = await addOperator(desk.pool, {
    email: `hostile-${randomUUID()}@desk.example`,
    name: 'Dana Ruiz',
    credential: 'CPC',
    role: 'reviewer',
  })
  let uid = 900_000
  try {
    for (const { name, raw } of mails) {
      uid += 1
      try {
        const caseId = await receive(desk, mailboxId, uid, raw)
        const answered = caseId === null ? null : await answer(desk, queue, draft, caseId, dana)
        if (answered === null) continue
        figures.runs += 1
        await inspect(name, raw, answered, figures)
      } catch (error) {
        figures.faults.push(`${name}: ${(error as Error).message}`)
      }
    }
  } finally {
    await desk.close()
  }
  return figures
}

/** A queue that hands its jobs over by hand. */
function catchDrafts(): { queue: JobQueue; draft(caseId: number): Promise<void> } {
  let handler: JobHandler<'draft'> | null = null
  const queue: JobQueue = {
    enqueue: async () => undefined,
    enqueueAll: async () => undefined,
    async work(name, given) {
      if (name === 'draft') handler = given as unknown as JobHandler<'draft'>
      return { close: async () => undefined }
    },
    ping: async () => undefined,
    close: async () => undefined,
  }
  return { queue, draft: async (caseId) => void (await handler?.({ caseId })) }
}

async function receive(desk: Desk, mailboxId: number, uid: number, raw: Buffer): Promise<number | null> {
  const { pool } = desk
  const { outcome, caseId } = await receiveMail(
    { position: { mailboxId, uidValidity: 7n, uid }, raw, header: raw, bytes: raw.length, arrivedAt: null },
    {
      parse: parseMail,
      proveSender: async () => UNPROVEN,
      identityHash,
      answersFrom: null,
      store: (record, placement) => storeMessage(pool, record, placement),
      isUnstorable,
      findRequester: async (id) => (await findCase(pool, id))?.requesterAddress ?? null,
      enqueueDraft: async () => undefined,
      ownAddresses: [desk.config.desk.address],
      now: () => new Date(),
      secret: desk.secret,
      maxBytes: desk.config.maxMailBytes,
    },
  )
  return outcome === 'new_case' || outcome === 'joined' ? caseId : null
}

type Answer = { raw: Buffer; envelopeTo: string; envelopeFrom: string }

/** What would leave for that case; null where no answer can be approved. */
async function answer(
  desk: Desk,
  queue: JobQueue,
  draft: (caseId: number) => Promise<void>,
  caseId: number,
  dana: Operator,
): Promise<Answer | null> {
  await draft(caseId)
  const found = await findLatestDraft(desk.pool, caseId)
  const row = await findCase(desk.pool, caseId)
  if (found === null || row?.state !== 'needs_review') return null
  const ports = reviewPorts(desk, queue)
  const seen = { caseId, revision: found.revision, messageId: found.messageId }
  const edits = { ...editsOf(found), shortAnswer: editsOf(found).shortAnswer || 'See below.' }
  const bound = (await renderAnswer(seen, found, dana, ports)).bound
  const { bound: edited } = await renderAnswer(seen, { ...found, content: { ...found.content, ...edits } }, dana, ports)
  for (const choice of [bound, edited]) {
    try {
      await approveAnswer(seen, edits, dana, { bound: choice, sendAt: null }, ports)
      break
    } catch {
      // An address to which nothing can be sent is refused, and that is an end too.
    }
  }
  const { rows } = await desk.pool.query<Answer>(
    `select raw, envelope_to as "envelopeTo", envelope_from as "envelopeFrom" from replies where case_id = $1 and state = 'held'`,
    [caseId],
  )
  return rows[0] ?? null
}

async function inspect(
  name: string,
  raw: Buffer,
  { raw: ours, envelopeTo, envelopeFrom }: Answer,
  figures: Figures,
): Promise<void> {
  const text = ours.toString('latin1')
  const header = text.split('\r\n\r\n')[0] ?? ''
  // A bare line end is read as one by some servers, and could end the mail or the header there.
  if (/(?<!\r)\n|\r(?!\n)|\0/.test(text)) figures.faults.push(`${name}: the answer has a bare line end or NUL`)
  if (/[\0-\x20\x7f<>]/.test(envelopeTo + envelopeFrom)) figures.faults.push(`${name}: the envelope has a sign of SMTP`)
  const fields = header.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  const strange = fields.filter((field) => !OUR_FIELDS.test(field))
  if (strange.length > 0) figures.faults.push(`${name}: the answer has the field ${strange.join(', ')}`)
  if (new Set(fields).size < fields.length) figures.faults.push(`${name}: a field of the answer stands twice`)
  const asker = (await parseMail(raw)).mail.from[0]?.address
  const { to } = (await parseMail(ours)).mail
  if (to.length !== 1 || to[0]?.address !== asker || envelopeTo !== asker) {
    figures.faults.push(`${name}: the answer would go to somebody else than who asked`)
  }
}
