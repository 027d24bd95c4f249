import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { signIn } from '../account-visit.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

describe('one’s own account', () => {
  it('ends sessions one by one, all others, and this one', async () => {
    const address = 'sessions@clinic.example'
    const one = await signIn(doors.app, doors.pool, address)
    const other = await signIn(doors.app, doors.pool, address)
    const third = await signIn(doors.app, doors.pool, address)
    const page = (await one.get('/account')).body
    const [, sid = ''] = /\/account\/sessions\/(\d+)\/end/.exec(page) ?? []
    await one.send('/account', {}, `/account/sessions/${sid}/end`)
    const alive = await Promise.all([other, third].map(async (each) => (await each.get('/account')).statusCode))
    expect(alive.toSorted()).toEqual([200, 303])
    await one.send('/account', {}, '/account/sessions/end-others')
    expect((await third.get('/account')).statusCode).toBe(303)
    expect((await other.get('/account')).statusCode).toBe(303)
    expect((await one.get('/account')).statusCode).toBe(200)
    await one.send('/account', {}, '/account/sign-out')
    expect((await one.get('/account')).statusCode).toBe(303)
  })

  it('ends no session of anybody else', async () => {
    const one = await signIn(doors.app, doors.pool, 'mine@clinic.example')
    const other = await signIn(doors.app, doors.pool, 'yours@clinic.example')
    const { rows } = await doors.pool.query<{ id: number }>(
      `select s.id from account_sessions s join accounts a on a.id = s.account_id where a.address = 'yours@clinic.example'`,
    )
    await one.send('/account', {}, `/account/sessions/${rows[0]?.id}/end`)
    expect((await other.get('/account')).statusCode).toBe(200)
  })

  it('is deleted with everything of it, and only after its address was typed', async () => {
    const address = 'gone@clinic.example'
    const visit = await signIn(doors.app, doors.pool, address)
    expect(await visit.send('/account', { address: 'other@clinic.example' }, '/account/delete')).toMatchObject({
      statusCode: 422,
    })
    expect((await visit.get('/account')).statusCode).toBe(200)
    await visit.send('/account', { address: 'Gone@clinic.example' }, '/account/delete')
    expect((await visit.get('/account')).statusCode).toBe(303)
    for (const table of ['accounts', 'confirmations']) {
      const { rowCount } = await doors.pool.query(`select 1 from ${table} where address = $1`, [address])
      expect(rowCount, table).toBe(0)
    }
  })
})
