import type { PauseCause, SendOutcome } from '../../domain/reply-state.ts'

/** What nodemailer's SMTP connection throws. */
export type SmtpFault = Error & { code?: string; command?: string; response?: string; responseCode?: number }

/** How far the conversation had come. */
export type Progress = {
  /** The server had let us in, and heard of this mail. */
  envelopeBegun: boolean
  bodyBegun: boolean
  dotWritten: boolean
}

/** Replies that concern our account rather than the mail (RFC 4954 §6): once it is put right the mail can go. */
const ACCOUNT_REPLIES = new Set([530, 534, 535, 538])

/** The steps whose 5xx is a word about this mail; at any other step the server refused us, not it. */
const MAIL_STEPS = /^(MAIL FROM|RCPT TO|DATA)$/

/** Too much, too fast: RFC 5321 §3.8 (421) and what Exchange Online says of too many connections (432). */
const BUSY_REPLIES = new Set([421, 432])

/**
 * What the fault means for the mail, and whether it is one that every other mail would meet too. Only where the final dot
 * may have been written and no reply came is it unknown whether the mail was taken (RFC 1047).
 */
export function judgeFailure(fault: SmtpFault, progress: Progress): SendOutcome {
  const why = fault.response ?? fault.message
  const code = fault.responseCode ?? 0
  if (code >= 400 && code < 500) return later(why, pauseOfTemporary(fault, code, progress))
  if (code >= 500) {
    if (isAboutUs(fault, code, why)) return later(why, 'refused')
    return MAIL_STEPS.test(fault.command ?? '') ? { kind: 'refused', why } : later(why, 'refused')
  }
  // Without a reply these are nodemailer's own: an address SMTP cannot carry, a mail above the server's SIZE.
  const foundHere = fault.response === undefined && (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE')
  if (foundHere && !progress.dotWritten) return { kind: 'refused', why }
  if (progress.dotWritten) return { kind: 'uncertain', why }
  return later(why, progress.envelopeBegun ? undefined : 'unreachable')
}

const later = (why: string, pause: PauseCause | undefined): SendOutcome =>
  pause === undefined ? { kind: 'later', why } : { kind: 'later', why, pause }

/** 4xx: at the door or the login it concerns all mail; within the mail only where the server says that it is busy. */
function pauseOfTemporary(fault: SmtpFault, code: number, progress: Progress): PauseCause | undefined {
  if (BUSY_REPLIES.has(code)) return 'busy'
  return progress.envelopeBegun || MAIL_STEPS.test(fault.command ?? '') ? undefined : 'busy'
}

/**
 * True for a refusal of our login, sender or network: any 5.7.x before a recipient is named, and later those that RFC 3463 §3.8
 * and its registry give to authentication and policy. Plain 5.7.1 of a recipient or a text is mostly a word about that mail.
 */
function isAboutUs(fault: SmtpFault, code: number, why: string): boolean {
  if (ACCOUNT_REPLIES.has(code)) return true
  const status = /^\d{3}[ -](5\.7\.\d{1,3})\b/.exec(why)?.[1]
  if (status === undefined) return false
  if (fault.command === 'MAIL FROM') return true
  return status !== '5.7.1' || /\brelay/i.test(why)
}
