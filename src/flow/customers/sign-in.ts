import type { EventDetail } from '../../domain/event-detail.ts'
import { networkOf } from '../../domain/network-of.ts'

/** What sign-ins are counted by: the account that was named, and where from. */
export type Guards = readonly { by: 'account' | 'address'; key: string }[]

/** An account as signing in needs it. */
export type SignInAccount = { operator: { id: number }; passwordHash: string | null; totpSealed: Buffer | null }

export type SignInPorts<Account extends SignInAccount> = {
  takeAttempt(
    guards: Guards,
  ): Promise<{ kind: 'may_try'; delaySeconds: number } | { kind: 'must_wait'; seconds: number }>
  forgiveAttempt(guards: Guards): Promise<void>
  findAccountByEmail(email: string): Promise<Account | null>
  checkPassword(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }>
  renewPasswordHash(operatorId: number, from: string, password: string): Promise<void>
  /** Whether that time step of the account's own codes, or that recovery code, was good and is used up now. */
  useSecondStep(account: Account, code: string): Promise<boolean>
  record(kind: string, operatorId: number | null, detail: EventDetail): Promise<void>
}

/** `refused` and `wait` say nothing about whether there is such an account. */
export type SignInOutcome<Account> =
  | { kind: 'proved'; account: Account }
  | { kind: 'second_step'; account: Account }
  /** How long the next try has to wait; 0 where it need not. */
  | { kind: 'refused'; waitSeconds: number }
  /** It was not even looked at. */
  | { kind: 'wait'; waitSeconds: number }

/** What comes of an address and a password. The work and the words are the same whether or not there is such an account. */
export async function signInWithPassword<Account extends SignInAccount>(
  ports: SignInPorts<Account>,
  typed: { email: string; password: string; address: string },
): Promise<SignInOutcome<Account>> {
  // Counted and looked up in the same form, so that nobody counts afresh by another spelling.
  const email = typed.email.toLowerCase()
  const guards: Guards = [
    { by: 'account', key: email },
    { by: 'address', key: networkOf(typed.address) },
  ]
  const attempt = await ports.takeAttempt(guards)
  if (attempt.kind === 'must_wait') return { kind: 'wait', waitSeconds: attempt.seconds }
  const account = await ports.findAccountByEmail(email)
  const { matches, outdated } = await ports.checkPassword(typed.password, account?.passwordHash ?? null)
  if (account === null || !matches) {
    return refuse(ports, 'sign_in_failed', account, typed.address, attempt.delaySeconds)
  }
  await ports.forgiveAttempt(guards)
  if (outdated && account.passwordHash !== null)
    await ports.renewPasswordHash(account.operator.id, account.passwordHash, typed.password)
  return { kind: account.totpSealed === null ? 'proved' : 'second_step', account }
}

/** What comes of the code that follows a password. */
export async function takeSecondStep<Account extends SignInAccount>(
  ports: SignInPorts<Account>,
  account: Account,
  typed: { code: string; address: string },
): Promise<SignInOutcome<Account>> {
  const guards: Guards = [
    { by: 'account', key: `second step of ${account.operator.id}` },
    { by: 'address', key: networkOf(typed.address) },
  ]
  const attempt = await ports.takeAttempt(guards)
  if (attempt.kind === 'must_wait') return { kind: 'wait', waitSeconds: attempt.seconds }
  if (!(await ports.useSecondStep(account, typed.code)))
    return refuse(ports, 'second_step_failed', account, typed.address, attempt.delaySeconds)
  await ports.forgiveAttempt(guards)
  return { kind: 'proved', account }
}

/** Nobody is signed in, so nobody did it; which account was meant stands in the detail. */
async function refuse<Account extends SignInAccount>(
  ports: SignInPorts<Account>,
  kind: string,
  account: Account | null,
  address: string,
  waitSeconds: number,
): Promise<SignInOutcome<Account>> {
  await ports.record(kind, null, { account: account?.operator.id ?? null, address })
  if (waitSeconds > 0)
    await ports.record('sign_in_blocked', null, {
      account: account?.operator.id ?? null,
      address,
      seconds: waitSeconds,
    })
  return { kind: 'refused', waitSeconds }
}
