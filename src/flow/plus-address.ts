import { createHmac, timingSafeEqual } from 'node:crypto'
import { readMessageIdParts } from './thread-key.ts'

/** Addresses whose mailbox also gets `local+anything@domain`; null where nobody said that one does. */
export type PlusAddresses = {
  /** Delivery reports return here. */
  bounceAddress: string | null
  /** Answers of the requester go here. */
  replyAddress: string | null
}

/** Hexadecimal digits of a signature: 80 bits. */
const SIGNATURE_DIGITS = 20

/** RFC 5321 §4.5.3.1.1 */
const MAX_LOCAL_CHARACTERS = 64

const REPLY_KEY = /^q(\d{1,15})\.([0-9a-f]{20})$/
const BOUNCE_KEY = /^q(\d{1,15})\.([0-9a-f]{16})\.([0-9a-f]{20})$/

/** The envelope sender of a mail of ours and where its answers are to go; null: to the address it comes from. */
export function chooseAddresses(
  caseId: number,
  messageId: string,
  from: { desk: { address: string; name: string }; plus?: PlusAddresses; secret: string },
): { envelopeFrom: string; replyTo: { address: string; name: string } | null } {
  const { bounceAddress = null, replyAddress = null } = from.plus ?? {}
  const returnPath = bounceAddress === null ? null : signBounceAddress(bounceAddress, messageId, from.secret)
  const answers = replyAddress === null ? null : signReplyAddress(replyAddress, caseId, from.secret)
  return {
    envelopeFrom: returnPath ?? from.desk.address,
    replyTo: answers === null ? null : { address: answers, name: from.desk.name },
  }
}

/** `local+q<case>.<signature>@domain`, or null where that would be too long. */
export function signReplyAddress(address: string, caseId: number, secret: string): string | null {
  return addTag(address, `q${caseId}.${sign(`reply-address ${caseId}`, secret)}`)
}

/** The case that an address made by {@link signReplyAddress} names, or null where it is none or its signature is wrong. */
export function readReplyAddress(text: string, address: string, secret: string): number | null {
  const [, caseId = '', signature = ''] = REPLY_KEY.exec(tagOf(text, address) ?? '') ?? []
  if (caseId === '') return null
  return isSigned(`reply-address ${Number(caseId)}`, signature, secret) ? Number(caseId) : null
}

/** `local+q<case>.<random of the Message-ID>.<signature>@domain`, or null where the id is not ours or that would be too long. */
export function signBounceAddress(address: string, messageId: string, secret: string): string | null {
  const parts = readMessageIdParts(messageId)
  if (parts === null) return null
  const { caseId, random } = parts
  return addTag(address, `q${caseId}.${random}.${sign(`bounce ${caseId} ${random}`, secret)}`)
}

/** Which mail of ours an address made by {@link signBounceAddress} belongs to, or null. */
export function readBounceAddress(
  text: string,
  address: string,
  secret: string,
): { caseId: number; random: string } | null {
  const [, caseId = '', random = '', signature = ''] = BOUNCE_KEY.exec(tagOf(text, address) ?? '') ?? []
  if (caseId === '' || !isSigned(`bounce ${Number(caseId)} ${random}`, signature, secret)) return null
  return { caseId: Number(caseId), random }
}

function addTag(address: string, tag: string): string | null {
  const at = address.lastIndexOf('@')
  const local = `${address.slice(0, at)}+${tag}`
  return local.length > MAX_LOCAL_CHARACTERS ? null : `${local}${address.slice(at)}`
}

/** What stands after the plus, in lower case: mail servers on the way may have changed that. */
function tagOf(text: string, address: string): string | null {
  const at = address.lastIndexOf('@')
  const [found, before, after] = [text, `${address.slice(0, at)}+`, address.slice(at)].map((each) => each.toLowerCase())
  if (!found?.startsWith(before ?? '') || !found.endsWith(after ?? '')) return null
  return found.slice(before?.length, found.length - (after?.length ?? 0))
}

const sign = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('hex').slice(0, SIGNATURE_DIGITS)

const isSigned = (text: string, given: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(given), Buffer.from(sign(text, secret)))
