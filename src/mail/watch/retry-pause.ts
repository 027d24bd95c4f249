import { AppError } from '../../domain/app-error.ts'
import type { AccessTokens } from '../login/access-token.ts'
import { isRefusedLogin } from './imap-connection.ts'

const MAX_BACKOFF_SECONDS = 60

/** Providers lock an account after some wrong passwords; six attempts an hour stay below every known limit. */
const REFUSED_LOGIN_SECONDS = 600

export type RetryPauses = {
  /** How long to wait after that fault, and whether a person has to put the login right. */
  after(fault: unknown): { seconds: number; refused: boolean }
  /** The login was taken. */
  loggedIn(): void
  /** Everything worked: the next fault is a first one again. */
  worked(): void
}

/** 1 s doubling to 60 s, each shortened by up to half at random so that many desks do not return at the same moment. */
export function createRetryPauses(tokens: AccessTokens | null): RetryPauses {
  let failures = 0
  let refusals = 0

  /** A token may have been withdrawn before its time: only when a fresh one is refused too, there is no point in going on. */
  function isShutOut(fault: unknown): boolean {
    if (!isRefusedLogin(fault)) return false
    refusals += 1
    tokens?.forget()
    return tokens === null || fault instanceof AppError || refusals > 1
  }

  return {
    after(fault) {
      if (isShutOut(fault)) return { seconds: REFUSED_LOGIN_SECONDS, refused: true }
      failures += 1
      const full = Math.min(2 ** (failures - 1), MAX_BACKOFF_SECONDS)
      return { seconds: full * (0.5 + Math.random() / 2), refused: false }
    },
    loggedIn() {
      refusals = 0
    },
    worked() {
      failures = 0
    },
  }
}
