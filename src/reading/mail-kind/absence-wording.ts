import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { saysElsewise } from './closed-wording.ts'
import type { MailWords } from './mail-words.ts'

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

/** True for a text whose first lines say that nobody wrote it or that its writer is away. */
export function saysAbsent(text: string): boolean {
  const opening = text.slice(0, 800)
  return ABSENCE.test(opening) || (BEYOND_LATIN_1.test(opening) && ABSENCE_ELSEWHERE.test(opening))
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
export function opensAbsent(text: string, stands: MailWords['stands']): boolean {
  const opening = text.slice(0, 200)
  return saysAbsent(opening) || saysElsewise(opening, stands)
}
