import {
  GIVE_UP_AFTER_HOURS,
  type PauseCause,
  pauseSeconds,
  retryDelaySeconds,
  type SendOutcome,
} from '../../domain/reply-state.ts'

type ClaimedReply = {
  id: number
  caseId: number
  attempt: number
  envelopeFrom: string
  envelopeTo: string
  raw: Buffer
}

export type ReplyPorts = {
  /** A lock that dies with this process; null when another sender has the reply in hand. */
  lock(replyId: number): Promise<{ release(): Promise<void> } | null>
  /** Commits `sending`, or null when the reply is not held any more, not due yet, or its mail server is given a rest. */
  claim(replyId: number): Promise<ClaimedReply | null>
  /** Commits `body_sent`; must be durable before the server's answer is believed. */
  recordBodySent(replyId: number, attempt: number): Promise<void>
  /** Commits the outcome; true when the requester wrote meanwhile and the case must be drafted again. */
  recordOutcome(
    attempt: { replyId: number; attempt: number },
    outcome: SendOutcome,
    retrySeconds: number,
  ): Promise<boolean>
  findApprovalTime(replyId: number): Promise<Date | null>
  /** Gives the mail server a rest, and returns for how many seconds. */
  pause(cause: PauseCause, why: string): Promise<number>
  /** The mail server took a mail: whatever it was given a rest for is over. */
  resume(): Promise<void>
  /**
   * True where the mail server took other mail after it had refused this one as it does now: then the fault is this mail's.
   */
  refusedAlone(replyId: number): Promise<boolean>
  /** `attempt` from 1: the first may give up early, where that is harmless. */
  send(
    mail: { envelopeFrom: string; envelopeTo: string; raw: Buffer; attempt: number },
    onBodySent: () => Promise<void>,
  ): Promise<SendOutcome>
  enqueueSend(replyId: number, delaySeconds: number): Promise<void>
  enqueueDraft(caseId: number): Promise<void>
  now(): Date
  /** Waits between two tries to write an outcome down. */
  sleep(milliseconds: number): Promise<void>
}

/**
 * How often it is tried to write down what became of an attempt, over some five minutes. What the mail server said is known
 * here and nowhere else; forgotten, an answer that was taken would have to be called uncertain.
 */
const RECORD_TRIES = 60
const MOST_SECONDS_BETWEEN = 5

export type Replied = SendOutcome['kind'] | 'nothing_to_do'

/**
 * What became of one attempt to send a reply. `sending` is committed before the server is spoken to and `body_sent`
 * before its answer is believed, so that after a crash at any point it is known whether a second attempt is safe.
 */
export async function sendReply(replyId: number, ports: ReplyPorts): Promise<Replied> {
  const lock = await ports.lock(replyId)
  if (lock === null) return 'nothing_to_do'
  try {
    const reply = await ports.claim(replyId)
    if (reply === null) return 'nothing_to_do'
    const outcome = await ports.send(reply, () => ports.recordBodySent(replyId, reply.attempt))
    return await settle(reply, outcome, ports)
  } finally {
    await lock.release()
  }
}

/** Nothing but the outcome itself has to be had from the database: what else cannot be asked is taken for the usual. */
async function settle(reply: ClaimedReply, outcome: SendOutcome, ports: ReplyPorts): Promise<Replied> {
  if (outcome.kind === 'later' && (await isTooLate(reply.id, ports))) {
    return settle(reply, { kind: 'refused', why: `given up after ${GIVE_UP_AFTER_HOURS} hours: ${outcome.why}` }, ports)
  }
  if (isRefusalOfUs(outcome) && (await ports.refusedAlone(reply.id).catch(() => false))) {
    return settle(reply, { kind: 'refused', why: outcome.why }, ports)
  }
  if (outcome.kind === 'sent') await ports.resume().catch(() => undefined)
  const delaySeconds = await delayOf(reply, outcome, ports)
  const wroteAgain = await recordAtLast(reply, outcome, delaySeconds, ports)
  // Both are hints: what a failing queue loses, the sweeper finds.
  if (wroteAgain) await ports.enqueueDraft(reply.caseId).catch(() => undefined)
  else if (outcome.kind === 'later') await ports.enqueueSend(reply.id, delaySeconds).catch(() => undefined)
  return outcome.kind
}

/**
 * True when the requester wrote meanwhile. The database may be away just now, or may have dropped the line amid the commit:
 * writing the same outcome twice changes nothing, because it is bound to the attempt.
 */
async function recordAtLast(
  { id: replyId, attempt }: ClaimedReply,
  outcome: SendOutcome,
  delaySeconds: number,
  ports: ReplyPorts,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ports.recordOutcome({ replyId, attempt }, outcome, delaySeconds)
    } catch (error) {
      if (tries === RECORD_TRIES) throw error
      await ports.sleep(Math.min(2 ** (tries - 1), MOST_SECONDS_BETWEEN) * 1000)
    }
  }
}

const isRefusalOfUs = (outcome: SendOutcome): outcome is Extract<SendOutcome, { kind: 'later' }> =>
  outcome.kind === 'later' && outcome.pause === 'refused'

/** Seconds until the next attempt. A mail that is not to blame waits no longer than all the others. */
async function delayOf(reply: ClaimedReply, outcome: SendOutcome, ports: ReplyPorts): Promise<number> {
  if (outcome.kind !== 'later') return 0
  const { pause, why } = outcome
  if (pause === undefined) return retryDelaySeconds(reply.attempt)
  // A little longer than the rest itself: whoever comes too early waits for the next sweep.
  return (await ports.pause(pause, why).catch(() => pauseSeconds(pause, 1))) + 1
}

async function isTooLate(replyId: number, ports: ReplyPorts): Promise<boolean> {
  const approvedAt = await ports.findApprovalTime(replyId).catch(() => null)
  return approvedAt !== null && ports.now().getTime() - approvedAt.getTime() > GIVE_UP_AFTER_HOURS * 3_600_000
}
