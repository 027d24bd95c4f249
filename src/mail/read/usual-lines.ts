import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { findHeader } from '../header/mail-header.ts'

const LF = 0x0a
const CR = 0x0d

/** What may stand before a header: a byte order mark and blank lines, left by programs that export mail. */
const BEFORE_HEADER = /^(?:\xef\xbb\xbf)?[\r\n]*/
/** Fields a header begins with (RFC 5322 §3.6), so that a mail without header keeps its first line. */
const FIRST_FIELD = inOrder(
  /^/i,
  anyOf(
    /return-path|received|delivered-to|envelope-to|from|to|cc|date|subject|message-id/i,
    /mime-version|reply-to|references|in-reply-to|content-[a-z-]{1,30}|dkim-signature/i,
    /arc-[a-z-]{1,30}|authentication-results|x-[\w-]{1,60}/i,
  ),
  /[ \t]*:/i,
)

/**
 * The mail with lines as parsers know them, the same bytes where it already has. Mail passed on as a file loses its line
 * ends: all of them a lone CR, or CR CR LF, or CRs alone under the lines of the server that took it in. A lone CR in a
 * header that ends as it should is left as it is: it is a part of a value, and must not become a field of its own.
 */
export function withUsualLines(raw: Buffer): Buffer {
  const opened = withoutOpening(raw)
  const firstCr = opened.indexOf(CR)
  if (firstCr === -1) return opened
  const firstLf = opened.indexOf(LF)
  if (firstLf === -1 || firstCr < firstLf - 1) {
    return startsDoubledEnd(opened, firstCr) ? withSingleEnds(opened) : withLineFeeds(opened)
  }
  const { bodyStart } = findHeader(opened)
  const unended = opened.subarray(0, bodyStart).includes('\r\r')
  if (unended) return withLineFeeds(opened)
  const body = opened.subarray(bodyStart)
  const oneLine = body.includes('\r--') && !body.includes(LF)
  return oneLine ? Buffer.concat([opened.subarray(0, bodyStart), withLineFeeds(body)]) : opened
}

function withoutOpening(raw: Buffer): Buffer {
  const opening = BEFORE_HEADER.exec(raw.toString('latin1', 0, 64))?.[0].length ?? 0
  if (opening === 0 || !FIRST_FIELD.test(raw.toString('latin1', opening, opening + 80))) return raw
  return raw.subarray(opening)
}

const startsDoubledEnd = (raw: Buffer, at: number): boolean => raw[at + 1] === CR && raw[at + 2] === LF

/** Every CR that no LF follows made one; as many bytes as before. */
function withLineFeeds(raw: Buffer): Buffer {
  const lines = Buffer.from(raw)
  for (let at = lines.indexOf(CR); at !== -1; at = lines.indexOf(CR, at + 1)) if (lines[at + 1] !== LF) lines[at] = LF
  return lines
}

/** Every CR CR LF made CR LF. */
function withSingleEnds(raw: Buffer): Buffer {
  const lines = Buffer.alloc(raw.length)
  let length = 0
  for (let at = 0; at < raw.length; at++) if (!startsDoubledEnd(raw, at)) lines[length++] = raw[at] ?? 0
  return lines.subarray(0, length)
}
