import { createHash, randomBytes } from 'node:crypto'

/** A key as it is given to a person, once; what lists show of it; and all that is stored. */
export type NewApiKey = { key: string; prefix: string; sha256: Buffer }

/** `cck_` and 8 characters that tell keys apart, then 43 that nobody guesses (256 bits). */
const SHAPE = /^cck_[a-z0-9]{8}_[\w-]{43}$/

/** A key nobody has. */
export function makeApiKey(): NewApiKey {
  const prefix = `cck_${randomBytes(8).toString('hex').slice(0, 8)}`
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, sha256: hashApiKey(key) }
}

/** The hash under which a key is stored. */
export const hashApiKey = (key: string): Buffer => createHash('sha256').update(key).digest()

/** The key in a header `Authorization: Bearer …` (RFC 6750 §2.1), or null where it holds none of ours. */
export function readBearer(header: string | undefined): string | null {
  const key = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1]
  return key !== undefined && SHAPE.test(key) ? key : null
}
