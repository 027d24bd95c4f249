import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ConfirmationPurpose, NewConfirmation } from '../../domain/confirmation.ts'
import type { OutgoingMail } from '../../domain/mail.ts'
import { networkOf } from '../../domain/network-of.ts'
import { inOrder, repeated } from '../../patterns/compose-patterns.ts'

/** What the templates of the mail show. Nothing of it tells whether there is an account. */
export type ConfirmationView = {
  deskName: string
  deskAddress: string
  purpose: { signIn: boolean; checkAnswer: boolean }
  url: string
  minutes: number
}

export type ConfirmPorts = {
  hold(asked: NewConfirmation): Promise<'mailed' | 'kept_back' | 'too_many'>
  render(view: ConfirmationView): { text: string; html: string }
  buildMime(mail: OutgoingMail): Promise<Buffer>
  now(): Date
  desk: { address: string; name: string }
  /** Addresses the desk itself reads: nothing is mailed there. */
  ownAddresses: readonly string[]
  /** Where the public pages are, without a slash at the end; asked for when a mail is written. */
  publicUrl(): string
  secret: string
}

/** How long a link is good. */
export const CONFIRMATION_MINUTES = 60

/** Control characters and halves of characters can neither be stored nor mailed. */
const ADDRESS = inOrder(
  /^[^\s\p{Cc}\p{Cf}\p{Cs}"(),:;<>@[\]\\]{1,64}@/u,
  repeated(/[^\s\p{Cc}\p{Cf}\p{Cs}"(),:;<>@[\]\\.]{1,63}\./u, '{1,8}'),
  /[^\s\p{Cc}\p{Cf}\p{Cs}"(),:;<>@[\]\\.]{2,63}$/u,
)

/** The address as it is kept, or null where it is none a mail could go to. */
export function readAddress(typed: string): string | null {
  const address = typed.trim().toLowerCase()
  return address.length <= 254 && ADDRESS.test(address) ? address : null
}

/**
 * Mails a link that confirms the address once, within an hour; a YES in answer to the mail does the same. `asked` says nothing about
 * whether there is such an account, or whether a mail leaves: the work and the words are the same for every address.
 */
export async function confirmAddress(
  ports: ConfirmPorts,
  ask: { address: string; purpose: ConfirmationPurpose; subject: string | null; network: string },
): Promise<'asked' | 'too_many_from_network' | 'not_an_address'> {
  const address = readAddress(ask.address)
  if (address === null || ports.ownAddresses.some((own) => own.toLowerCase() === address)) return 'not_an_address'
  const { purpose, subject } = ask
  const token = randomBytes(32).toString('base64url')
  const messageId = newConfirmationId(ports.desk.address)
  const at = ports.now()
  const raw = await composeMail(ports, { address, purpose, token, messageId, at })
  const held = await ports.hold({
    address,
    purpose,
    subject,
    tokenSha256: sha256(token),
    messageIdSha256: sha256(messageId),
    networkKey: createHmac('sha256', ports.secret)
      .update(`asks ${networkOf(ask.network)}`)
      .digest('base64url'),
    expiresAt: new Date(at.getTime() + CONFIRMATION_MINUTES * 60_000),
    at,
    mail: { messageId, raw },
  })
  return held === 'too_many' ? 'too_many_from_network' : 'asked'
}

function composeMail(
  ports: ConfirmPorts,
  ask: { address: string; purpose: ConfirmationPurpose; token: string; messageId: string; at: Date },
): Promise<Buffer> {
  const { address, purpose, token, messageId, at } = ask
  const view: ConfirmationView = {
    deskName: ports.desk.name,
    deskAddress: ports.desk.address,
    purpose: { signIn: purpose === 'sign_in', checkAnswer: purpose === 'check_answer' },
    url: `${ports.publicUrl()}/confirm/${token}`,
    minutes: CONFIRMATION_MINUTES,
  }
  return ports.buildMime({
    messageId,
    from: ports.desk,
    to: { address, name: null },
    subject: purpose === 'sign_in' ? `Sign in to ${ports.desk.name}` : `Confirm your question to ${ports.desk.name}`,
    inReplyTo: null,
    references: [],
    ...ports.render(view),
    date: at,
    // RFC 3834 §5: no machine shall answer it.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
}

const CONFIRMATION_ID = /^confirm\.[0-9a-f]{32}@/

/** A Message-ID nobody guesses: whoever names it has got the mail. */
const newConfirmationId = (deskAddress: string): string =>
  `confirm.${randomBytes(16).toString('hex')}@${deskAddress.slice(deskAddress.lastIndexOf('@') + 1)}`

/** Hashes of the Message-IDs among those that may be of a confirmation's mail. */
export const hashConfirmationIds = (messageIds: readonly (string | null)[]): Buffer[] =>
  messageIds
    .filter((id) => id !== null)
    .filter((id) => CONFIRMATION_ID.test(id))
    .map(sha256)

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
