import { anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import { cueWords } from '../text/text-index.ts'
import type { MailWords } from './mail-words.ts'

/** `This mailbox is not monitored 24/7` stands below questions: somebody reads it by day. */
const NOT_ALWAYS = notBefore(
  /,? (?:24|around the clock|at all times|all the time|continuously|constantly|after|outside|on (?:the )?(?:weekends?|holidays?))/i,
)

/** Offices that are closed, mailboxes nobody reads, people who moved on, desks that answer later: where a cue stands, the pattern is asked. */
const ELSEWISE: readonly { cues: number; pattern: RegExp }[] = [
  {
    cues: cueWords('closed'),
    pattern: inOrder(
      /\b(?:offices?|practice|clinics?|department|desk|billing|we)(?: (?:is|are|will be)| (?:is|are) (?:currently|now|also))/i,
      / closed\b[^?]{0,200}\b/i,
      /(?:re-?open(?:s|ing)?|returns?|respond|reply|get back|be back|answer|next business day|emergency)\b/i,
    ),
  },
  {
    cues: cueWords('mailbox inbox address account mail email line'),
    pattern: anyOf(
      inOrder(
        /\b(?:this|the|my) (?:e-?mail )?(?:mailbox|inbox|address|account|e-?mail(?: address| account)?|line) (?:is|are) /i,
        /(?:(?:not|no longer) (?:being |regularly )?(?:monitored|checked|read|in use|active|attended)|unmonitored)\b/i,
        NOT_ALWAYS,
      ),
      inOrder(/\b(?:mailbox|inbox|account) (?:is not|will not be) (?:monitored|checked)\b/i, NOT_ALWAYS),
      inOrder(
        /\b(?:this is an|is an) (?:unattended|unmonitored) (?:mailbox|inbox|e-?mail|account|address)\b/i,
        NOT_ALWAYS,
      ),
      /\b(?:mailbox|inbox|account) will be deleted\b/i,
    ),
  },
  {
    cues: cueWords('mail mails email emails message messages mailbox inbox account'),
    pattern: anyOf(
      inOrder(
        /\b(?:won['’]?t|will not|not) be (?:reading|checking|answering|monitoring|able to (?:check|read|answer|respond))\b/i,
        /[^.?]{0,30}\b(?:e-?mails?|messages?|mail|inbox)\b/i,
      ),
      inOrder(
        /\b(?:i|we) (?:do not|don['’]t|only|rarely) (?:check|read|answer|monitor) /i,
        /(?:my |this )?(?:e-?mails?|messages|mail|mailbox|inbox|account)\b/i,
      ),
      /\byour (?:e-?mail|message) will be (?:read|answered|reviewed|returned)\b/i,
      /\be-?mails? (?:and phones? )?will be (?:read|answered|returned)\b/i,
    ),
  },
  {
    cues: cueWords('forwarded'),
    pattern: /\b(?:messages?|e-?mails?) (?:are|is|will|has|have) not (?:be |been |being )?forwarded\b/i,
  },
  {
    cues: cueWords('back returning return'),
    pattern:
      /\bi(?:['’]ll| will) (?:be back|be returning|return)\b[^.?]{0,20}\b(?:at my desk|(?:in|to) (?:the )?office|at work)\b/i,
  },
  {
    cues: cueWords('attending conference seminar convention training meeting retreat workshop'),
    pattern: inOrder(
      /\bi(?: am|['’]m| will be|['’]ll be) (?:currently |now )?/i,
      /(?:attending|at) an? (?:\w{1,20} )?(?:conference|seminar|convention|training|meeting|retreat|workshop)\b/i,
    ),
  },
  {
    cues: cueWords('traveling travelling jury bereavement fmla sabbatical unavailable off out'),
    pattern: inOrder(
      /\bi(?: am|['’]m| will be|['’]ll be) (?:currently |now )?/i,
      anyOf(
        /travell?ing|on jury duty|on bereavement|on fmla|on sabbatical|unavailable (?:until|from)/i,
        /(?:off|out) (?:until|from|through|work|sick|today|all|this|next|for|on (?:pto|vacation|leave|fmla))\b/i,
      ),
    ),
  },
  {
    cues: cueWords('back touch reach respond reply answer contact'),
    pattern: inOrder(
      /\b(?:we|i)(?: have|['’]ve)? (?:just )?(?:got|received|have) your (?:e-?mail|message|note|mail|request|inquiry|enquiry)\b/i,
      /[^?]{0,200}\b(?:get back to you|be in touch|reach out|respond|reply|answer you|contact you)\b/i,
    ),
  },
  // A desk that numbers what it took in, and whoever will answer: no person writes so of the reader's mail.
  {
    cues: cueWords('ticket case reference tracking request incident confirmation'),
    pattern: inOrder(
      /\byour (?:e-?mail|message|request|inquiry|enquiry|question) (?:has been|was|is|now has) /i,
      /(?:given|assigned|issued|filed under|saved as|entered as|turned into)?[ ]?(?:an? |the |your )?(?:new |support |service )?/i,
      /(?:ticket|case|reference|tracking|request|incident|confirmation)\b/i,
    ),
  },
  {
    cues: cueWords('respond reply answer back touch contact call reach'),
    pattern: inOrder(
      /\b(?:someone|somebody|a (?:member|representative|specialist|coder|biller|person)|one of (?:our|the) \w+|our (?:team|staff))\b/i,
      /[^.?!]{0,60}\bwill (?:respond|reply|answer|get back|be in touch|contact you|call you|reach out)\b/i,
      /[^.?!]{0,40}\b(?:with)?in (?:\d{1,2}|one|two|three|an?|the next)[^.?!]{0,16}(?:hours?|days?)\b/i,
    ),
  },
  { cues: cueWords('absence'), pattern: /\b(?:in|during) my absence\b/i },
  {
    cues: cueWords('retired left longer'),
    pattern: anyOf(
      inOrder(
        /(?<!\b(?:patient|pt|member|she|he|they|who|plan|doctor|dr\.? \w{1,20}))\b (?:is|am|are) no longer with /i,
        /[^?]{1,160}\b(?:(?:please|kindly) )?(?:e-?mail|contact|write to|direct|forward|send|call|reach)\b/i,
      ),
      inOrder(
        /\b(?:i|\w{2,20}) (?:have |has )(?:now )?(?:retired|left) (?:from )?/i,
        /(?:the |this |our )?(?:practice|company|organi[sz]ation|clinic|group)\b/i,
      ),
      /\bno longer (?:works?|working|employed) (?:here|at|for|with)\b/i,
    ),
  },
  {
    cues: cueWords('business order response soon'),
    pattern: inOrder(
      /\b(?:thank you|thanks) for (?:contacting|reaching out to|getting in touch|your (?:e-?mail|message|inquiry|enquiry))\b/i,
      /[^?]{0,240}\b(?:business (?:days?|hours)|in the order|response times?|as soon as (?:possible|we can|i can))\b/i,
    ),
  },
]

/**
 * True for what people write of their absence who set up no program for it; in a letter such words tell of somebody else. `stands` tells
 * which cues do in the mail.
 */
export function saysElsewise(text: string, stands: MailWords['stands']): boolean {
  const opening = text.slice(0, 800)
  return ELSEWISE.some(({ cues, pattern }) => stands(cues) && pattern.test(opening))
}
