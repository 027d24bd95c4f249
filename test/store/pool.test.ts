import { expect, it, vi } from 'vitest'
import { createPool, inTransaction } from '../../src/store/pool.ts'
import { useTestStore } from '../support/test-store.ts'

const store = useTestStore()

it('a connection lost within a transaction fails that transaction and nothing else', async () => {
  const pool = createPool(store.database.connectionString)
  const work = inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
    await store.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await vi.waitFor(async () => {
      const { rowCount } = await store.pool.query('select 1 from pg_stat_activity where pid = $1', [rows[0]?.pid])
      if (rowCount !== 0) throw new Error('the server has not ended the session yet')
    })
    return tx.query('select 1')
  })
  await expect(work).rejects.toThrow()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})

it('what a transaction did is undone when its work throws', async () => {
  const name = 'undone@mail.example/INBOX'
  const work = inTransaction(store.pool, async (tx) => {
    await tx.query('insert into mailboxes (name) values ($1)', [name])
    throw new Error('changed its mind')
  })
  await expect(work).rejects.toThrow('changed its mind')
  expect((await store.pool.query('select 1 from mailboxes where name = $1', [name])).rowCount).toBe(0)
})
