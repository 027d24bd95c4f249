import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withoutRepeats } from '../../src/queue/error-reports.ts'

describe('reports of queue errors', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('tell the same error of the same queue once in ten seconds, and every other at once', () => {
    const told: string[] = []
    const report = withoutRepeats((error, { queue }) => told.push(`${queue}: ${error.message}`))
    const away = new Error('away')
    for (let count = 0; count < 50; count++) report(away, { queue: 'draft', jobId: null })
    report(away, { queue: 'send', jobId: null })
    report(new Error('full'), { queue: 'draft', jobId: null })
    expect(told).toEqual(['draft: away', 'send: away', 'draft: full'])
    vi.advanceTimersByTime(10_000)
    report(away, { queue: 'draft', jobId: null })
    expect(told).toHaveLength(4)
  })
})
