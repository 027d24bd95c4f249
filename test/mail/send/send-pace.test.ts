import { describe, expect, it, vi } from 'vitest'
import { createSendPace } from '../../../src/mail/send/send-pace.ts'

const never = async () => false

describe('the pace of sending', () => {
  it('lets in as many at once as there may be connections', async () => {
    const pace = createSendPace({ perMinute: 100, connections: 2 }, never)
    const [first, second] = [await pace.enter(), await pace.enter()]
    let third = false
    const waiting = pace.enter().then((place) => {
      third = place !== null
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(third).toBe(false)
    first?.leave()
    await waiting
    expect(third).toBe(true)
    second?.leave()
  })

  it('lets in no more in a minute than it may', async () => {
    vi.useFakeTimers()
    const pace = createSendPace({ perMinute: 2, connections: 10 }, never)
    let entered = 0
    for (let each = 0; each < 5; each += 1) void pace.enter().then(() => (entered += 1))
    await vi.advanceTimersByTimeAsync(59_000)
    expect(entered).toBe(2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(entered).toBe(4)
    pace.stop()
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
  })

  it('lets one at a time try a mail server that failed', async () => {
    const pace = createSendPace({ perMinute: 100, connections: 3 }, async () => true)
    const first = await pace.enter()
    let second = false
    const waiting = pace.enter().then(() => {
      second = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(second).toBe(false)
    first?.leave()
    await waiting
    expect(second).toBe(true)
  })

  it('sends those away who wait when it is stopped', async () => {
    const pace = createSendPace({ perMinute: 100, connections: 1 }, never)
    await pace.enter()
    const waiting = pace.enter()
    pace.stop()
    expect(await waiting).toBeNull()
  })
})
