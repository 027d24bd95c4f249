import { isClosing, isGreeting, isNameLine } from '../new-text/sign-off.ts'
import { coverFolded, splitVisibleText } from '../new-text/visible-text.ts'
import { splitLines } from '../text/message-lines.ts'
import { coverSpans } from '../text/span.ts'
import { cuedPattern, cueWords, indexText, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { findInstructions } from './aimed-at-software.ts'
import { findPurpose } from './other-purposes.ts'
import { quoteEvidence } from './quote-evidence.ts'

/** Characters of a mail in which its purpose shows. */
const LOOKED_AT = 3_000

const CALL_TO_ACT =
  /\b(?:book|schedule|set up|arrange|request|grab|hop on|do|open to|available for|worth) (?:(?:a|an|your|some|in) )?(?:(?:free|quick|short|brief|no-obligation|complimentary|personali[sz]ed|\d+[- ]?min(?:ute)?s?) ){0,3}(?:demo|call|meeting|consultation|chat|time|appointment|slot|walk-?through|audit|quote)\b|\bclick (?:here|below|the (?:link|button))|\bregister (?:now|today|here|for|by|before|at|online|with)|\b(?:sign up|enroll|subscribe|buy|order|act|call us|reply) (?:now|today|here|with|by \d{1,2}\/\d)\b|\blimited[- ]time\b|\bopt[- ]out\b|\bunsubscribe\b|\breply (?:STOP|UNSUBSCRIBE|REMOVE)\b|\blearn more\b|\b(?:hxxps?|https?):\/\/\S+|\b(?:reserve|save|claim|secure|grab) your (?:seat|spot|place|copy|discount)\b|\bcontact us (?:now|today|for)\b|\bWhats ?App\b|\b(?:book|grab|spare|have) (?:\d{1,2}|ten|fifteen|twenty|thirty) min(?:ute)?s\b|\bbest time (?:for|to)\b|\bshare your (?:requirements?|availability)\b|\btext us\b/gi
/** Promises of somebody who sells something; the last of them only who sells at a discount makes. */
const OFFERS = [
  cuedPattern(
    'we our',
    /\bwe (?:help|reduce|recover|offer|speciali[sz]e|guarantee|increase|boost|deliver|work with|handle|can (?:help|increase|reduce|recover|boost|save)|are a (?:leading|full))\b|\bour (?:RCM|(?:expert |certified |dedicated )?(?:billing|coding|RCM) (?:team|company|services?|experts?|speciali[sz]ts|coders|solutions?)|solutions?|platform|software|AI|services|experts|clients|company)\b/i,
  ),
  cuedPattern(
    'recover recovers boost increase maximize maximise grow improve skyrocket unlock reduce save',
    /\b(?:boost|increase|maximi[sz]e|grow|improve|skyrocket|unlock) (?:your )?(?:practice(?:['’]s)?|(?:coding |billing )?career|revenue|collections|reimbursements?|cash ?flow|profits?|bottom line)\b|\breduce (?:your )?(?:denials|AR|costs|overhead)\b|\brecovers? (?:(?!from\b|the\b)\S{1,12} ){0,4}(?:denials|denied claims|revenue|underpayments)\b|\bsave (?:up to )?(?:\$|\d+%)/i,
  ),
  cuedPattern(
    'leaving stop losing lose loses get off',
    /\bleaving (?:\$?[\d.,]{1,9} ?[%k]? ?(?:of )?)?(?:your )?(?:money|revenue|dollars|reimbursement)? ?on the table\b|\b(?:stop )?losing (?:(?:money|revenue|income)\b|\$+)|\blos(?:e|es|ing) (?:an average of |up to )?\$|\bget \d{1,2} ?% off\b/i,
  ),
  cuedPattern(
    'outsource outsourced outsourcing hipaa discount discounts cost money leading trusted live upcoming free special exclusive bulk per no satisfied satisfaction',
    /\boutsourc\w+|\bHIPAA[- ]compliant\b|\bdiscounts?\b|\bcost[- ]effective\b|\bmoney[- ]back\b|\bleading provider\b|\btrusted by\b|\b(?:live|upcoming|free) webinar\b|\b(?:special|exclusive) offer\b|\bfree (?:trial|demo|consultation|audit|quote|sample|assessment|AR review)\b|\bbulk (?:pricing|order)\b|\bper (?:claim|chart|seat|provider per month)\b|\bno (?:setup fees?|contracts?|obligation)\b|\bsatisf(?:action|ied) (?:guarantee|clients)/i,
  ),
  cuedPattern(
    'acquiring acquire purchasing purchase verified target counts database',
    /\b(?:acquir\w{1,3}|purchas\w{1,3})\b.{0,40}\b(?:lists?|database)\b|\bverified (?:e-?mail|contact|leads?)\w*|\btarget (?:geography|audience|market|speciality|specialty)\b|\bcounts and pricing\b/i,
  ),
  cuedPattern(
    'we',
    /\bwe (?:supply|sell|manufacture|export|distribute|stock|provide) .{0,60}\b(?:to (?:US|American|all|your|medical|hospitals?|clinics?|practices?)|worldwide|wholesale|at|for)\b/i,
  ),
  cuedPattern(
    'factory wholesale moq stock guaranteed reimbursement iso certified offshore starting per',
    /\bISO[- ]certified\b|\b\d+\+? (?:certified )?(?:coders|billers)\b|\boffshore\b|\bstarting (?:price|at)\b|\bat just \$|\bper chart\b|\b(?:factory|wholesale) (?:prices?|dme|supplier|direct)\b|\bMOQ\b|\bin stock\b|\bhigh reimbursement\b|\breimbursement guaranteed\b/i,
  ),
  cuedPattern(
    'practices roi early pays your guaranteed ai cut',
    /\bpractices like yours\b|(?<=% )ROI\b|\bearly adopters\b|\bpays for itself\b|\byour margins\b|(?<=[-!] ?)guaranteed\b|\bAI-powered\b|\bAI (?:clears|catches|recovers|cuts|reduces|finds|fixes|codes)\b|\bcut (?:your )?(?:A\/?R|denials|days in A\/?R|costs)\b/i,
  ),
  cuedPattern('collections collected', /(?<=\d% of )(?:collections|collected)/i),
  cuedPattern(
    'off promo promotional coupon voucher seats spots spaces limited last final early flash bootcamp bootcamps boot masterclass masterclasses master ceu ceus',
    /(?<=\d ?% )off\b(?! (?:the|our|his|her|its|my) )|\b(?:promo(?:tional)?|coupon|voucher)(?: codes?)?\b|\b(?:seats|spots|spaces) (?:are )?(?:very )?(?:limited|filling|going|selling)\b|\blimited (?:seats|spots|spaces)\b|\b(?:last|final) (?:chance|call)\b|\bearly[- ]bird\b|\bflash sale\b|\bboot ?camps?\b|\bmaster ?class(?:es)?\b|\bCEUs?\b/i,
  ),
]

/** A mail that only tries the mailbox. */
const TEST_MAIL =
  /^(?:(?:re|fwd?):[ ]?)?(?:(?:this is (?:only )?a |just a |only a )?test(?:ing)?(?:[ -](?:e-?mail|mail|message|only|please ignore)){0,3}(?:[ -]?\d[\d ]{0,8})?|please ignore|asdf\w{0,20}|hello world)[.!, ]{0,5}$/i

const NEWSLETTER_CUES = cueWords('browser preferences unsubscribe subscribed receiving newsletter reserved friend')
const NEWSLETTER =
  /\bview (?:this|it)?[ ]?(?:e-?mail|message|newsletter)?[ ]?(?:in|as) (?:your|a)[ ](?:web[ ]?)?(?:browser|page)\b|\byou(?:['’]re| are) receiving this (?:e-?mail|message|newsletter|because)\b|\b(?:manage|update|change) (?:your )?(?:e-?mail |subscription |communication )?preferences\b|\bunsubscribe (?:here|from|at any time|instantly|link|\|)|\bto unsubscribe\b|\ball rights reserved\b|\bin this (?:issue|edition|newsletter|month['’]s|week['’]s)\b|\bforward (?:this )?to a friend\b/gi

const INVITATION_CUES = cueWords('invitation invite invites invited meeting calendar join rsvp pin passcode')
const INVITATION =
  /^(?:(?:updated|canceled|cancelled) )?(?:invitation|invite|meeting (?:request|invitation|invite)|calendar)\b[ \t]*[:@-]|\binvit(?:ed|es) you to\b/i
const INVITATION_TEXT =
  /\byou (?:have been|are|['’]re) (?:cordially )?invited\b|\binvit(?:es|ed) you to (?:a|an|the|join)\b|\bjoin (?:the )?(?:zoom|teams|google meet|webex|microsoft teams) meeting\b|\bjoin with google meet\b|\bmeeting id:?[ \t]*\d|\b(?:PIN|passcode):? ?\d{4,8}#?|\bRSVP\b/i

const THANKS_CUES = cueWords(
  'thank thanks thx ty appreciate perfect got understood awesome helps helped answers answered settles works clears makes great wonderful questions best',
)
const THANKS =
  /\b(?:thanks?(?: you)?|thx|ty|appreciate (?:it|you|your|the)|perfect|got it|understood|awesome|wonderful|that (?:helps?|helped|answers?|answered|settles|works|clears|makes sense)|you['’]re (?:the best|awesome)|great(?: answer| help)?|no (?:further|more) questions)\b/i
/** Words that ask or report something, so that a mail with "thanks" in it is more than thanks. */
const MORE_THAN_THANKS =
  /\?|\d{4}|\b(?:please|pls|plz|can you|could you|need|but|however|what|which|how|also|one more|denied|code|modifier|bill(?:ed)?|wrong|incorrect|still|advise|help (?:me|us|with))\b/i
/** `That’s what I thought` asks nothing, and what was billed or paid is done. */
const AGREES =
  /\b(?:(?:the|our|that|this|both|and|claim for|code|modifier) ){0,3}(?:[A-Z]?\d{4,5}[A-Z]?(?:-[A-Z\d]{2})?(?:,? (?:and )?)?){1,4} (?:(?:was|were|got|has|have|been|just|both|finally|already|now|all) ){0,4}(?:paid|went through|processed(?: and paid)?|cleared|(?:was |were )?approved)\b(?! (?:only|at|less|under|zero|wrong|incorrectly|as|\$))|\b(?:they|medicare|medicaid|payer|insurance|plan|it) (?:has |have |finally |just ){0,2}paid (?:(?:on|for|the|our|both|all) ){0,2}(?:[A-Z]?\d{4,5}[A-Z]?(?:-[A-Z\d]{2})?(?:,? (?:and )?)?){1,4}|\b(?:that|this|it)(?:['’]?s| is| was) (?:exactly |just )?(?:what|how) (?:i|we)\b|\b(?:has|have) been (?:final(?:ly)? )?(?:re)?billed\b/gi
const MAX_THANKS_WORDS = 40
/** What may stand above a mail's own words: a quotation, the header of another mail, a banner, a rule. */
const OTHERS_TEXT = /^[ \t]*[>|*_=-]|:[ \t]*$|^[ \t]*\S{1,24}:|\b(?:external|caution|warning|outside)\b/im

const asksMore = (text: string): boolean => MORE_THAN_THANKS.test(text.replace(AGREES, ' '))

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
export function findOtherPurpose(subject: string, text: string): OtherPurpose {
  const read = text.slice(0, LOOKED_AT)
  // Joined, not added: a string made by + is read at half the speed.
  const whole = [subject.slice(0, 300), read].join('\n')
  const index = indexText(whole)
  const stands = (cues: number): boolean => placesOf(index, cues).length > 0
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

/**
 * An offer needs promises of two sorts and a call to act: one of them alone stands in many signatures, and "our billing
 * team" and "our software" beside a link in many questions.
 */
function findPitch(whole: string, index: TextIndex): string | null {
  const sorts = OFFERS.map((pattern) => new Set(matchCued(whole, index, pattern).map(([words]) => words.toLowerCase())))
  const offers = sorts.flatMap((sort) => [...sort])
  if (offers.length < 2) return null
  const calls = (whole.match(CALL_TO_ACT) ?? []).map((call) => /^h(?:tt|xx)ps?:/i.test(call))
  const called = calls.includes(false) || (calls.length > 0 && offers.length >= 3)
  const several = sorts.filter(({ size }) => size > 0).length > 1
  const isSale = called && (sorts.at(-1)?.size ?? 0) > 1 && !whole.includes('?')
  if (!(several && called) && !isSale && !(offers.length >= 3 && calls.includes(false)) && offers.length < 4)
    return null
  return `an offer: ${offers.slice(0, 2).map(quoteEvidence).join(', ')}`
}

/** Thanks and nothing else: few words, none of which ask or report. "Thanks, Al" under other words is only a sign-off. */
function findThanks(subject: string, text: string): string | null {
  const opening = THANKS.exec(text.slice(0, 400))
  if (!opening || (!OTHERS_TEXT.test(text.slice(0, opening.index)) && asksMore(text.slice(0, opening.index))))
    return null
  const { visible } = splitVisibleText(text, subject)
  const words = visible.split(/\s+/).length
  if (words > MAX_THANKS_WORDS || !THANKS.test(visible) || asksMore(visible)) return null
  const lines = splitLines(visible).filter(({ head }) => head !== '')
  const body = lines.filter((line, at) => !isClosing(line) && !(isNameLine(line) && isClosing(lines[at - 1])))
  const rest = body.filter((line) => !isGreeting(line.head) && !isNameLine(line)).map(({ head }) => head)
  if (rest.length > 0 && !THANKS.test(rest.join(' '))) return null
  const answered = /^\s*(?:re|aw|sv|antw)\s*:/i.test(subject) || !MORE_THAN_THANKS.test(subject)
  return answered ? `thanks: ${quoteEvidence(opening[0])}` : null
}
