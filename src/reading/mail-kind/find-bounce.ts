import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isBounceSubject, isBounceText, isDeliveryStatus, isListRefusal, opensAsReport } from './bounce-wording.ts'
import { type KindVerdict, type MailEvidence, reports } from './mail-evidence.ts'

/** Addresses of programs that deliver mail. */
export const DAEMON = inOrder(
  /^/i,
  anyOf(
    /mailer[-_. ]?daemon|mail[-_. ]?daemon|mdaemon|maildaemon/i,
    /mail-?delivery(?:-(?:system|subsystem))?/i,
    /mailer|double-?bounce|mail\.delivery\.system/i,
  ),
  /$/i,
)
const MAIL_OFFICE = inOrder(
  /^/i,
  anyOf(
    /post[-_]?master|postoffice/i,
    /mail(?:system|admin|master)?/i,
    /mmdf|administrator|admin|bounces?|no-?reply|microsoftexchange[\w.-]*|null|system/i,
  ),
  /$/i,
)

/** Addresses of list managers. */
const LIST_ROBOT = /^(?:owner|listserv|majordomo|mailman|sympa|ezmlm)\b|-(?:admin|owner|request|bounces?|help|ctl)$/i

/** Delivery reports: RFC 3464 (DSN), RFC 5965 (abuse reports), and the unstructured ones of older servers. */
export function findBounce(evidence: MailEvidence): KindVerdict | null {
  const { mail, header, contentType, localParts } = evidence
  const bounce = (reason: string): KindVerdict => ({ kind: 'bounce', reason })
  if (reports(contentType, 'delivery-status'))
    return bounce('Content-Type: multipart/report; report-type=delivery-status')
  if (reports(contentType, 'feedback-report'))
    return bounce('Content-Type: multipart/report; report-type=feedback-report')
  const parts = mail.attachments.map(({ contentType: type }) => type.toLowerCase())
  if (
    contentType.startsWith('multipart/') &&
    parts.some((type) => /^message\/(?:global-)?(?:delivery-status|feedback-report)/.test(type))
  ) {
    return bounce('it has a delivery-status part')
  }
  if (header('x-failed-recipients') !== '') return bounce('X-Failed-Recipients')
  if (isDeliveryStatus(mail.text)) return bounce('the fields of a delivery report (RFC 3464)')
  if (localParts.some((part) => DAEMON.test(part))) return bounce('the sender is a mailer daemon')
  if (/^[ \t]*\{/.test(mail.text) && isBounceText(mail.text)) return bounce('a delivery notification of a mail service')
  const why = findUnstructured(evidence, parts)
  return why === null ? null : bounce(why)
}

/** Why a report without structure is one: who sent it and how it opens. */
function findUnstructured({ mail, nullSender, localParts }: MailEvidence, parts: readonly string[]): string | null {
  const from = (addresses: RegExp): boolean => localParts.some((part) => addresses.test(part))
  if (from(/^post[-_]?master$/i) && mail.text.trim() === '' && mail.inReplyTo !== null)
    return 'a mail server’s answer without a text'
  if (from(LIST_ROBOT) && isListRefusal(`${mail.subject}\n${mail.text}`)) return 'a mailing list refuses a mail'
  if (opensAsReport(mail.subject, mail.text)) return 'a subject and a text that open as a delivery report does'
  const subject = isBounceSubject(mail.subject)
  const anonymous = nullSender || mail.from.length === 0
  if (!subject && !anonymous) return null
  const text = isBounceText(mail.text)
  if (!subject && !text) return null
  if (from(MAIL_OFFICE)) return 'a mail server’s address and the wording of a delivery report'
  if (anonymous) return 'no sender and the wording of a delivery report'
  const returned = parts.some((type) => type === 'message/rfc822' || type === 'text/rfc822-headers')
  return text && returned && /^re(?:turn|port)|mail|failure|undeliver/i.test(mail.subject)
    ? 'the wording of a delivery report, with the returned mail attached'
    : null
}
