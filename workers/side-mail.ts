import { setTimeout as sleep } from 'node:timers/promises'
import { isProven } from '../src/domain/sender-proof.ts'
import { type AcknowledgementView, acknowledgeQuestions, settleAutomatic } from '../src/flow/intake/acknowledge.ts'
import { readReports } from '../src/flow/intake/read-reports.ts'
import { fileSentMail } from '../src/flow/send/file-sent-mail.ts'
import { type Log, nameError } from '../src/log.ts'
import { readDeliveryReport } from '../src/mail/read/read-delivery-report.ts'
import { buildMime } from '../src/mail/send/build-mime.ts'
import { sendMail } from '../src/mail/send/send-mail.ts'
import type { SendPace } from '../src/mail/send/send-pace.ts'
import { filesItself, openSentFolder } from '../src/mail/watch/sent-folder.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import {
  forgoAcknowledgement,
  hasAutomaticMail,
  holdAcknowledgement,
  listUnacknowledged,
  settleAutomaticMail,
  takeAutomaticMail,
} from '../src/store/automatic-mail/automatic-mail.ts'
import { findMessage, findRawMessage } from '../src/store/mailboxes/find-messages.ts'
import { attachReport, findLikelyBounced, listUnreadReports } from '../src/store/replies/bounces.ts'
import { listUnfiledReplies, noteFiled } from '../src/store/replies/filed-replies.ts'
import { isSuspected, pauseOutbound } from '../src/store/replies/outbound-pauses.ts'
import type { OpenAccount } from './mail-accounts.ts'
import type { Desk } from './open-desk.ts'
import { answerMailCommands, carryOutReplies, settleAllowances } from './side-commands.ts'

/** Somebody may be waiting for a link to sign in. */
const EVERY_SECONDS = 5
const STOP_SECONDS = 5

/** Automatic mail leaves by the desk's own account; what was sent is filed in the mailbox it left from. */
export type SideMail = {
  account: OpenAccount
  mailServer: string
  pace: SendPace
  accounts: readonly OpenAccount[]
  queue: JobQueue
}

/**
 * Looks after what goes with sending: delivery reports, commands, allowances, automatic mail and the Sent folder. All of it is found in Postgres
 * again and again, so that nothing of it needs a job or can hold up an answer.
 */
export function startSideMail(desk: Desk, log: Log, mail: SideMail): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const tasks = [
    () => readNewReports(desk, log),
    () => answerMailCommands(desk, log),
    () => carryOutReplies(desk, mail.queue),
    () => settleAllowances(desk),
    () => acknowledge(desk),
    () => sendAutomaticMail(desk, log, mail, stopping.signal),
    ...mail.accounts.map((account) => () => fileReplies(desk, account)),
  ]
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const task of tasks) {
        if (stopping.signal.aborted) return
        await task().catch((error: unknown) => log.warn('side_mail.failed', { error: nameError(error) }))
      }
      await sleep(EVERY_SECONDS * 1000, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      // A mailbox that does not answer must not hold up the stop; what was begun is looked for at the next start.
      await Promise.race([running, sleep(STOP_SECONDS * 1000, undefined, { ref: false })])
    },
  }
}

async function readNewReports(desk: Desk, log: Log): Promise<void> {
  const { pool } = desk
  const count = await readReports({
    listUnread: (limit) => listUnreadReports(pool, limit),
    loadRaw: (id) => findRawMessage(pool, id),
    parse: readDeliveryReport,
    findLikely: (recipients) => findLikelyBounced(pool, recipients),
    attach: (report) => attachReport(pool, report),
    bounceAddress: desk.config.outbound.plus.bounceAddress,
    secret: desk.secret,
  })
  if (count > 0) log.info('report.read', { count })
}

async function acknowledge({ pool, config, templates, secret }: Desk): Promise<void> {
  const { acknowledge: whom, automaticPerHour, plus } = config.outbound
  if (whom === 'off') return
  const text = templates.load<AcknowledgementView>('reply/acknowledgement.txt')
  const html = templates.load<AcknowledgementView>('reply/acknowledgement.html')
  const { answerHours } = config.workingTime
  await acknowledgeQuestions({
    listUnacknowledged: (limit) => listUnacknowledged(pool, limit, { allowedOnly: !config.accounts.inHouse.everybody }),
    isAuthenticated: async (id) => isProven((await findMessage(pool, id))?.proof ?? null),
    forgo: (id) => forgoAcknowledgement(pool, id),
    hold: (mail) => holdAcknowledgement(pool, mail, automaticPerHour),
    render: (view) => ({ text: text(view), html: html(view) }),
    buildMime,
    now: () => new Date(),
    whom,
    desk: config.desk,
    plus,
    secret,
    answerWithin: answerHours === 1 ? 'one working hour' : `${answerHours} working hours`,
  })
}

async function sendAutomaticMail(desk: Desk, log: Log, mail: SideMail, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && (await hasAutomaticMail(desk.pool))) {
    // An answer may try whether the mail server is well again; an acknowledgement waits.
    if (await isSuspected(desk.pool, mail.mailServer)) return
    const place = await mail.pace.enter()
    if (place === null) return
    try {
      const next = await takeAutomaticMail(desk.pool)
      if (next === null) return
      // RFC 5321 §4.5.5: nothing may come back to an automatic mail.
      const envelope = { envelopeFrom: '', envelopeTo: next.to, raw: next.raw }
      const outcome = await sendMail(mail.account.smtp, envelope, async () => undefined)
      const said = outcome.kind === 'sent' ? outcome.response : outcome.why
      await settleAutomaticMail(desk.pool, next.id, settleAutomatic(outcome), said)
      if (outcome.kind === 'later' && outcome.pause !== undefined) {
        await pauseOutbound(desk.pool, mail.mailServer, outcome.pause, outcome.why)
      }
      if (outcome.kind === 'sent')
        log.info('automatic.sent', { kind: next.kind, ...(next.caseId !== null && { caseId: next.caseId }) })
    } finally {
      place.leave()
    }
  }
}

async function fileReplies({ pool, config }: Desk, { smtp, imap, desk, accessTokens }: OpenAccount): Promise<void> {
  const { sentFolder } = config.outbound
  // The practice mailbox shows what was sent on a page of its own.
  if (sentFolder === 'off' || config.mail === null) return
  const uncertainOnly = sentFolder === 'auto' && filesItself(smtp.host)
  await fileSentMail({
    list: (limit) => listUnfiledReplies(pool, limit, { uncertainOnly, address: desk?.address ?? null }),
    open: () => openSentFolder(imap, sentFolder, accessTokens),
    note: (id, filed) => noteFiled(pool, id, filed),
  })
}
