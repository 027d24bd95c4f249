import { afterEach, describe, expect, it } from 'vitest'
import { findArrangement } from '../../../src/store/cases/arrangements.ts'
import { assignCase } from '../../../src/store/cases/assignments.ts'
import { claimCase, claimNext, releaseCase, renewClaim } from '../../../src/store/cases/claims.ts'
import { findDuplicates } from '../../../src/store/cases/duplicates.ts'
import { listEndedSnoozes, snoozeCase, wakeCase } from '../../../src/store/cases/snoozes.ts'
import { watchCases } from '../../support/case-row.ts'
import { addReviewer, storeDraftedCase } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
const { seen, kinds, closeAll } = watchCases(store)

const drafted = () => storeDraftedCase(store.pool, store.mailboxId)

afterEach(closeAll)

describe('a claim', () => {
  it('keeps the case in one pair of hands until it is stolen, which is written down', async () => {
    const { caseId } = await drafted()
    const kim = await addReviewer(store.pool, 'Kim Osei')
    expect(await claimCase(store.pool, caseId, store.dana.id, { steal: false })).toEqual({
      outcome: 'claimed',
      stolenFrom: null,
    })
    expect(await claimCase(store.pool, caseId, kim.id, { steal: false })).toEqual({ outcome: 'taken', by: 'Dana Ruiz' })
    expect(await claimCase(store.pool, caseId, kim.id, { steal: true })).toEqual({
      outcome: 'claimed',
      stolenFrom: 'Dana Ruiz',
    })
    expect(await findArrangement(store.pool, caseId)).toMatchObject({ assignee: 'Kim Osei', claimedBy: 'Kim Osei' })
    expect(await kinds(caseId)).toEqual(expect.arrayContaining(['claimed', 'claim_stolen']))
    expect(await releaseCase(store.pool, caseId, store.dana.id)).toBe(false)
    expect(await releaseCase(store.pool, caseId, kim.id)).toBe(true)
    expect(await findArrangement(store.pool, caseId)).toMatchObject({ assignee: null, claimedBy: null })
  })

  it('ends by itself, unless saving renews it', async () => {
    const { caseId } = await drafted()
    await claimCase(store.pool, caseId, store.dana.id, { steal: false })
    await store.pool.query(`update cases set claimed_until = now() + interval '1 second' where id = $1`, [caseId])
    await renewClaim(store.pool, caseId, store.dana.id)
    const { claimedUntil } = await findArrangement(store.pool, caseId)
    expect((claimedUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(500_000)
    await store.pool.query(`update cases set claimed_until = now() - interval '1 second' where id = $1`, [caseId])
    await renewClaim(store.pool, caseId, store.dana.id)
    expect(await findArrangement(store.pool, caseId)).toMatchObject({ claimedBy: null })
  })

  it('of the next case gives each of several who ask at once another one, the longest waiting first', async () => {
    const ids = [(await drafted()).caseId, (await drafted()).caseId, (await drafted()).caseId]
    await store.pool.query(`update cases set clock_since = now() - interval '1 day' where id = $1`, [ids[2]])
    const taken = await Promise.all([1, 2, 3, 4].map(() => claimNext(store.pool, 'unassigned', store.dana.id)))
    expect(taken.filter((id) => id !== null).sort()).toEqual([...ids].sort())
    expect(await claimNext(store.pool, 'unassigned', store.dana.id)).toBeNull()
  })
})

describe('assigning', () => {
  it('is refused where the case changed since it was seen', async () => {
    const { caseId } = await drafted()
    const before = await seen(caseId)
    await assignCase(store.pool, before, store.dana.id, store.dana.id)
    await expect(assignCase(store.pool, before, store.dana.id, null)).rejects.toMatchObject({ code: 'conflict' })
    await expect(assignCase(store.pool, await seen(caseId), store.dana.id, 999_999)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('a snooze', () => {
  it('ends when its time has come', async () => {
    const { caseId } = await drafted()
    await snoozeCase(store.pool, await seen(caseId), store.dana.id, {
      kind: 'time',
      until: new Date(Date.now() + 3_600_000),
    })
    expect(await listEndedSnoozes(store.pool)).not.toContain(caseId)
    await store.pool.query(`update cases set snoozed_until = now() where id = $1`, [caseId])
    expect(await listEndedSnoozes(store.pool)).toContain(caseId)
    expect(await wakeCase(store.pool, caseId, null)).toBe(true)
    expect(await wakeCase(store.pool, caseId, null)).toBe(false)
    expect(await kinds(caseId)).toEqual(expect.arrayContaining(['snoozed', 'woken']))
  })

  it('ends when a newer edition of that source is live, not of another', async () => {
    const { caseId } = await drafted()
    const load = (source: string, label: string) =>
      store.pool.query(
        `insert into editions (source, label, title, publisher, effective, sha256, state)
         values ($1, $2, $1, 'CMS', daterange('2027-01-01', null), '00', 'live')`,
        [source, label],
      )
    await load('ncci-mue', '2026')
    await snoozeCase(store.pool, await seen(caseId), store.dana.id, { kind: 'edition', source: 'ncci-mue' })
    await load('mpfs', '2027')
    expect(await listEndedSnoozes(store.pool)).not.toContain(caseId)
    await load('ncci-mue', '2027')
    expect(await listEndedSnoozes(store.pool)).toContain(caseId)
  })

  it('until a reply ends when the requester writes', async () => {
    const { caseId } = await drafted()
    await snoozeCase(store.pool, await seen(caseId), store.dana.id, { kind: 'reply' })
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await findArrangement(store.pool, caseId)).toMatchObject({ snooze: null })
  })
})

it('the same question of the same person within two weeks is suggested as a duplicate', async () => {
  const ask = async (codes: string[], fromAddress = 'Ann@Harbor.example') => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId, { fromAddress })
    await store.pool.query('update cases set codes = $2 where id = $1', [caseId, codes])
    return caseId
  }
  const first = await ask(['99213', '20610'])
  const second = await ask(['20610', '99213'], 'ann@harbor.example')
  await ask(['99213'])
  await ask(['99213', '20610'], 'jay@harbor.example')
  const long = await ask(['99213', '20610'])
  await store.pool.query(`update cases set created_at = now() - interval '15 days' where id = $1`, [long])
  expect((await findDuplicates(store.pool, first)).map(({ id }) => id)).toEqual([second])
})
