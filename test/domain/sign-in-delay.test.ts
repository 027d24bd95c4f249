import { expect, it } from 'vitest'
import { signInDelaySeconds } from '../../src/domain/sign-in-delay.ts'

it.each([
  ['account', 1, 0],
  ['account', 4, 0],
  ['account', 5, 30],
  ['account', 6, 60],
  ['account', 9, 480],
  ['account', 10, 900],
  ['account', 5000, 900],
  ['address', 24, 0],
  ['address', 25, 30],
] as const)('of one %s, failure %i costs %i seconds', (by, failures, seconds) => {
  expect(signInDelaySeconds(by, failures)).toBe(seconds)
})
