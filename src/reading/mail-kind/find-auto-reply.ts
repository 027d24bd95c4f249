import type { ParsedMail } from '../../domain/mail.ts'
import { splitVisibleText } from '../new-text/visible-text.ts'
import { opensAbsent, tellsCover } from './absence-wording.ts'
import { asksNothing } from './asks-nothing.ts'
import { isAcknowledgement, isAutomaticSubject, isNoteSubject, isReplySubject } from './automatic-wording.ts'
import { findCalendarAnswer } from './calendar-answer.ts'
import { saysElsewise } from './closed-wording.ts'
import { type KindVerdict, type MailEvidence, reports, says } from './mail-evidence.ts'

/** Absence notes, receipts (RFC 8098), calendar answers (RFC 5546), recalls and what calls itself automatic (RFC 3834 §5). */
export function findAutoReply(evidence: MailEvidence): KindVerdict | null {
  const { mail, header, contentType, autoSubmitted, precedence, nullSender, absent, notice, words } = evidence
  const reply = (reason: string): KindVerdict => ({ kind: 'auto_reply', reason })
  if (reports(contentType, 'disposition-notification'))
    return reply('Content-Type: multipart/report; report-type=disposition-notification')
  if (mail.attachments.some(({ contentType: type }) => /^message\/disposition-notification/i.test(type)))
    return reply('it has a disposition-notification part')
  const answersUs = (): boolean =>
    mail.inReplyTo !== null || isAcknowledgement(mail.subject) || (/^re:/i.test(mail.subject) && isSilent(mail))
  if (autoSubmitted === 'auto-generated' && answersUs())
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
  if (findCalendarAnswer(mail)?.proved) return reply('an answer to a calendar invitation')
  if (
    header('x-ms-exchange-organization-recallreport') !== '' ||
    says(header('content-class'), /content-classes:recall/i)
  )
    return reply('an Outlook recall')
  const subject = isAutomaticSubject(mail.subject)
  const suppressed = says(header('x-auto-response-suppress'), /\b(?:all|oof|autoreply)\b/i)
  // "I am out of the office but need help with 95886" is a person's.
  const isAbsence =
    absent && (asksNothing(mail.text, mail.subject) || (SET_BY_PROGRAM.test(mail.subject) && hasNoQuestion(mail)))
  const answers = mail.inReplyTo !== null || nullSender || suppressed || autoSubmitted === 'auto-generated' || isAbsence
  if (subject && (answers || (isReplySubject(mail.subject) && isSilent(mail))))
    return reply('the subject of an automatic reply')
  const acknowledges = (): boolean =>
    asksNothing(mail.text, mail.subject) && (isSilent(mail) || saysElsewise(mail.text, words.stands))
  if (absent && isAcknowledgement(mail.subject) && acknowledges()) return reply('the acknowledgement of another desk')
  if (nullSender && (suppressed || mail.inReplyTo !== null || absent)) return reply('the envelope sender is empty')
  if (absent && asksNothing(mail.text, mail.subject)) {
    const answersMail =
      mail.inReplyTo !== null && (isSilent(mail) || (opensAbsent(mail.text, words.stands) && tellsCover(mail.text)))
    if (answersMail || (isNoteSubject(mail.subject) && opensAbsent(mail.text, words.stands)))
      return reply('an absence note')
  }
  return notice?.proved ? reply(notice.what) : null
}

/** `Automatic reply: FW: 99214 denial`: what a program puts before the subject it answers. */
const SET_BY_PROGRAM = /^(?:automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response)|out of (?:the )?office)\s*:/i

const hasNoQuestion = ({ text, subject }: ParsedMail): boolean => !splitVisibleText(text, subject).visible.includes('?')

/** True where the new text holds no question mark and nothing as long as a code. */
function isSilent({ text, subject }: ParsedMail): boolean {
  const opening = text.slice(0, 1_500)
  return !ASKED.test(opening) || !ASKED.test(splitVisibleText(opening, subject).visible)
}

const ASKED = /\?|\d{5}/
