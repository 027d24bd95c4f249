import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { firstWordOf, headOf, type MessageLine } from '../text/message-lines.ts'
import { FOOTER_WORDS, PROGRAM_FOOTER } from './program-footers.ts'

/** What gateways write above mail they encrypt: `This message was sent securely using ZixMail.` */
const SECURED = inOrder(
  /^[\s*_#>[\]-]{0,8}/i,
  anyOf(
    inOrder(
      /this (?:is an? |e-?mail |message |communication )(?:and its attachments |and any attachments )?/i,
      /(?:(?:was|has been|is|were) )?(?:being )?(?:sent |delivered |transmitted )?/i,
      /(?:(?:securely|secured|secure, encrypted|encrypted|secure)\b|protected (?:by|with|using))[^?]{0,80}/i,
    ),
    inOrder(
      /(?:sent|secured|encrypted|protected|delivered)(?: securely)? (?:by|with|using|via|through) (?:the )?/i,
      anyOf(
        /zix\w*|virtru|paubox|proofpoint|barracuda|mimecast|cisco|luxsci|hushmail/i,
        /neocertified|mailhippo|egress|echoworx|microsoft|office/i,
      ),
      /\b[^?]{0,80}/i,
    ),
    /\[?secure(?:d| e-?mail| message| mail)?\]/i,
  ),
  /$/i,
)
/** What Outlook writes above the first mail of somebody. */
const FIRST_CONTACT = inOrder(
  /^[\s*_#>[\]-]{0,8}(?:you|some people who received this message) don['’]t often get e-?mail from\b/i,
  /[^?]{0,300}$/i,
)
/** How Proofpoint and its like say so. */
const FROM_OUTSIDE = inOrder(
  /^[\s*_#>[\]-]{0,8}this (?:e-?mail|message)(?: was sent| is| came| comes| originated| has come)? (?:from )?/i,
  /(?:an? |the )?(?:external|outside|untrusted|unknown|unverified)(?: of)?(?: \w+)? /i,
  /(?:sender|source|organi[sz]ation|address|party|network|company)\b/i,
  /[^?]{0,120}$/i,
)
const FOOTER = inOrder(/^[\s*_#>-]{0,8}/i, PROGRAM_FOOTER)
const DISCLAIMER = inOrder(
  /^[\s*_#>-]{0,8}/i,
  anyOf(
    inOrder(/(?:legal |privacy |hipaa |e-?mail )?/i, /confidentiality|disclaimer|privileged|privacy notice/i, /\b/i),
    /confidential[ \t]?[:!–-]/i,
    inOrder(/important|legal|hipaa|privacy|confidential(?:ity)?/i, /[ \t]+(?:notice|note|warning|statement)/i),
    /notice[ \t]*(?:of confidentiality|:)/i,
    inOrder(
      /(?:this|the)[ \t]/i,
      /information|e-?mail|message|communication|electronic|transmission|document|content/i,
      /\b.{0,140}\b/i,
      /confidential|intended (?:only|solely|for|recipient)|privileged|addressee|proprietary/i,
    ),
    /(?:any |the )?information (?:contained|transmitted|included) (?:in|by|with) this/i,
    /if you (?:are not|have received|received) .{0,80}\b(?:recipient|error|mistake)/i,
    inOrder(
      /(?:caution|warning|external(?: email)?)[ \t]*[:!-].{0,80}\b/i,
      /(?:external|outside|originat|sender|click)/i,
    ),
    /(?:\[|\*\*\*? ?)?(?:external|ext)(?: e?-?mail| sender)?\b.{0,12}\]/i,
    /please consider the environment/i,
    /please (?:do not|don't) print/i,
    /(?:this (?:e-?mail|message)|scanned|checked).{0,40}\b(?:virus|malware|antivirus)/i,
    /virus-(?:checked|free\b)/i,
    /this (?:e-?mail|message)(?: and its attachments)? (?:has been|was) (?:scanned|checked|screened) (?:by|for|with)\b/i,
    /th(?:is|e) (?:e-?mail|message|transmission)\b.{0,40}\b(?:may|might) contain\b.{0,40}\b(?:protected health|PHI\b)/i,
    /this (?:e-?mail|message) is a service from\b/i,
    SECURED,
    FIRST_CONTACT,
    FROM_OUTSIDE,
    PROGRAM_FOOTER,
    /aviso (?:de confidencialidad|de privacidad|legal|importante)\b/i,
    inOrder(
      /(?:est[ea]|el presente|la presente|la informaci[óo]n (?:contenida|incluida) en est[ea]) /i,
      /(?:correo|mensaje|e-?mail|comunicaci[óo]n|transmisi[óo]n)\b.{0,160}(?:confidencial|destinatari|privilegiad|protegid)/i,
    ),
    /si (?:usted )?no es (?:el|la) (?:destinatari|persona)/i,
    /diese e-?mail .{0,60}vertraulich/i,
    /ce (?:message|courriel) .{0,80}confidenti/i,
  ),
)

/** First words of {@link DISCLAIMER}. */
const DISCLAIMING_WORDS = new Set(
  `confidentiality disclaimer privileged privacy legal hipaa e email important confidential notice this the
    any information if caution warning external ext please scanned checked virus diese ce
    sent secured encrypted protected delivered secure some aviso este esta el la si ${FOOTER_WORDS}`.split(/\s+/),
)

const OUTSIDE =
  /^[\s*_#>[\]-]{0,8}(?:caution|warning|external|ext|notice)\b.{0,60}\b(?:external|outside|originat|sender|e-?mail)|^\[(?:external|ext)\]/i
const BANNER = anyOf(OUTSIDE, FROM_OUTSIDE, SECURED, FIRST_CONTACT)

/** The lines between which Proofpoint sets its warning. */
const BANNER_START = 'zjqcmqryfpfptbannerstart'
const BANNER_END = 'zjqcmqryfpfptbannerend'
/** Most lines of it. */
const BANNER_LINES = 24

/** Lines of a warning set between marks of its own that begins at `index`; 0 where none does. */
export function countFramedBanner(lines: readonly MessageLine[], index: number): number {
  if (firstWordOf(lines[index]) !== BANNER_START) return 0
  for (let count = 1; count <= BANNER_LINES; count++) {
    if (firstWordOf(lines[index + count]) !== BANNER_END) continue
    return headOf(lines[index + count]).length > BANNER_END.length ? count : count + 1
  }
  return 1
}

/** True for a line that goes on with the warning a mail server puts above mail from outside. */
export function continuesBanner(line: MessageLine | undefined): boolean {
  return /\b(?:click|links?|attachments?|sender|recogni[sz]e|safe|phish\w*|suspicious)\b/i.test(headOf(line))
}

/** True for the warning a mail server puts above mail from outside; the mail may begin on the very next line. */
export function isBanner(line: MessageLine | undefined): boolean {
  return BANNER.test(headOf(line))
}

/** True for a line a disclaimer begins with. */
export function isDisclaimerStart(line: MessageLine | undefined): boolean {
  return DISCLAIMING_WORDS.has(firstWordOf(line)) && DISCLAIMER.test(headOf(line))
}

/** True for what a device, a webmail, a portal or a help desk sets below a message. */
export function isProgramFooter(line: MessageLine | undefined): boolean {
  return DISCLAIMING_WORDS.has(firstWordOf(line)) && FOOTER.test(headOf(line))
}

/** Openings that people write above what matters to them, too. */
const WEAK =
  /^[\s*_#>-]{0,8}(?:important\b|confidential[ \t]?[:!–-]|(?:hipaa|privacy|confidential|legal)[ \t]+(?:note|warning)\b|notice[ \t]*:)/i
/** What every notice speaks of. */
const LEGAL = inOrder(
  /\b/i,
  anyOf(
    /e-?mails?|messages?|communications?|transmission|intended|recipients?|addressee|privileged|disclos\w{1,6}/i,
    /unauthori[sz]ed|proprietary|protected|by law|links?|attachments?|sender|external|virus\w{0,3}|scanned|mailbox|inbox/i,
    /correo|mensaje|destinatari[oa]s?|vertraulich\w{0,4}|confidentiel\w{0,4}|destinataires?/i,
  ),
  /\b/i,
)

/** True for the opening of a notice that may be a person's: `Important note:`. */
export const isWeakNotice = (line: MessageLine | undefined): boolean => WEAK.test(headOf(line))

/** True for a line that speaks of mail and who may read it. */
export const isLegal = (line: MessageLine | undefined): boolean => LEGAL.test(headOf(line))
