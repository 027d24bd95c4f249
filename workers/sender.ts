import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ReplyPorts, sendReply } from '../src/flow/send/reply.ts'
import type { EventName, Log } from '../src/log.ts'
import { nameMailServer } from '../src/mail/login/parse-mail-url.ts'
import { type KeptConnections, keepConnections } from '../src/mail/send/kept-connections.ts'
import { sendMail } from '../src/mail/send/send-mail.ts'
import { createSendPace, type SendPace } from '../src/mail/send/send-pace.ts'
import { smtpLimitsOf } from '../src/mail/send/smtp-limits.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { isSuspected, pauseOutbound, resumeOutbound, wasRefusedAlone } from '../src/store/replies/outbound-pauses.ts'
import { findAnsweringAddresses, findApprovalTime } from '../src/store/replies/replies.ts'
import { openReplyLocks } from '../src/store/replies/reply-lock.ts'
import {
  type Attempt,
  type AttemptOutcome,
  claimReplies,
  recordBodiesSent,
  recordOutcomes,
} from '../src/store/replies/send-replies.ts'
import { inGroups } from './in-groups.ts'
import { accountOf, type OpenAccount } from './mail-accounts.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'
import { startSideMail } from './side-mail.ts'

const EVENT_OF = {
  sent: 'reply.sent',
  later: 'reply.postponed',
  refused: 'reply.refused',
  uncertain: 'reply.uncertain',
} as const satisfies Record<string, EventName>

/** One mail server on its way out: how fast it may be spoken to, and what sending by it needs. */
type Line = {
  account: OpenAccount
  mailServer: string
  pace: SendPace
  ports: ReplyPorts
  /** Replies that are locked, sent or recorded now. */
  inHand: { count: number }
  kept: KeptConnections
}

/** The role that hands approved replies to the mail server when their time has come, each to that of its mailbox. */
export async function startSender(
  desk: Desk,
  queue: JobQueue,
  log: Log,
  accounts: readonly OpenAccount[],
): Promise<Role> {
  const worker = randomUUID()
  const lines = new Map(accounts.map((account) => [account, openLine(desk, queue, log, worker, account)]))
  const lineOf = (address: string): Line => lines.get(accountOf(accounts, address)) as Line
  const findAddress = inGroups((ids: readonly number[]) => findAnsweringAddresses(desk.pool, ids))
  const first = lineOf(desk.config.desk.address)
  const running = await queue.work(
    'send',
    async ({ replyId }) => {
      // With one mailbox there is nothing to look up.
      const { pace, ports, inHand } =
        accounts.length === 1 ? first : lineOf((await findAddress(replyId)) ?? desk.config.desk.address)
      // The place is had first: a reply that waits for one would keep its lock.
      const place = await pace.enter()
      if (place === null) return
      inHand.count += 1
      try {
        const outcome = await sendReply(replyId, ports)
        if (outcome !== 'nothing_to_do') log.info(EVENT_OF[outcome], { replyId })
      } finally {
        inHand.count -= 1
        place.leave()
      }
    },
    { concurrency: desk.config.outbound.pace.connections * accounts.length },
  )
  const side = startSideMail(desk, log, { ...first, accounts, queue })
  return {
    name: 'sender',
    async stop() {
      for (const { pace } of lines.values()) pace.stop()
      await Promise.all([running.close(), side.stop()])
      for (const { kept } of lines.values()) kept.close()
    },
  }
}

/** How long a step of a reply waits for those of the replies sent beside it, to be recorded in one commit with them. */
const GATHER_MS = 6

/** A fault that another process met is heard of after so long at most. */
const SUSPICION_MS = 250

/** `ask`, whose answer counts for so long; it is asked anew after `forget`. */
function rememberFor<Answer>(milliseconds: number, ask: () => Promise<Answer>) {
  let known: { answer: Promise<Answer>; until: number } | null = null
  return {
    ask(): Promise<Answer> {
      if (known === null || performance.now() > known.until) {
        known = { answer: ask(), until: performance.now() + milliseconds }
      }
      return known.answer
    },
    forget(): void {
      known = null
    },
  }
}

/** Every step of a reply is a commit of its own, shared with the same step of the replies that are sent beside it. */
function openLine(
  { flows: pool, config }: Desk,
  queue: JobQueue,
  log: Log,
  worker: string,
  account: OpenAccount,
): Line {
  const { smtp } = account
  const mailServer = nameMailServer(smtp)
  const locks = openReplyLocks(pool)
  const inHand = { count: 0 }
  const kept = keepConnections(config.outbound.pace.connections)
  const gathering = { milliseconds: GATHER_MS, expected: () => inHand.count }
  const lock = inGroups((ids: readonly number[]) => locks.lock(ids))
  const release = inGroups(async (ids: readonly number[]) => {
    await locks.release(ids)
    return []
  })
  const recordBodySent = inGroups(
    (attempts: readonly Attempt[]) => recordBodiesSent(pool, attempts),
    ({ replyId }) => replyId,
    gathering,
  )
  const recordOutcome = inGroups(
    (outcomes: readonly AttemptOutcome[]) => recordOutcomes(pool, outcomes),
    ({ replyId }) => replyId,
    gathering,
  )
  const resume = inGroups(
    async (_each: readonly object[]) => {
      await resumeOutbound(pool, mailServer)
      return []
    },
    undefined,
    gathering,
  )
  const suspicion = rememberFor(SUSPICION_MS, () => isSuspected(pool, mailServer))
  const ports: ReplyPorts = {
    lock: async (id) => ((await lock(id)) ? { release: () => release(id) } : null),
    claim: inGroups((ids: readonly number[]) => claimReplies(pool, ids, worker, mailServer)),
    async recordBodySent(replyId, attempt) {
      if (!(await recordBodySent({ replyId, attempt }))) throw new Error('the reply was taken over by another sender')
    },
    recordOutcome: (attempt, outcome, retrySeconds) => recordOutcome({ ...attempt, outcome, retrySeconds }),
    findApprovalTime: (id) => findApprovalTime(pool, id),
    pause: (cause, why) => {
      log.warn('sending.paused', { kind: cause })
      suspicion.forget()
      return pauseOutbound(pool, mailServer, cause, why)
    },
    resume: () => resume({}),
    refusedAlone: (id) => wasRefusedAlone(pool, mailServer, id),
    send: (mail, onBodySent) => sendMail(smtp, mail, onBodySent, smtpLimitsOf(mail.attempt), kept),
    enqueueSend: (id, delaySeconds) => queue.enqueue('send', { replyId: id }, { delaySeconds }),
    enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
    now: () => new Date(),
    sleep: (milliseconds) => sleep(milliseconds, undefined, { ref: false }),
  }
  const pace = createSendPace(config.outbound.pace, suspicion.ask)
  return { account, mailServer, pace, ports, inHand, kept }
}
