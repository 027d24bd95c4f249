import type { MailKind } from '../../domain/inquiry.ts'
import { LEFT_UNREAD } from '../../domain/kind-reason.ts'
import type { ParsedMail } from '../../domain/mail.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { opensAbsent } from './absence-wording.ts'
import { asksNothing } from './asks-nothing.ts'
import { isAcknowledgement, isAutomaticSubject } from './automatic-wording.ts'
import { isBounceSubject } from './bounce-wording.ts'
import { findCalendarAnswer } from './calendar-answer.ts'
import { findAutoReply } from './find-auto-reply.ts'
import { DAEMON, findBounce } from './find-bounce.ts'
import { gatherEvidence, type KindVerdict, type MailEvidence, says } from './mail-evidence.ts'
import { findOtherPurpose } from './not-a-question.ts'

export type MailClass = {
  kind: MailKind
  /** The evidence, in words an operator reads. */
  reason: string
  /** True when no automatic mail may go back, whatever the kind: RFC 3834 §2, RFC 5321 §4.5.5. */
  noAutomaticAnswer: boolean
}

/** A mail that more servers passed on goes in circles (RFC 5321 §6.3; Exim's own limit): its first round was seen. */
const MAX_HOPS = 30

const NO_ONE = inOrder(
  /^/i,
  anyOf(
    /mailer-?daemon|mail-?daemon|mdaemon|daemon|postmaster|bounces?|nobody|root|abuse/i,
    /no-?reply|do-?not-?reply|no_reply|donotreply|notifications?/i,
  ),
  /$/i,
)

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
  const { held, ignored } = findOtherPurpose(mail.subject, mail.text, evidence.words)
  if (held !== null) return { kind: 'not_a_question', reason: held, noAutomaticAnswer: true }
  if (ignored !== null) return { kind: 'question', reason: `${LEFT_UNREAD}${ignored}`, noAutomaticAnswer: true }
  const machine = findMachine(evidence)
  return { kind: 'question', reason: machine ?? 'nothing says a machine sent it', noAutomaticAnswer: machine !== null }
}

function findOwnMail(mail: ParsedMail, ownAddresses: string[]): KindVerdict | null {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()))
  const sender = mail.from.find(({ address }) => own.has(address.toLowerCase()))
  if (sender) return { kind: 'auto_reply', reason: 'the From address is this desk’s own' }
  return mail.hops > MAX_HOPS ? { kind: 'auto_reply', reason: `a loop: ${mail.hops} servers passed it on` } : null
}

/** How list programs head and open a digest whose headers are gone. */
const DIGEST_SUBJECT = /\bdigest,? vol(?:ume|\.)? ?\d{1,5},? issue ?\d{1,5}\b/i
const DIGEST_TEXT = /\btoday['’]s topics\b|\bto unsubscribe\b/i

/** Scanners and fax gateways that mark what a person sends through them as bulk. */
const DEVICE = anyOf(
  /(?:^|[^a-z])(?:mfp|mfc|copier|scanner|scan(?:s|ned)?|e?fax|printer|multifunction|xerox|ricoh|lexmark|kyocera|canon)(?:[^a-z]|$)/i,
  /bizhub|konica|imagerunner|workcentre|versalink|lanier|taskalfa|imagepress|rightfax|laserjet|docuware/i,
)

/** True for a device that sends a file: what is scanned or faxed comes from a person. */
function isFromDevice(mail: ParsedMail, header: (name: string) => string): boolean {
  const unsubscribable = ['list-unsubscribe', 'list-post', 'feedback-id'].some((name) => header(name) !== '')
  if (unsubscribable) return false
  const [sender] = mail.from
  const said = [header('x-mailer'), sender?.address.split('@')[0] ?? '']
  // A newsletter may be called by the name of a device; no file comes with it.
  if (mail.attachments.length > 0) said.push(sender?.name ?? '')
  return said.some((words) => DEVICE.test(words))
}

/** List mail (RFC 2919, RFC 2369), unless the list is this desk's own address: a shared mailbox that is a group puts a List-Id on every question. */
function findList({ mail, header, precedence }: MailEvidence, ownAddresses: string[]): KindVerdict | null {
  const list = (reason: string): KindVerdict => ({ kind: 'list', reason })
  const id = header('list-id').toLowerCase()
  if (id !== '' && ownAddresses.some((address) => id.includes(`<${address.toLowerCase().replace('@', '.')}>`)))
    return null
  if (id !== '') return list(`List-Id: ${header('list-id').slice(0, 80)}`)
  if (DIGEST_SUBJECT.test(mail.subject) && DIGEST_TEXT.test(mail.text.slice(0, 20_000)))
    return list('the digest of a list')
  if (says(precedence, /^(?:bulk|list|junk)\b/) && !isFromDevice(mail, header))
    return list(`Precedence: ${precedence.slice(0, 20)}`)
  if (header('list-post') !== '' || header('list-help') !== '') return list('List-Post')
  return header('list-unsubscribe').length > 2 && mail.inReplyTo === null && header('feedback-id') !== ''
    ? list('List-Unsubscribe and Feedback-ID')
    : null
}

/** Mail a person must look at before anything is drafted. */
function findHeld({ mail, header, contentType, absent, notice, words }: MailEvidence): KindVerdict | null {
  const held = (reason: string): KindVerdict => ({ kind: 'not_a_question', reason })
  if (says(header('x-spam-flag'), /^yes\b/i) || says(header('x-spam-status'), /^yes\b/i))
    return held('the mail server marked it as spam')
  if (contentType.includes('method=') && /^text\/calendar\b.*method="?(?:request|cancel|publish)/.test(contentType))
    return held('a calendar invitation')
  if (findCalendarAnswer(mail) !== null) return held('an answer to a calendar invitation')
  if (absent && opensAbsent(mail.text, words.stands) && asksNothing(mail.text, mail.subject))
    return held('an absence note')
  return notice === null ? null : held(notice.what)
}

/** MailEvidence that forbids an automatic answer but does not make the mail less of a question; null where there is none. */
function findMachine({ mail, header, autoSubmitted, nullSender, localParts, absent }: MailEvidence): string | null {
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
