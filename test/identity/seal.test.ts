import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashChallenge, makeChallenge, readChallenge } from '../../src/identity/challenges.ts'
import { seal, unseal } from '../../src/identity/seal.ts'

const SECRET = 'a secret of at least thirty-two characters'

describe('what is sealed', () => {
  it('comes back as it was, and looks different each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = seal(SECRET, 'flash', text)
        expect(unseal(SECRET, 'flash', sealed)).toBe(text)
        expect(seal(SECRET, 'flash', text).equals(sealed)).toBe(false)
      }),
    )
  })

  it('cannot be opened for another purpose, with another secret, or changed', () => {
    const sealed = seal(SECRET, 'totp', 'GEZDGNBV')
    expect(unseal(SECRET, 'flash', sealed)).toBeNull()
    expect(unseal(`${SECRET}!`, 'totp', sealed)).toBeNull()
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(SECRET, 'totp', changed)).toBeNull()
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(unseal(SECRET, 'totp', sealed.subarray(0, length))).toBeNull()
  })
})

describe('a challenge', () => {
  const target = { use: 'sign in', browser: 'token' } as const
  const end = new Date('2026-03-05T10:05:00Z')
  const before = new Date('2026-03-05T10:00:00Z')
  const challenge = makeChallenge(SECRET, target, end).toString('base64url')

  it('is known again until it ends', () => {
    expect(readChallenge(SECRET, target, challenge, before)).toEqual(end)
    expect(readChallenge(SECRET, target, challenge, end)).toBeNull()
  })

  it('is good for its use, its browser and its desk only', () => {
    expect(readChallenge(SECRET, { ...target, use: 'add passkey' }, challenge, before)).toBeNull()
    expect(readChallenge(SECRET, { ...target, browser: 'other' }, challenge, before)).toBeNull()
    expect(readChallenge(`${SECRET}!`, target, challenge, before)).toBeNull()
    expect(readChallenge(SECRET, target, 'AAAA', before)).toBeNull()
  })

  it('is never the same', () => {
    const other = makeChallenge(SECRET, target, end).toString('base64url')
    expect(hashChallenge(other)).not.toEqual(hashChallenge(challenge))
  })
})
