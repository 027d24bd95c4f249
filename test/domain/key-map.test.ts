import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeKeyMap, KEY_ACTIONS, readKeyMap } from '../../src/domain/key-map.ts'

const choose = (chosen: Record<string, string>) => readKeyMap(new Map(Object.entries(chosen)))

describe('a choice of keys', () => {
  it('keeps what differs from the usual', () => {
    expect(choose({ j: 'w', e: 'e' })).toEqual({ own: { j: 'w' }, faults: [] })
  })

  it('may swap two keys', () => {
    expect(choose({ j: 'k', k: 'j' })).toEqual({ own: { j: 'k', k: 'j' }, faults: [] })
  })

  it.each([
    ['a key another action has by custom', { j: 'e' }, 'e'],
    ['one key for two actions', { j: 'w', k: 'w' }, 'k'],
  ])('is refused with %s', (_what, chosen, action) => {
    const { faults } = choose(chosen as unknown as Record<string, string>)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.action).toBe(action)
    expect(faults[0]?.why).toContain('already')
  })

  it.each(['', ' ', '5', 'ab', '\u0007'])('is refused with %j, which is no key', (key) => {
    expect(choose({ j: key }).faults).toHaveLength(1)
  })

  it('that is taken gives every action a key of its own', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöü.,;#+-/?[]'), {
      minLength: KEY_ACTIONS.length,
      maxLength: KEY_ACTIONS.length,
    })
    fc.assert(
      fc.property(keys, (chosen) => {
        const { own, faults } = readKeyMap(new Map(KEY_ACTIONS.map(({ action }, at) => [action, chosen[at] ?? ''])))
        expect(faults).toEqual([])
        expect([...completeKeyMap(own).values()]).toEqual(chosen)
      }),
    )
  })
})
