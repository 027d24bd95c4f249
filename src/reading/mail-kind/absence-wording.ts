import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** What an absence note says of its writer, and a desk of a mail it took in. */
const ABSENCE = new RegExp(
  [
    "\\b(?:i am|i['’]m|i will be|i['’]ll be|we are|we will be|currently) (?:currently |now |presently )?(?:out of (?:the )?(?:office|country)|out of town|(?:away|out) (?:from (?:the office|my desk|my e-?mail)|until|through|from \\w+day)|on (?:vacation|leave|holidays?|pto|(?:annual|maternity|paternity|sick|parental|medical) leave))",
    '\\b(?:limited|no|intermittent) access to (?:my )?e-?mails?\\b|\\b(?:i )?will (?:respond|reply|answer|get back)\\b.{0,60}\\b(?:when i (?:return|am back)|upon (?:my )?return|after i return|on my return)',
    '\\bno longer (?:with|works? (?:for|at)|employed (?:by|at)) (?:the )?(?:company|practice|organi[sz]ation|clinic|firm|us)\\b',
    '\\bthis is an? (?:auto(?:matic|mated|matically generated|-?reply|-?response)?|system)[ -]?(?:reply|response|generated|message|e-?mail)|\\bdo not reply to this (?:automated )?(?:e-?mail|message)|\\bautomated (?:response|reply|notice|confirmation)\\b',
    "\\bwe(?: have|['’]ve)? received your (?:e-?mail|message|request|inquiry|enquiry)\\b.{0,160}\\b(?:respond|get back|be in touch|reply|contact you|business (?:days?|hours))",
    '\\byour (?:e-?mail|message|request|inquiry|enquiry|ticket) (?:has been|was) (?:received|logged|registered|created|opened|assigned)\\b.{0,200}\\b(?:be in touch|get back|respond|reply|contact you|business (?:days?|hours)|ticket|reference|automat\\w+)',
    '\\bich bin (?:derzeit|bis|vom|zurzeit|im urlaub|nicht (?:im|in))\\b|\\babwesend\\b|\\bnicht im (?:büro|haus)\\b|\\baußer haus\\b',
    '\\bje (?:suis|serai) (?:actuellement )?(?:absente?|en congés?|en vacances|hors du bureau)|\\babsente? du bureau',
    '\\bfuera de (?:la )?oficina|\\b(?:estoy|estaré|me encuentro) (?:actualmente )?(?:fuera|ausente|de vacaciones)|\\bausente\\b',
    '\\b(?:estou|estarei) (?:atualmente )?(?:fora|ausente|de férias|em férias)|\\bfora do escritório',
    '\\bfuori ufficio|\\b(?:sono|sarò) (?:attualmente )?(?:assente|in ferie|fuori)\\b',
    '\\bniet (?:op|aanwezig op) kantoor|\\b(?:ik ben|afwezig)\\b.{0,30}\\b(?:afwezig|vakantie|tot en met)',
    '\\bjag är (?:ledig|inte på kontoret|på semester|frånvarande)|\\bjeg er (?:ikke på kontoret|på ferie|fraværende|bortreist)|\\bikke til stede\\b|\\bolen (?:lomalla|poissa)',
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

/** Offices that are closed, mailboxes nobody reads, people who moved on, desks that answer later. */
const ELSEWISE = anyOf(
  inOrder(
    /\b(?:offices?|practice|clinics?|department|desk|billing|we)(?: (?:is|are|will be)| (?:is|are) (?:currently|now|also))/i,
    / closed\b[^?]{0,200}\b/i,
    /(?:re-?open(?:s|ing)?|returns?|respond|reply|get back|be back|answer|next business day|emergency)\b/i,
  ),
  inOrder(
    /\b(?:this|the|my) (?:e-?mail )?(?:mailbox|inbox|address|account|e-?mail(?: address| account)?|line) /i,
    /(?:is|are) (?:(?:not|no longer) (?:being |regularly )?(?:monitored|checked|read|in use|active|attended)|unmonitored)\b/i,
  ),
  inOrder(
    /\b(?:won['’]?t|will not|not) be (?:reading|checking|answering|monitoring|able to (?:check|read|answer|respond))\b/i,
    /[^.?]{0,30}\b(?:e-?mails?|messages?|mail|inbox)\b/i,
  ),
  /\b(?:messages?|e-?mails?) (?:are|is|will|has|have) not (?:be |been |being )?(?:forwarded|monitored)\b/i,
  /\bi(?:['’]ll| will) be (?:back|returning)\b[^.?]{0,20}\b(?:at my desk|(?:in|to) (?:the )?office|at work)\b/i,
  inOrder(
    /\bi(?: am|['’]m| will be|['’]ll be) (?:currently |now )?/i,
    anyOf(
      /attending an? |at an? (?:conference|seminar|convention|training|meeting|retreat|workshop)/i,
      /travell?ing|on jury duty|on bereavement|on fmla|on sabbatical|unavailable (?:until|from)|off (?:until|from|work)/i,
    ),
  ),
  /\b(?:in|during) my absence\b/i,
  inOrder(
    /\b(?:i|\w{2,20}) (?:have |has )(?:now )?(?:retired|left) (?:from )?/i,
    /(?:the |this |our )?(?:practice|company|organi[sz]ation|clinic|group)\b/i,
  ),
  inOrder(
    /\b(?:thank you|thanks) for (?:contacting|reaching out to|your (?:e-?mail|message|inquiry|enquiry))\b[^?]{0,240}\b/i,
    /(?:business (?:days?|hours)|in the order|response times?|as soon as (?:possible|we can|i can)|our hours are)\b/i,
  ),
)
/** Words of which one stands in whatever that pattern matches. */
const ELSEWISE_CUES = [
  'closed',
  'monitored',
  'checked',
  'in use',
  'attended',
  'be reading',
  'be checking',
  'be answering',
  'not be able',
  'forwarded',
  'be back',
  'be returning',
  'attending',
  'conference',
  'seminar',
  'convention',
  'training',
  'meeting',
  'retreat',
  'workshop',
  'travel',
  'jury',
  'bereavement',
  'sabbatical',
  'fmla',
  'unavailable',
  'off ',
  'absence',
  'retired',
  'left ',
  'thank',
  'not active',
  'longer active',
  'not read',
]

/** True for a text whose first lines say that nobody wrote it or that its writer is away. */
export function saysAbsent(text: string): boolean {
  const opening = text.slice(0, 800)
  return (
    ABSENCE.test(opening) || (BEYOND_LATIN_1.test(opening) && ABSENCE_ELSEWHERE.test(opening)) || saysElsewise(opening)
  )
}

function saysElsewise(opening: string): boolean {
  const lower = opening.toLowerCase()
  return ELSEWISE_CUES.some((cue) => lower.includes(cue)) && ELSEWISE.test(opening)
}
