import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inTurns } from '../../workers/in-turns.ts'

describe('work in turns', () => {
  it('begins the next when the one before says so, and goes on with both', async () => {
    const said: string[] = []
    const ends = await inTurns(['slow', 'quick'], async (item, next) => {
      said.push(`${item} begins`)
      await sleep(item === 'slow' ? 20 : 0)
      said.push(`${item} is handed on`)
      next()
      await sleep(item === 'slow' ? 50 : 0)
      said.push(`${item} ends`)
      return item
    })
    expect(said).toEqual([
      'slow begins',
      'slow is handed on',
      'quick begins',
      'quick is handed on',
      'quick ends',
      'slow ends',
    ])
    expect(ends.map((end) => end.status === 'fulfilled' && end.value)).toEqual(['slow', 'quick'])
  })

  it('begins the next where the one before ends or fails without a word', async () => {
    const ends = await inTurns([1, -1, 2], async (item) => {
      if (item < 0) throw new Error('not this one')
      return item
    })
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
