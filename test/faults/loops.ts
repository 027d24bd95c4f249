import type { ParsedMail } from '../../src/domain/mail.ts'
import { UNPROVEN } from '../../src/domain/sender-proof.ts'
import { acknowledgeQuestions } from '../../src/flow/intake/acknowledge.ts'
import { receiveMail } from '../../src/flow/intake/receive.ts'
import { identityHash } from '../../src/mail/header/identity-hash.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { buildMime } from '../../src/mail/send/build-mime.ts'
import {
  forgoAcknowledgement,
  holdAcknowledgement,
  listUnacknowledged,
} from '../../src/store/automatic-mail/automatic-mail.ts'
import { findCase } from '../../src/store/cases/cases.ts'
import { isUnstorable, storeMessage } from '../../src/store/mailboxes/messages.ts'
import { addOperator } from '../../src/store/people/operators.ts'
import type { Pool } from '../../src/store/pool.ts'
import { storeHeldReply } from '../support/drafted-case.ts'
import { openTestMailbox } from '../support/received-mail.ts'
import { type Figures, newFigures } from './figures.ts'

const SECRET = 'secret of the loop runs, long enough for it'
const DAY_MS = 86_400_000
const DESK = { address: 'desk@desk.example', name: 'Coding Desk' }

type Loop = { pool: Pool; mailboxId: number; uid: number; perHour: number }

/** What the other side makes of our acknowledgement. */
type Other = (ours: ParsedMail, turn: number) => string[]

const ORDINARY = 'From: Other Desk <other@desk-two.example>'

/** Other desks, from well-behaved to those whose mail looks like a person's every time. */
const OTHERS: Readonly<Record<string, Other>> = {
  'acknowledges as RFC 3834 asks': (ours) => [
    ORDINARY,
    `Subject: Re: ${ours.subject}`,
    'Auto-Submitted: auto-replied',
    `In-Reply-To: <${ours.messageId}>`,
  ],
  'acknowledges with no header, in the thread': (ours, turn) => [
    ORDINARY,
    `Subject: Re: ${ours.subject} [Ticket ${turn}]`,
    `In-Reply-To: <${ours.messageId}>`,
  ],
  'acknowledges with no header, in a new thread each time': (_ours, turn) => [
    ORDINARY,
    `Subject: Your inquiry ${turn} about 99213`,
  ],
  'is away': (ours) => [ORDINARY, `Subject: Automatic reply: ${ours.subject}`, 'X-Auto-Response-Suppress: All'],
  'is a mail server': (ours) => [
    'From: MAILER-DAEMON@desk-two.example',
    'Return-Path: <>',
    `Subject: Undeliverable: ${ours.subject}`,
  ],
  'writes as the desk itself': (ours) => [`From: ${DESK.address}`, `Subject: Re: ${ours.subject}`],
  'is a list': (ours) => [ORDINARY, 'List-Id: <coders.desk-two.example>', `Subject: ${ours.subject}`],
}

/** Thirty simulated days in which the other side answers everything at once, every two hours a new mail besides. */
export async function runLoops(pool: Pool): Promise<Figures[]> {
  const mailboxId = await openTestMailbox(pool)
  const operator = await addOperator(pool, {
    email: 'loops@desk.example',
    name: 'Kim Low',
    credential: null,
    role: 'reviewer',
  })
  await makeKnown(pool, mailboxId, operator.id, 'other@desk-two.example')
  const loop = { pool, mailboxId, uid: 100_000, perHour: 50 }
  const all: Figures[] = []
  for (const [name, other] of Object.entries(OTHERS)) {
    await pool.query('delete from automatic_mails')
    all.push(await simulateMonth(loop, name, other))
  }
  all.push(await tripBrake(loop, operator.id))
  return all
}

/** Everybody there counts as answered before: the worst case, since nobody else is acknowledged at all. */
async function makeKnown(pool: Pool, mailboxId: number, operatorId: number, address: string): Promise<void> {
  const { caseId, replyId } = await storeHeldReply(pool, mailboxId, operatorId)
  await pool.query('update cases set requester_address = $2 where id = $1', [caseId, address])
  await pool.query(`update replies set state = 'sent' where id = $1`, [replyId])
}

async function simulateMonth(loop: Loop, name: string, other: Other): Promise<Figures> {
  const figures = newFigures(`30 days: ${name}`)
  const begin = Date.now()
  let turn = 0
  for (let at = begin; at < begin + 30 * DAY_MS; at += DAY_MS / 12) {
    figures.runs += 1
    let arriving: string[] | null = [ORDINARY, `Subject: What is 99213, part ${++turn}?`]
    // Bounded only here: the desk itself has to end it.
    for (let round = 0; arriving !== null && round < 20; round += 1) {
      await receive(loop, arriving, turn)
      const ours = await acknowledgeNewest(loop, new Date(at + round * 1000))
      arriving = ours === null ? null : other(ours, ++turn)
    }
  }
  const left = await countAutomatic(loop.pool)
  // Each of them is told once at least that its mail came: otherwise nothing was shown.
  if (left === 0) figures.faults.push('no acknowledgement left at all')
  figures.name = `${figures.name} (${left} left)`
  await checkLimits(loop.pool, figures)
  return figures
}

async function countAutomatic(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*) from automatic_mails')
  return rows[0]?.count ?? 0
}

async function receive(loop: Loop, header: string[], turn: number): Promise<void> {
  loop.uid += 1
  const id = `${loop.uid}.${turn}@desk-two.example`
  const text = 'Thank you for your message. It will be looked at. What is CPT 99213?'
  const raw = Buffer.from(
    [...header, 'To: desk@desk.example', `Message-ID: <${id}>`, `Date: ${new Date().toUTCString()}`, '', text, ''].join(
      '\r\n',
    ),
  )
  const position = { mailboxId: loop.mailboxId, uidValidity: 7n, uid: loop.uid }
  await receiveMail(
    { position, raw, header: raw, bytes: raw.length, arrivedAt: null },
    {
      parse: parseMail,
      proveSender: async () => UNPROVEN,
      identityHash,
      answersFrom: null,
      store: (record, placement) => storeMessage(loop.pool, record, placement),
      isUnstorable,
      findRequester: async (caseId) => (await findCase(loop.pool, caseId))?.requesterAddress ?? null,
      enqueueDraft: async () => undefined,
      ownAddresses: [DESK.address],
      now: () => new Date(),
      secret: SECRET,
      maxBytes: 1_000_000,
    },
  )
}

/** The acknowledgement that leaves now, as the other side reads it. */
async function acknowledgeNewest({ pool, perHour }: Loop, at: Date): Promise<ParsedMail | null> {
  let left: Buffer | null = null
  await acknowledgeQuestions({
    listUnacknowledged: (limit) => listUnacknowledged(pool, limit),
    isAuthenticated: async () => true,
    forgo: (id) => forgoAcknowledgement(pool, id),
    async hold(mail) {
      const refusal = await holdAcknowledgement(pool, mail, perHour)
      if (refusal === null) left = mail.raw
      return refusal
    },
    render: () => ({ text: 'We have your question.', html: '<p>We have your question.</p>' }),
    buildMime,
    now: () => at,
    whom: 'authenticated',
    desk: DESK,
    secret: SECRET,
    answerWithin: '4 working hours',
  })
  return left === null ? null : (await parseMail(left)).mail
}

async function checkLimits(pool: Pool, figures: Figures): Promise<void> {
  const { rows } = await pool.query<{ what: string }>(
    `select 'two within a day to one address' as what from automatic_mails a join automatic_mails b
        on a.to_address = b.to_address and a.id < b.id and b.at - a.at < interval '24 hours'
     union all select 'more than three in a thread' from automatic_mails group by case_id having count(*) > 3
     union all select 'one to a machine' from automatic_mails where to_address ~ '^(mailer-daemon|postmaster|desk)@'`,
  )
  figures.duplicate += rows.length
  figures.faults.push(...rows.slice(0, 3).map(({ what }) => what))
}

async function tripBrake(loop: Loop, operatorId: number): Promise<Figures> {
  const figures = newFigures('200 people who were answered before, within a minute')
  await loop.pool.query('delete from automatic_mails')
  for (let person = 0; person < 200; person += 1) {
    const address = `person-${person}@clinic.example`
    await makeKnown(loop.pool, loop.mailboxId, operatorId, address)
    await receive(loop, [`From: ${address}`, `Subject: What is 99213? ${person}`], person)
    await acknowledgeNewest(loop, new Date())
    figures.runs += 1
  }
  const count = await countAutomatic(loop.pool)
  if (count !== loop.perHour) figures.faults.push(`${count} automatic mails within an hour, wanted ${loop.perHour}`)
  return figures
}
