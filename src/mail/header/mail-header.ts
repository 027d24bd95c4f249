import { isAscii } from 'node:buffer'
import { cleanLine } from './clean-text.ts'

/** One field of a mail's header: `start` and `end` are byte offsets in the mail, line end included. */
export type HeaderField = { name: string; start: number; end: number }

export type MailHeader = { fields: HeaderField[]; bodyStart: number }

/** A longer header is no letter; real ones stay far below (the longest in a large corpus of test mails is some 60 KB). */
const MAX_HEADER_BYTES = 1024 * 1024

const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09
const COLON = 0x3a

/** Where the header fields of a mail lie, in order, and where its body begins. Lines that are no field are passed over. */
export function findHeader(raw: Buffer): MailHeader {
  const fields: HeaderField[] = []
  const limit = Math.min(raw.length, MAX_HEADER_BYTES)
  let at = 0
  while (at < limit) {
    const lineFeed = raw.indexOf(LF, at)
    const end = lineFeed === -1 ? raw.length : lineFeed + 1
    const first = raw[at]
    if (first === LF || (first === CR && raw[at + 1] === LF)) return { fields, bodyStart: end }
    const last = fields.at(-1)
    if ((first === SPACE || first === TAB) && last !== undefined && last.end === at) {
      last.end = end
    } else {
      const colon = raw.subarray(at, end).indexOf(COLON)
      if (colon > 0) {
        fields.push({
          name: raw
            .toString('latin1', at, at + colon)
            .trim()
            .toLowerCase(),
          start: at,
          end,
        })
      }
    }
    at = end
  }
  return { fields, bodyStart: at }
}

/** The bytes as text: UTF-8 where they are, else the charset given, else Windows-1252, which reads any bytes. */
export function decodeHeaderBytes(bytes: Buffer, charset: string | null): string {
  for (const label of ['utf-8', charset]) {
    if (label === null) continue
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // Not this charset, or one Node does not know: the next one is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** The charset the mail's own Content-Type declares; null where it names none. */
export function findDeclaredCharset(raw: Buffer, header: MailHeader): string | null {
  const field = header.fields.find((candidate) => candidate.name === 'content-type')
  if (field === undefined) return null
  const value = raw.toString('latin1', field.start, Math.min(field.end, field.start + 4096))
  return /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(value)?.[1] ?? null
}

/** The value of one field on one line, without control characters; encoded words (RFC 2047) stay as they are. */
export function readFieldValue(raw: Buffer, field: HeaderField, charset: string | null): string {
  const text = decodeHeaderBytes(escapeEncodedWords(raw.subarray(field.start, field.end)), charset)
  return cleanLine(text.slice(text.indexOf(':') + 1))
}

/** Old mailers put bare bytes of the word's own charset into an encoded word, where RFC 2047 §4.2 wants `=E9`. */
function escapeEncodedWords(bytes: Buffer): Buffer {
  if (isAscii(bytes)) return bytes
  const escaped = bytes
    .toString('latin1')
    .replace(/=\?[\w-]{1,40}\?q\?[^?\s]{0,500}\?=/gi, (word) => word.replace(/[\x80-\xff]/g, asHexEscape))
  return Buffer.from(escaped, 'latin1')
}

function asHexEscape(character: string): string {
  return `=${character.charCodeAt(0).toString(16).toUpperCase()}`
}
