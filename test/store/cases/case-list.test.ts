import { afterEach, describe, expect, it } from 'vitest'
import { assignCase } from '../../../src/store/cases/assignments.ts'
import {
  countArrivals,
  countViews,
  filterOfView,
  findNeighbours,
  listCasePage,
  type Page,
  readDatabaseClock,
  type Sort,
  type ViewKey,
} from '../../../src/store/cases/case-list.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { snoozeCase } from '../../../src/store/cases/snoozes.ts'
import { storeDraftedCase } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const drafted = async () => (await storeDraftedCase(store.pool, store.mailboxId)).caseId

const seen = async (caseId: number) => ({ caseId, version: (await findCase(store.pool, caseId))?.version ?? 0 })

const page = (
  view: ViewKey,
  sort: Sort,
  turn: Pick<Page, 'from' | 'direction'> = { from: null, direction: 'after' },
  limit = 2,
) => listCasePage(store.pool, filterOfView(view, store.dana.id), { sort, ...turn, limit })

afterEach(() => store.pool.query(`update cases set state = 'rejected', snooze = null, snoozed_until = null`))

describe('a page of the list', () => {
  it.each(['due', 'newest', 'oldest'] as const)(
    'sorted by %s shows every case once, forwards and back',
    async (sort) => {
      const ids: number[] = []
      for (let at = 0; at < 5; at += 1) ids.push(await drafted())
      // Two whose clocks began in one microsecond: the number decides between them.
      await store.pool.query(`update cases set clock_since = '2026-03-05T10:00:00.123456Z' where id = any($1)`, [
        ids.slice(1, 4),
      ])
      const forwards: number[] = []
      let from: Page['from'] = null
      for (;;) {
        const found = await page('open', sort, { from, direction: 'after' })
        forwards.push(...found.slice(0, 2).map(({ id }) => id))
        if (found.length < 3) break
        from = found[1]?.cursor ?? null
      }
      expect([...forwards].sort((a, b) => a - b)).toEqual(ids)
      if (sort !== 'due') expect(forwards).toEqual(sort === 'oldest' ? ids : ids.toReversed())
      const last = (await page('open', sort, undefined, 10)).at(-1)
      const before = await page('open', sort, { from: last?.cursor ?? null, direction: 'before' }, 10)
      expect(before.map(({ id }) => id)).toEqual(forwards.slice(0, -1))
    },
  )

  it('says of each case what a row shows', async () => {
    const id = await drafted()
    await assignCase(store.pool, await seen(id), store.dana.id, store.dana.id)
    expect(await page('mine', 'due')).toMatchObject([
      {
        id,
        state: 'needs_review',
        disposition: 'answered',
        assignee: 'Dana Ruiz',
        claimedBy: null,
        snooze: null,
        messages: 1,
      },
    ])
  })
})

describe('the views', () => {
  it('hold what is somebody’s, what is nobody’s and what is put aside', async () => {
    const [free, mine, later] = [await drafted(), await drafted(), await drafted()]
    await assignCase(store.pool, await seen(mine), store.dana.id, store.dana.id)
    await snoozeCase(store.pool, await seen(later), store.dana.id, { kind: 'reply' })
    const ids = async (view: ViewKey) => (await page(view, 'oldest', undefined, 9)).map(({ id }) => id)
    expect(await ids('open')).toEqual([free, mine])
    expect(await ids('unassigned')).toEqual([free])
    expect(await ids('mine')).toEqual([mine])
    expect(await ids('snoozed')).toEqual([later])
    const counts = await countViews(store.pool, store.dana.id)
    expect([counts.get('open'), counts.get('unassigned'), counts.get('mine'), counts.get('snoozed')]).toEqual([
      2, 1, 1, 1,
    ])
  })

  it('count what came, or came back, since they were shown', async () => {
    const old = await drafted()
    const since = await readDatabaseClock(store.pool)
    expect(await countArrivals(store.pool, 'open', store.dana.id, since)).toBe(0)
    await drafted()
    expect(await countArrivals(store.pool, 'open', store.dana.id, since)).toBe(1)
    await store.pool.query(`update cases set state = 'sent', clock_since = null where id = $1`, [old])
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: old })
    expect(await countArrivals(store.pool, 'unassigned', store.dana.id, since)).toBe(2)
  })

  it('know the cases before and after one', async () => {
    const [first, second, third] = [await drafted(), await drafted(), await drafted()]
    expect(await findNeighbours(store.pool, 'open', store.dana.id, second)).toEqual({ previous: first, next: third })
    expect(await findNeighbours(store.pool, 'open', store.dana.id, third)).toEqual({ previous: second, next: null })
    expect(await findNeighbours(store.pool, 'open', store.dana.id, 0)).toEqual({ previous: null, next: null })
  })
})
