import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LINE_LIMITS, watchLine } from '../../src/mail/watch-line.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function line() {
  const client = {
    received: 0,
    closed: false,
    stats: () => ({ sent: 0, received: client.received }),
    close() {
      client.closed = true
    },
  }
  const watch = watchLine(client, LINE_LIMITS)
  return { client, watch, pass: (seconds: number) => vi.advanceTimersByTime(seconds * 1000) }
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

  it('has patience while bytes come, however slowly, but not for ever', () => {
    const { client, watch, pass } = line()
    watch.waiting()
    for (let seconds = 0; seconds < 590; seconds += 30) {
      client.received += 1
      pass(30)
    }
    expect(client.closed).toBe(false)
    for (let seconds = 0; seconds < 60; seconds += 30) {
      client.received += 1
      pass(30)
    }
    expect(client.closed).toBe(true)
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
