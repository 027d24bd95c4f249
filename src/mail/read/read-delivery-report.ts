import { type DeliveryReport, REPORT_ACTIONS, type ReportAction } from '../../domain/delivery-report.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { cleanLine } from '../header/clean-text.ts'
import { findHeader, readFieldValue } from '../header/mail-header.ts'

/** Reports are small; what follows is the mail that came back. */
const MAX_BYTES = 512 * 1024
const MAX_SAID_CHARACTERS = 300
const MAX_FOUND = 20

/** Not what stands behind the plus of a return address. */
const OUR_FORM = /(?<![\w+.-])q\d{1,15}\.[0-9a-f]{16}\.[0-9a-f]{20}@[a-z0-9.-]{1,255}/gi
const ADDRESS = /[^\s<>,;:"()[\]]{1,64}@[^\s<>,;:"()[\]]{1,255}/g

/** Where the header says that the report was sent to. */
const RECIPIENT_FIELD = /^(?:to|cc|delivered-to|x-original-to|envelope-to|x-envelope-to)$/

/**
 * What a delivery report says, structured (RFC 3464) or as older servers write it. Read from the text of all its parts, because
 * what came back is attached in many ways, and only a signature in it proves anything. Never throws.
 */
export function readDeliveryReport(raw: Buffer): DeliveryReport {
  const bytes = raw.subarray(0, MAX_BYTES)
  const text = decodeParts(bytes.toString('latin1'))
  const action = readAction(text)
  return {
    action,
    status: readStatus(text),
    said: readSaid(text),
    recipients: unique(
      [...text.matchAll(/^(?:Final|Original)-Recipient:[ \t]*(?:[\w-]+;)?[ \t]*<?([^\s<>;]{1,320})/gim)].map(
        ([, address = '']) => cleanLine(address).toLowerCase(),
      ),
    ),
    sentTo: unique(readRecipients(bytes)),
    messageIds: unique(text.match(OUR_FORM) ?? []),
  }
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].slice(0, MAX_FOUND)

function readRecipients(raw: Buffer): string[] {
  return findHeader(raw)
    .fields.filter(({ name }) => RECIPIENT_FIELD.test(name))
    .flatMap((field) => readFieldValue(raw, field, null).match(ADDRESS) ?? [])
}

/** The text with quoted-printable line ends joined and base64 blocks decoded behind it. */
function decodeParts(text: string): string {
  const joined = text
    .replace(/=\r?\n/g, '')
    .replace(/=3D/gi, '=')
    .replace(/=40/g, '@')
  const blocks = [
    ...text.matchAll(
      /^content-transfer-encoding:[ \t]*base64[^\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n((?:[A-Za-z0-9+/=]{1,100}\r?\n){1,8000})/gim,
    ),
  ]
  const decoded = blocks.slice(0, MAX_FOUND).map(([, block = '']) => Buffer.from(block, 'base64').toString('latin1'))
  return [joined, ...decoded].join('\n')
}

/** A report that goes on trying. */
const STILL_TRYING = inOrder(
  /\b/is,
  anyOf(
    /delivery (?:is )?(?:delayed|temporarily)/is,
    /has been delayed/is,
    /still (?:trying|being retried)/is,
    /will (?:continue to (?:try|retry)|keep trying|be retried|retry)/is,
    /warning(?: only)?\b.{0,80}\b(?:hours|delayed|not (?:yet )?been delivered)/is,
    /no action is required/is,
  ),
)

/** The worst that is said of any recipient. Where nothing is said, a report is one of failure unless it says that it goes on trying. */
function readAction(text: string): ReportAction {
  const said = new Set([...text.matchAll(/^Action:[ \t]*([a-z]+)/gim)].map(([, word = '']) => word.toLowerCase()))
  const known = REPORT_ACTIONS.find((action) => said.has(action))
  if (known !== undefined) return known
  return STILL_TRYING.test(text.slice(0, 8000)) ? 'delayed' : 'failed'
}

const readStatus = (text: string): string | null =>
  /^Status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ??
  /\b[45]\d\d[ -#(]{1,3}([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ??
  null

function readSaid(text: string): string | null {
  const coded = /^Diagnostic-Code:[ \t]*(?:[\w-]+;)?[ \t]*((?:[^\r\n]|\r?\n[ \t]+(?=\S)){1,1000})/im.exec(text)?.[1]
  const plain = /(?:^|[\s:(])([45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3})?[^\r\n]{3,200})/.exec(text)?.[1]
  const said = cleanLine(coded ?? plain ?? '').slice(0, MAX_SAID_CHARACTERS)
  return said === '' ? null : said
}
