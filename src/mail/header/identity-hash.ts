import { createHash } from 'node:crypto'
import { findHeader } from './mail-header.ts'

/** Fields a server adds on the way or when a mail is moved; two copies of one mail differ in nothing else. */
const TRANSPORT_FIELDS = new Set([
  'received',
  'received-spf',
  'return-path',
  'delivered-to',
  'envelope-to',
  'authentication-results',
])

/**
 * The SHA-256 by which the same mail is known again when it comes with another UID: over the bytes without the
 * transport fields (Received, Return-Path, Delivered-To and kin, ARC-*, X-*).
 */
export function identityHash(raw: Buffer): Buffer {
  const { fields } = findHeader(raw)
  const hash = createHash('sha256')
  let hashedTo = 0
  for (const field of fields) {
    if (!isTransportField(field.name)) continue
    hash.update(raw.subarray(hashedTo, field.start))
    hashedTo = field.end
  }
  return hash.update(raw.subarray(hashedTo)).digest()
}

function isTransportField(name: string): boolean {
  return TRANSPORT_FIELDS.has(name) || name.startsWith('x-') || name.startsWith('arc-')
}
