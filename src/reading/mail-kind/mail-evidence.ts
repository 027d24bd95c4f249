import type { MailKind } from '../../domain/inquiry.ts'
import type { ParsedMail } from '../../domain/mail.ts'
import { saysAbsent } from './absence-wording.ts'
import { saysElsewise } from './closed-wording.ts'
import { findNotice, type Notice } from './machine-notice.ts'
import { indexMail, type MailWords } from './mail-words.ts'

/** What the checks look at, read once. */
export type MailEvidence = {
  mail: ParsedMail
  header(name: string): string
  contentType: string
  autoSubmitted: string
  precedence: string
  nullSender: boolean
  localParts: string[]
  /** The text says in its first lines that its writer is away or that a program wrote it. */
  absent: boolean
  /** The notice it is by its words alone. */
  notice: Notice | null
  words: MailWords
}

/** What one check says of a mail, with the evidence in words an operator reads. */
export type KindVerdict = { kind: MailKind; reason: string }

/** Reads what the checks look at. */
export function gatherEvidence(mail: ParsedMail): MailEvidence {
  const header = (name: string) => (mail.headers[name]?.[0] ?? '').trim()
  const words = indexMail(mail.subject, mail.text)
  return {
    mail,
    header,
    contentType: header('content-type').toLowerCase(),
    autoSubmitted: readWord(header('auto-submitted').toLowerCase()),
    precedence: (header('precedence') || header('x-precedence')).toLowerCase(),
    nullSender:
      /^<?[ \t]*(?:mailer-daemon(?:@[^<>]*)?)?>?$/i.test(header('return-path')) && header('return-path') !== '',
    absent: saysAbsent(mail.text) || (mayBeNote(mail) && saysElsewise(mail.text, words.stands)),
    notice: findNotice(mail, words.stands),
    words,
    localParts: mail.from.map(({ address }) => address.split('@')[0] ?? ''),
  }
}

/** Most characters of a note that answers nothing, whatever stands below it. */
const NOTE_CHARACTERS = 1_200

/** True for a mail that is worth a second look: an answer, or one as short as a note. */
const mayBeNote = ({ inReplyTo, text }: ParsedMail): boolean => inReplyTo !== null || text.length <= NOTE_CHARACTERS

/** What Auto-Submitted says before its parameters. */
function readWord(field: string): string {
  return field === '' ? '' : (/^[a-z-]+/.exec(field)?.[0] ?? '')
}

/** True for a multipart/report of that kind (RFC 6522). */
export function reports(contentType: string, kind: string): boolean {
  return contentType.includes(`report-type=${kind}`) || contentType.includes(`report-type="${kind}`)
}

/** True where a header field is there and says so. */
export function says(field: string, pattern: RegExp): boolean {
  return field !== '' && pattern.test(field)
}
