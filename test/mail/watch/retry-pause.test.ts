import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/domain/app-error.ts'
import { createRetryPauses } from '../../../src/mail/watch/retry-pause.ts'

const refusal = (more: object = {}) =>
  Object.assign(new Error('no'), { authenticationFailed: true, responseStatus: 'NO', ...more })

const tokens = () => {
  const state = { forgotten: 0 }
  return Object.assign(state, {
    get: async () => 'token',
    forget() {
      state.forgotten += 1
    },
  })
}

describe('the pause before the next connection', () => {
  it('doubles from one second to a minute, never at the same moment, and begins anew when all went well', () => {
    const pauses = createRetryPauses(null)
    const seconds = Array.from({ length: 10 }, () => pauses.after(null).seconds)
    for (const [at, pause] of seconds.entries()) {
      const full = Math.min(2 ** at, 60)
      expect(pause).toBeGreaterThanOrEqual(full / 2)
      expect(pause).toBeLessThanOrEqual(full)
    }
    pauses.worked()
    expect(pauses.after(null).seconds).toBeLessThanOrEqual(1)
  })

  it.each([
    ['without a reason', refusal()],
    ['by a code', refusal({ serverResponseCode: 'AUTHENTICATIONFAILED' })],
  ])('is so long after a refusal %s that there are six logins an hour at most', (_title, fault) => {
    const { seconds, refused } = createRetryPauses(null).after(fault)
    expect(refused).toBe(true)
    expect(3600 / seconds).toBeLessThanOrEqual(6)
  })

  it.each([
    ['a server that cannot look the user up now', refusal({ serverResponseCode: 'UNAVAILABLE' })],
    ['too many connections', refusal({ serverResponseCode: 'LIMIT' })],
    ['a throttled server', refusal({ code: 'ETHROTTLE' })],
    ['a line cut amid the login', refusal({ responseStatus: undefined, code: 'NoConnection' })],
  ])('is short after %s', (_title, fault) => {
    expect(createRetryPauses(null).after(fault)).toMatchObject({ refused: false })
  })

  it('is short after the first refusal of a token, which may only have run out, and long after that of a fresh one', () => {
    const source = tokens()
    const pauses = createRetryPauses(source)
    expect(pauses.after(refusal()).refused).toBe(false)
    expect(source.forgotten).toBe(1)
    expect(pauses.after(refusal()).refused).toBe(true)
    pauses.loggedIn()
    expect(pauses.after(refusal()).refused).toBe(false)
  })

  it('is long at once where the provider wants a person to consent again', () => {
    expect(createRetryPauses(tokens()).after(new AppError('unauthorized', 'consent again')).refused).toBe(true)
    expect(createRetryPauses(tokens()).after(new AppError('unavailable', 'away')).refused).toBe(false)
  })
})
