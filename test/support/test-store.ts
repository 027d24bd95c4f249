import { afterAll, beforeAll } from 'vitest'
import type { Operator } from '../../src/store/people/operators.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { addReviewer } from './drafted-case.ts'
import { openTestMailbox } from './received-mail.ts'

/** What the tests of a file share; filled before the first of them runs. */
export type TestStore = { database: TestDatabase; pool: Pool; mailboxId: number; dana: Operator }

/** A database of the test file's own, with an opened mailbox and Dana Ruiz, CPC, to review; gone when the file is done. */
export function useTestStore(): TestStore {
  const store = {} as TestStore
  beforeAll(async () => {
    store.database = await createTestDatabase()
    store.pool = createPool(store.database.connectionString)
    store.mailboxId = await openTestMailbox(store.pool)
    store.dana = await addReviewer(store.pool)
  })
  afterAll(async () => {
    await store.pool?.end()
    await store.database?.drop()
  })
  return store
}
