import { randomUUID } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { AppError } from '../../domain/app-error.ts'
import type { MailAddress, OutgoingMail } from '../../domain/mail.ts'
import { cleanLine } from '../header/clean-text.ts'

/** Mail programs and servers choke on very long References; the root and the latest ids are what threading uses. */
const MAX_REFERENCES = 20
const MAX_REFERENCES_BYTES = 8 * 1024

const MESSAGE_ID = /^[!-;=?-~]{1,900}$/
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,70}$/

/** One plain `local@domain` (RFC 5321 §4.1.2 without quoted local parts, which have been used to smuggle a second address). */
const ADDRESS = /^[^\s"(),:;<>@[\]\\]{1,64}@[^\s"(),:;<>@[\]\\]{1,255}$/u

/** Fields the mail itself sets; an extra header may not speak for them. */
const OWN_FIELDS = new Set(
  'from to cc bcc sender reply-to subject date message-id in-reply-to references mime-version'.split(' '),
)

/** A new Message-ID without angle brackets. */
export function newMessageId(domain: string): string {
  return `${randomUUID()}@${domain}`
}

/** The exact bytes of a reply: text first, HTML, if any, second in multipart/alternative; nothing is fetched from disk or network. */
export async function buildMime(mail: OutgoingMail): Promise<Buffer> {
  if (!MESSAGE_ID.test(mail.messageId))
    throw new AppError('internal', 'A reply needs a Message-ID of plain characters.')
  const references = capReferences(mail.references)
  const composer = new MailComposer({
    from: asAddress(mail.from),
    to: asAddress(mail.to),
    ...(mail.replyTo ? { replyTo: asAddress(mail.replyTo) } : {}),
    subject: cleanLine(mail.subject),
    messageId: `<${mail.messageId}>`,
    ...(mail.inReplyTo !== null && MESSAGE_ID.test(mail.inReplyTo) ? { inReplyTo: `<${mail.inReplyTo}>` } : {}),
    ...(references.length > 0 ? { references: references.map((id) => `<${id}>`) } : {}),
    date: mail.date,
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    headers: checkHeaders(mail.headers),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}

/** The ids worth writing: duplicates and unusable ones gone, the first kept and then the latest up to 20 ids or 8 KB. */
export function capReferences(ids: string[]): string[] {
  const [first, ...others] = [...new Set(ids.filter((id) => MESSAGE_ID.test(id)))]
  if (first === undefined) return []
  const latest: string[] = []
  let bytes = first.length + 3
  for (const id of others.reverse()) {
    bytes += id.length + 3
    if (latest.length === MAX_REFERENCES - 1 || bytes > MAX_REFERENCES_BYTES) break
    latest.unshift(id)
  }
  return [first, ...latest]
}

function asAddress({ address, name }: MailAddress): { address: string; name: string } {
  if (!ADDRESS.test(address)) {
    throw new AppError('invalid', 'The address to write to is not a plain address such as name@example.com.')
  }
  return { address, name: cleanLine(name ?? '') }
}

function checkHeaders(headers: Record<string, string>): Record<string, string> {
  const checked: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name) || OWN_FIELDS.has(name.toLowerCase()) || name.toLowerCase().startsWith('content-')) {
      throw new AppError('internal', `A reply cannot carry the extra header "${cleanLine(name)}".`)
    }
    checked[name] = cleanLine(value)
  }
  return checked
}
