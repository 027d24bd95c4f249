import { type FetchMessageObject, ImapFlow } from 'imapflow'
import { AppError } from '../../domain/app-error.ts'
import { findHeader } from '../header/mail-header.ts'
import type { ImapOptions } from '../login/parse-mail-url.ts'

export type MailboxStatus = { uidValidity: bigint; uidNext: number }

export type FetchedMail = {
  uidValidity: bigint
  uid: number
  /** RFC822.SIZE, as the server states it. */
  bytes: number
  internalDate: Date | null
  /** Null: larger than `maxBytes`, or the server failed to hand it out again and again. */
  raw: Buffer | null
  /** The header alone; empty where not even that could be had. */
  header: Buffer
}

/** Silence on the wire is noticed within twice this time, also during IDLE. Longer than the usual poll, which breaks it. */
const SOCKET_TIMEOUT_MS = 90_000
const MAX_IDLE_MS = 4 * 60_000
const CONNECT_TIMEOUT_MS = 30_000

/** As much of a mail as is fetched to find its header when the mail itself is too large. */
const HEADER_FETCH_BYTES = 256 * 1024

/** Room for a server that counts line ends differently in RFC822.SIZE than on the wire. */
const SIZE_SLACK_BYTES = 1024 * 1024

/** A client that is not yet connected; attach listeners first, since an `error` without one ends the process. */
export function createImapClient(options: ImapOptions, maxBytes: number, accessToken: string | null = null): ImapFlow {
  return new ImapFlow({
    host: options.host,
    port: options.port,
    secure: options.security === 'tls',
    ...(options.security === 'tls' ? {} : { doSTARTTLS: options.security === 'starttls' }),
    auth: { user: options.user, ...(accessToken === null ? { pass: options.password } : { accessToken }) },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    maxIdleTime: MAX_IDLE_MS,
    maxLiteralSize: maxBytes + SIZE_SLACK_BYTES,
    maxResponseSize: maxBytes + 2 * SIZE_SLACK_BYTES,
  })
}

/** Selects the folder; throws where it is missing or has no persistent UIDs (RFC 3501 §2.3.1.1), which the desk relies on. */
export async function openFolder(client: ImapFlow, folder: string): Promise<MailboxStatus> {
  const mailbox = await client.mailboxOpen(folder)
  const uidValidity = BigInt(mailbox.uidValidity ?? 0)
  const uidNext = mailbox.uidNext || (await findUidNext(client, folder))
  if (uidValidity === 0n || !uidNext) {
    throw new AppError(
      'unavailable',
      'The mail server gives no UIDVALIDITY or UIDNEXT; the desk cannot use this mailbox.',
    )
  }
  return { uidValidity, uidNext }
}

async function findUidNext(client: ImapFlow, folder: string): Promise<number> {
  const status = await client.status(folder, { uidNext: true })
  return status ? (status.uidNext ?? 0) : 0
}

/** The UIDs above `uid`, ascending. A server answers `n:*` with its last message even when that is below n (RFC 3501 §6.4.8). */
export async function findUidsAfter(client: ImapFlow, uid: number): Promise<number[]> {
  const uids = await client.search({ uid: `${uid + 1}:*` }, { uid: true })
  if (!Array.isArray(uids)) throw new AppError('unavailable', 'The mail server refused to search the mailbox.')
  return uids.filter((found) => found > uid).sort((a, b) => a - b)
}

/** The mail, without its bytes where they are more than `maxBytes`; null where it is no longer in the mailbox. */
export async function fetchMail(
  client: ImapFlow,
  uidValidity: bigint,
  uid: number,
  maxBytes: number,
): Promise<FetchedMail | null> {
  const facts = await fetchOne(client, uid, { uid: true, size: true, internalDate: true })
  if (facts === null) return null
  const mail = describe(facts, uidValidity, uid)
  if (mail.bytes > maxBytes) return { ...mail, header: await fetchHeader(client, uid) }
  const raw = (await fetchOne(client, uid, { uid: true, source: true }))?.source
  if (raw === undefined) return null
  const header = raw.subarray(0, findHeader(raw).bodyStart)
  return { ...mail, raw: raw.length > maxBytes ? null : raw, header }
}

/** As many mails are fetched together, and as much of them: all are in memory until they are safe. */
export const RANGE_MAILS = 50
const RANGE_BYTES = 4_000_000

/**
 * The first of those mails that can be fetched together, in two commands instead of two for each. Ends before the first
 * that is not as the others: too large, no longer there, or not handed out; {@link fetchMail} tells which.
 */
export async function fetchRange(
  client: ImapFlow,
  uidValidity: bigint,
  uids: readonly number[],
  maxBytes: number,
): Promise<FetchedMail[]> {
  const asked = uids.slice(0, RANGE_MAILS)
  const facts = await fetchAll(client, asked, { uid: true, size: true, internalDate: true })
  let bytes = 0
  const wanted = takeWhile(asked, (uid) => {
    const size = facts.get(uid)?.size ?? Number.POSITIVE_INFINITY
    bytes += size
    return size <= maxBytes && bytes <= RANGE_BYTES
  })
  if (wanted.length === 0) return []
  const sources = await fetchAll(client, wanted, { uid: true, source: true })
  const handedOut = takeWhile(wanted, (uid) => {
    const { length = Number.POSITIVE_INFINITY } = sources.get(uid)?.source ?? {}
    return length <= maxBytes
  })
  return handedOut.map((uid) => {
    const raw = sources.get(uid)?.source ?? Buffer.alloc(0)
    const header = raw.subarray(0, findHeader(raw).bodyStart)
    return { ...describe(facts.get(uid) ?? null, uidValidity, uid), raw, header }
  })
}

async function fetchAll(
  client: ImapFlow,
  uids: readonly number[],
  query: Parameters<ImapFlow['fetch']>[1],
): Promise<Map<number, FetchMessageObject>> {
  const found = new Map<number, FetchMessageObject>()
  for await (const message of client.fetch(joinUids(uids), query, { uid: true })) found.set(message.uid, message)
  return found
}

/** A sequence set (RFC 3501 §9), neighbours written as a range: `4:9,12`. `uids` are ascending. */
function joinUids(uids: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const uid of uids) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] + 1 === uid) last[1] = uid
    else ranges.push([uid, uid])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`)).join(',')
}

function takeWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item[] {
  const end = items.findIndex((item) => !holds(item))
  return items.slice(0, end === -1 ? items.length : end)
}

/** What can still be said of a mail the server fails to hand out, so that it does not hold up the ones behind it. */
export async function fetchWithoutBody(client: ImapFlow, uidValidity: bigint, uid: number): Promise<FetchedMail> {
  const facts = await fetchOne(client, uid, { uid: true, size: true, internalDate: true }).catch(() => null)
  const header = await fetchHeader(client, uid).catch(() => Buffer.alloc(0))
  return { ...describe(facts, uidValidity, uid), header }
}

/** The UIDs up to `uid` that are still in the mailbox, ascending. */
export async function findUidsUpTo(client: ImapFlow, uid: number): Promise<number[]> {
  if (uid < 1) return []
  const uids = await client.search({ uid: `1:${uid}` }, { uid: true })
  if (!Array.isArray(uids)) throw new AppError('unavailable', 'The mail server refused to search the mailbox.')
  return uids.filter((found) => found <= uid).sort((a, b) => a - b)
}

/** Moves mails in one step. Only where the server has MOVE: its substitute, COPY and EXPUNGE, can double or remove mails. */
export async function moveMails(client: ImapFlow, uids: readonly number[], folder: string): Promise<void> {
  const moved = await client.messageMove(joinUids(uids), folder, { uid: true })
  if (!moved) throw new AppError('unavailable', 'The mail server did not move the mail.')
}

export function canMove(client: ImapFlow): boolean {
  const mailbox = client.mailbox
  return client.capabilities.has('MOVE') && mailbox !== false && !mailbox.readOnly
}

/** Says goodbye; resolves after so many seconds at most, whatever the server does. */
export async function logOut(client: ImapFlow, seconds: number): Promise<void> {
  const tooLong = new Promise((resolve) => setTimeout(resolve, seconds * 1000).unref())
  await Promise.race([client.logout().catch(() => undefined), tooLong])
}

/** One sentence on why a connection or command failed (null: it was closed and nobody said why), without the server's words: they may repeat an address. */
export function describeImapFault(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (isRefusedLogin(error)) return 'The mail server refused the user name or password.'
  if (error === null) return 'The mail server closed the connection.'
  const { code, responseStatus, serverResponseCode } = error as Record<string, unknown>
  const what =
    typeof responseStatus === 'string'
      ? 'The mail server refused a command'
      : 'The connection to the mail server failed'
  const detail = [responseStatus, serverResponseCode, code].filter((part) => typeof part === 'string').join(' ')
  return detail === '' ? `${what}.` : `${what} (${detail}).`
}

/** RFC 5530 §3: the login was not refused for good, the server could not decide, or not now. */
const PASSING_LOGIN_CODES: readonly unknown[] = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'THROTTLED']

/** True where the server said no to the user, and not where it was busy or the line was cut amid the login. */
export function isRefusedLogin(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'unauthorized'
  const { authenticationFailed, responseStatus, serverResponseCode, code } = (error ?? {}) as Record<string, unknown>
  if (authenticationFailed !== true || responseStatus !== 'NO') return false
  return !PASSING_LOGIN_CODES.includes(serverResponseCode) && code !== 'ETHROTTLE'
}

async function fetchOne(
  client: ImapFlow,
  uid: number,
  query: Parameters<ImapFlow['fetchOne']>[1],
): Promise<FetchMessageObject | null> {
  const message = await client.fetchOne(String(uid), query, { uid: true })
  if (message && message.uid === uid) return message
  if ((await findUidsAfter(client, uid - 1))[0] === uid) {
    throw new AppError('unavailable', 'The mail server did not hand out a mail that is in the mailbox.')
  }
  return null
}

async function fetchHeader(client: ImapFlow, uid: number): Promise<Buffer> {
  const part = await fetchOne(client, uid, { uid: true, source: { start: 0, maxLength: HEADER_FETCH_BYTES } })
  const start = part?.source ?? Buffer.alloc(0)
  return start.subarray(0, findHeader(start).bodyStart)
}

function describe(facts: FetchMessageObject | null, uidValidity: bigint, uid: number): FetchedMail {
  const date = facts?.internalDate === undefined ? null : new Date(facts.internalDate)
  return {
    uidValidity,
    uid,
    bytes: facts?.size ?? 0,
    internalDate: date !== null && !Number.isNaN(date.getTime()) ? date : null,
    raw: null,
    header: Buffer.alloc(0),
  }
}
