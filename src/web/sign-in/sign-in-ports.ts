import type { SignInPorts } from '../../flow/customers/sign-in.ts'
import { findTotpStep, hashRecoveryCode } from '../../identity/one-time-codes.ts'
import { checkPassword, hashPassword } from '../../identity/password-hash.ts'
import { unseal } from '../../identity/seal.ts'
import { recordEvent } from '../../store/events.ts'
import {
  type Account,
  findAccountByEmail,
  renewPasswordHash,
  useRecoveryCode,
  useTotpStep,
} from '../../store/people/credentials.ts'
import { forgiveAttempt, takeAttempt } from '../../store/people/sign-in-guards.ts'
import type { WebDeps } from '../web-deps.ts'

/** What signing in needs of the world, from the store and the libraries of identity. */
export function signInPorts(deps: WebDeps): SignInPorts<Account> {
  const { pool } = deps
  return {
    takeAttempt: (guards) => takeAttempt(pool, guards),
    forgiveAttempt: (guards) => forgiveAttempt(pool, guards),
    findAccountByEmail: (email) => findAccountByEmail(pool, email),
    checkPassword,
    renewPasswordHash: async (operatorId, from, password) =>
      renewPasswordHash(pool, operatorId, from, await hashPassword(password)),
    useSecondStep: async (account, code) => (await useTotp(deps, account, code)) || useRecovery(deps, account, code),
    record: (kind, operatorId, detail) => recordEvent(pool, { caseId: null, operatorId, kind, detail }),
  }
}

async function useTotp(deps: WebDeps, { operator, totpSealed }: Account, code: string): Promise<boolean> {
  const secret = totpSealed === null ? null : unseal(deps.review.secret, 'totp', totpSealed)
  const step = secret === null ? null : findTotpStep(secret, code, deps.now())
  return step !== null && useTotpStep(deps.pool, operator.id, step)
}

async function useRecovery(deps: WebDeps, { operator }: Account, code: string): Promise<boolean> {
  const hash = hashRecoveryCode(code)
  return hash !== null && useRecoveryCode(deps.pool, operator.id, hash)
}
