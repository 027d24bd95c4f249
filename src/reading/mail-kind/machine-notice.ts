import type { ParsedMail } from '../../domain/mail.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { cueWords } from '../text/text-index.ts'
import { asksNothing } from './asks-nothing.ts'
import type { MailWords } from './mail-words.ts'

/** Characters of a mail in which a notice says what it is. */
const OPENING = 900
/** A longer mail is a letter. */
const MOST_CHARACTERS = 3_000

/**
 * What programs write of a mail, a ticket or a case. `all` must hold of the opening, which is asked where one of the `cues` stands;
 * `named` of the subject, unless the mail answers one of ours: a person may have copied the words of such a notice into a mail.
 */
const NOTICES: readonly { what: string; cues: number; all: readonly RegExp[]; named: RegExp }[] = [
  {
    what: 'a read receipt',
    cues: cueWords('read opened displayed received deleted receipt'),
    all: [
      anyOf(
        /^\s*(?:your|the) (?:message\s+(?:to|subject|sent|from):|(?:document|message):)/i,
        /\bthis is a (?:return|read) receipt for (?:the|your) (?:mail|message|e-?mail)\b/i,
        /\bno guarantee\b[^?]{0,60}\b(?:read|understood)\b/i,
        /^\s*(?:this is (?:a|an) (?:automatic(?:ally generated)? )?)?(?:read|return) (?:receipt|notification)\b/i,
      ),
      /\b(?:was|were|has been|is) (?:read|opened|displayed|received by:|deleted without being read)|\breceipt for\b/i,
    ],
    named: /^\s*(?:read|not read|opened)\s*:|\b(?:return|read) receipt\b|\bdisplayed\b/i,
  },
  {
    what: 'the report of a fax that was sent',
    cues: cueWords('fax'),
    all: [
      // What came in by fax is a person's.
      inOrder(
        /^(?![\s\S]*\b(?:incoming|inbound|new fax|received fax|fax received)\b)/i,
        /(?![\s\S]*\b(?:you(?: have|['’]ve)? (?:got|received)|caller[- ]id)\b)/i,
      ),
      anyOf(
        inOrder(
          /\bfax (?:transmission|transmittal|delivery|broadcast|send|status|job)? ?/i,
          /(?:report|confirmation|receipt|result|notification|status)\b/i,
        ),
        inOrder(
          /\b(?:your |the )?(?:\d{1,3}[- ]page )?fax\b[^?\n]{0,120}\b/i,
          /(?:was|were|has been|is|could not be|failed to be|sent|delivered)\b[^?\n]{0,30}/i,
          /\b(?:sent|delivered|transmitted|completed|successful(?:ly)?|failed|unsuccessful|cancell?ed)\b/i,
        ),
      ),
      anyOf(
        /\b(?:status|result|outcome)\b[ \t:]{1,16}(?:success|ok|sent|complete|delivered|fail|busy|no answer|error)/i,
        /\b(?:successful(?:ly)?|job (?:id|number)|pages?(?: sent)?[ \t]{0,12}:|duration|transmission|remote (?:csid|id)|attempts?)\b/i,
      ),
    ],
    named: anyOf(
      /\bfax\b.{0,80}\b(?:sent|success\w{0,5}|deliver\w{1,3}|fail\w{1,4}|complete\w?|report|confirm\w{0,6}|transmi\w{1,7})\b/i,
      /\b(?:sent|success\w{0,5}|deliver\w{1,3}|fail\w{1,4}|confirm\w{0,6}|transmi\w{1,7})\b.{0,40}\bfax\b/i,
    ),
  },
  {
    what: 'the report that a message or file was opened',
    cues: cueWords('opened viewed picked retrieved downloaded accessed read'),
    all: [
      anyOf(
        inOrder(
          /\byour (?:secure|encrypted|protected|shared) (?:e-?mail|message|file|folder|link|document)s?\b[^?\n]{0,120}\b/i,
          /(?:was|were|has been|have been) (?:opened|read|viewed|picked up|retrieved|accessed|downloaded)\b/i,
        ),
        inOrder(
          /\b(?:has |have )?(?:opened|read|viewed|picked up|retrieved|accessed|downloaded) your /i,
          /(?:secure|encrypted|protected|shared) (?:e-?mail|message|file|folder|link|document)s?\b/i,
        ),
        /\b(?:has |have )?(?:viewed|downloaded) your (?:files?|documents?|attachments?|items?)\b/i,
      ),
    ],
    named: /\b(?:opened|read|viewed|picked up|retrieved|accessed|downloaded|receipt|notification)\b/i,
  },
  {
    what: 'a request to confirm a mail',
    cues: cueWords(
      'held hold delivered undelivered verify human approved spam spammer quarantine quarantined waitlist waitlisted wait guest',
    ),
    all: [
      anyOf(
        inOrder(
          /\b(?:your|the|this) (?:e-?mail|message)\b[^?]{0,120}\b/i,
          /being held|been (?:held|quarantined)|is (?:held|on hold|waiting|pending)|not (?:yet )?been delivered|wait-?listed/i,
          /\b/i,
        ),
        /\bto (?:have|get) your (?:message|e-?mail) delivered\b/i,
        inOrder(
          /\b(?:verify|prove|confirm) (?:that )?you(?:['’]re| are) (?:a |not a )?/i,
          /human|real person|person|robot|spammer/i,
          /\b/i,
        ),
        /\b(?:protect|prevent|block|stop|fight|avoid)(?:s|ed|ing)?\b[^?.]{0,60}\b(?:spam|junk|unwanted|unsolicited)\b/i,
      ),
      /\b(?:click|confirm|verify|follow th(?:is|e) link|reply to this (?:message|e-?mail)|approve(?:d)?|type the (?:word|code))\b/i,
    ],
    named:
      /\b(?:confirm|verify|verification|held|approval|approve|action required|spam|challenge|delivery|delivered|sender)\b/i,
  },
  {
    what: 'the notice that a case is closed',
    cues: cueWords('resolved closed solved completed'),
    all: [
      inOrder(
        /\b(?:case|ticket|request|inquiry|enquiry|incident|conversation|issue)\b[^?]{0,120}\b/i,
        /(?:has|have|was|is|will be|set|marked|considered)(?: \w{1,13}){0,4} /i,
        /(?:resolved|closed|solved|completed)\b/i,
      ),
      anyOf(
        /\b(?:did not|didn['’]t|have not|haven['’]t|not) (?:hear|heard|receive|received|get|gotten)\b/i,
        /\b(?:re-?open(?:ed)?|survey|feedback|no response|inactivity|automatically|automated|do not reply|satisfied)\b/i,
        /\brate (?:us|your|our|the)\b|\bhow (?:did we do|would you rate)\b|\btake a (?:moment|minute)\b/i,
        /\breply to this (?:e-?mail|message)\b/i,
      ),
    ],
    named: /\b(?:case|ticket|request|incident|inquiry|conversation)\b.{0,80}(?:\d|resolved|closed|solved)|\bsurvey\b/i,
  },
  {
    what: 'the acknowledgement of a ticket',
    cues: cueWords(
      'ticket tickets case cases request requests incident incidents inquiry enquiry contacting reaching touch',
    ),
    all: [
      anyOf(
        inOrder(
          /\b(?:ticket|case|request|incident|inquiry)\b[^?\n]{0,80}\b(?:has been|was|is) (?:successfully )?/i,
          /(?:created|opened|logged|registered|assigned|received|submitted|queued)\b/i,
        ),
        inOrder(
          /\b(?:created|opened|logged|assigned) (?:an? |the |your )?(?:new |support |service ){0,2}/i,
          /(?:ticket|case|request|incident)\b/i,
        ),
        /\b(?:thank you|thanks) for (?:contacting|reaching out to|writing to|getting in touch)\b/i,
        inOrder(
          /\b(?:message|e-?mail|request|inquiry|question) (?:has been|was|is|now has) /i,
          /(?:given|assigned|issued|filed under|entered as|turned into) /i,
          /(?:an? |the |your )?(?:new |support |service )?(?:ticket|case|reference|tracking|request|incident)\b/i,
        ),
      ),
      anyOf(
        /\b(?:business (?:days?|hours)|as soon as (?:possible|we can)|shortly|in the order|within \w{1,8} hours)\b/i,
        /\b(?:be in touch|get back to you|do not reply|automat\w{1,8}|response time|reply above)\b/i,
      ),
    ],
    named: anyOf(
      /\b(?:received|opened|created|logged|confirming|regarding) your\b|\bthank(?:s| you) for (?:contacting|reaching|your)\b/i,
      /^\s*\[(?:#|ticket|case|[A-Z]{2,8}[-# :]{1,2})[-\w]{0,12}\d[-\w]{0,12}\]/i,
      inOrder(
        /\b(?:ticket|case|request|incident|inquiry|message|e-?mail)\b.{0,60}/i,
        /\b(?:received|created|opened|logged|registered|acknowledged|acknowledge?ment|confirmation)\b/i,
      ),
    ),
  },
]

/** The question marks of links are none. */
const LINKS = /https?:\/\/\S{1,300}/g

/** Forwarded on purpose: whoever sends a notice on wants something of it. */
const SENT_ON = /^\s*(?:fwd?|wg|tr|rv|enc|doorst)\s*:/i

/** What notice a program wrote, and whether its subject or the thread proves that no person sent its words. */
export type Notice = { what: string; proved: boolean }

/** The notice a mail is by its words alone; null where it is none, where somebody asks beside it, or sends it on. */
export function findNotice(mail: ParsedMail, stands: MailWords['stands']): Notice | null {
  if (mail.text.length > MOST_CHARACTERS || SENT_ON.test(mail.subject)) return null
  const opening = mail.text.slice(0, OPENING)
  for (const { what, cues, all, named } of NOTICES) {
    if (!stands(cues) || !all.every((pattern) => pattern.test(opening))) continue
    if (!asksNothing(mail.text.replace(LINKS, ' '), mail.subject)) return null
    return { what, proved: mail.inReplyTo !== null || named.test(mail.subject.slice(0, 300)) }
  }
  return null
}
