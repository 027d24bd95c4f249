import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { AppError } from '../domain/app-error.ts'

/** A key of AES-256 and what it is called in the database. */
export type RawMailKey = { id: string; key: Buffer }

/** The first seals; the others only open what was sealed before. Empty: bytes are stored plain. */
export type RawMailKeys = readonly RawMailKey[]

/** Bytes as they are stored: plain where `keyId` is null. */
export type SealedRaw = { bytes: Buffer; keyId: string | null }

// NIST SP 800-38D: 96-bit nonces at random are safe for 2^32 mails under one key.
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The key with an id made from itself, so that a key is never mixed up with another. */
export function rawMailKey(key: Buffer): RawMailKey {
  return { id: createHash('sha256').update('raw mail key').update(key).digest('hex').slice(0, 12), key }
}

/** The bytes as they are to be stored. `identity` binds them to their message: put under another they do not open. */
export function sealRaw(raw: Buffer, identity: Buffer, keys: RawMailKeys): SealedRaw {
  const [first] = keys
  if (first === undefined) return { bytes: raw, keyId: null }
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(identity)
  const sealed = [cipher.update(raw), cipher.final()]
  return { bytes: Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]), keyId: first.id }
}

/** The bytes as received. @throws AppError `unavailable` where their key is not given, `internal` where they were changed */
export function openRaw({ bytes, keyId }: SealedRaw, identity: Buffer, keys: RawMailKeys): Buffer {
  if (keyId === null) return bytes
  const found = keys.find(({ id }) => id === keyId)
  if (found === undefined) {
    throw new AppError('unavailable', `The original is sealed with a key that RAW_MAIL_KEY does not hold (${keyId}).`)
  }
  const decipher = createDecipheriv('aes-256-gcm', found.key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(identity).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new AppError('internal', 'The stored bytes of a mail were changed: they do not match their seal.', { cause })
  }
}
