import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

type Cost = { memoryKibibytes: number; passes: number; lanes: number }

/** RFC 9106 §4, the second recommended option: 64 MiB, three passes, four lanes. */
const COST: Cost = { memoryKibibytes: 64 * 1024, passes: 3, lanes: 4 }

const SALT_BYTES = 16
const TAG_BYTES = 32

/** Bounds of what is believed of a stored hash, so that a damaged one cannot eat the machine. */
const MOST: Cost = { memoryKibibytes: 1024 * 1024, passes: 16, lanes: 16 }

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** The password as a PHC string, which holds the parameters and the salt. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await deriveTag(password, salt, cost, TAG_BYTES)
  const parameters = `m=${cost.memoryKibibytes},t=${cost.passes},p=${cost.lanes}`
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(tag)}`
}

export type PasswordCheck = {
  matches: boolean
  /** It was hashed with other parameters than are used today, and is to be hashed again. */
  outdated: boolean
}

/**
 * Whether that is the password. Takes the same work where there is no hash to compare with, so that nobody can tell by the
 * clock which accounts exist or have a password.
 */
export async function checkPassword(password: string, stored: string | null): Promise<PasswordCheck> {
  const parts = PHC.exec(stored ?? '')
  if (parts === null) {
    await deriveTag(password, Buffer.alloc(SALT_BYTES), COST, TAG_BYTES)
    return { matches: false, outdated: false }
  }
  const [, memory, passes, lanes, salt = '', tag = ''] = parts
  const cost = { memoryKibibytes: Number(memory), passes: Number(passes), lanes: Number(lanes) }
  if (exceeds(cost, MOST)) return { matches: false, outdated: false }
  const expected = Buffer.from(tag, 'base64')
  const derived = await deriveTag(password, Buffer.from(salt, 'base64'), cost, expected.length)
  const matches = timingSafeEqual(derived, expected)
  return { matches, outdated: matches && !isSame(cost, COST) }
}

async function deriveTag(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  // One and the same text can be typed as different bytes; RFC 8265 §4 asks for one form before hashing.
  const message = Buffer.from(password.normalize('NFC'))
  const { memoryKibibytes: memory, passes, lanes: parallelism } = cost
  return derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength })
}

const exceeds = (cost: Cost, most: Cost): boolean =>
  cost.memoryKibibytes > most.memoryKibibytes || cost.passes > most.passes || cost.lanes > most.lanes

const isSame = (one: Cost, other: Cost): boolean =>
  one.memoryKibibytes === other.memoryKibibytes && one.passes === other.passes && one.lanes === other.lanes

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
