import type { Role } from '../../src/domain/permissions.ts'
import { hashPassword } from '../../src/identity/password-hash.ts'
import { seal } from '../../src/identity/seal.ts'
import { addSecondStep } from '../../src/store/people/credentials.ts'
import { addOperator, type Operator } from '../../src/store/people/operators.ts'
import type { WebDesk } from './open-web-desk.ts'

/** The password of everybody a test adds. */
export const PASSWORD = 'tulip-orbit-cannon'

/** The shared secret of everybody's authenticator app. */
export const TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** What the desk of the tests seals with. */
const DESK_SECRET = 'a secret of at least thirty-two characters'

let people = 0

/** A new operator who signs in with {@link PASSWORD}. */
export async function addPerson(
  desk: WebDesk,
  more: { role?: Role; name?: string; password?: string | null } = {},
): Promise<Operator> {
  people += 1
  const { role = 'reviewer', name = `Person ${people}`, password = PASSWORD } = more
  const operator = await addOperator(desk.pool, { email: `p${people}@acme.example`, name, credential: 'CPC', role })
  if (password !== null) {
    const hash = await hashPassword(password, { memoryKibibytes: 64, passes: 1, lanes: 1 })
    await desk.pool.query('update operators set password_hash = $2, password_set_at = now() where id = $1', [
      operator.id,
      hash,
    ])
  }
  return operator
}

/** Has that operator asked for codes of an app after the password. */
export async function requireSecondStep(
  desk: WebDesk,
  operator: Operator,
  recoveryHashes: Buffer[] = [],
): Promise<void> {
  await addSecondStep(desk.pool, operator.id, seal(DESK_SECRET, 'totp', TOTP_SECRET), 0, recoveryHashes)
}
