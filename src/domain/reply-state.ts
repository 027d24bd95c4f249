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
  /** Nothing was accepted and the body was never completed: safe to try again. */
  | { kind: 'later'; why: string }
  /** The server refused for good (5xx). */
  | { kind: 'refused'; why: string }
  /** The body was written and no answer came. */
  | { kind: 'uncertain'; why: string }

/** Seconds to wait before attempt number `attempt + 1`: 1, 5, 15 minutes, then hourly. */
export function retryDelaySeconds(attempt: number): number {
  const minutes = [1, 5, 15][attempt - 1] ?? 60
  return minutes * 60
}

/** Attempts are given up, and shown to a person, this long after approval (RFC 5321 §4.5.4.1 asks for days; a waiting biller does not). */
export const GIVE_UP_AFTER_HOURS = 48
