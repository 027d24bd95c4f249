import { randomUUID } from 'node:crypto'
import { sendReply } from '../src/flow/reply.ts'
import type { EventName, Log } from '../src/log.ts'
import { parseSmtpUrl } from '../src/mail/parse-mail-url.ts'
import { sendMail } from '../src/mail/send-mail.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { claimReply, findApprovalTime, lockReply, recordBodySent, recordOutcome } from '../src/store/replies.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'

const EVENT_OF = {
  sent: 'reply.sent',
  later: 'reply.postponed',
  refused: 'reply.refused',
  uncertain: 'reply.uncertain',
} as const satisfies Record<string, EventName>

/** The role that hands approved replies to the mail server when their time has come. */
export async function startSender(desk: Desk, queue: JobQueue, log: Log, smtpUrl: string): Promise<Role> {
  const { pool } = desk
  const smtp = parseSmtpUrl(smtpUrl)
  const worker = randomUUID()
  const running = await queue.work('send', async ({ replyId }) => {
    const outcome = await sendReply(replyId, {
      lock: (id) => lockReply(pool, id),
      claim: (id) => claimReply(pool, id, worker),
      recordBodySent: (id, attempt) => recordBodySent(pool, id, attempt),
      recordOutcome: (attempt, result, retrySeconds) => recordOutcome(pool, attempt, result, retrySeconds),
      findApprovalTime: (id) => findApprovalTime(pool, id),
      send: (mail, onBodySent) => sendMail(smtp, mail, onBodySent),
      enqueueSend: (id, delaySeconds) => queue.enqueue('send', { replyId: id }, { delaySeconds }),
      enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
      now: () => new Date(),
    })
    if (outcome !== 'nothing_to_do') log.info(EVENT_OF[outcome], { replyId })
  })
  return { name: 'sender', stop: () => running.close() }
}
