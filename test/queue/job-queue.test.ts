import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJobQueue, type JobQueue, type JobQueueOptions } from '../../src/queue/job-queue.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { hasRedis, REDIS_ADVICE, startRedis, type TestRedis } from '../support/redis.ts'
import { type OutageProxy, startOutageProxy } from './outage-proxy.ts'

type Backend = { start(): Promise<string>; options(url: string): JobQueueOptions; stop(): Promise<void> }

const backends: { name: string; available: boolean; backend: Backend }[] = [
  { name: 'PostgreSQL', available: true, backend: postgresBackend() },
  { name: hasRedis ? 'Redis' : `Redis (${REDIS_ADVICE})`, available: hasRedis, backend: redisBackend() },
]

// Long enough for a job that should not come, or not twice, to come.
const SETTLE_MILLISECONDS = 300

describe.each(backends)('the job queue on $name', ({ available, backend }) => {
  if (!available) {
    it.skip('delivers jobs')
    return
  }
  let proxy: OutageProxy
  let queue: JobQueue
  let errors: string[]

  beforeAll(async () => {
    proxy = await startOutageProxy(await backend.start())
  })
  afterAll(async () => {
    await proxy.close()
    await backend.stop()
  })
  beforeEach(() => {
    errors = []
    queue = openQueue()
  })
  afterEach(async () => {
    await queue.close()
  })

  function openQueue(): JobQueue {
    return createJobQueue({
      ...backend.options(proxy.url),
      retryDelaySeconds: 0.05,
      answerSeconds: 1.5,
      onError: (error, { queue: name, jobId }) =>
        errors.push(`${name} ${jobId === null ? 'backend' : 'job'} ${error.message}`),
    })
  }

  it('delivers a job once, with its id and nothing else', async () => {
    const seen: unknown[] = []
    await queue.work('draft', async (payload) => void seen.push(payload), { concurrency: 2 })
    const other = openQueue()
    await other.work('draft', async (payload) => void seen.push(payload))
    await queue.enqueue('draft', { caseId: 7 })
    await vi.waitFor(() => expect(seen).toEqual([{ caseId: 7 }]), 10_000)
    await settle()
    await other.close()
    expect(seen).toHaveLength(1)
  })

  it('runs the same case again when it is asked for again, also while the first job is kept', async () => {
    const seen: number[] = []
    await queue.work('draft', async ({ caseId }) => void seen.push(caseId))
    await queue.enqueue('draft', { caseId: 8 })
    await vi.waitFor(() => expect(seen).toEqual([8]), 10_000)
    await queue.enqueue('draft', { caseId: 8 })
    await vi.waitFor(() => expect(seen).toEqual([8, 8]), 10_000)
  })

  it('brings many rows that want the same with few jobs, each once', async () => {
    const seen: number[] = []
    await queue.work('draft', async ({ caseId }) => void seen.push(caseId))
    const wanted = Array.from({ length: 60 }, (_each, at) => at + 1)
    await queue.enqueueAll(
      'draft',
      wanted.map((caseId) => ({ caseId })),
    )
    await vi.waitFor(() => expect(seen.toSorted((a, b) => a - b)).toEqual(wanted), 10_000)
    await settle()
    expect(seen).toHaveLength(60)
  })

  it('tries all rows of a job again where one of them failed', async () => {
    const seen: number[] = []
    await queue.work('draft', async ({ caseId }) => {
      seen.push(caseId)
      if (caseId === 2 && seen.length < 4) throw new Error('not yet')
    })
    await queue.enqueueAll('draft', [{ caseId: 1 }, { caseId: 2 }, { caseId: 3 }])
    await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 1, 2, 3]), 10_000)
    expect(errors).toEqual(['draft job not yet'])
  })

  it('keeps the kinds of jobs apart', async () => {
    const seen: string[] = []
    await queue.work('draft', async ({ caseId }) => void seen.push(`draft ${caseId}`))
    await queue.work('send', async ({ replyId }) => void seen.push(`send ${replyId}`))
    await queue.enqueue('send', { replyId: 3 })
    await queue.enqueue('draft', { caseId: 3 })
    await vi.waitFor(() => expect(seen.toSorted()).toEqual(['draft 3', 'send 3']), 10_000)
  })

  it('holds a delayed job back while others pass it', async () => {
    const seen: number[] = []
    await queue.work('send', async ({ replyId }) => void seen.push(replyId))
    await queue.enqueue('send', { replyId: 1 }, { delaySeconds: 1 })
    await queue.enqueue('send', { replyId: 2 })
    await vi.waitFor(() => expect(seen).toEqual([2, 1]), 10_000)
  })

  it('tries a job again after its handler threw, and tells of the fault once each time', async () => {
    let tries = 0
    await queue.work('draft', async () => {
      tries += 1
      if (tries < 3) throw new Error(`try ${tries}`)
    })
    await queue.enqueue('draft', { caseId: 9 })
    await vi.waitFor(() => expect(tries).toBe(3), 10_000)
    expect(errors).toEqual(['draft job try 1', 'draft job try 2'])
  })

  it('runs a job again after the seconds its handler asks for', async () => {
    const outcomes = [{ kind: 'later', seconds: 0.1 } as const, { kind: 'done' } as const]
    let tries = 0
    await queue.work('send', async () => outcomes[tries++])
    await queue.enqueue('send', { replyId: 4 })
    await vi.waitFor(() => expect(tries).toBe(2), 10_000)
    await settle()
    expect(tries).toBe(2)
  })

  it('does not try a rejected job again', async () => {
    let tries = 0
    await queue.work('send', async () => {
      tries += 1
      return { kind: 'rejected' }
    })
    await queue.enqueue('send', { replyId: 5 })
    await vi.waitFor(() => expect(tries).toBe(1), 10_000)
    await settle()
    expect(tries).toBe(1)
  })

  it('lets the job under way finish when a worker closes, and leaves the rest to the next worker', async () => {
    const first: number[] = []
    const second: number[] = []
    const { promise: firstJobEnds, resolve: endFirstJob } = Promise.withResolvers<void>()
    const worker = await queue.work('draft', async ({ caseId }) => {
      first.push(caseId)
      await firstJobEnds
    })
    for (const caseId of [1, 2, 3]) await queue.enqueue('draft', { caseId })
    await vi.waitFor(() => expect(first).toEqual([1]), 10_000)
    const closed = worker.close()
    endFirstJob()
    await closed
    await queue.work('draft', async ({ caseId }) => void second.push(caseId))
    await vi.waitFor(() => expect(second).toEqual([2, 3]), 10_000)
    expect(first).toEqual([1])
  })

  it.each([
    ['text beside the id', { caseId: 1, subject: 'Modifier 25?' }],
    ['the id of something else', { replyId: 1 }],
    ['an id that is no whole number', { caseId: 1.5 }],
    ['an id written as text', { caseId: '1' }],
    ['nothing', {}],
  ])('refuses a payload with %s', async (_, payload) => {
    await expect(queue.enqueue('draft', payload as { caseId: number })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('answers a ping, and says in a sentence when nothing answers', async () => {
    await queue.ping()
    await proxy.cut()
    await expect(queue.ping()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The job queue in .* does not answer \(.+\)\.$/),
    })
    await proxy.restore()
  })

  it('fails to add a job during an outage, and works on afterwards without being opened anew', async () => {
    const seen: number[] = []
    await queue.work('draft', async ({ caseId }) => void seen.push(caseId))
    await proxy.cut()
    await expect(queue.enqueue('draft', { caseId: 1 })).rejects.toMatchObject({ code: 'unavailable' })
    await proxy.restore()
    await vi.waitFor(() => queue.enqueue('draft', { caseId: 2 }), 15_000)
    await vi.waitFor(() => expect(seen).toContain(2), 15_000)
  })

  it('can be opened while the backend is away, and used once it is there', async () => {
    await proxy.cut()
    const early = openQueue()
    await expect(early.enqueue('draft', { caseId: 1 })).rejects.toMatchObject({ code: 'unavailable' })
    await expect(early.work('draft', async () => {})).rejects.toMatchObject({ code: 'unavailable' })
    await proxy.restore()
    await vi.waitFor(() => early.ping(), 15_000)
    await early.close()
  })

  it('closes during an outage', async () => {
    await queue.work('draft', async () => {})
    await queue.ping()
    await proxy.cut()
    await queue.close()
    await expect(queue.ping()).rejects.toThrow('closed')
    await proxy.restore()
  })

  it('closes every connection', async () => {
    await queue.work('draft', async () => {})
    await queue.enqueue('send', { replyId: 1 })
    expect(proxy.connections()).toBeGreaterThan(0)
    await queue.close()
    await vi.waitFor(() => expect(proxy.connections()).toBe(0))
  })
})

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
}

function postgresBackend(): Backend {
  let database: TestDatabase
  return {
    async start() {
      database = await createTestDatabase()
      return database.connectionString
    },
    options: (connectionString) => ({ connectionString, redisUrl: null }),
    stop: () => database.drop(),
  }
}

function redisBackend(): Backend {
  let redis: TestRedis
  return {
    async start() {
      redis = await startRedis()
      return redis.url
    },
    options: (redisUrl) => ({ connectionString: 'postgresql://unused', redisUrl }),
    stop: () => redis.stop(),
  }
}
