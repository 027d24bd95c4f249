import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

/** RFC 6238 §4: what every authenticator app takes for granted. */
const PERIOD_SECONDS = 30
const DIGITS = 6

/** RFC 4226 §4 recommends 160 bits. */
const SECRET_BYTES = 20

const RECOVERY_CODES = 10
const RECOVERY_LETTERS = 12
/** Without the letters and digits that are mistaken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

export type TotpEnrolment = {
  secret: string
  /** The secret in groups of four, for typing. */
  textKey: string
  /** The same for a camera: an SVG image as a `data:` address. */
  qrImage: string
}

/** A new shared secret, in base32. */
export const makeTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What a person needs to put that secret into an authenticator app. */
export function describeTotp(secret: string, issuer: string, label: string): TotpEnrolment {
  // A colon separates issuer and label in the address, so neither may hold one.
  const plain = (text: string): string => text.replaceAll(':', ' ')
  const uri = totpOf(secret, plain(issuer), plain(label)).toString()
  const svg = renderSVG(uri, { ecc: 'M', border: 2 })
  return {
    secret,
    textKey: secret.match(/.{1,4}/g)?.join(' ') ?? secret,
    qrImage: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  }
}

/** The number of the time step that code belongs to, or null where it is no code of now, or of a step before or after. */
export function findTotpStep(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\D/g, '')
  if (digits.length !== DIGITS) return null
  const delta = totpOf(secret, '', '').validate({ token: digits, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

const totpOf = (secret: string, issuer: string, label: string): TOTP =>
  new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    digits: DIGITS,
    period: PERIOD_SECONDS,
    algorithm: 'SHA1',
  })

/** Codes for the day the authenticator is lost, 58 bits each, as they are shown. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: RECOVERY_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return letters.match(/.{4}/g)?.join('-') ?? letters
  })
}

/** The hash a recovery code is kept as, however it was typed; null where it cannot be one. */
export function hashRecoveryCode(typed: string): Buffer | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return letters.length === RECOVERY_LETTERS ? createHash('sha256').update(`recovery ${letters}`).digest() : null
}
