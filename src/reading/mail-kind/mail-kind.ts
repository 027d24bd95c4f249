import type { MailKind } from '../../domain/inquiry.ts'
import { LEFT_UNREAD } from '../../domain/kind-reason.ts'
import type { ParsedMail } from '../../domain/mail.ts'
import {
  isAcknowledgement,
  isAutomaticSubject,
  isBounceSubject,
  isBounceText,
  isDeliveryStatus,
  isListRefusal,
  isReplySubject,
  opensAsReport,
  saysAbsent,
} from './automatic-wording.ts'
import { findOtherPurpose } from './not-a-question.ts'

export type MailClass = {
  kind: MailKind
  /** The evidence, in words an operator reads. */
  reason: string
  /** True when no automatic mail may go back, whatever the kind: RFC 3834 §2, RFC 5321 §4.5.5. */
  noAutomaticAnswer: boolean
}

/** What the checks look at, read once. */
type Evidence = {
  mail: ParsedMail
  header(name: string): string
  contentType: string
  autoSubmitted: string
  precedence: string
  nullSender: boolean
  localParts: string[]
  /** The text says in its first lines that its writer is away or that a program wrote it. */
  absent: boolean
}

/** A mail that more servers passed on goes in circles (RFC 5321 §6.3; Exim's own limit): its first round was seen. */
const MAX_HOPS = 30

type Verdict = { kind: MailKind; reason: string }

const NO_ONE =
  /^(?:mailer-?daemon|mail-?daemon|mdaemon|daemon|postmaster|bounces?|nobody|root|abuse|no-?reply|do-?not-?reply|no_reply|donotreply|notifications?)$/i
const DAEMON =
  /^(?:mailer[-_. ]?daemon|mail[-_. ]?daemon|mdaemon|maildaemon|mail-?delivery(?:-(?:system|subsystem))?|mailer|double-?bounce|mail\.delivery\.system)$/i
const MAIL_OFFICE =
  /^(?:post[-_]?master|postoffice|mail(?:system|admin|master)?|mmdf|administrator|admin|bounces?|no-?reply|microsoftexchange[\w.-]*|null|system)$/i

/** Addresses of list managers. */
const LIST_ROBOT = /^(?:owner|listserv|majordomo|mailman|sympa|ezmlm)\b|-(?:admin|owner|request|bounces?|help|ctl)$/i

/**
 * What kind of mail this is, from its own header and first lines, never from those of a mail attached to it. Two outputs: `kind` is
 * narrow, because what is not a question makes no case: delivery reports, receipts, absence notes, lists, our own mail.
 * `noAutomaticAnswer` is broad, because its false alarms cost only an acknowledgement. `ownAddresses` are those this desk sends from.
 */
export function classifyMail(mail: ParsedMail, ownAddresses: string[]): MailClass {
  const evidence = gatherEvidence(mail)
  const checks = [
    findOwnMail(mail, ownAddresses),
    findBounce(evidence),
    findAutoReply(evidence),
    findList(evidence, ownAddresses),
    findHeld(evidence),
  ]
  const verdict = checks.find((check) => check !== null)
  if (verdict) return { ...verdict, noAutomaticAnswer: true }
  const { held, ignored } = findOtherPurpose(mail.subject, mail.text)
  if (held !== null) return { kind: 'not_a_question', reason: held, noAutomaticAnswer: true }
  if (ignored !== null) return { kind: 'question', reason: `${LEFT_UNREAD}${ignored}`, noAutomaticAnswer: true }
  const machine = findMachine(evidence)
  return { kind: 'question', reason: machine ?? 'nothing says a machine sent it', noAutomaticAnswer: machine !== null }
}

function gatherEvidence(mail: ParsedMail): Evidence {
  const header = (name: string) => (mail.headers[name]?.[0] ?? '').trim()
  return {
    mail,
    header,
    contentType: header('content-type').toLowerCase(),
    autoSubmitted: readWord(header('auto-submitted').toLowerCase()),
    precedence: (header('precedence') || header('x-precedence')).toLowerCase(),
    nullSender:
      /^<?[ \t]*(?:mailer-daemon(?:@[^<>]*)?)?>?$/i.test(header('return-path')) && header('return-path') !== '',
    absent: saysAbsent(mail.text),
    localParts: mail.from.map(({ address }) => address.split('@')[0] ?? ''),
  }
}

/** What Auto-Submitted says before its parameters. */
function readWord(field: string): string {
  return field === '' ? '' : (/^[a-z-]+/.exec(field)?.[0] ?? '')
}

/** True for a multipart/report of that kind (RFC 6522). */
function reports(contentType: string, kind: string): boolean {
  return contentType.includes(`report-type=${kind}`) || contentType.includes(`report-type="${kind}`)
}

/** True where a header field is there and says so. */
function says(field: string, pattern: RegExp): boolean {
  return field !== '' && pattern.test(field)
}

function findOwnMail(mail: ParsedMail, ownAddresses: string[]): Verdict | null {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()))
  const sender = mail.from.find(({ address }) => own.has(address.toLowerCase()))
  if (sender) return { kind: 'auto_reply', reason: 'the From address is this desk’s own' }
  return mail.hops > MAX_HOPS ? { kind: 'auto_reply', reason: `a loop: ${mail.hops} servers passed it on` } : null
}

/** Delivery reports: RFC 3464 (DSN), RFC 5965 (abuse reports), and the unstructured ones of older servers. */
function findBounce(evidence: Evidence): Verdict | null {
  const { mail, header, contentType, localParts } = evidence
  const bounce = (reason: string): Verdict => ({ kind: 'bounce', reason })
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
function findUnstructured({ mail, nullSender, localParts }: Evidence, parts: readonly string[]): string | null {
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

/** Absence notes, receipts (RFC 8098), calendar answers (RFC 5546), recalls and what calls itself automatic (RFC 3834 §5). */
function findAutoReply(evidence: Evidence): Verdict | null {
  const { mail, header, contentType, autoSubmitted, precedence, nullSender, absent } = evidence
  const reply = (reason: string): Verdict => ({ kind: 'auto_reply', reason })
  if (reports(contentType, 'disposition-notification'))
    return reply('Content-Type: multipart/report; report-type=disposition-notification')
  if (mail.attachments.some(({ contentType: type }) => /^message\/disposition-notification/i.test(type)))
    return reply('it has a disposition-notification part')
  const asksNothing = !/\?|\d{5}/.test(mail.text.slice(0, 1_500))
  const answersUs =
    mail.inReplyTo !== null || isAcknowledgement(mail.subject) || (/^re:/i.test(mail.subject) && asksNothing)
  if (autoSubmitted === 'auto-generated' && answersUs)
    return reply('Auto-Submitted: auto-generated, in reply to a mail')
  // Not auto-generated alone: web forms set it, and a question asked through one is a question.
  if (autoSubmitted === 'auto-replied' || autoSubmitted === 'auto-notified')
    return reply(`Auto-Submitted: ${autoSubmitted}`)
  if (says(header('x-autoreply'), /^(?:yes|true|auto)/i)) return reply('X-Autoreply')
  for (const name of ['x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-auto-response']) {
    if (header(name) !== '' && !/^no\b/i.test(header(name))) return reply(name)
  }
  if (says(precedence, /auto[_-]?reply/)) return reply('Precedence: auto_reply')
  if (contentType.includes('method=') && /^text\/calendar\b.*method="?(?:reply|counter|refresh)/.test(contentType))
    return reply('an answer to a calendar invitation')
  if (
    header('x-ms-exchange-organization-recallreport') !== '' ||
    says(header('content-class'), /content-classes:recall/i)
  )
    return reply('an Outlook recall')
  const subject = isAutomaticSubject(mail.subject)
  const suppressed = says(header('x-auto-response-suppress'), /\b(?:all|oof|autoreply)\b/i)
  const answers =
    mail.inReplyTo !== null ||
    nullSender ||
    suppressed ||
    autoSubmitted === 'auto-generated' ||
    absent ||
    /^auto: /i.test(mail.subject)
  if (subject && (answers || (asksNothing && isReplySubject(mail.subject))))
    return reply('the subject of an automatic reply')
  if (isAcknowledgement(mail.subject) && absent && asksNothing) return reply('the acknowledgement of another desk')
  if (nullSender && (suppressed || mail.inReplyTo !== null || absent)) return reply('the envelope sender is empty')
  if (absent && mail.inReplyTo !== null && asksNothing) return reply('an absence note')
  return null
}

/** How list programs head and open a digest whose headers are gone. */
const DIGEST_SUBJECT = /\bdigest,? vol(?:ume|\.)? ?\d{1,5},? issue ?\d{1,5}\b/i
const DIGEST_TEXT = /\btoday['’]s topics\b|\bto unsubscribe\b/i

/** List mail (RFC 2919, RFC 2369), unless the list is this desk's own address: a shared mailbox that is a group puts a List-Id on every question. */
function findList({ mail, header, precedence }: Evidence, ownAddresses: string[]): Verdict | null {
  const list = (reason: string): Verdict => ({ kind: 'list', reason })
  const id = header('list-id').toLowerCase()
  if (id !== '' && ownAddresses.some((address) => id.includes(`<${address.toLowerCase().replace('@', '.')}>`)))
    return null
  if (id !== '') return list(`List-Id: ${header('list-id').slice(0, 80)}`)
  if (DIGEST_SUBJECT.test(mail.subject) && DIGEST_TEXT.test(mail.text.slice(0, 20_000)))
    return list('the digest of a list')
  if (says(precedence, /^(?:bulk|list|junk)\b/)) return list(`Precedence: ${precedence.slice(0, 20)}`)
  if (header('list-post') !== '' || header('list-help') !== '') return list('List-Post')
  return header('list-unsubscribe').length > 2 && mail.inReplyTo === null && header('feedback-id') !== ''
    ? list('List-Unsubscribe and Feedback-ID')
    : null
}

/** Mail a person must look at before anything is drafted. */
function findHeld({ mail, header, contentType, absent }: Evidence): Verdict | null {
  const held = (reason: string): Verdict => ({ kind: 'not_a_question', reason })
  if (says(header('x-spam-flag'), /^yes\b/i) || says(header('x-spam-status'), /^yes\b/i))
    return held('the mail server marked it as spam')
  if (contentType.includes('method=') && /^text\/calendar\b.*method="?(?:request|cancel|publish)/.test(contentType))
    return held('a calendar invitation')
  if (absent && saysAbsent(mail.text.slice(0, 200)) && !mail.text.slice(0, 1_500).includes('?'))
    return held('an absence note')
  return null
}

/** Evidence that forbids an automatic answer but does not make the mail less of a question; null where there is none. */
function findMachine({ mail, header, autoSubmitted, nullSender, localParts, absent }: Evidence): string | null {
  if (autoSubmitted !== '' && autoSubmitted !== 'no') return `Auto-Submitted: ${autoSubmitted}`
  if (nullSender) return 'the envelope sender is empty'
  if (localParts.length === 0) return 'no sender'
  if (localParts.some((part) => NO_ONE.test(part) || DAEMON.test(part)))
    return 'the address of the sender is a machine’s'
  if (says(header('x-auto-response-suppress'), /\b(?:all|oof|autoreply)\b/i)) return 'X-Auto-Response-Suppress'
  for (const name of [
    'list-unsubscribe',
    'feedback-id',
    'x-autogenerated',
    'x-auto-generated',
    'x-loop',
    'x-campaign-id',
    'x-mailgun-sid',
    'x-fc-machinegenerated',
  ]) {
    if (header(name).length > 2) return name
  }
  if (isAutomaticSubject(mail.subject) || isAcknowledgement(mail.subject)) return 'the subject of an automatic reply'
  if (isBounceSubject(mail.subject)) return 'the subject of a delivery report'
  return absent ? 'it says that it is automatic or its writer absent' : null
}
