import { retryDelaySeconds, type SendOutcome } from '../../src/domain/reply-state.ts'
import { sendReply } from '../../src/flow/send/reply.ts'
import { sendMail } from '../../src/mail/send/send-mail.ts'
import { DEFAULT_SMTP_LIMITS } from '../../src/mail/send/smtp-limits.ts'
import { addOperator } from '../../src/store/people/operators.ts'
import type { Pool } from '../../src/store/pool.ts'
import { pauseOutbound, resumeOutbound, wasRefusedAlone } from '../../src/store/replies/outbound-pauses.ts'
import { findApprovalTime, findReplyProgress } from '../../src/store/replies/replies.ts'
import { lockReply } from '../../src/store/replies/reply-lock.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../src/store/replies/send-replies.ts'
import { storeHeldReply } from '../support/drafted-case.ts'
import { openTestMailbox } from '../support/received-mail.ts'
import { type Misbehaviour, SMTP_STEPS, type SmtpSink, type SmtpStep, startSmtpSink } from '../support/smtp-sink.ts'
import { type Figures, newFigures } from './figures.ts'

const REPLIES = [
  '421 4.7.0 closing',
  '450 4.2.0 greylisted',
  '451 4.3.0 later',
  '452 4.3.1 no room',
  '535 5.7.8 login refused',
  '550 5.1.1 no such mailbox',
  '552 5.3.4 too large',
  '554 5.5.0 no',
]

const LIMITS = {
  ...DEFAULT_SMTP_LIMITS,
  connectSeconds: 1,
  loginSeconds: 1,
  envelopeSeconds: 1,
  silenceSeconds: 1,
  answerSeconds: 1,
}

const MAIL_SERVER = 'sink'

type Try = { pool: Pool; sink: SmtpSink; mailboxId: number; operatorId: number }

/** Every reply at every step, and the line cut or silent there: each leaves one answer at most, and none is lost without a word. */
export async function runSmtpFaults(pool: Pool): Promise<Figures> {
  const figures = newFigures('SMTP: 8 replies, drop, hang and trickle at 8 steps')
  const sink = await startSmtpSink()
  const operator = await addOperator(pool, {
    email: 'smtp@desk.example',
    name: 'Kim Low',
    credential: null,
    role: 'reviewer',
  })
  const situation = { pool, sink, mailboxId: await openTestMailbox(pool), operatorId: operator.id }
  try {
    for (const step of SMTP_STEPS) {
      for (const how of [...REPLIES.map((reply) => ({ reply })), 'drop', 'hang', 'trickle'] as Misbehaviour[]) {
        // A reply amid the body is read as the answer to the dot; the sink can do that only at the dot.
        if (step === 'body' && typeof how !== 'string') continue
        await tryOnce(situation, step, how, figures)
      }
    }
  } finally {
    await sink.stop()
  }
  return figures
}

async function tryOnce(situation: Try, step: SmtpStep, how: Misbehaviour, figures: Figures): Promise<void> {
  const { pool, sink, mailboxId, operatorId } = situation
  const name = `${step} ${typeof how === 'string' ? how : how.reply}`
  const { replyId } = await storeHeldReply(pool, mailboxId, operatorId)
  const before = sink.taken.length
  figures.runs += 1
  sink.misbehave(step, how)
  const first = await attempt(situation, replyId)
  sink.misbehave(null)
  if (first === 'uncertain') figures.unknown += 1
  // A whole mail and no answer to it. All of a small mail is written before the first of it is read, its dot too.
  const isUnknowable = (step === 'dot' && typeof how === 'string') || (step === 'body' && first === 'uncertain')
  if (isUnknowable) figures.unknownWanted += 1
  if (first === 'later') {
    await pool.query('update outbound_pauses set paused_until = null, faults = 0')
    await pool.query('update replies set send_after = now() where id = $1', [replyId])
    const second = await attempt(situation, replyId)
    if (second !== 'sent') figures.faults.push(`${name}: ${first}, then ${second}`)
  }
  const copies = sink.taken.length - before
  const state = (await findReplyProgress(pool, replyId))?.state
  if (copies > 1) figures.duplicate += 1
  // What failed or is uncertain waits for a person, and is not lost.
  const lost = copies === 0 && state !== 'send_failed' && state !== 'send_uncertain'
  if (lost) figures.lost += 1
  if (copies > 1 || lost) {
    figures.faults.push(`${name}: ${copies} copies, state ${state}`)
  }
}

async function attempt({ pool, sink }: Try, replyId: number): Promise<SendOutcome['kind'] | 'nothing_to_do'> {
  return sendReply(replyId, {
    lock: (id) => lockReply(pool, id),
    claim: (id) => claimReply(pool, id, 'fault suite', MAIL_SERVER),
    recordBodySent: (id, at) => recordBodySent(pool, id, at),
    recordOutcome: (at, outcome) => recordOutcome(pool, at, outcome, retryDelaySeconds(1)),
    findApprovalTime: (id) => findApprovalTime(pool, id),
    pause: (cause, why) => pauseOutbound(pool, MAIL_SERVER, cause, why),
    resume: () => resumeOutbound(pool, MAIL_SERVER),
    refusedAlone: (id) => wasRefusedAlone(pool, MAIL_SERVER, id),
    send: (mail, onBodySent) => sendMail({ ...sink.options, user: 'desk', password: 'pw' }, mail, onBodySent, LIMITS),
    enqueueSend: async () => undefined,
    enqueueDraft: async () => undefined,
    now: () => new Date(),
    sleep: async () => undefined,
  })
}
