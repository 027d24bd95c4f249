import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteAccount, findAccountByAddress } from '../../../src/store/customers/accounts.ts'
import { listPlanChanges } from '../../../src/store/customers/plan-changes.ts'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { openKey } from './open-api.ts'

const SECRET = 'a-secret-that-a-payment-system-was-given'
let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors({
    accounts: { paymentsKey: SECRET, confirmAddress: async () => 'asked', carryOut: async () => null },
  })
})
afterAll(() => doors?.close())

const put = (payload: object, authorization = `Bearer ${SECRET}`, address = 'ana@clinic.example') =>
  doors.app.inject({
    method: 'POST',
    url: `/api/v1/accounts/${encodeURIComponent(address)}/plan`,
    headers: authorization === '' ? {} : { authorization },
    payload,
  })

const paid = { plan: 'subscribed', until: '2099-01-31T23:59:00-06:00', eventId: 'evt_1' }

describe('a payment system', () => {
  it('puts an account on a plan, made where there is none, and the same event changes nothing', async () => {
    const tries = await Promise.all(Array.from({ length: 5 }, () => put(paid)))
    expect(tries.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(200))
    expect(tries.map((each) => each.json().outcome).toSorted()).toEqual([...Array(4).fill('known_event'), 'set'])
    const account = await findAccountByAddress(doors.pool, 'Ana@clinic.example')
    expect(account).toMatchObject({
      plan: 'subscribed',
      confirmedAt: null,
      planUntil: new Date('2099-02-01T05:59:00Z'),
    })
    expect(await listPlanChanges(doors.pool, account?.id ?? 0)).toHaveLength(1)
  })

  it('whose late repetition comes after a newer event does not undo that', async () => {
    await put({ plan: 'registered', eventId: 'evt_2' })
    await put(paid)
    expect(await findAccountByAddress(doors.pool, 'ana@clinic.example')).toMatchObject({ plan: 'registered' })
  })

  it('does not bring a deleted account back by repeating an event', async () => {
    const event = { ...paid, eventId: 'evt_of_leaver' }
    await put(event, undefined, 'leaver@clinic.example')
    const account = await findAccountByAddress(doors.pool, 'leaver@clinic.example')
    await deleteAccount(doors.pool, account?.id ?? 0, null)
    const again = await put(event, undefined, 'leaver@clinic.example')
    expect(again.json().outcome).toBe('known_event')
    expect(await findAccountByAddress(doors.pool, 'leaver@clinic.example')).toBeNull()
  })

  it('is refused without its secret; a key of the API is none', async () => {
    const own = await openKey(doors)
    for (const authorization of ['', 'Bearer wrong', `Basic ${SECRET}`, `Bearer ${own.key}`, `Bearer ${SECRET}x`]) {
      const refused = await put({ ...paid, eventId: 'evt_3' }, authorization)
      expect(refused.statusCode, authorization).toBe(401)
    }
  })

  it.each([
    [{ ...paid, plan: 'golden', eventId: 'evt_4' }, 422, 'There is no plan golden'],
    [{ ...paid, until: '2001-01-01T00:00:00Z', eventId: 'evt_4' }, 422, 'must lie in the future'],
    [{ ...paid, until: 'tomorrow' }, 400, '/body/until'],
    [{ plan: 'subscribed' }, 400, '/body/eventId'],
    [{ ...paid, eventId: '' }, 400, '/body/eventId'],
    [{ ...paid, eventId: 'evt\u00004' }, 422, 'An event id has'],
  ])('%j is answered with %s', async (body, status, said) => {
    const answer = await put(body)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toContain(said)
  })

  it('names an address that can be', async () => {
    for (const address of ['not an address', 'a\u0000b@clinic.example'])
      expect((await put({ ...paid, eventId: 'evt_5' }, undefined, address)).statusCode).toBe(422)
  })

  it('finds nothing where no secret is set', async () => {
    const closed = await openDoors()
    const answer = await closed.app.inject({
      method: 'POST',
      url: '/api/v1/accounts/a%40b.example/plan',
      payload: paid,
    })
    expect(answer.statusCode).toBe(404)
    await closed.close()
  })
})
