import { anyOf, everywhere, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { coverFolded, splitVisibleText } from '../new-text/visible-text.ts'
import { coverSpans } from '../text/span.ts'
import { cueWords, type TextIndex } from '../text/text-index.ts'
import { findInstructions } from './aimed-at-software.ts'
import { indexMail, type MailWords } from './mail-words.ts'
import { findThanks } from './mere-thanks.ts'
import { findPurpose } from './other-purposes.ts'
import { quoteEvidence } from './quote-evidence.ts'
import { findPitch } from './sales-pitch.ts'

/** A mail that only tries the mailbox. */
const TEST_MAIL = inOrder(
  /^(?:(?:re|fwd?):[ ]?)?/i,
  anyOf(
    inOrder(
      /(?:this is (?:only )?a |just a |only a )?test(?:ing)?/i,
      repeated(/[ -](?:e-?mail|mail|message|only|please ignore)/i, '{0,3}'),
      /(?:[ -]?\d[\d ]{0,8})?/i,
    ),
    /please ignore|asdf\w{0,20}|hello world/i,
  ),
  /[.!, ]{0,5}$/i,
)

const NEWSLETTER_CUES = cueWords('browser preferences unsubscribe subscribed receiving newsletter reserved friend')
const NEWSLETTER = everywhere(
  anyOf(
    inOrder(
      /\bview (?:this|it)?[ ]?(?:e-?mail|message|newsletter)?[ ]?(?:in|as) (?:your|a)[ ](?:web[ ]?)?/i,
      /(?:browser|page)\b/i,
    ),
    /\byou(?:['’]re| are) receiving this (?:e-?mail|message|newsletter|because)\b/i,
    /\b(?:manage|update|change) (?:your )?(?:e-?mail |subscription |communication )?preferences\b/i,
    /\bunsubscribe (?:here|from|at any time|instantly|link|\|)/i,
    /\bto unsubscribe\b|\ball rights reserved\b/i,
    /\bin this (?:issue|edition|newsletter|month['’]s|week['’]s)\b/i,
    /\bforward (?:this )?to a friend\b/i,
  ),
)

const INVITATION_CUES = cueWords('invitation invite invites invited meeting calendar join rsvp pin passcode')
const INVITATION = anyOf(
  inOrder(
    /^(?:(?:updated|canceled|cancelled) )?/i,
    /invitation|invite|meeting (?:request|invitation|invite)|calendar/i,
    /\b[ \t]*[:@-]/i,
  ),
  /\binvit(?:ed|es) you to\b/i,
)
const INVITATION_TEXT = anyOf(
  /\byou (?:have been|are|['’]re) (?:cordially )?invited\b/i,
  /\binvit(?:es|ed) you to (?:a|an|the|join)\b/i,
  /\bjoin (?:the )?(?:zoom|teams|google meet|webex|microsoft teams) meeting\b/i,
  /\bjoin with google meet\b|\bmeeting id:?[ \t]*\d/i,
  /\b(?:PIN|passcode):? ?\d{4,8}#?/i,
  /\bRSVP\b/i,
)

const THANKS_CUES = cueWords(
  `thank thanks thx ty appreciate perfect got understood awesome helps helped answers answered settles works
    clears makes great wonderful questions best`,
)
/** What a mail wants instead of an answer, and what it tells software to do beside its question; in words an operator reads. */
export type OtherPurpose = {
  /** Why the mail is no question, with the evidence; null where nothing says so. */
  held: string | null
  /** An instruction aimed at software that stands beside a question and is left out of its reading; null where none does. */
  ignored: string | null
}

/**
 * Why a mail that a person wrote, or a program that hides it, is no question. A false alarm costs a look, for such mail
 * becomes a case for a person; what the checks need is said in each. Codes prove nothing: pitches and invitations are
 * full of them.
 */
export function findOtherPurpose(
  subject: string,
  text: string,
  { read, whole, index, stands }: MailWords = indexMail(subject, text),
): OtherPurpose {
  const instruction = findInstructions(whole, index).length > 0 ? weighInstructions(whole, read, index) : NO_PURPOSE
  if (instruction.held !== null) return instruction
  const held =
    findIdle(subject, read) ??
    (stands(INVITATION_CUES) ? findInvitation(subject, read) : null) ??
    findPitch(whole, index) ??
    (stands(NEWSLETTER_CUES) ? findNewsletter(read) : null) ??
    findPurpose(whole.slice(0, 2_300), stands) ??
    (stands(THANKS_CUES) ? findThanks(subject, read) : null)
  return { ...instruction, held }
}

const NO_PURPOSE: OtherPurpose = { held: null, ignored: null }

/** Instructions in the new text: all the mail is, or beside a question that is answered as if they were not there. */
function weighInstructions(whole: string, read: string, index: TextIndex): OtherPurpose {
  const by = whole.length - read.length
  const folded = splitVisibleText(read).folded.map((part) => ({ ...part, start: part.start + by, end: part.end + by }))
  const current = coverFolded(whole, folded)
  const instructions = findInstructions(current, index)
  const [first] = instructions
  if (first === undefined) return NO_PURPOSE
  const asks =
    /\?|(?<![\w-]|\b(?:reference|ref|ticket|case|invoice|number|no|id)[.:# ]{1,3})(?:\d{5}|[A-V]\d{4})(?![\w-])/i.test(
      coverSpans(current, instructions, ' '),
    )
  const evidence = `an instruction aimed at software: ${first.evidence}`
  return asks ? { held: null, ignored: evidence } : { held: evidence, ignored: null }
}

/** Nothing at all, or a test of the mailbox. */
function findIdle(subject: string, text: string): string | null {
  if (subject.trim() === '' && text.trim() === '') return 'the mail is empty'
  const body = text.slice(0, 200).trim()
  const named = TEST_MAIL.test(subject.trim()) && (body === '' || (body.length < 80 && !/\?|\d{4}/.test(body)))
  const only = TEST_MAIL.test(body) && !/\?|\d{4}/.test(subject)
  return named || only ? `a test: ${quoteEvidence(named ? subject : body)}` : null
}

/** A newsletter that came without the headers of one: two of the lines its sender must or likes to put in. */
function findNewsletter(text: string): string | null {
  const lines = [...new Set((text.match(NEWSLETTER) ?? []).map((line) => line.toLowerCase()))]
  return lines.length >= 2 ? `a newsletter: ${lines.slice(0, 2).map(quoteEvidence).join(', ')}` : null
}

/** The questions that links hold are none. */
const LINK = /https?:\S{1,300}/g

function findInvitation(subject: string, text: string): string | null {
  const named = INVITATION.exec(subject.trim())
  const told = INVITATION_TEXT.exec(text.slice(0, 2_000))
  const asks = text.replace(LINK, ' ').includes('?')
  if (named && (told || !asks)) return `an invitation: ${quoteEvidence(named[0])}`
  return told && !asks ? `an invitation: ${quoteEvidence(told[0])}` : null
}
