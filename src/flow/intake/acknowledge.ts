import { caseNumber } from '../../domain/case-number.ts'
import type { OutgoingMail } from '../../domain/mail.ts'
import type { SendOutcome } from '../../domain/reply-state.ts'
import { AUTOMATIC_HEADERS } from '../automatic-headers.ts'
import { chooseAddresses, type PlusAddresses } from '../plus-address.ts'
import { signMessageId } from '../thread-key.ts'

/** What the templates of an acknowledgement show. Nothing of it was chosen by the sender. */
export type AcknowledgementView = {
  subject: string
  caseNumber: string
  greetingName: null
  quoted: null
  signature: { name: string; credential: string | null; desk: string }
  answerWithin: string
}

type Question = {
  messageId: number
  caseId: number
  toAddress: string
  toName: string | null
  mailMessageId: string | null
  references: string[]
  known: boolean
}

export type AcknowledgePorts = {
  listUnacknowledged(limit: number): Promise<Question[]>
  /** True where it is proven that the mail was written by whom its From names. */
  isAuthenticated(messageId: number): Promise<boolean>
  forgo(messageId: number): Promise<void>
  /** Writes it down to be sent once, or returns why it may not be; the limits are kept there. */
  hold(mail: {
    caseId: number
    messageId: number
    to: string
    at: Date
    mailMessageId: string
    raw: Buffer
  }): Promise<string | null>
  render(view: AcknowledgementView): { text: string; html: string }
  buildMime(mail: OutgoingMail): Promise<Buffer>
  now(): Date
  whom: 'off' | 'known' | 'authenticated'
  desk: { address: string; name: string }
  plus?: PlusAddresses
  secret: string
  answerWithin: string
}

const AT_ONCE = 100

/**
 * Decides once for each new question whether its receipt is acknowledged, and returns how many acknowledgements were written
 * down. Who was never answered before, and is not proven to be who they say, gets none: a forged sender would be mailed.
 */
export async function acknowledgeQuestions(ports: AcknowledgePorts): Promise<number> {
  if (ports.whom === 'off') return 0
  let held = 0
  for (const question of await ports.listUnacknowledged(AT_ONCE)) {
    const trusted =
      question.known || (ports.whom === 'authenticated' && (await ports.isAuthenticated(question.messageId)))
    if (!trusted) await ports.forgo(question.messageId)
    else if ((await ports.hold(await compose(question, ports))) === null) held += 1
  }
  return held
}

async function compose(question: Question, ports: AcknowledgePorts): Promise<Parameters<AcknowledgePorts['hold']>[0]> {
  const { caseId, messageId, toAddress } = question
  const { address, name } = ports.desk
  const number = caseNumber(caseId)
  const view: AcknowledgementView = {
    subject: `We have received your question (${number})`,
    caseNumber: number,
    greetingName: null,
    quoted: null,
    signature: { name, credential: null, desk: address },
    answerWithin: ports.answerWithin,
  }
  const mailMessageId = signMessageId(caseId, address.slice(address.lastIndexOf('@') + 1), ports.secret)
  const raw = await ports.buildMime({
    messageId: mailMessageId,
    from: ports.desk,
    to: { address: toAddress, name: null },
    replyTo: chooseAddresses(caseId, mailMessageId, ports).replyTo,
    subject: view.subject,
    inReplyTo: question.mailMessageId,
    references:
      question.mailMessageId === null ? question.references : [...question.references, question.mailMessageId],
    ...ports.render(view),
    date: ports.now(),
    headers: AUTOMATIC_HEADERS,
  })
  return { caseId, messageId, to: toAddress, at: ports.now(), mailMessageId, raw }
}

/** What becomes of an automatic mail after one attempt: where it may have left it is never tried again. */
export function settleAutomatic(outcome: SendOutcome): 'ready' | 'sent' | 'unknown' | 'given_up' {
  const states = { sent: 'sent', later: 'ready', refused: 'given_up', uncertain: 'unknown' } as const
  return states[outcome.kind]
}
