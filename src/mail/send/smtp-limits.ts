/** Seconds before something that does not move is given up. */
export type SmtpLimits = {
  /** From the DNS look-up until the server has answered EHLO, on TLS where that is wanted. */
  connectSeconds: number
  /** For the login, which may have to fetch an access token. */
  loginSeconds: number
  /** For MAIL, RCPT and DATA together: until the server is ready for the body. */
  envelopeSeconds: number
  /** Until the server has taken the next piece of the body. */
  blockSeconds: number
  /** For the whole body, from its first byte until the final dot may be written. */
  bodySeconds: number
  /** Without a byte from the server. */
  silenceSeconds: number
  /** From the final dot until the answer to it is complete, however steadily it trickles. */
  answerSeconds: number
}

/** Up to the final dot: giving up is harmless there, since nothing was accepted. */
type Patience = Pick<SmtpLimits, 'connectSeconds' | 'loginSeconds' | 'envelopeSeconds' | 'blockSeconds'>

/**
 * By attempt. A line that died is usually well at the second; a server that always takes its time, such as one that asks the
 * recipient's server first, gets in the end what RFC 5321 §4.5.3.2 asks for: five minutes a reply, three for a piece of the body.
 */
const PATIENCE: readonly Patience[] = [
  { connectSeconds: 30, loginSeconds: 30, envelopeSeconds: 20, blockSeconds: 20 },
  { connectSeconds: 60, loginSeconds: 60, envelopeSeconds: 60, blockSeconds: 60 },
]

/** After the final dot whoever gives up cannot know any more: RFC 5321 §4.5.3.2.6 asks for 10 minutes, at every attempt. */
export const DEFAULT_SMTP_LIMITS: SmtpLimits = {
  connectSeconds: 300,
  loginSeconds: 300,
  envelopeSeconds: 300,
  blockSeconds: 180,
  bodySeconds: 1800,
  silenceSeconds: 600,
  answerSeconds: 900,
}

/** The limits of attempt number `attempt`, from 1: short at first, so that a dead line holds an answer up for a minute and no longer. */
export const smtpLimitsOf = (attempt: number): SmtpLimits => ({ ...DEFAULT_SMTP_LIMITS, ...PATIENCE[attempt - 1] })
