import type { ParsedMail } from '../../domain/mail.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { asksNothing } from './asks-nothing.ts'

/** `Accepted: Call about cath coding`: the calendar part may stand within others (RFC 6047). */
const SUBJECT = inOrder(
  /^(?:re: ?)?/i,
  anyOf(
    /accept(?:ed)?|declined?|tentative(?:ly accepted)?|new time proposed|maybe/i,
    /aceptado|aceptada|accepté|angenommen|zugesagt/i,
    /(?:event )?invitation (?:reply|response) ?\(?(?:accepted|declined|tentative|maybe)\)?/i,
  ),
  /[ \t]*:/i,
)

/** What calendars write above the event: `Ada Voss has accepted this invitation.` */
const ANSWERED = anyOf(
  inOrder(
    /\b(?:tentatively |conditionally )?(?:accepted|declined) (?:this|your|the) /i,
    /(?:event |meeting |calendar |appointment )?(?:invitation|invite|event|meeting|request|appointment)\b/i,
  ),
  /\b(?:replied|responded|answered) ["“]?(?:maybe|yes|no)["”]? to (?:this|your) (?:event |meeting )?(?:invitation|invite)\b/i,
  inOrder(
    /(?:\b(?:invitation|invite|event|meeting)\b[^.?\n]{0,120}|^["“][^"”\n]{1,120}["”]) (?:was|has been) /i,
    /(?:tentatively )?(?:accepted|declined)\b/i,
  ),
  /^(?:yes|no)[,.] i (?:will|won['’]t|will not|might) (?:attend|be (?:there|attending))\b/i,
)
/** A word of the guest's own. */
const WITH_NOTE = /\bwith (?:this|the following|a|the) (?:note|comment|message)\b|^[ \t]*(?:note|comment):/im

/** True where a calendar sent it: its part is there, or its address. Anybody can copy the words. */
function isFromCalendar({ attachments, headers, from }: ParsedMail): boolean {
  if (attachments.some(({ contentType }) => /^(?:text\/calendar|application\/ics)\b/i.test(contentType))) return true
  return /\bcalendar\b/i.test([headers.sender?.[0] ?? '', from[0]?.address ?? ''].join(' '))
}

/**
 * A guest's answer to an invitation (RFC 5546) below which nobody wrote anything, and whether a calendar is known to have
 * sent it; null for any other mail. What the event is called is not asked: it may be called by a code.
 */
export function findCalendarAnswer(mail: ParsedMail): { proved: boolean } | null {
  const { text } = mail
  const subject = mail.subject.trim()
  const named = SUBJECT.exec(subject.slice(0, 300))
  if (named === null) return null
  if (text.trim() === '') return { proved: true }
  const opening = text.trim().slice(0, 300)
  if (!ANSWERED.test(opening) || WITH_NOTE.test(opening)) return null
  const event = subject
    .slice(named[0].length)
    .replace(/ @ .*$/, '')
    .trim()
  if (!asksNothing(event === '' ? text : text.replaceAll(event, ' '), subject)) return null
  return { proved: isFromCalendar(mail) }
}
