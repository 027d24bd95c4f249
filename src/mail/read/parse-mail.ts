import { isUtf8 } from 'node:buffer'
import { type ParsedMail as ParserOutput, type SimpleParserOptions, simpleParser } from 'mailparser'
import type { ParsedMail, ParseResult } from '../../domain/mail.ts'
import { anyOf, before, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { cleanLine, cleanText } from '../header/clean-text.ts'
import {
  decodeHeaderBytes,
  findDeclaredCharset,
  findHeader,
  type MailHeader,
  readFieldValue,
} from '../header/mail-header.ts'
import { readHeaderFields } from '../header/read-header-fields.ts'
import { markAnswers, setApart } from './set-off-answers.ts'
import { withUsualLines } from './usual-lines.ts'

/** Beyond this many characters HTML is not turned into text: html-to-text takes seconds and gigabytes for more. */
const MAX_HTML_CHARACTERS = 1_000_000

const MAX_ATTACHMENTS_LISTED = 200

const PARSER_OPTIONS: SimpleParserOptions = { skipTextToHtml: true, skipTextLinks: true, keepCidLinks: true }

/**
 * The mail as it can be understood; `unreadable` with whatever its header gives where its parts cannot. Never rejects:
 * any bytes are a mail somebody sent.
 */
export async function parseMail(bytes: Buffer): Promise<ParseResult> {
  const raw = withUsualLines(bytes)
  const header = findHeader(raw)
  const charset = findDeclaredCharset(raw, header)
  const headerFields = await readHeaderFields(raw, header, charset)
  try {
    const readable = withUtf8Header(raw, header, charset)
    const parts = await simpleParser(readable, { ...PARSER_OPTIONS, skipHtmlToText: true })
    const text = await readText(parts, readable)
    const mail = { ...headerFields, ...describeParts(parts), text: text ?? '' }
    if (text === null) return { kind: 'unreadable', why: 'Its HTML is too long or too deeply nested to be read.', mail }
    return { kind: 'parsed', mail }
  } catch {
    const mail: ParsedMail = { ...headerFields, text: '', html: null, attachments: [] }
    return { kind: 'unreadable', why: 'Its parts could not be taken apart; the original can be downloaded.', mail }
  }
}

function describeParts(parts: ParserOutput): Pick<ParsedMail, 'html' | 'attachments'> {
  return {
    html: parts.html ? cleanText(parts.html) : null,
    attachments: parts.attachments.slice(0, MAX_ATTACHMENTS_LISTED).map((attachment) => ({
      filename: attachment.filename ? cleanLine(attachment.filename).slice(0, 255) || null : null,
      contentType: cleanLine(attachment.contentType ?? '').slice(0, 255) || 'application/octet-stream',
      bytes: attachment.size ?? 0,
    })),
  }
}

/**
 * The bytes of what stands at that place of `attachments`, decoded and nothing more: nothing of it is unpacked. Null where
 * there is no such one, or the parts cannot be taken apart.
 */
export async function readAttachment(bytes: Buffer, index: number): Promise<Uint8Array | null> {
  if (index < 0 || index >= MAX_ATTACHMENTS_LISTED) return null
  const raw = withUsualLines(bytes)
  const header = findHeader(raw)
  const readable = withUtf8Header(raw, header, findDeclaredCharset(raw, header))
  const parts = await simpleParser(readable, { ...PARSER_OPTIONS, skipHtmlToText: true }).catch(() => null)
  const content = parts?.attachments[index]?.content
  // A copy: a Buffer may be a window on a much larger memory.
  return content === undefined ? null : new Uint8Array(content)
}

/** The text of the mail, blank where it has none; null where it has only HTML that defeats html-to-text. */
async function readText(parts: ParserOutput, raw: Buffer): Promise<string | null> {
  const text = cleanText(parts.text ?? '')
  if (!parts.html) return text.trim() === '' && parts.attachments.length === 0 ? readBareBody(raw) : text
  const marked = parts.html.length > MAX_HTML_CHARACTERS ? null : markAnswers(parts.html)
  const told = marked === null ? null : await readHtml(marked)
  // Plain text beside it lost the colour that tells answers from what they stand below.
  if (told !== null) return setApart(told)
  if (text.trim() === '') return await readHtml(parts.html)
  if (/multipart\/alternative/i.test(raw.toString('latin1'))) return text
  // Text and HTML parts one after the other: each says a part of it, and mailparser joins them in order.
  const options = { ...PARSER_OPTIONS, maxHtmlLengthToParse: MAX_HTML_CHARACTERS }
  const joined = await simpleParser(raw, options).catch(() => null)
  return joined === null ? text : cleanText(joined.text ?? '')
}

/** The body as it stands where a multipart lacks its boundary: mailparser then finds nothing, and raw is better than lost. */
function readBareBody(raw: Buffer): string {
  const header = findHeader(raw)
  const charset = findDeclaredCharset(raw, header)
  const field = header.fields.find(({ name }) => name === 'content-type')
  const contentType = field === undefined ? '' : readFieldValue(raw, field, charset)
  if (!/^multipart\//i.test(contentType)) return ''
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const body = raw.subarray(header.bodyStart)
  if (boundary !== null && body.includes(`--${boundary[1] ?? boundary[2]}`)) return ''
  return cleanText(decodeHeaderBytes(body, charset))
}

/** How Gmail, Outlook, Apple Mail, Thunderbird and Yahoo mark the signature in HTML, where no "-- " needs to stand. */
const HTML_SIGNATURE = everywhere(
  inOrder(
    /<(?:div|span|p|table)\b/i,
    before(
      /[^<>]{0,500}\b(?:class|id)=["']?[^"'<>]{0,100}/i,
      anyOf(
        /gmail_signature(?!_prefix)|applemailsignature/i,
        /ms-outlook-mobile-signature/i,
        /moz-signature|yahoo-signature|(?:^|["'_ ])signature["' ]/i,
      ),
    ),
  ),
)

/** The text mailparser makes of an HTML part; table cells are kept apart, or two codes side by side would become one. */
async function readHtml(html: string): Promise<string | null> {
  if (html.length > MAX_HTML_CHARACTERS) return null
  const spaced = html
    .replace(/<\/t[dh]\s*>/gi, ' $&')
    .replace(/<\/tr\s*>/gi, '<br>$&')
    .replace(HTML_SIGNATURE, '<div>--</div>$&')
  const mail = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${spaced}`)
  const converted = await simpleParser(mail, PARSER_OPTIONS).catch(() => null)
  return converted === null ? null : cleanText(converted.text ?? '')
}

/** mailparser reads header bytes as UTF-8 only; a header in any other charset is rewritten for it. */
function withUtf8Header(raw: Buffer, header: MailHeader, charset: string | null): Buffer {
  const bytes = raw.subarray(0, header.bodyStart)
  if (isUtf8(bytes)) return raw
  return Buffer.concat([Buffer.from(decodeHeaderBytes(bytes, charset)), raw.subarray(header.bodyStart)])
}
