import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { firstWordOf, headOf, type MessageLine } from '../text/message-lines.ts'

/** What mails are sent from. Bare "mail" is none of them: "Sent by mail on 3/4" tells of a claim. */
const DEVICE = anyOf(
  /i?phones?|ipad|ipod|android|blackberry|outlook/,
  /(?:yahoo|proton|windows|apple|fast|zoho|tuta|samsung|hot|aol|g) ?mail/,
  /airmail|mailbox|samsung|galaxy|windows|mobile|cell|device|hotmail|aol|yahoo|htc|nokia|pixel/,
  /motorola|verizon|t-mobile|at&t|xfinity|smartphone|tablet|handheld|superhuman|thunderbird/,
  /mailspring|mimestream|missive|shortwave|polymail|mail ?bird|e?m client|blue ?mail|aqua ?mail|fairemail|typeapp|k-?9 mail/,
  /tutanota|proton|zimbra|roundcube|gmx|mailmate|betterbird|postbox|spark (?:mail|desktop|for)|canary mail|edison mail/,
  /telefon|handy|m[óo]vil|mobil\w{0,10}|app/,
).source
const ENGLISH = inOrder(
  /^[(<]{0,2}/i,
  anyOf(
    inOrder(/sent from /i, anyOf(/my\b|\[?mail\b/i, inOrder(/.{0,40}\b/i, new RegExp(DEVICE, 'i'), /\b/i))),
    inOrder(/from (?:my|an?) (?:\w{1,20} )?/i, new RegExp(DEVICE, 'i'), /\b/i),
    inOrder(/sent (?:with|via|using|by)\b.{0,40}\b/i, new RegExp(DEVICE, 'i'), /\b/i),
    inOrder(/get \[?/i, new RegExp(DEVICE, 'i'), /\b/i),
    // Programs that are called by a word, alone on the line, and any program with its link.
    /sent (?:from|with|via|using) (?:spark|canary|newton|spike|nine|hey|front|edison|evolution|mixmax|boomerang|streak|loop)[ .!]{0,3}$/i,
    /sent from (?:the )?[\w.+'’-]{2,20}(?: [\w.+'’-]{1,20}){0,3} ?[<[(]https?:[^\s>\])]{1,200}[>\])]?[ .]{0,2}$/i,
    // What providers set below a mail.
    /yahoo mail:|hipaa compliant e-?mail by\b|please consider the environment before\b/i,
  ),
)
const FOREIGN = anyOf(
  inOrder(
    /^/iu,
    anyOf(
      /enviado|envoyé|gesendet|von meinem|verzonden|skickat|inviato|verstuurd|sendt|lähetetty/iu,
      /diese nachricht|wysłane|odesláno|отправлено/iu,
    ),
    /(?!\p{L}).{0,80}(?:\b|-)/iu,
    new RegExp(DEVICE, 'iu'),
    /\b/iu,
  ),
  /^從我的|^从我的|iphoneから送信/iu,
)
/** First words of the lines these patterns match. */
const SENDING_WORDS = new Set(
  `sent from get yahoo hipaa please enviado envoyé gesendet von verzonden skickat inviato verstuurd sendt lähetetty diese wysłane odesláno
    отправлено 從我的 从我的 iphoneから送信`.split(/\s+/),
)
const MAX_CHARACTERS = 140

/** True for "Sent from my iPhone" and its like; never for a line that asks or holds a figure as long as a code. */
export function isSentFrom(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  if (head.length > MAX_CHARACTERS || !SENDING_WORDS.has(firstWordOf(line))) return false
  const said = head.replace(/[<(]?https?:\S{1,100}/, '')
  return !/\?|\d{4}/.test(said) && (ENGLISH.test(head) || FOREIGN.test(head))
}
