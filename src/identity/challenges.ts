import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const RANDOM_BYTES = 16
const TIME_BYTES = 6
const MAC_BYTES = 16
const BYTES = RANDOM_BYTES + TIME_BYTES + MAC_BYTES

/** Two uses of a challenge; what was asked for one is no answer to the other. */
export type ChallengeUse = 'add passkey' | 'sign in'

/** What a challenge is bound to: its use, and a text that only this browser has. */
export type ChallengeFor = { use: ChallengeUse; browser: string }

/** A challenge that need not be remembered: it can be told later that this desk asked it, of that browser, and until when. */
export function makeChallenge(secret: string, target: ChallengeFor, expiresAt: Date): Buffer {
  const time = Buffer.alloc(TIME_BYTES)
  time.writeUIntBE(expiresAt.getTime(), 0, TIME_BYTES)
  const head = Buffer.concat([randomBytes(RANDOM_BYTES), time])
  return Buffer.concat([head, sign(secret, target, head)])
}

/** When that challenge (base64url) ends, or null where it was not asked by this desk of that browser, or is over. */
export function readChallenge(secret: string, target: ChallengeFor, challenge: string, now: Date): Date | null {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== BYTES) return null
  const head = bytes.subarray(0, -MAC_BYTES)
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), sign(secret, target, head))) return null
  const expiresAt = new Date(head.readUIntBE(RANDOM_BYTES, TIME_BYTES))
  return expiresAt > now ? expiresAt : null
}

/** What is remembered of a challenge that was answered. */
export const hashChallenge = (challenge: string): Buffer =>
  createHash('sha256').update(`challenge ${challenge}`).digest()

function sign(secret: string, { use, browser }: ChallengeFor, head: Buffer): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'caseconsultant challenges', 32))
  return createHmac('sha256', key).update(`${use} ${browser} `).update(head).digest().subarray(0, MAC_BYTES)
}
