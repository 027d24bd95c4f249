import { randomBytes } from 'node:crypto'
import type { ApiScope } from '../../../src/domain/api-key.ts'
import { API_SCOPES } from '../../../src/domain/api-key.ts'
import { makeApiKey } from '../../../src/identity/api-keys.ts'
import { ensureAccount } from '../../../src/store/customers/accounts.ts'
import { addApiKey } from '../../../src/store/customers/api-keys.ts'
import type { OpenDoors } from '../../support/open-doors.ts'

/** A key of a new account, with those scopes. */
export async function openKey(
  doors: OpenDoors,
  scopes: readonly ApiScope[] = API_SCOPES,
  address = `someone-${randomBytes(4).toString('hex')}@clinic.example`,
): Promise<{ key: string; prefix: string; accountId: number; address: string }> {
  const accountId = await ensureAccount(doors.pool, address, true)
  const { key, prefix, sha256 } = makeApiKey()
  await addApiKey(doors.pool, { accountId, name: 'a test', prefix, sha256, scopes })
  return { key, prefix, accountId, address }
}
