import type { MailKind } from '../../domain/inquiry.ts'
import type { ParsedMail, ParseResult } from '../../domain/mail.ts'
import type { Placement } from '../../domain/message-record.ts'
import { readReplyAddress } from '../plus-address.ts'
import { readMessageId } from '../thread-key.ts'
import type { ArrivedMail } from './arrived-mail.ts'

/** What placing a mail needs. */
export type PlacePorts = {
  findRequester(caseId: number): Promise<string | null>
  /** Where answers of requesters go, with a signed key after a plus; null or absent: there is no such address. */
  replyAddress?: string | null
  secret: string
  maxBytes: number
}

/** Where a mail goes that was read, by what it is and whom it names. */
export async function placeMail(
  arrived: ArrivedMail,
  parsed: ParseResult,
  kind: MailKind,
  ports: PlacePorts,
): Promise<Placement> {
  const { mail } = parsed
  if (arrived.raw === null) {
    if (arrived.bytes <= ports.maxBytes) {
      return quarantine(
        'The mail server did not hand this mail out, however often it was asked. It is still in the mailbox.',
      )
    }
    const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
    return quarantine(
      `Too large: ${megabytes(arrived.bytes)} MB, the limit is ${megabytes(ports.maxBytes)} MB. Only its header was fetched; the mail itself is in the mailbox.`,
    )
  }
  if (parsed.kind === 'unreadable') return quarantine(`The mail could not be read: ${parsed.why}`)
  if (kind !== 'question' && kind !== 'not_a_question') return { kind: 'no_case' }
  const senders = new Set(mail.from.map((from) => from.address.toLowerCase()))
  if (senders.size === 0) return quarantine('The mail names no sender, so nobody could be answered.')
  if (senders.size > 1) return quarantine('The mail has more than one From address: it cannot be told who wrote it.')
  if (mail.text.trim() === '' && mail.subject.trim() === '')
    return quarantine('The mail has neither a subject nor any text.')
  return joinOrOpen(mail, ports)
}

/** Kept for a person to look at, with the reason. */
export const quarantine = (why: string): Placement => ({ kind: 'quarantine', why })

/**
 * A mail joins a case only through a reply address or a Message-ID we signed, and from the address the case belongs to. Anything else is a
 * new case that says which one it claims; a number in a subject proves nothing.
 */
export async function joinOrOpen(mail: ParsedMail, ports: PlacePorts): Promise<Placement> {
  const claimed = findReplyKey(mail, ports) ?? findSignedReference(mail, ports.secret)
  if (claimed === null) return { kind: 'new_case', claimsCaseId: null }
  const requester = await ports.findRequester(claimed)
  if (requester === null) return { kind: 'new_case', claimsCaseId: null }
  const sender = mail.from[0]?.address ?? ''
  return requester.toLowerCase() === sender.toLowerCase()
    ? { kind: 'join', caseId: claimed }
    : { kind: 'new_case', claimsCaseId: claimed }
}

function findSignedReference(mail: ParsedMail, secret: string): number | null {
  const ids = [mail.inReplyTo, ...mail.references.toReversed()].filter((id) => id !== null)
  return ids.map((id) => readMessageId(id, secret)).find((caseId) => caseId !== null) ?? null
}

/** Where a mail says that it was sent to, by its writer or by the servers on its way. */
const RECIPIENT_FIELDS = ['cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

const ADDRESS_LIKE = /[^\s<>,;:"()]{1,64}@[^\s<>,;:"()]{1,255}/g

/** The case whose reply address is among the recipients. The key is signed, so it does not matter who wrote it there. */
function findReplyKey(mail: ParsedMail, { replyAddress = null, secret }: PlacePorts): number | null {
  if (replyAddress === null) return null
  const written = RECIPIENT_FIELDS.flatMap((name) => mail.headers[name] ?? [])
  const recipients = [
    ...mail.to.map(({ address }) => address),
    ...written.flatMap((value) => value.match(ADDRESS_LIKE) ?? []),
  ]
  return (
    recipients.map((each) => readReplyAddress(each, replyAddress, secret)).find((caseId) => caseId !== null) ?? null
  )
}
