import { describe, expect, it } from 'vitest'
import { inGroups } from '../../workers/in-groups.ts'

/** Work that writes down its groups and doubles what it is given; `-1` cannot be done. */
function recorded() {
  const groups: number[][] = []
  const double = inGroups(async (items: readonly number[]) => {
    groups.push([...items])
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (items.includes(-1)) throw new Error('not this one')
    return items.map((item) => item * 2)
  })
  return { groups, double }
}

describe('work in groups', () => {
  it('takes together what comes in one turn, and what comes while a group is under way', async () => {
    const { groups, double } = recorded()
    const first = [double(1), double(2)]
    await new Promise((resolve) => setTimeout(resolve, 1))
    const later = [double(3), double(4)]
    expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8])
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  it('tries each by itself where a group fails, so that one spoils no other', async () => {
    const { groups, double } = recorded()
    const ends = await Promise.allSettled([double(1), double(-1), double(2)])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(groups).toEqual([[1, -1, 2], [1], [-1], [2]])
  })

  it('never has two items of the same key in one group', async () => {
    const { groups, double } = recorded()
    await Promise.all([double(7), double(7), double(8)])
    expect(groups).toEqual([[7, 8], [7]])
  })

  it('takes no more than fifty at once', async () => {
    const { groups, double } = recorded()
    await Promise.all(Array.from({ length: 120 }, (_each, at) => double(at)))
    expect(groups.map(({ length }) => length)).toEqual([50, 50, 20])
  })

  it('waits for those who are about to come, as long as it was told, and not for anybody where one is alone', async () => {
    const groups: number[][] = []
    let inHand = 1
    const record = inGroups(
      async (items: readonly number[]) => {
        groups.push([...items])
        return items
      },
      undefined,
      { milliseconds: 60_000, expected: () => inHand },
    )
    await record(1)
    inHand = 3
    const first = [record(2), record(3)]
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(groups).toEqual([[1]])
    await Promise.all([...first, record(4)])
    expect(groups).toEqual([[1], [2, 3, 4]])
  })

  it('goes without those who do not come', async () => {
    const double = inGroups(async (items: readonly number[]) => items.map((item) => item * 2), undefined, {
      milliseconds: 5,
      expected: () => 9,
    })
    expect(await Promise.all([double(1), double(2)])).toEqual([2, 4])
  })
})
