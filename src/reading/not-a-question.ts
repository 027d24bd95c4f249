import { splitLines } from './message-lines.ts'
import { isClosing, isNameLine } from './sign-off.ts'
import { cuedPattern, cueWords, indexText, matchCued, placesOf, type TextIndex } from './text-index.ts'
import { splitVisibleText } from './visible-text.ts'

/** Characters of a mail in which its purpose shows. */
const LOOKED_AT = 3_000

/**
 * Instructions aimed at software that reads the mail. They do nothing here, for no model reads it, but their sender wants
 * something else than an answer.
 */
const INSTRUCTIONS = [
  cuedPattern(
    'ignore disregard forget override bypass',
    /(?<=(?:^|[.!?:;,)\]*\n][ \t]{0,8}|\b(?:please|and|now|then|to|must|should) ))(?:ignore|disregard|forget|override|bypass)[ ](?:(?:all|any|the|your|these|those|my|of|and|every) ){0,4}(?:(?:previous|prior|above|earlier|preceding|foregoing|other|system|existing|safety|initial|original) ){1,3}(?:instructions?|prompts?|rules?|guidelines?|directions?|messages?|context|commands?)\b/i,
  ),
  cuedPattern(
    'system developer jailbreak prompt do',
    /\b(?:system prompt|developer mode|jailbreak|prompt injection|do anything now)\b|(?<=^[ \t]*)system:/im,
  ),
  cuedPattern(
    'you',
    /\byou are (?:now )?(?:chatgpt|gpt|claude|gemini|a(?:n)? (?:ai|unrestricted|helpful assistant|language model|chatbot|bot))\b/i,
  ),
  cuedPattern(
    'as you attention dear hey hello note',
    /\b(?:as|you['’]re|attention|dear|hey|hello|note to) (?:an? |the )?(?:AI|LLM|language model|chatbot|bot|AI (?:assistant|agent|model)|automated (?:system|agent|assistant))\b/i,
  ),
  cuedPattern(
    'reveal print show output repeat leak send list',
    /\b(?:reveal|print|show|output|repeat|leak|send me|list) (?:me )?(?:your|the|all) (?:(?:system|hidden|initial|full|internal|secret) )?(?:prompts?|instructions|configuration|config|environment variables|api keys?|passwords?|credentials|database|secrets?)\b/i,
  ),
  cuedPattern(
    'new updated system admin instruction instructions',
    /(?<=^[ \t]*)(?:(?:new|updated|system|admin) )?instructions?:/im,
  ),
  cuedPattern(
    'system assistant instruction instructions prompt inst',
    /(?<=<\/?|\[\/?)(?:system|assistant|instructions?|prompt|inst)[\]>]/i,
  ),
  cuedPattern('answer respond reply output say', /\b(?:answer|respond|reply|output|say) only(?::| with\b)/i),
  cuedPattern(
    'approve send release mark',
    /\b(?:approve|send|release|mark) (?:this|it|the (?:draft|answer|reply)|all (?:drafts|answers|replies|cases)).{0,40}\b(?:without (?:human |any )?(?:review|approval)|automatically|as (?:approved|reviewed))\b/i,
  ),
]
/** Letters of the Unicode tag block spell text nobody sees; in emoji flags they follow a black flag. */
const HIDDEN_LETTERS = /(?<!\u{1F3F4})(?:[\u{E0020}-\u{E007E}][ ]?){5,}/u

const CALL_TO_ACT =
  /\b(?:book|schedule|set up|arrange|request|grab|hop on|open to|available for|worth) (?:(?:a|an|your|some|in) )?(?:(?:free|quick|short|brief|no-obligation|complimentary|personali[sz]ed|\d+[- ]?min(?:ute)?s?) ){0,3}(?:demo|call|meeting|consultation|chat|time|appointment|slot|walk-?through|audit|quote)\b|\bclick (?:here|below|the (?:link|button))|\bregister (?:now|today|here|for)|\b(?:sign up|enroll|subscribe|buy|order|act|call us|reply) (?:now|today|here|with)\b|\blimited[- ]time\b|\bopt[- ]out\b|\bunsubscribe\b|\blearn more\b|\b(?:hxxps?|https?):\/\/\S+|\b(?:reserve|save) your (?:seat|spot)\b|\bcontact us (?:now|today|for)\b/gi
/** Promises of somebody who sells something. */
const OFFERS = [
  cuedPattern(
    'we our',
    /\bwe (?:help|reduce|recover|offer|speciali[sz]e|guarantee|increase|boost|deliver|work with|handle|can (?:help|increase|reduce|recover|boost|save)|are a (?:leading|full))\b|\bour (?:RCM|(?:expert |certified |dedicated )?(?:billing|coding|RCM) (?:team|company|services?|experts?|speciali[sz]ts|coders|solutions?)|solutions?|platform|software|AI|services|experts|clients|company)\b/i,
  ),
  cuedPattern(
    'boost increase maximize maximise grow improve skyrocket unlock reduce save',
    /\b(?:boost|increase|maximi[sz]e|grow|improve|skyrocket|unlock) (?:your )?(?:practice(?:['’]s)?|revenue|collections|reimbursements?|cash ?flow|profits?|bottom line)\b|\breduce (?:your )?(?:denials|AR|costs|overhead)\b|\bsave (?:up to )?(?:\$|\d+%)/i,
  ),
  cuedPattern(
    'outsource outsourced outsourcing hipaa discount discounts cost money leading trusted live upcoming free ceu ceus special exclusive bulk per no satisfied satisfaction',
    /\boutsourc\w+|\bHIPAA[- ]compliant\b|\bdiscounts?\b|\bcost[- ]effective\b|\bmoney[- ]back\b|\bleading provider\b|\btrusted by\b|\b(?:live|upcoming|free) webinar\b|\bCEUs?\b|\b(?:special|exclusive) offer\b|\bfree (?:trial|demo|consultation|audit|quote|sample|assessment|AR review)\b|\bbulk (?:pricing|order)\b|\bper (?:claim|chart|seat|provider per month)\b|\bno (?:setup fees?|contracts?|obligation)\b|\bsatisf(?:action|ied) (?:guarantee|clients)/i,
  ),
  cuedPattern('collections collected', /(?<=\d% of )(?:collections|collected)/i),
]

const INVITATION_CUES = cueWords('invitation invite invites invited meeting calendar join rsvp pin passcode')
const INVITATION =
  /^(?:(?:updated|canceled|cancelled) )?(?:invitation|invite|meeting (?:request|invitation|invite)|calendar)\b[ \t]*[:@-]|\binvit(?:ed|es) you to\b/i
const INVITATION_TEXT =
  /\byou (?:have been|are|['’]re) (?:cordially )?invited\b|\binvit(?:es|ed) you to (?:a|an|the|join)\b|\bjoin (?:the )?(?:zoom|teams|google meet|webex|microsoft teams) meeting\b|\bjoin with google meet\b|\bmeeting id:?[ \t]*\d|\b(?:PIN|passcode):? ?\d{4,8}#?|\bRSVP\b/i

const THANKS_CUES = cueWords(
  'thank thanks thx ty appreciate perfect got understood awesome helps helped answers answered works clears makes great questions best',
)
const THANKS =
  /\b(?:thanks?(?: you)?|thx|ty|appreciate (?:it|you|your|the)|perfect|got it|understood|awesome|that (?:helps?|helped|answers?|answered|works|clears|makes sense)|you['’]re (?:the best|awesome)|great(?: answer| help)?|no (?:further|more) questions)\b/i
/** Words that ask or report something, so that a mail with "thanks" in it is more than thanks. */
const MORE_THAN_THANKS =
  /\?|\d{4}|\b(?:please|pls|plz|can you|could you|need|but|however|what|which|how|also|one more|denied|code|modifier|bill(?:ed)?|wrong|incorrect|still|advise|help (?:me|us|with))\b/i
const MAX_THANKS_WORDS = 40

const PURPOSES: readonly { what: string; cues: number; pattern: RegExp }[] = [
  {
    what: 'asks to be taken off a list',
    cues: cueWords('unsubscribe remove take stop'),
    pattern: /^\s*(?:please )?(?:unsubscribe|remove me|take me off|stop (?:sending|e-?mailing))\b[^?]{0,80}$/im,
  },
  {
    what: 'is about signing in or an account',
    cues: cueWords(
      'password username login pin log logging sign signing account subscription membership identity mailbox',
    ),
    pattern:
      /\b(?:forgot|forgotten|reset|resetting|lost|change) (?:my |the |your )?(?:password|username|login|pin)\b|\b(?:can(?:['’]?t|not)|unable to|trouble|couldn['’]?t) (?:log|sign|logging|signing)[- ]?(?:in|on)\b|\b(?:cancel|upgrade|renew) (?:my|our) (?:account|subscription|membership)\b|\bverify your (?:account|identity|mailbox)\b/i,
  },
  {
    what: 'asks for medical advice',
    cues: cueWords(
      'doctor dr physician surgeon provider pcp dentist should pain bleeding fever swelling symptoms rash',
    ),
    pattern:
      /\bmy (?:doctor|dr|physician|surgeon|provider|pcp|dentist)\b[^?]{0,160}\b(?:is it safe|is that safe|should i|safe (?:with|to|for)|side effects?|will it hurt|how long (?:is|until|will)|recovery)\b|\bshould i (?:get|have|take|stop|go|see|let)\b|\b(?:i|my (?:wife|husband|mom|mother|dad|father|son|daughter|child|kid)) (?:have|has|had|am|is) (?:having |experiencing )?(?:pain|bleeding|fever|swelling|symptoms|a rash)\b/i,
  },
  {
    what: 'is a patient’s own bill',
    cues: cueWords(
      'bill statement invoice letter notice billed charged overcharged overbilled owe owing get getting being balance',
    ),
    pattern:
      /\bi (?:just )?(?:got|received|was sent|keep getting) (?:a |an |this |another )?(?:\$?\d[\d,.]* )?(?:bill|statement|invoice|collections? (?:letter|notice))\b|\bwhy (?:was|am|did|were|is) (?:i|my \w+) (?:billed|charged|get(?:ting)?|being|owing)\b|\bi (?:was|am being|got) (?:over)?(?:charged|billed)\b|\bi (?:still )?owe\b|\bpay my (?:bill|balance)\b/i,
  },
  {
    what: 'is about a job',
    cues: cueWords(
      'hiring job jobs resume sum cv cover apply position positions role opportunity employment work hr hour coder',
    ),
    pattern:
      /\b(?:we are|we['’]re|now|currently) hiring\b|\bjob (?:opening|opportunity|posting|description|application|seeker|search)s?\b|\b(?:my|attached|enclosed) (?:is my )?(?:resume|résumé|cv|cover letter)\b|\bapply (?:now|today|for (?:the|this|a) (?:position|job|role))\b|\bopen positions?\b|\b(?:remote|full[- ]time|part[- ]time) (?:position|role|job|opportunity)\b|\bseeking (?:a )?(?:position|employment|work|job)\b|\b\$?\d+ ?(?:\/|an |per )h(?:ou)?r\b.{0,60}\b(?:remote|coder|position)\b/i,
  },
]

/**
 * Why a mail that a person wrote, or a program that hides it, is no question, in words an operator reads and with the
 * evidence; null where nothing says so. A false alarm costs a look, for such mail becomes a case for a person; what
 * the checks need is said in each. Codes prove nothing: pitches and invitations are full of them.
 */
export function findOtherPurpose(subject: string, text: string): string | null {
  const read = text.slice(0, LOOKED_AT)
  // Joined, not added: a string made by + is read at half the speed.
  const whole = [subject.slice(0, 300), read].join('\n')
  const index = indexText(whole)
  const stands = (cues: number): boolean => placesOf(index, cues).length > 0
  const instruction = INSTRUCTIONS.flatMap((pattern) => matchCued(whole, index, pattern))[0]
  if (instruction && `${subject}\n${splitVisibleText(read).visible}`.includes(instruction[0])) {
    return `an instruction aimed at software: ${quote(instruction[0])}`
  }
  if (read.includes('\u{E0020}'.charAt(0)) && HIDDEN_LETTERS.test(read))
    return 'letters that are hidden from the reader'
  return (
    (stands(INVITATION_CUES) ? findInvitation(subject, read) : null) ??
    findPitch(whole, index) ??
    findPurpose(whole.slice(0, 2_300), stands) ??
    (stands(THANKS_CUES) ? findThanks(subject, read) : null)
  )
}

const quote = (evidence: string): string => `“${evidence.replace(/\s+/g, ' ').trim().slice(0, 60)}”`

function findInvitation(subject: string, text: string): string | null {
  const named = INVITATION.exec(subject.trim())
  const told = INVITATION_TEXT.exec(text.slice(0, 2_000))
  if (named && (told || !text.includes('?'))) return `an invitation: ${quote(named[0])}`
  return told && !text.includes('?') ? `an invitation: ${quote(told[0])}` : null
}

/** An offer needs two different promises and a call to act: one of them alone stands in many signatures. */
function findPitch(whole: string, index: TextIndex): string | null {
  const promises = OFFERS.flatMap((pattern) => matchCued(whole, index, pattern))
  const offers = new Set(promises.map(([words]) => words.toLowerCase()))
  if (offers.size < 2) return null
  const calls = whole.match(CALL_TO_ACT)
  if (!calls && offers.size < 4) return null
  return `an offer: ${[...offers].slice(0, 2).map(quote).join(', ')}`
}

function findPurpose(opening: string, stands: (cues: number) => boolean): string | null {
  for (const { what, cues, pattern } of PURPOSES) {
    const match = stands(cues) ? pattern.exec(opening) : null
    if (match) return `${what}: ${quote(match[0])}`
  }
  return null
}

/** Thanks and nothing else: few words, none of which ask or report. "Thanks, Al" under other words is only a sign-off. */
function findThanks(subject: string, text: string): string | null {
  const opening = THANKS.exec(text.slice(0, 400))
  if (!opening) return null
  const { visible } = splitVisibleText(text, subject)
  const words = visible.split(/\s+/).length
  if (words > MAX_THANKS_WORDS || !THANKS.test(visible) || MORE_THAN_THANKS.test(visible)) return null
  const lines = splitLines(visible).filter(({ head }) => head !== '')
  const body = lines.filter((line, at) => !isClosing(line) && !(isNameLine(line) && isClosing(lines[at - 1])))
  const rest = body.filter((line) => !isGreeting(line.head) && !isNameLine(line)).map(({ head }) => head)
  if (rest.length > 0 && !THANKS.test(rest.join(' '))) return null
  const answered = /^\s*(?:re|aw|sv|antw)\s*:/i.test(subject) || !MORE_THAN_THANKS.test(subject)
  return answered ? `thanks: ${quote(opening[0])}` : null
}

function isGreeting(line: string): boolean {
  return line.length < 40 && /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.?!]*[,!.]?$/i.test(line)
}
