import { createHmac } from 'node:crypto'
import type { AskTurn } from '../../domain/ask-thread.ts'
import type { OutgoingMail } from '../../domain/mail.ts'
import type { MessageRecord } from '../../domain/message-record.ts'

export type WebMessagePorts = {
  buildMime(mail: OutgoingMail): Promise<Buffer>
  identityHash(raw: Buffer): Buffer
  desk: { address: string; name: string }
  secret: string
}

/**
 * A question of the web as the message it becomes: the text as typed, from the address its writer has confirmed. The same
 * question is the same bytes each time. It has no subject, so that whoever reads it reads what was typed and nothing else.
 */
export async function composeWebMessage(
  turn: Pick<AskTurn, 'id' | 'askedAt' | 'askedOn' | 'question'>,
  address: string,
  ports: WebMessagePorts,
): Promise<Omit<MessageRecord, 'position'>> {
  const { id, askedAt, askedOn, question } = turn
  const { desk } = ports
  const random = createHmac('sha256', ports.secret).update(`web question ${id}`).digest('hex').slice(0, 20)
  const messageId = `web.${id}.${random}@${desk.address.slice(desk.address.lastIndexOf('@') + 1)}`
  const raw = await ports.buildMime({
    messageId,
    from: { address, name: null },
    to: desk,
    subject: 'Asked on the web',
    inReplyTo: null,
    references: [],
    text: question,
    html: null,
    date: askedAt,
    headers: {},
  })
  return {
    raw,
    bytes: raw.length,
    identitySha256: ports.identityHash(raw),
    kind: 'question',
    kindReason: 'asked on the web',
    messageId,
    inReplyTo: null,
    references: [],
    subject: '',
    fromAddress: address,
    fromName: null,
    replyToAddress: null,
    sentAt: askedAt,
    writtenOn: askedOn,
    text: question,
    proof: null,
    // Who asked has had the desk's answer on the page; what comes by mail is a person's.
    noAutomaticAnswer: true,
  }
}
