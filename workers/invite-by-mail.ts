import { randomUUID } from 'node:crypto'
import { type Log, nameError } from '../src/log.ts'
import { parseSmtpUrl } from '../src/mail/login/parse-mail-url.ts'
import { buildMime } from '../src/mail/send/build-mime.ts'
import { sendMail } from '../src/mail/send/send-mail.ts'
import { DEFAULT_SMTP_LIMITS } from '../src/mail/send/smtp-limits.ts'
import type { Invitation } from '../src/web/web-deps.ts'
import type { Desk } from './open-desk.ts'

/** An admin waits for the answer, and is shown the link in any case. */
const LIMITS = { ...DEFAULT_SMTP_LIMITS, connectSeconds: 10, loginSeconds: 10, envelopeSeconds: 20, silenceSeconds: 20 }

/** Mails invitations; what it returns resolves with whether the mail server took the mail. */
export function inviteByMail(desk: Desk, smtpUrl: string, log: Log): (invitation: Invitation) => Promise<boolean> {
  const smtp = parseSmtpUrl(smtpUrl)
  const text = desk.templates.load<Invitation & { deskName: string }>('mail/invitation.txt')
  const html = desk.templates.load<Invitation & { deskName: string }>('mail/invitation.html')
  return async (invitation) => {
    try {
      const from = desk.config.desk
      const view = { ...invitation, deskName: from.name }
      const raw = await buildMime({
        messageId: `invitation.${randomUUID()}@${from.address.split('@')[1]}`,
        from,
        to: invitation.to,
        subject: `Your access to ${from.name}`,
        inReplyTo: null,
        references: [],
        text: text(view),
        html: html(view),
        date: new Date(),
        // RFC 3834 §5: no machine shall answer it.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      const mail = { envelopeFrom: from.address, envelopeTo: invitation.to.address, raw }
      const outcome = await sendMail(smtp, mail, async () => undefined, LIMITS)
      if (outcome.kind !== 'sent') log.warn('invitation.failed', { outcome: outcome.kind })
      return outcome.kind === 'sent'
    } catch (error) {
      log.warn('invitation.failed', { error: nameError(error) })
      return false
    }
  }
}
