import { isTimeZone } from '../../domain/zoned-time.ts'
import { findMessageHead } from '../../store/mailboxes/raw-messages.ts'
import type { WebDeps } from '../web-deps.ts'

/** In whose time a moment of leaving can be written. */
export type SendTimes = { zones: { value: string; words: string }[] }

/** The zones a reviewer may mean: the requester's, as far as their mail tells it, and the desk's. */
export async function composeSendTimes(
  deps: Pick<WebDeps, 'pool' | 'timeZone'>,
  messageId: number,
): Promise<SendTimes> {
  const offset = readOffset(await findMessageHead(deps.pool, messageId, HEADER_BYTES))
  const theirs = offset === null ? [] : [{ value: offset, words: `the requester’s time (UTC${offset})` }]
  return { zones: [...theirs, { value: deps.timeZone, words: `the desk’s time (${deps.timeZone})` }] }
}

/** The Date header stands in the first lines; a mail may be very long. */
const HEADER_BYTES = 16_000

/** How far the sender's clock is ahead of UTC, as the Date header says (RFC 5322 §3.3): `-05:00`; null where it does not. */
export function readOffset(raw: Buffer | null): string | null {
  const header = raw?.toString('latin1').split(/\r?\n\r?\n/)[0] ?? ''
  const [, sign, hours, minutes] = /^date:[^\r\n]*?\s([+-])(\d{2})(\d{2})\b/im.exec(header) ?? []
  if (sign === undefined) return null
  // `-0000` says that the sender's zone is not known.
  if (sign === '-' && hours === '00' && minutes === '00') return null
  const offset = `${sign}${hours}:${minutes}`
  return isTimeZone(offset) ? offset : null
}
