import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** Subjects of delivery reports. */
const BOUNCE_SUBJECT = anyOf(
  /недоставлен|不能送达|退信|配信できません|配送できません|メールエラー|配信不能|配信エラー|メールの送信失敗|送信失敗|送達できません/i,
  inOrder(
    /\b/i,
    anyOf(
      /undeliver(?:able|ed)|un[- ]?deliverable|undelivered mail/i,
      inOrder(
        /delivery /i,
        anyOf(
          /status notification|failure|has failed|report|error|problem|notification/i,
          /delayed|temporarily|incomplete/i,
        ),
      ),
      /deliver(?:y|ing)? (?:to .{1,60} )?failed/i,
      /mail(?:bounced| delivery| system error| error|box full| failure| not delivered)/i,
      /mail delivery|failure notice/i,
      /returned (?:mail|to sender|message)/i,
      /return(?:ed)? to sender/i,
      inOrder(
        /message /i,
        anyOf(
          /undeliverable|not delivered|could not be delivered|delivery failure|delayed/i,
          /status|you sent blocked|rejected/i,
        ),
      ),
      /could not (?:be delivered|send)/i,
      /non[- ]?delivery|nondeliverable|unable to deliver|not delivered/i,
      /bounced?(?: mail| message)|mail failed|failure delivery|rejected (?:mail|message)/i,
      /nicht zustell|unzustellbar|zustellung|échec de la remise|non remis/i,
      /no se (?:pudo|puede) entregar/i,
      /no entregado|mancata consegna|onbestelbaar|não (?:foi )?entreg|falha na entrega/i,
      /olevererbart|ikke leveret|ikke levert|niedostarczon|nedoručiteln/i,
    ),
  ),
)

/** How delivery programs open a report that has no structure and no telling subject. */
const BOUNCE_TEXT = anyOf(
  /"notificationType"[ \t]?:[ \t]?"(?:bounce|complaint|delivery)"/i,
  /(?:送信|配信|配送)でき/i,
  inOrder(
    /\b/i,
    anyOf(
      inOrder(
        /this is the (?:\w{1,20} )?/i,
        anyOf(
          /qmail-send/i,
          /mail (?:system|server|delivery (?:system|agent|subsystem))/i,
          /postfix|exim|smtp (?:server|gateway)/i,
        ),
      ),
      /this message was created automatically by (?:the )?mail (?:delivery|system|transfer)/i,
      inOrder(
        /i /i,
        /was not able|wasn['’]t able|am sorry to have|['’]m sorry to have|'m afraid i wasn/i,
        /.{0,60}(?:deliver|inform)/i,
      ),
      inOrder(
        /could not|couldn['’]t|cannot|can['’]t|unable to/i,
        / (?:be )?deliver(?:ed)? (?:the |your |this |to |mail)/i,
      ),
      /did not reach the following/i,
      /was not delivered to\b|unable to deliver/i,
      inOrder(
        /(?:your|the(?: following)?|a) (?:message|mail|e-?mail)\b.{0,120}\b/i,
        /could not be|was not|wasn['’]t|cannot be|has not been|not/i,
        / delivered/i,
      ),
      /delivery (?:to the following|has failed|failed)/i,
      inOrder(
        /the following /i,
        /address(?:es)?|recipient\(?s?\)?|message|mail/i,
        /(?: \w+){0,4} /i,
        /had|failed|could|cannot|were|was|did|have|has/i,
        /\b/i,
      ),
      /permanent (?:fatal )?errors?/i,
      /unrouteable address|user unknown/i,
      /mailbox (?:is )?(?:full|unavailable|not found)/i,
      /undeliverable|returned mail|over quota|550[ -]5\.\d\.\d|5\.1\.1/i,
    ),
  ),
)

/** True for a subject of a delivery report. */
export function isBounceSubject(subject: string): boolean {
  return BOUNCE_SUBJECT.test(subject.slice(0, 300))
}

/** True for a text that opens like a delivery report. */
export function isBounceText(text: string): boolean {
  return BOUNCE_TEXT.test(text.slice(0, 2_000))
}

/** True for a text that gives the fields of a delivery report (RFC 3464 §2.2) near its beginning. */
export function isDeliveryStatus(text: string): boolean {
  const opening = text.slice(0, 1_500)
  return (
    opening.includes(':') &&
    /^Reporting-MTA:/im.test(opening) &&
    /^(?:Final-Recipient|Arrival-Date|Action|Status):/im.test(opening)
  )
}

/** Of births `delivery` is told too, and of claims that they came back undeliverable. */
const OF_CARE =
  /\b(?:patients?|pts?|labor|c-?sections?|cesarean|VBAC|forceps|vacuum|prenatal|placenta|clearing ?house|global code)\b/i

/**
 * True where subject and text both open as a delivery report, or as a forwarded one, and nobody asks anything: a person
 * who wants to know why a mail came back writes so.
 */
export function opensAsReport(subject: string, text: string): boolean {
  const named = BOUNCE_SUBJECT.exec(subject.slice(0, 300))
  if (named === null) return false
  const opening = text.slice(0, 600)
  if (opening.includes('?') || !BOUNCE_TEXT.test(opening) || OF_CARE.test(opening.slice(0, 160))) return false
  const before = subject.slice(0, named.index)
  return (
    /^\s*$/.test(before) || (/^\s*(?:fwd?|wg|tr):\s*$/i.test(before) && /\bmailer-daemon\b/i.test(text.slice(0, 2_000)))
  )
}

const LIST_REFUSAL = anyOf(
  /\bnot (?:a )?member\b.{0,40}\b(?:list|ML)\b/i,
  /\bnot (?:allowed|authori[sz]ed|permitted) to post\b/i,
  /\bduplicated? message-id\b/i,
  /\b(?:awaits?|held for|waiting for) moderator\b/i,
  /\b(?:post(?:ing)?|message) .{0,60}\b(?:rejected|refused) by (?:the )?(?:list|moderator)/i,
)

/** True for a text by which a list manager says that it did not take a mail. */
export function isListRefusal(text: string): boolean {
  return LIST_REFUSAL.test(text.slice(0, 1_500))
}
