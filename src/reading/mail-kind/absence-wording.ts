import { anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'

/** `This mailbox is not monitored 24/7` stands below questions: somebody reads it by day. */
const NOT_ALWAYS = notBefore(
  /,? (?:24|around the clock|at all times|all the time|continuously|constantly|after|outside|on (?:the )?(?:weekends?|holidays?))/i,
)

/** What an absence note says of its writer, and a desk of a mail it took in. */
const ABSENCE = new RegExp(
  [
    inOrder(
      /\b/,
      /i am|i['’]m|i will be|i['’]ll be|we are|we will be|currently/,
      / (?:currently |now |presently )?/,
      anyOf(
        /out of (?:the )?(?:office|country)/,
        /out of town/,
        /(?:away|out) (?:from (?:the office|my desk|my e-?mail)|until|through|from \w+day)/,
        inOrder(
          /on /,
          anyOf(/vacation|leave|holidays?|pto/, /(?:annual|maternity|paternity|sick|parental|medical) leave/),
        ),
      ),
    ).source,
    anyOf(
      /\b(?:limited|no|intermittent) access to (?:my )?e-?mails?\b/,
      inOrder(
        /\b(?:i )?will (?:respond|reply|answer|get back)\b.{0,60}\b/,
        /when i (?:return|am back)|upon (?:my )?return|after i return|on my return/,
      ),
    ).source,
    '\\bno longer (?:with|works? (?:for|at)|employed (?:by|at)) (?:the )?(?:company|practice|organi[sz]ation|clinic|firm|us)\\b',
    anyOf(
      inOrder(
        /\bthis is an? /,
        /auto(?:matic|mated|matically generated|-?reply|-?response)?|system/,
        /[ -]?(?:reply|response|generated|message|e-?mail)/,
      ),
      /\bdo not reply to this (?:automated )?(?:e-?mail|message)/,
      /\bautomated (?:response|reply|notice|confirmation)\b/,
    ).source,
    inOrder(
      /\bwe(?: have|['’]ve)? received your (?:e-?mail|message|request|inquiry|enquiry)\b.{0,160}\b/,
      /respond|get back|be in touch|reply|contact you|business (?:days?|hours)/,
    ).source,
    inOrder(
      /\byour (?:e-?mail|message|request|inquiry|enquiry|ticket) (?:has been|was) /,
      /received|logged|registered|created|opened|assigned/,
      /\b.{0,200}\b/,
      anyOf(/be in touch|get back|respond|reply|contact you|business (?:days?|hours)|ticket/, /reference|automat\w+/),
    ).source,
    '\\bich bin (?:derzeit|bis|vom|zurzeit|im urlaub|nicht (?:im|in))\\b|\\babwesend\\b|\\bnicht im (?:büro|haus)\\b|\\baußer haus\\b',
    '\\bje (?:suis|serai) (?:actuellement )?(?:absente?|en congés?|en vacances|hors du bureau)|\\babsente? du bureau',
    '\\bfuera de (?:la )?oficina|\\b(?:estoy|estaré|me encuentro) (?:actualmente )?(?:fuera|ausente|de vacaciones)|\\bausente\\b',
    '\\b(?:estou|estarei) (?:atualmente )?(?:fora|ausente|de férias|em férias)|\\bfora do escritório',
    '\\bfuori ufficio|\\b(?:sono|sarò) (?:attualmente )?(?:assente|in ferie|fuori)\\b',
    '\\bniet (?:op|aanwezig op) kantoor|\\b(?:ik ben|afwezig)\\b.{0,30}\\b(?:afwezig|vakantie|tot en met)',
    anyOf(
      /\bjag är (?:ledig|inte på kontoret|på semester|frånvarande)/,
      /\bjeg er (?:ikke på kontoret|på ferie|fraværende|bortreist)/,
      /\bikke til stede\b|\bolen (?:lomalla|poissa)/,
    ).source,
    'nieobecn|na urlopie|poza biurem|na dovolené|szabadságon|nem vagyok az irod|în concediu|izindeyim',
  ].join('|'),
  'is',
)

/** The same in words with a letter beyond Latin-1: looked for only where such a letter stands. */
const ABSENCE_ELSEWHERE = new RegExp(
  [
    'mimo kancelář|ofis dışında|в отпуске|отсутству|на отпуск|відпустц|εκτός γραφείου|άδεια|خارج المكتب|إجازة|מחוץ למשרד|בחופשה',
    '不在|外出|休暇|休假|出差|外出中|부재중|휴가|ไม่อยู่ที่สำนักงาน|vắng mặt|đi vắng',
  ].join('|'),
  'is',
)
const BEYOND_LATIN_1 = /[^\0-\u00ff]/

/** Offices that are closed, mailboxes nobody reads, people who moved on, desks that answer later: where a cue stands, the pattern is asked. */
const ELSEWISE: readonly { cues: readonly string[]; pattern: RegExp }[] = [
  {
    cues: [' closed', ' closes'],
    pattern: inOrder(
      /\b(?:offices?|practice|clinics?|department|desk|billing|we)(?: (?:is|are|will be)| (?:is|are) (?:currently|now|also))/i,
      / closed\b[^?]{0,200}\b/i,
      /(?:re-?open(?:s|ing)?|returns?|respond|reply|get back|be back|answer|next business day|emergency)\b/i,
    ),
  },
  {
    cues: ['monitored', 'checked', 'attended', 'not active', 'longer active', 'in use', 'not read', 'be deleted'],
    pattern: anyOf(
      inOrder(
        /\b(?:this|the|my) (?:e-?mail )?(?:mailbox|inbox|address|account|e-?mail(?: address| account)?|line) (?:is|are) /i,
        /(?:(?:not|no longer) (?:being |regularly )?(?:monitored|checked|read|in use|active|attended)|unmonitored)\b/i,
        NOT_ALWAYS,
      ),
      inOrder(/\b(?:mailbox|inbox|account) (?:is not|will not be) (?:monitored|checked)\b/i, NOT_ALWAYS),
      /\b(?:mailbox|inbox|account) will be deleted\b/i,
    ),
  },
  {
    cues: [
      'be reading',
      'be checking',
      'be answering',
      'not be able',
      'be monitoring',
      'check',
      'only read',
      'will be ',
    ],
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
    cues: ['forwarded'],
    pattern: /\b(?:messages?|e-?mails?) (?:are|is|will|has|have) not (?:be |been |being )?forwarded\b/i,
  },
  {
    cues: ['be back', 'be returning', ' return '],
    pattern:
      /\bi(?:['’]ll| will) (?:be back|be returning|return)\b[^.?]{0,20}\b(?:at my desk|(?:in|to) (?:the )?office|at work)\b/i,
  },
  {
    cues: ['attending a', 'conference', 'seminar', 'convention', 'training', 'meeting', 'retreat', 'workshop'],
    pattern: inOrder(
      /\bi(?: am|['’]m| will be|['’]ll be) (?:currently |now )?/i,
      /(?:attending|at) an? (?:\w{1,20} )?(?:conference|seminar|convention|training|meeting|retreat|workshop)\b/i,
    ),
  },
  {
    cues: ['travel', 'jury', 'bereavement', 'fmla', 'sabbatical', 'unavailable', ' off ', ' out '],
    pattern: inOrder(
      /\bi(?: am|['’]m| will be|['’]ll be) (?:currently |now )?/i,
      anyOf(
        /travell?ing|on jury duty|on bereavement|on fmla|on sabbatical|unavailable (?:until|from)/i,
        /(?:off|out) (?:until|from|through|work|sick|today|all|this|next|for|on (?:pto|vacation|leave|fmla))\b/i,
      ),
    ),
  },
  {
    cues: ['got your', 'have your', 'received your'],
    pattern: inOrder(
      /\b(?:we|i)(?: have|['’]ve)? (?:just )?(?:got|received|have) your (?:e-?mail|message|note|mail|request|inquiry|enquiry)\b/i,
      /[^?]{0,200}\b(?:get back to you|be in touch|reach out|respond|reply|answer you|contact you)\b/i,
    ),
  },
  // A desk that numbers what it took in, and whoever will answer: no person writes so of the reader's mail.
  {
    cues: ['ticket', ' case ', 'reference', 'tracking', 'incident', 'confirmation'],
    pattern: inOrder(
      /\byour (?:e-?mail|message|request|inquiry|enquiry|question) (?:has been|was|is|now has) /i,
      /(?:given|assigned|issued|filed under|saved as|entered as|turned into)?[ ]?(?:an? |the |your )?(?:new |support |service )?/i,
      /(?:ticket|case|reference|tracking|request|incident|confirmation)\b/i,
    ),
  },
  {
    cues: [
      'will respond',
      'will reply',
      'will answer',
      'will get back',
      'will be in touch',
      'will contact',
      'will call',
      'will reach',
    ],
    pattern: inOrder(
      /\b(?:someone|somebody|a (?:member|representative|specialist|coder|biller|person)|one of (?:our|the) \w+|our (?:team|staff))\b/i,
      /[^.?!]{0,60}\bwill (?:respond|reply|answer|get back|be in touch|contact you|call you|reach out)\b/i,
      /[^.?!]{0,40}\b(?:with)?in (?:\d{1,2}|one|two|three|an?|the next)[^.?!]{0,16}(?:hours?|days?)\b/i,
    ),
  },
  { cues: ['my absence'], pattern: /\b(?:in|during) my absence\b/i },
  {
    cues: ['retired', ' left ', 'longer work', 'longer employed'],
    pattern: anyOf(
      inOrder(
        /\b(?:i|\w{2,20}) (?:have |has )(?:now )?(?:retired|left) (?:from )?/i,
        /(?:the |this |our )?(?:practice|company|organi[sz]ation|clinic|group)\b/i,
      ),
      /\bno longer (?:works?|working|employed) (?:here|at|for|with)\b/i,
    ),
  },
  {
    cues: ['business day', 'business hour', 'in the order', 'response time', 'as soon as', 'hours are', 'shortly'],
    pattern: inOrder(
      /\b(?:thank you|thanks) for (?:contacting|reaching out to|getting in touch|your (?:e-?mail|message|inquiry|enquiry))\b/i,
      /[^?]{0,240}\b(?:business (?:days?|hours)|in the order|response times?|as soon as (?:possible|we can|i can))\b/i,
    ),
  },
]

/** True for a text whose first lines say that nobody wrote it or that its writer is away. */
export function saysAbsent(text: string): boolean {
  const opening = text.slice(0, 800)
  return ABSENCE.test(opening) || (BEYOND_LATIN_1.test(opening) && ABSENCE_ELSEWHERE.test(opening))
}

/** The same for what people write who set up no program for it; in a letter such words tell of somebody else. */
export function saysElsewise(text: string): boolean {
  const opening = text.slice(0, 800)
  return ELSEWISE.some(({ cues, pattern }) => cues.some((cue) => opening.includes(cue)) && pattern.test(opening))
}

/** What a note says besides: who stands in, and that mail waits or is lost. */
const COVER = anyOf(
  inOrder(
    /\b(?:while|when|during|in) (?:i(?:['’]m| am) |my |the )?(?:away|out|gone|absence|leave|time off|vacation|meantime|interim)\b/i,
    /[^?]{0,100}\b(?:cover(?:s|ing)?|contact|e-?mail|reach|call|write|see|direct|handl(?:es|ing)|help|assist|questions)\b/i,
  ),
  inOrder(
    /\b(?:won['’]?t|will not|not|unable to) (?:be )?(?:reading|checking|read|check|see|seeing|monitoring|monitor|receive|receiving)\b/i,
    /[^.?]{0,40}\b(?:e-?mails?|messages?|mail|inbox)\b/i,
  ),
  /\b(?:re-?send|send again)\b[^.?]{0,60}\b(?:back|return)\b/i,
)

/** True for an absence note that also tells who stands in or that nobody reads: codes in it are no question. */
export const tellsCover = (text: string): boolean => COVER.test(text.slice(0, 800))

/** True for a text that begins with its writer's absence. */
export function opensAbsent(text: string): boolean {
  const opening = text.slice(0, 200)
  return saysAbsent(opening) || saysElsewise(opening)
}
