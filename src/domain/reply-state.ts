/**
 * The states of one outgoing reply. Up to `sending` a retry is safe; from `body_sent` without a 250 nobody can know
 * whether the mail left (RFC 1047), so it ends in `send_uncertain` and a person decides.
 */
export const REPLY_STATES = [
  'held',
  'sending',
  'body_sent',
  'sent',
  'send_failed',
  'send_uncertain',
  'cancelled',
] as const

export type ReplyState = (typeof REPLY_STATES)[number]

/** What became of one attempt to hand a mail to the SMTP server. */
export type SendOutcome =
  | { kind: 'sent'; response: string }
  /**
   * Nothing was accepted and the body was never completed: safe to try again. `pause` where the fault is not this mail's:
   * every other mail would meet it too.
   */
  | { kind: 'later'; why: string; pause?: PauseCause }
  /** The server refused for good (5xx). */
  | { kind: 'refused'; why: string }
  /** The body was written and no answer came. */
  | { kind: 'uncertain'; why: string }

/** Why nothing can be handed to a mail server for a while. */
export type PauseCause =
  /** 421 or 432: it wants fewer mails or connections. */
  | 'busy'
  /** Our login, our address or our network is not welcome (RFC 4954 §6, status 5.7.x). */
  | 'refused'
  /** It does not answer, or breaks off before it has heard of the mail. */
  | 'unreachable'

const PAUSE_SECONDS: Readonly<Record<PauseCause, readonly number[]>> = {
  busy: [60, 120, 300, 600, 900],
  // At most four logins in the first hour: providers lock an account that keeps trying a wrong password.
  refused: [300, 900, 1800, 3600],
  unreachable: [30, 60, 120, 300],
}

/** Seconds for which nothing goes to the mail server after its `faults`-th fault (from 1) since it last took a mail. */
export function pauseSeconds(cause: PauseCause, faults: number): number {
  const steps = PAUSE_SECONDS[cause]
  return steps[Math.min(Math.max(faults, 1), steps.length) - 1] ?? 0
}

/** Seconds to wait before attempt number `attempt + 1`: 1, 5, 15 minutes, then hourly. */
export function retryDelaySeconds(attempt: number): number {
  const minutes = [1, 5, 15][attempt - 1] ?? 60
  return minutes * 60
}

/** Attempts are given up, and shown to a person, this long after approval (RFC 5321 §4.5.4.1 asks for days; a waiting biller does not). */
export const GIVE_UP_AFTER_HOURS = 48
