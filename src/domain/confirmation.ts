/** What an address is confirmed for: signing in, or having an instant answer checked by a coder. */
export type ConfirmationPurpose = 'sign_in' | 'check_answer'

/** A link that was asked for. */
export type NewConfirmation = {
  /** In lower case. */
  address: string
  purpose: ConfirmationPurpose
  /** What the purpose is about. */
  subject: string | null
  tokenSha256: Buffer
  messageIdSha256: Buffer
  /** Keyed hash of the network that asks. */
  networkKey: string
  expiresAt: Date
  at: Date
  /** The mail with the link. */
  mail: { messageId: string; raw: Buffer }
}
