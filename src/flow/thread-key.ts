import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Hexadecimal digits of the signature in a Message-ID: 80 bits, far beyond guessing through a mail server. */
const SIGNATURE_DIGITS = 20

const OURS = /^q(\d{1,15})\.([0-9a-f]{16})\.([0-9a-f]{20})@/

/**
 * A new Message-ID (without angle brackets) that tells our own mail program, and nobody else, which case it belongs to:
 * `q<case>.<random>.<signature>@<domain>`. RFC 5322 §3.6.4.
 */
export function signMessageId(caseId: number, domain: string, secret: string): string {
  const random = randomBytes(8).toString('hex')
  return `q${caseId}.${random}.${signature(caseId, random, secret)}@${domain}`
}

/** The case a Message-ID of ours belongs to, or null where it is not ours or its signature is wrong. */
export function readMessageId(messageId: string, secret: string): number | null {
  const parts = OURS.exec(messageId)
  if (parts === null) return null
  const [, id = '', random = '', given = ''] = parts
  const expected = signature(Number(id), random, secret)
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? Number(id) : null
}

/** What a Message-ID in our form says, whether its signature is right or not; null for any other. */
export function readMessageIdParts(messageId: string): { caseId: number; random: string } | null {
  const [, caseId, random] = OURS.exec(messageId) ?? []
  return caseId === undefined || random === undefined ? null : { caseId: Number(caseId), random }
}

function signature(caseId: number, random: string, secret: string): string {
  return createHmac('sha256', secret).update(`message-id ${caseId} ${random}`).digest('hex').slice(0, SIGNATURE_DIGITS)
}
