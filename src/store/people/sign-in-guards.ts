import { createHash } from 'node:crypto'
import { type GuardedBy, signInDelaySeconds } from '../../domain/sign-in-delay.ts'
import { inTransaction, type Pool, type Transaction } from '../pool.ts'

/** One thing failures are counted by. */
export type Guard = { by: GuardedBy; key: string }

export type Attempt =
  | { kind: 'may_try' /** How long the next try must wait if this one fails. */; delaySeconds: number }
  | { kind: 'must_wait'; seconds: number }

/** Failures longer ago do not count any more. */
const FORGOTTEN_AFTER = `interval '1 day'`

/**
 * Whether a sign-in may be tried now. It is counted as failed at once and taken back by {@link forgiveAttempt}: so a hundred
 * tries at the same moment count as a hundred.
 */
export async function takeAttempt(pool: Pool, guards: readonly Guard[]): Promise<Attempt> {
  return inTransaction(pool, async (tx) => {
    const locked = []
    for (const guard of inOrder(guards)) locked.push({ guard, ...(await lockGuard(tx, hashKey(guard))) })
    const wait = Math.max(0, ...locked.map(({ waitSeconds }) => waitSeconds))
    if (wait > 0) return { kind: 'must_wait', seconds: Math.ceil(wait) }
    let longest = 0
    for (const { guard, failures } of locked) {
      const delay = signInDelaySeconds(guard.by, failures + 1)
      longest = Math.max(longest, delay)
      await tx.query(
        `update sign_in_guards set failures = $2, last_at = clock_timestamp(),
                blocked_until = case when $3 > 0 then clock_timestamp() + make_interval(secs => $3) end
          where key_sha256 = $1`,
        [hashKey(guard), failures + 1, delay],
      )
    }
    return { kind: 'may_try', delaySeconds: longest }
  })
}

/** Resolves when a try that succeeded is not counted: the account starts afresh, the address has one failure less. */
export async function forgiveAttempt(pool: Pool, guards: readonly Guard[]): Promise<void> {
  await inTransaction(pool, async (tx) => {
    for (const guard of inOrder(guards)) {
      await tx.query(
        `update sign_in_guards set failures = case when $2 then 0 else greatest(failures - 1, 0) end, blocked_until = null
          where key_sha256 = $1`,
        [hashKey(guard), guard.by === 'account'],
      )
    }
  })
}

/** Always in the same order, so that two attempts never wait for each other. */
const inOrder = (guards: readonly Guard[]): Guard[] =>
  [...guards].sort((one, other) => Buffer.compare(hashKey(one), hashKey(other)))

/** What was typed as an account can be anything, a password too: it is not kept. */
const hashKey = ({ by, key }: Guard): Buffer => createHash('sha256').update(`${by} ${key.toLowerCase()}`).digest()

async function lockGuard(tx: Transaction, key: Buffer): Promise<{ failures: number; waitSeconds: number }> {
  await tx.query('insert into sign_in_guards (key_sha256, failures) values ($1, 0) on conflict do nothing', [key])
  const { rows } = await tx.query<{ failures: number; waitSeconds: number }>(
    `select case when last_at < clock_timestamp() - ${FORGOTTEN_AFTER} then 0 else failures end as failures,
            coalesce(extract(epoch from blocked_until - clock_timestamp()), 0)::float8 as "waitSeconds"
       from sign_in_guards where key_sha256 = $1 for update`,
    [key],
  )
  return rows[0] ?? { failures: 0, waitSeconds: 0 }
}
