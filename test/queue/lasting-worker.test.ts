import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startLastingWorker } from '../../src/queue/lasting-worker.ts'
import type { WorkerHandle } from '../../src/queue/worker-handle.ts'

type Told = { opened: number; closed: number; taken: number; busy: boolean; waiting: number | 'away' }

/** A worker whose doings the test tells. */
function start(told: Told): WorkerHandle {
  return startLastingWorker(
    () => {
      told.opened += 1
      return {
        ready: Promise.resolve(),
        taken: () => told.taken,
        isBusy: () => told.busy,
        async close() {
          told.closed += 1
        },
      }
    },
    async () => {
      if (told.waiting === 'away') throw new Error('away')
      return told.waiting
    },
    { checkSeconds: 10, idleLooks: 2 },
  )
}

describe('a worker that has to last', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is replaced where jobs wait and it takes none', async () => {
    const told: Told = { opened: 0, closed: 0, taken: 3, busy: false, waiting: 1 }
    const worker = start(told)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toMatchObject({ opened: 1, closed: 0 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toMatchObject({ opened: 2, closed: 1 })
    await worker.close()
    expect(told).toMatchObject({ opened: 2, closed: 2 })
  })

  it.each<[string, Partial<Told>, number]>([
    ['nothing waits', { waiting: 0 }, 0],
    ['the backend is away', { waiting: 'away' }, 0],
    ['it is at work on a long job', { busy: true }, 0],
    ['it takes one job after the other', {}, 1],
  ])('is left alone where %s', async (_why, state, takenMeanwhile) => {
    const told: Told = { opened: 0, closed: 0, taken: 0, busy: false, waiting: 5, ...state }
    const worker = start(told)
    for (let look = 0; look < 6; look += 1) {
      told.taken += takenMeanwhile
      await vi.advanceTimersByTimeAsync(10_000)
    }
    expect(told).toMatchObject({ opened: 1, closed: 0 })
    await worker.close()
  })
})
