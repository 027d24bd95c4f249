import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import { OFFICE_WORDS } from './office-words.ts'

/** Words people close a mail with. */
const CLOSING = inOrder(
  /^/i,
  anyOf(
    /(?:many |much |with )?(?:thanks|thank you|thx|thnx|tks|ty|tia|tysm)\b(?!.*\?)[^?]{0,40}/i,
    inOrder(
      optional(/(?:kind|best|warm|warmest|kindest|with (?:kind |best )?)[ \t]?/i),
      /(?:regards|wishes|best)\b[^?]{0,20}/i,
    ),
    /sincerely\b[^?]{0,20}/i,
    /yours(?: (?:truly|sincerely|faithfully))?\b[^?]{0,10}/i,
    /respectfully\b[^?]{0,20}|cordially\b[^?]{0,10}|cheers\b[^?]{0,10}/i,
    /appreciate (?:it|you|your)\b[^?]{0,40}/i,
    /take care\b[^?]{0,10}/i,
    /have a (?:great|good|nice|wonderful)\b[^?]{0,40}/i,
    /happy (?:holidays?|thanksgiving|new year|friday|monday|weekend)\b[^?]{0,20}/i,
    /(?:(?:un )?(?:cordial(?:es)? |atentos? )?saludos?|(?:muy )?atentamente|cordialmente|(?:muchas |mil )?gracias)\b[^?]{0,40}/i,
    /quedo (?:atent[oa]|pendiente|a la espera)\b[^?]{0,40}|bendiciones|atenciosamente|obrigad[oa]\b[^?]{0,20}/i,
    /cordialement|bien à vous|merci\b[^?]{0,20}/i,
    /(?:mit )?(?:freundlichen|besten|vielen|viele|beste|liebe) gr(?:ü|ue)(?:ß|ss)en?\b[^?]{0,20}/i,
    /v\/r|best/i,
  ),
  /[,.!;:~ \t-]*$/i,
)
const CREDENTIALS = inOrder(
  /\b/,
  anyOf(
    /CPC(?:-[A-Z]+)?|CCS(?:-P)?|CPB|COC|CIC|CRC|CPMA|CASCC|CANPC|CEMC|COSC|CGIC|RHIT|RHIA/,
    /CMRS|CMBS|CMC|CBCS|MD|DO|DPM|DDS|OD|NP|PA-C|FNP(?:-BC)?|APRN|RN|LPN|MBA|MHA|LCSW|PhD/,
    /PsyD|DPT|PT|OTR|CRNA|FACP|FACS|FAAFP|LPC|LMFT|LMHC|LICSW|AuD|DC|DMD|CNM|CNP|CPHQ|CHC|CDIP|CCDS/,
  ),
  /\b/,
)
const NAME_WORD = inOrder(
  /^/,
  anyOf(
    /[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]{1,20}(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]{1,20})?|[A-ZÀ-ÖØ-Þ]\.?|[A-ZÀ-ÖØ-Þ]{2,20}/,
    /(?:Mc|Mac|O['’]|De|La|Van|Von)[A-Z][a-z]{1,20}|de|la|van|von|del/,
  ),
  /$/,
)
const CONTACT = anyOf(
  /\(\d{3}\)[ \t]?\d{3}[-. ]\d{4}/i,
  /(?<!\d)\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)/i,
  /(?<!\d)\d{3}-\d{4}(?![\d-])/i,
  /[\w.+-]{1,64}@[\w.-]{1,100}/i,
  /\bhttps?:\/\/|\bwww\./i,
  /\b(?:NPI|Tax ID|TIN|EIN)\b[ \t#:]{0,3}\d/i,
  /\b(?:tel|ph|phone|fax|cell|mobile|office|direct|ext|p|f|o|c|m)\b[ \t]?[.:#][ \t]?[(+]?\d/i,
  /\b(?:ext\.?|(?<!\b[A-Z\d]\d{3}[A-Z\d][ \t]?)x)[ \t]?\d{2,6}[ \t]*$/i,
)
const ADDRESS = anyOf(
  /\b[A-Z]{2}[ \t,]{1,3}\d{5}(?:-\d{4})?\b/,
  inOrder(
    /^\d{1,6} .{2,60}\b/,
    anyOf(/St|Street|Ave|Avenue|Rd|Road|Blvd|Ln|Lane|Dr|Drive|Fwy|Hwy|Pkwy|Way|Suite|Ste|Plaza|Ct/, /Court/),
    /\b/,
  ),
  /^P\.?O\.? Box \d/,
)
const JOB = inOrder(
  /\b/i,
  anyOf(
    /manager|mgr|supervisor|coordinator|specialist|director|biller|billing|coder|coding/i,
    /administrator|auditor|analyst|lead|clinic|medical|health|healthcare|associates|group/i,
    /center|hospital|practice|physicians|billing|LLC|Inc|PLLC|P\.?C\.?|P\.?A\.?|department/i,
    /dept|office|compliance|accounts|revenue|reimbursement|patient services|client support/i,
    /nurse|therapist|surgeon|president|partner|owner|assistant|receptionist|secretary|technician/i,
    /facturaci[óo]n|facturadora?|codificaci[óo]n|codificadora?|gerente|m[ée]dic[oa]s?|cl[íi]nica|consultorio/i,
    /centro|coordinadora?|enfermer[oa]|recepci[óo]n|administradora?|contabilidad|oficina/i,
    /institute|orthop(?:a?edics?)|pediatrics|dermatology|cardiology|radiology|surgery|therapy/i,
  ),
  /\b/i,
)
const DELIMITER = /^(?:--|—|__|\*\*|ᐧ)[ \t]?$|^[-_=*~]{3,80}$/
/** What a contact line never holds: a question, or the words of a sentence. */
const SENTENCE = anyOf(
  /\?|['’]s [a-z]/i,
  inOrder(
    /\b/i,
    anyOf(
      /is|are|was|were|my|your|you|please|we|i|us|can|need|do|does|did|what|which|how|why/i,
      /billed|denied|for|here|this|that|these|those|it|they|there|see|from|with|per|says?/i,
      /said|sent|seen|but|not|if|when|pt|patient/i,
    ),
    /\b/i,
  ),
)

/** `Quiet Pines Counseling` */
const OFFICE_NAME = inOrder(/\b/, OFFICE_WORDS, /\b/)

/** Offices of which patients are a part of the name. */
export const PATIENT_OFFICE = /\b(?:patient|claims?|insurance) (?:accounts?|financial|services|access|billing)\b/i

const TITLE_WORD = /^[^\p{L}\p{N}]{0,4}(?:\p{Lu}[^\s]{0,30}|of|and|the|for|at|to|d\/b\/a|\d{1,3})?[^\p{L}\p{N}]{0,4}$/u

/** A name behind a dash, as people sign short mails: `-Jane Doe`, `- jane`. */
const DASHED_NAME = /^[-–—~]{1,2}[ \t]?\p{L}[\p{L}'’.-]{1,20}(?:[ \t]\p{L}[\p{L}'’.-]{0,20}){0,2}$/u

const DASHES = new Set('-–—~')
const RULE_SIGNS = new Set('-—_=*~ᐧ')
/** What every phone, address and page holds. */
const FIGURE_OR_SIGN = /[\d@]|:\/\/|www\./i

/** True for "Hi Dana," and its like. */
export function isGreeting(line: string): boolean {
  return line.length < 40 && /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.?!]*[,!.]?$/i.test(line)
}

/** True for a name behind a dash. */
export function isDashedName(line: MessageLine | undefined): boolean {
  return DASHES.has(headOf(line)[0] ?? '') && DASHED_NAME.test(headOf(line))
}

/** True for the first line of a letter. */
export function isSalutation(line: MessageLine | undefined): boolean {
  return isGreeting(headOf(line)) || /^to whom(?:ever)? it may concern\b/i.test(headOf(line))
}

/** True for the line a mail is closed with, such as `Thank you,` or `Regards`. */
export function isClosing(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  return head !== '' && head.length <= 60 && CLOSING.test(head)
}

/** True for the RFC 3676 delimiter `-- `, a long rule, or another line of signs that begins a signature. */
export function isSignatureDelimiter(line: MessageLine | undefined): boolean {
  const text = line?.text ?? ''
  return (text[0] === '-' || text[0] === '—') && /^(?:--[ \t]*|— ?)$/.test(text)
}

/** True for a rule of dashes, underscores or stars, and for the sign (U+1427) a mail tracker leaves at the end. */
export function isRule(line: MessageLine | undefined): boolean {
  return RULE_SIGNS.has(headOf(line)[0] ?? '') && DELIMITER.test(headOf(line))
}

/** True for a line that gives the writer's phone, address, web page or registration: the proof of a signature. */
export function isContactLine(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  if (head === '' || head.length > 160 || !FIGURE_OR_SIGN.test(head)) return false
  return (CONTACT.test(head) || ADDRESS.test(head)) && !SENTENCE.test(head)
}

/** True for a line that may stand in a signature beside its contact lines: a name, a title, an office. */
export function isSignatureLine(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  if (head === '' || head.includes('?')) return false
  // All of a signature on one line.
  if (head.length > 100) return /[|•·]/.test(head) && isContactLine(line)
  return isContactLine(line) || isNameLine(line) || /\bmailing list$/i.test(head) || isTitleLine(line)
}

/** True for a line of a title or an office: capitalised words, among them a credential or a trade. */
export function isTitleLine(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  if (head.length > 100) return false
  return (CREDENTIALS.test(head) || JOB.test(head) || OFFICE_NAME.test(head)) && isTitled(head)
}

/** What ends in a full stop and no sentence. */
const ABBREVIATION = /(?:\b(?:[A-Z]\.){1,4}|\b(?:Inc|Ltd|Co|Corp|Assoc|Ste|Dept|Ctr|Hosp)\.)$/

/** True for words that all begin with a capital, as names, titles and offices do and sentences do not. */
function isTitled(head: string): boolean {
  return (
    head.split(/\s+/).every((word) => TITLE_WORD.test(word)) &&
    !/\d{4}|[.!]$/.test(head.replace(ABBREVIATION, '')) &&
    !SENTENCE.test(head.replace(/\bfor\b/, '').replace(PATIENT_OFFICE, ''))
  )
}

/** What stands behind a name on its line. */
const UNDER_NAME = /[,|(·•].*$/

/** A date in figures, which stands in a row of a list and in no signature. */
const DATED = /(?<!\d)\d{1,2}\/\d{1,2}\/\d{2}/

/** True for a line that holds a person's name and at most credentials. */
export function isNameLine(line: MessageLine | undefined): boolean {
  const written = headOf(line)
  if (DATED.test(written)) return false
  const head = written
    .replace(UNDER_NAME, '')
    .replace(/[.!-]+$/, '')
    .trim()
  const words = head
    .replace(CREDENTIALS, '')
    .trim()
    .split(/[ \t]+/)
  return words.length <= 4 && words.every((word) => NAME_WORD.test(word)) && /[a-z]|[A-Z]{3}/.test(head)
}

/** True for a line that holds a first and a last name, and no trade. */
export function isFullName(line: MessageLine | undefined): boolean {
  const name = headOf(line).replace(UNDER_NAME, '').trim()
  return /\S[ \t]+\S/.test(name) && isNameLine(line) && !JOB.test(name)
}

/** True for a line with the letters of a degree or a certificate. */
export const hasCredentials = (line: MessageLine | undefined): boolean => CREDENTIALS.test(headOf(line))
