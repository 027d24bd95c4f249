import { anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'

/** How mail programs mark what they quote or forward. */

export const RULED_ORIGINAL = inOrder(
  /^[ \t>*]*[-_=]{2,}[ \t]*/i,
  anyOf(
    inOrder(
      anyOf(
        // "--- Original claim ---" heads what somebody lists.
        inOrder(
          /original/i,
          notBefore(/ (?:claim|cod(?:e|ing)|bill|line|charge|submission|order|denial|op|operative|surgery)\b/i),
          notBefore(/ (?:procedure|visit|note|report|dx|diagnosis|had|was)\b/i),
        ),
        /ursprüngliche|urspr|message d|mensaje|messaggio|oorspronkelijk|mensagem/i,
        /opprinnelig|oprindelig|ursprungligt|alkuperäinen|wiadomość|původní|исходное/i,
        /пересылаемое|eredeti|özgün|原始|元の/i,
        inOrder(/(?:your|our|my) (?:last|previous|earlier) /i, /(?:reply|answer|message|e-?mail|response)/i),
      ),
      /[^\n]{0,40}/i,
    ),
    /(?:reply|antwort|quoted|rtf)\b[^\n?]{0,40}[-_=:]{1,40}[ \t]*/i,
    /included?\b[^\n?]{0,40}[-_=]{2,40}[ \t]*/i,
  ),
  /$/i,
)
/** `----- Message -----`, as it stands above fields and above what somebody copied. */
export const MESSAGE_RULE =
  /^[ \t>*]*-{2,} ?(?:previous |prior |earlier |older )?(?:message|e-?mail|note|reply) ?-{2,}$/i
/** `----- Message from Lind, Tove, RN sent at 2/9/2026 8:40 AM CST -----` */
export const MESSAGE_SENT = inOrder(
  /^[ \t>*]*-{2,} ?(?:message|e-?mail|reply) from [^\n?]{2,80} (?:sent|on|at|dated)\b[^\n?]{0,20}/i,
  /\d{1,4}[/-]\d{1,2}[/-]\d{2,4}[^\n?]{0,40}-{2,}$/i,
)
/** `-------- Original message --------From: Desk <desk@x.example> Date: 4/28/25  4:33 PM …`, as telephones write it on one line. */
export const ORIGINAL_ON_ONE_LINE = inOrder(
  /^[ \t>*]*-{2,} ?original message ?-{2,} ?from: ?[^\n]{2,160}/i,
  /\b(?:date|sent): ?[^\n]{0,30}\d{1,2}[:.]\d{2}/i,
)
/** What help desks put above the history, so that answers are written over it. */
export const REPLY_ABOVE = inOrder(
  /^[ \t>*#_=-]{0,12}/i,
  anyOf(
    /(?:please )?(?:type|write|enter|add|include) your (?:reply|response|answer) above/i,
    /reply above this/i,
    /(?:write|type|respond|antworten sie) above this/i,
    /bitte (?:antworten sie|schreiben sie ihre antwort) (?:über|oberhalb)/i,
    /répondez au-dessus/i,
    /(?:please )?do not (?:write|type) below this/i,
  ),
  /\b[^\n?]{0,60}$/i,
)
export const FORWARD_MARKER = inOrder(
  /^[ \t>*]*/i,
  anyOf(
    inOrder(
      /[-_=]{2,}[ \t]*/i,
      anyOf(
        /forwarded|weitergeleitet/i,
        /message (?:transféré|réexpédi)/i,
        /mensaje reenviado|messaggio inoltrato|doorgestuurd|mensagem encaminhada/i,
        /videresendt|vidarebefordrat|przekazana|пересылаемое|fwd/i,
      ),
      /[^\n]{0,60}/i,
    ),
    /begin forwarded message:?/i,
    /(?:anfang der )?weitergeleitete[n]? (?:e-mail|nachricht):?/i,
    /début du message (?:transféré|réexpédié)[^\n]{0,6}/i,
    /inicio del mensaje reenviado:?/i,
    /inizio messaggio inoltrato:?/i,
    /begin doorgestuurd bericht:?/i,
    /início da mensagem (?:encaminhada|reenviada):?/i,
  ),
  /[ \t]*$/i,
)
/** First words of {@link FORWARD_MARKER} without a rule. */
export const FORWARDING_WORDS = new Set([
  'begin',
  'weitergeleitete',
  'weitergeleiteten',
  'anfang',
  'début',
  'inicio',
  'inizio',
  'início',
])
export const HEADER_LINE = inOrder(
  /^[ \t>*_]{0,6}/i,
  anyOf(
    /from|von|de|da|van|od|fra|från|frá|sent|gesendet|envoyé|enviado|inviato|verzonden/i,
    /skickat|sendt|lähetetty|wysłano|odesláno|date|message du|datum|fecha|data|dato|to|an|à/i,
    /para|a|aan|til|till|do|komu|cc|kopie|subject|betreff|objet|asunto|oggetto|onderwerp/i,
    /assunto|emne|ämne|aihe|temat|předmět|reply-to|importance|attachments?|от|кому|тема|дата/i,
    /отправлено|lähettäjä|vastaanottaja|kime|kimden|konu|发件人|收件人|主题|发送时间|寄件者|收件者|主旨|差出人|宛先|件名/i,
  ),
  /[ \t*_]{0,4}[:：]/i,
)
export const MAIL_FIELD = anyOf(
  /@|\d[:.h]\d{2}/i,
  inOrder(
    /^[ \t>*_]{0,6}/i,
    anyOf(
      /sent|gesendet|envoyé|enviado|inviato|verzonden|skickat|sendt|lähetetty|wysłano/i,
      /odesláno|subject|betreff|objet|asunto|oggetto|onderwerp|assunto|emne|ämne|aihe|temat/i,
      /předmět|тема|konu|主题|主旨|件名/i,
    ),
    /[ \t*_]{0,4}[:：]/i,
  ),
)
