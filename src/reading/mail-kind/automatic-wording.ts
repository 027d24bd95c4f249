import { anyOf, inOrder, optional, repeated } from '../../patterns/compose-patterns.ts'

/**
 * Subjects that mail programs put before an absence note, in the languages Exchange, Lotus Notes and webmail speak. The
 * colon (or bracket) belongs to them: "Automatic reply requirement for ADR letters" is a question.
 */
const AUTOMATIC_SUBJECT = inOrder(
  /^/i,
  anyOf(
    inOrder(
      /\[?/i,
      anyOf(
        /auto(?:matic|mated)?[ -]?(?:reply|response|responder|answer|message)/i,
        /autoreply|autoresponse/i,
        /automatische? (?:antwort|antwoord|beantwortung)/i,
        /abwesenheits(?:notiz|nachricht|meldung)/i,
        /réponse automatique|reponse automatique|message d['’]absence/i,
        /respuesta automática|respuesta automatica|resposta automática/i,
        /resposta automatica|risposta automatica|autosvar|automatisk svar/i,
        /automatiskt svar|automaattinen vastaus|automatyczna odpowiedź/i,
        /automatická odpov[eě][dď]|automatická odpoveď|automatikus válasz|răspuns automat/i,
        /otomatik yanıt|автоматический ответ|автоматична відповідь|автоматичен отговор/i,
        /automatski odgovor|samodejni odgovor|automaatvastus|automātiskā atbilde/i,
        /automatinis atsakymas|αυτόματη απάντηση|رد تلقائي|מענה אוטומטי|自動応答|自動回覆|自动答复/i,
        /自动回复|자동 회신|ตอบกลับอัตโนมัติ|trả lời tự động/i,
      ),
      /\]?[ \t]*[:：>]/i,
    ),
    /auto: /i,
    inOrder(
      /(?:out of (?:the )?office|ooo|oof|ooto)/i,
      optional(/ (?:auto)?[- ]?(?:re|reply|response|notification|message)/i),
      /[ \t]*(?:[:：]|$)/i,
    ),
    /vacation (?:reply|response|message|notice)\b/i,
    /.{0,80}\bis (?:currently )?out of the office\b/i,
    /away from (?:my|the) (?:mail|office|desk)\b/i,
    /i am out of (?:the )?office\b/i,
  ),
)
/** Subjects of recalls, read receipts and calendar answers; a person may write them too. */
const RECEIPT_SUBJECT = inOrder(
  /^/i,
  anyOf(
    /recall: |read: |not read: |gelesen: |lu[ \t]?: |leído: /i,
    /(?:accepted|declined|tentative|tentatively accepted|canceled event|cancelled event): /i,
  ),
)

/** Acknowledgements of other desks: they answer ours, ours must not answer them. */
const ACKNOWLEDGEMENT = inOrder(
  /^(?:re: )?/i,
  anyOf(
    /\[request received\]/i,
    /\[(?:ticket|case|request)[ #:]{0,2}[\w-]{1,20}\] we(?: have|['’]ve)? received your/i,
    /ticket (?:received|created|opened)\b/i,
    /(?:we['’]ve|we have) received your/i,
    inOrder(/your (?:request|ticket|case|message|e-?mail) (?:has been|was) /i, /(?:received|created|opened|logged)/i),
    inOrder(
      /(?:incident|ticket|case|request) \S{1,20} (?:(?:has been|was) )?/i,
      /(?:opened|created|received|logged)$/i,
    ),
    inOrder(
      /(?:we(?:['’]ve| have)? )?(?:just )?(?:got|received|have) your /i,
      /(?:e-?mail|message|note|request|inquiry|enquiry|question)\b/i,
    ),
    /(?:thank you|thanks) for (?:contacting|reaching out|writing|getting in touch|your (?:e-?mail|message|inquiry|enquiry))\b/i,
    /(?:acknowledge?ment|confirmation) of (?:receipt|your (?:e-?mail|message|request|inquiry|enquiry))\b/i,
  ),
)

/** The day a note's subject names, behind words such as `Closed`. */
const DAYS = repeated(
  inOrder(
    /[ ,]{1,2}(?:and |& )?/i,
    anyOf(
      /for|on|until|till|through|thru|from|to|the|in|of|observance|today|tomorrow|this|next|holidays?|weekend|week|day/i,
      /(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|christmas|thanksgiving|new year['’]?s?|labor|memorial|independence/i,
      /(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?|\d{1,4}(?:st|nd|rd|th)?(?:[-/.–]\d{1,4}){0,2}/i,
      /storm|snow|weather|inclement|winter|training|inventory|staff|meeting|retreat/i,
    ),
  ),
  '{0,10}',
)

/** Subjects people give their own absence notes: nothing else stands in them but days and, behind a sign, the subject answered. */
const NOTE_SUBJECT = inOrder(
  /^\W{0,3}(?:re: ?)?/i,
  anyOf(
    inOrder(
      /(?:(?:our|the|all) )?(?:offices?|clinics?|practice|department|we|billing office|front desk)(?: (?:is|are|will be))? /i,
      /(?:temporarily )?closed|closure/i,
    ),
    /(?:temporarily )?closed|(?:holiday|office|snow|weather) (?:closure|closing|hours|schedule)|gone fishing/i,
    inOrder(
      /(?:i am |i['’]m |currently |notice: )?(?:out |away |off |gone )?(?:on )?(?:an? |my )?/i,
      anyOf(
        /(?:annual |maternity |paternity |parental |family |medical |sick |bereavement |study )?leave|vacation|pto|holiday|sabbatical/i,
        /jury duty|away|out sick|out of town|unavailable|travell?ing|not in the office|retired/i,
      ),
    ),
    /(?:away|absence|vacation|leave|holiday) (?:notice|note|message)/i,
    /(?:out|gone)(?= (?:until|till|through|from|today|this|on)\b)/i,
    /no longer (?:with|at|employed|working) [a-z .,'’&-]{1,60}/i,
    /(?:this )?(?:mailbox|inbox|account|address) (?:is )?(?:not|no longer|un)[ -]?(?:monitored|in use|active|checked)/i,
  ),
  DAYS,
  /[ .!]{0,3}(?:$|[-–—:|(/[])/i,
)

/** True for a subject a program put before an absence note. */
export function isReplySubject(subject: string): boolean {
  return AUTOMATIC_SUBJECT.test(subject.trim().slice(0, 300))
}

/** True for a subject a program put before an absence note, a receipt, a recall or a calendar answer. */
export function isAutomaticSubject(subject: string): boolean {
  return isReplySubject(subject) || RECEIPT_SUBJECT.test(subject.trim().slice(0, 300))
}

/** True for a subject another desk's acknowledgement carries. */
export function isAcknowledgement(subject: string): boolean {
  return ACKNOWLEDGEMENT.test(subject.trim().slice(0, 300))
}

/** True for a subject somebody gave their own absence note. */
export function isNoteSubject(subject: string): boolean {
  return !subject.includes('?') && NOTE_SUBJECT.test(subject.trim().slice(0, 300))
}
