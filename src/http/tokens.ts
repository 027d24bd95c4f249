import { createHash, randomBytes } from 'node:crypto'

/** The SHA-256 of a token: all that is ever stored of it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** 256 bits nobody guesses, as 43 characters that are safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The form token of a visitor who is not signed in. Tells nothing about the cookie it is made from. */
export const visitorFormToken = (cookie: string): string =>
  createHash('sha256').update(`form ${cookie}`).digest('base64url')
