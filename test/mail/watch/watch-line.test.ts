import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLineWatches, LINE_LIMITS } from '../../../src/mail/watch/watch-line.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function line(watches = createLineWatches(LINE_LIMITS)) {
  const client = {
    received: 0,
    closed: false,
    stats: () => ({ sent: 0, received: client.received }),
    close() {
      client.closed = true
    },
  }
  const watch = watches.watch(client)
  const pass = (seconds: number): unknown => vi.advanceTimersByTime(seconds * 1000)
  return {
    client,
    watch,
    pass,
    /** So many bytes every two seconds, for so long or until it is closed; returns how long that was. */
    trickle(bytes: number, most: number): number {
      let seconds = 0
      for (; seconds < most && !client.closed; seconds += 2) {
        client.received += bytes
        pass(2)
      }
      return seconds
    },
  }
}

describe('the watch on a line', () => {
  it('closes it when a command gets no byte of an answer, within a minute', () => {
    const { client, watch, pass } = line()
    watch.waiting()
    pass(40)
    expect(client.closed).toBe(false)
    pass(20)
    expect(client.closed).toBe(true)
  })

  it.each([
    ['a byte', 1, 60],
    ['a hundred bytes', 100, 65],
    ['a thousand bytes', 1000, 130],
    ['a large mail, 40 KB', 40_000, 610],
  ])('gives a command whose answer comes by %s every two seconds its time and no more', (_name, bytes, seconds) => {
    const { watch, trickle } = line()
    watch.waiting()
    const waited = trickle(bytes, 3600)
    expect(waited).toBeGreaterThanOrEqual(seconds - 10)
    expect(waited).toBeLessThanOrEqual(seconds + 10)
  })

  it('counts the bytes of this command alone', () => {
    const { client, watch, trickle } = line()
    client.received = 10_000_000
    watch.waiting()
    expect(trickle(1, 3600)).toBeLessThanOrEqual(70)
  })

  it('is twice as patient after each that was too slow, up to the most, until one worked', () => {
    const watches = createLineWatches(LINE_LIMITS)
    const waitOnce = (): number => {
      const { watch, trickle } = line(watches)
      watch.waiting()
      const seconds = trickle(1, 3600)
      watch.stop()
      return Math.floor(seconds / 30) * 30
    }
    expect([1, 2, 3, 4, 5, 6].map(waitOnce)).toEqual([60, 120, 240, 480, 600, 600])
    watches.worked()
    expect(waitOnce()).toBe(60)
  })

  it('is no more patient after one that fell silent', () => {
    const watches = createLineWatches(LINE_LIMITS)
    const silent = line(watches)
    silent.watch.waiting()
    silent.pass(60)
    expect(silent.client.closed).toBe(true)
    const next = line(watches)
    next.watch.waiting()
    expect(next.trickle(1, 3600)).toBeLessThanOrEqual(70)
  })

  it('minds no silence while nothing is owed', () => {
    const { client, watch, pass } = line()
    watch.waiting()
    pass(10)
    watch.resting()
    pass(3600)
    expect(client.closed).toBe(false)
  })

  it('gives a new command its full time after a long rest', () => {
    const { client, watch, pass } = line()
    pass(3600)
    watch.waiting()
    pass(40)
    expect(client.closed).toBe(false)
  })

  it('notices a dead line within two minutes, the rest before the check included', () => {
    expect(LINE_LIMITS.checkSeconds + LINE_LIMITS.silenceSeconds + 5).toBeLessThanOrEqual(120)
  })

  it('does nothing any more when it is stopped', () => {
    const { client, watch, pass } = line()
    watch.waiting()
    watch.stop()
    pass(3600)
    expect(client.closed).toBe(false)
  })
})
