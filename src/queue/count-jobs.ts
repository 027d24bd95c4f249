import { type BackendQueue, cutConnections, openQueue } from './backend.ts'
import type { JobName } from './job-payload.ts'
import { withinSeconds } from './within-seconds.ts'

/** The jobs of one queue, by what they wait for. */
export type JobCounts = {
  queue: JobName
  waiting: number
  active: number
  delayed: number
  failed: number
  /** How long the job that is next has waited; null where none does. */
  oldestWaitingSeconds: number | null
}

/** A look at the job queues that takes nothing out of them. */
export type JobCounter = {
  /** @throws where the backend does not answer in time */
  count(): Promise<JobCounts[]>
  close(): Promise<void>
}

const NAMES: readonly JobName[] = ['draft', 'send']
const ANSWER_SECONDS = 4

/** Nothing connects before its first use. */
export function openJobCounter(backend: {
  connectionString: string
  redisUrl: string | null
  now?: () => number
}): JobCounter {
  const { now = Date.now } = backend
  const queues = new Map<JobName, BackendQueue>()

  async function countOne(name: JobName): Promise<JobCounts> {
    const queue = queues.get(name) ?? openQueue(name, { ...backend, retryDelaySeconds: 5 })
    queues.set(name, queue)
    // Without a listener it would end the process; the question that fails says it as well.
    if (queue.listenerCount('error') === 0) queue.on('error', () => undefined)
    await queue.waitUntilReady()
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
    const [next] = await queue.getJobs(['waiting'], 0, 0, true)
    return {
      queue: name,
      waiting: counts.waiting ?? 0,
      active: counts.active ?? 0,
      delayed: counts.delayed ?? 0,
      failed: counts.failed ?? 0,
      oldestWaitingSeconds: next === undefined ? null : Math.max(0, (now() - next.timestamp) / 1000),
    }
  }

  async function close(): Promise<void> {
    const open = [...queues.values()]
    queues.clear()
    await Promise.all(open.map(cutConnections))
  }

  return {
    async count() {
      try {
        return await withinSeconds(ANSWER_SECONDS, Promise.all(NAMES.map(countOne)))
      } catch (error) {
        // A queue whose first connection failed stays unusable for ever.
        await close()
        throw error
      }
    },
    close,
  }
}
