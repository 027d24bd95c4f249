import { randomUUID } from 'node:crypto'
import { type ReplyPorts, sendReply } from '../src/flow/reply.ts'
import type { EventName, Log } from '../src/log.ts'
import { nameMailServer } from '../src/mail/parse-mail-url.ts'
import { sendMail } from '../src/mail/send-mail.ts'
import { createSendPace, type SendPace } from '../src/mail/send-pace.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { isSuspected, pauseOutbound, resumeOutbound, wasRefusedAlone } from '../src/store/outbound-pauses.ts'
import {
  claimReply,
  findAnsweringAddress,
  findApprovalTime,
  recordBodySent,
  recordOutcome,
} from '../src/store/replies.ts'
import { lockReply } from '../src/store/reply-lock.ts'
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
type Line = { account: OpenAccount; mailServer: string; pace: SendPace; ports: ReplyPorts }

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
  const running = await queue.work(
    'send',
    async ({ replyId }) => {
      const { pace, ports } = lineOf((await findAnsweringAddress(desk.pool, replyId)) ?? desk.config.desk.address)
      // The place is had first: a reply that waits for one would keep its lock and a connection of the database.
      const place = await pace.enter()
      if (place === null) return
      try {
        const outcome = await sendReply(replyId, ports)
        if (outcome !== 'nothing_to_do') log.info(EVENT_OF[outcome], { replyId })
      } finally {
        place.leave()
      }
    },
    { concurrency: desk.config.outbound.pace.connections * accounts.length },
  )
  const first = lineOf(desk.config.desk.address)
  const side = startSideMail(desk, log, { ...first, accounts })
  return {
    name: 'sender',
    async stop() {
      for (const { pace } of lines.values()) pace.stop()
      await Promise.all([running.close(), side.stop()])
    },
  }
}

function openLine({ pool, config }: Desk, queue: JobQueue, log: Log, worker: string, account: OpenAccount): Line {
  const { smtp } = account
  const mailServer = nameMailServer(smtp)
  const ports: ReplyPorts = {
    lock: (id) => lockReply(pool, id),
    claim: (id) => claimReply(pool, id, worker, mailServer),
    recordBodySent: (id, attempt) => recordBodySent(pool, id, attempt),
    recordOutcome: (attempt, result, retrySeconds) => recordOutcome(pool, attempt, result, retrySeconds),
    findApprovalTime: (id) => findApprovalTime(pool, id),
    pause: (cause, why) => {
      log.warn('sending.paused', { kind: cause })
      return pauseOutbound(pool, mailServer, cause, why)
    },
    resume: () => resumeOutbound(pool, mailServer),
    refusedAlone: (id) => wasRefusedAlone(pool, mailServer, id),
    send: (mail, onBodySent) => sendMail(smtp, mail, onBodySent),
    enqueueSend: (id, delaySeconds) => queue.enqueue('send', { replyId: id }, { delaySeconds }),
    enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
    now: () => new Date(),
  }
  const pace = createSendPace(config.outbound.pace, () => isSuspected(pool, mailServer))
  return { account, mailServer, pace, ports }
}
