import { describe, expect, it } from 'vitest'
import { ensureAccount } from '../../../src/store/customers/accounts.ts'
import {
  type CountedDoor,
  forgetOldAllowances,
  lookAllowanceLeft,
  useAllowanceOnce,
} from '../../../src/store/customers/allowances.ts'
import { grantMore } from '../../../src/store/customers/plan-changes.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const at = (visitorKey: string, count: number, more: Partial<CountedDoor> = {}): CountedDoor => ({
  visitorKey,
  door: 'code_page',
  period: '2026-07',
  forgetAfter: new Date('2099-01-01'),
  limit: { count },
  accountId: null,
  ...more,
})

describe('an allowance', () => {
  it('is granted to as many different subjects as it has', async () => {
    const door = at('counts', 2)
    expect(await useAllowanceOnce(store.pool, { ...door, subject: 'CPT 99213' })).toEqual({ granted: true, left: 1 })
    expect(await useAllowanceOnce(store.pool, { ...door, subject: 'CPT 99214' })).toEqual({ granted: true, left: 0 })
    expect(await useAllowanceOnce(store.pool, { ...door, subject: 'CPT 99215' })).toEqual({ granted: false, left: 0 })
  })

  it('counts the same subject once in a period, also when nothing is left', async () => {
    const door = at('again', 1)
    for (let time = 0; time < 3; time += 1) {
      expect(await useAllowanceOnce(store.pool, { ...door, subject: 'CPT 20610' })).toEqual({ granted: true, left: 0 })
    }
    const next = at('again', 1, { period: '2026-08' })
    expect(await useAllowanceOnce(store.pool, { ...next, subject: 'CPT 20610' })).toEqual({ granted: true, left: 0 })
  })

  it('of none is never granted', async () => {
    expect(await useAllowanceOnce(store.pool, { ...at('none', 0), subject: 'x' })).toEqual({ granted: false, left: 0 })
  })

  it('is counted by door and by visitor', async () => {
    await useAllowanceOnce(store.pool, { ...at('apart', 1), subject: 'x' })
    expect(await lookAllowanceLeft(store.pool, at('apart', 1, { door: 'ask' }))).toEqual({ granted: true, left: 1 })
    expect(await lookAllowanceLeft(store.pool, at('somebody else', 1))).toEqual({ granted: true, left: 1 })
  })

  it('looked at is not used', async () => {
    const door = at('looks', 1)
    await lookAllowanceLeft(store.pool, door)
    expect(await lookAllowanceLeft(store.pool, door)).toEqual({ granted: true, left: 1 })
  })

  it.each([
    ['one is left', 1, 1],
    ['three are left', 3, 3],
  ])('of which %s is granted no more often by twenty at the same moment', async (_words, count, granted) => {
    const door = at(`crowd ${count}`, count)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, each) => useAllowanceOnce(store.pool, { ...door, subject: `subject ${each}` })),
    )
    expect(outcomes.filter((each) => each.granted)).toHaveLength(granted)
  })

  it('asked for by twenty at the same moment for one subject is used once', async () => {
    const door = at('reload', 2)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => useAllowanceOnce(store.pool, { ...door, subject: 'one page' })),
    )
    expect(outcomes.every((each) => each.granted)).toBe(true)
    expect(await lookAllowanceLeft(store.pool, door)).toEqual({ granted: true, left: 1 })
  })

  it('is forgotten when its period is long over', async () => {
    await useAllowanceOnce(store.pool, { ...at('old', 1, { forgetAfter: new Date('2020-01-01') }), subject: 'x' })
    expect(await forgetOldAllowances(store.pool)).toBe(1)
  })
})

describe('a grant', () => {
  const grant = { door: 'code_page', count: 2, expiresAt: null, eventId: null } as const
  const by = { source: 'command', operatorId: null } as const

  it('goes on where the plan ends, and no further, whoever comes at the same moment', async () => {
    const { accountId } = await grantMore(store.pool, { ...grant, by, address: 'Ana@clinic.example' })
    const door = at('granted', 1, { accountId })
    expect(await lookAllowanceLeft(store.pool, door)).toEqual({ granted: true, left: 3 })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, each) => useAllowanceOnce(store.pool, { ...door, subject: `subject ${each}` })),
    )
    expect(outcomes.filter((each) => each.granted)).toHaveLength(3)
  })

  it('that has ended counts no more', async () => {
    const address = 'late@clinic.example'
    const { accountId } = await grantMore(store.pool, { ...grant, by, address, expiresAt: new Date('2020-01-01') })
    expect(await lookAllowanceLeft(store.pool, at('late', 0, { accountId }))).toEqual({ granted: false, left: 0 })
  })

  it('of an event that was carried out changes nothing, and the account stays one', async () => {
    const twice = { ...grant, by, address: 'pay@clinic.example', eventId: 'evt-1' }
    const [one, other] = await Promise.all([grantMore(store.pool, twice), grantMore(store.pool, twice)])
    expect([one.kind, other.kind].toSorted()).toEqual(['known_event', 'set'])
    expect(one.accountId).toBe(await ensureAccount(store.pool, 'PAY@clinic.example', false))
    expect(await lookAllowanceLeft(store.pool, at('pay', 0, { accountId: one.accountId }))).toMatchObject({ left: 2 })
  })
})
