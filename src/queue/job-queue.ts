import { AppError } from '../domain/app-error.ts'
import { type BackendQueue, cutConnections, openQueue, type QueueBackend } from './backend.ts'
import { type OnQueueError, withoutRepeats } from './error-reports.ts'
import { type JobName, type JobPayloads, packJobs } from './job-payload.ts'
import { startLastingWorker, type WorkerChecks } from './lasting-worker.ts'
import { type JobHandler, runWorker } from './run-worker.ts'
import { withinSeconds } from './within-seconds.ts'
import { startWorker } from './worker-handle.ts'

export type { OnQueueError } from './error-reports.ts'
export type { JobName, JobPayloads } from './job-payload.ts'
export type { JobHandler, JobOutcome } from './run-worker.ts'

/** A running worker. `close` takes no new job and waits for those under way. */
export type JobWorker = { close(): Promise<void> }

/**
 * Hints that a row wants attention. The row is the truth: a job may come twice, late or, when the backend was away, not at
 * all; the sweeper makes up for the last.
 */
export type JobQueue = {
  /** Adds a job. Throws `unavailable` within seconds when the backend is away, `invalid` for more than the one id. */
  enqueue<Name extends JobName>(
    name: Name,
    payload: JobPayloads[Name],
    options?: { delaySeconds?: number },
  ): Promise<void>
  /** The same for many rows that want the same, with as few jobs as carry their ids. */
  enqueueAll<Name extends JobName>(
    name: Name,
    payloads: readonly JobPayloads[Name][],
    options?: { delaySeconds?: number },
  ): Promise<void>
  /** Starts a worker, ready when this returns. Throws `unavailable` when the backend is away. */
  work<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    options?: { concurrency?: number },
  ): Promise<JobWorker>
  /** Returns when the backend answers; throws `unavailable` otherwise. */
  ping(): Promise<void>
  /** Closes workers and connections. */
  close(): Promise<void>
}

export type JobQueueOptions = {
  connectionString: string
  /** Null: jobs are kept in PostgreSQL, in the schema `bullmq` that `migrate` makes. */
  redisUrl: string | null
  onError?: OnQueueError
  /** Before the second attempt; doubles with each. */
  retryDelaySeconds?: number
  /** How long `enqueue`, `work` and `ping` wait for a backend that does not answer. */
  answerSeconds?: number
  workerChecks?: WorkerChecks
}

/** A job queue. Nothing connects before its first use. */
export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { connectionString, redisUrl, retryDelaySeconds = 5, answerSeconds = 4 } = options
  const backend: QueueBackend = { connectionString, redisUrl, retryDelaySeconds }
  const onError = withoutRepeats(options.onError ?? (() => {}))
  const queues = new Map<JobName, BackendQueue>()
  const workers = new Set<JobWorker>()
  let closed = false

  function refuseWhenClosed(): void {
    if (closed) throw new AppError('unavailable', 'The job queue is closed.')
  }

  async function ask(name: JobName, question: (queue: BackendQueue) => Promise<unknown>): Promise<void> {
    refuseWhenClosed()
    await answered(async () => question(await readyQueue(name, backend, queues, onError)))
  }

  /** Returns when the backend answered in time; throws a fault with a sentence otherwise. */
  async function answered(contact: () => Promise<unknown>): Promise<void> {
    await withinSeconds(answerSeconds, contact()).catch((cause: Error) => {
      throw backendFault(cause, redisUrl)
    })
  }

  async function countWaiting(name: JobName): Promise<number> {
    const queue = await readyQueue(name, backend, queues, onError)
    return withinSeconds(answerSeconds, queue.getJobCountByTypes('waiting'))
  }

  async function enqueueAll<Name extends JobName>(
    name: Name,
    payloads: readonly JobPayloads[Name][],
    { delaySeconds = 0 }: { delaySeconds?: number } = {},
  ): Promise<void> {
    const opts = { delay: Math.round(delaySeconds * 1000) }
    const jobs = packJobs(name, payloads).map((data) => ({ name, data, opts }))
    const [first, ...more] = jobs
    if (first === undefined) return
    // One alone is several times cheaper this way on the PostgreSQL backend.
    await ask(name, (queue) => (more.length === 0 ? queue.add(name, first.data, opts) : queue.addBulk(jobs)))
  }

  const enqueue: JobQueue['enqueue'] = (name, payload, options) => enqueueAll(name, [payload], options)

  async function work<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    { concurrency = 1 }: { concurrency?: number } = {},
  ): Promise<JobWorker> {
    refuseWhenClosed()
    const runLater = (payload: JobPayloads[Name], delaySeconds: number) => enqueue(name, payload, { delaySeconds })
    const process = runWorker(name, handler, runLater, onError)
    const worker = startLastingWorker(
      () => startWorker(name, backend, concurrency, process, onError),
      () => countWaiting(name),
      options.workerChecks,
    )
    workers.add(worker)
    await answered(() => worker.ready).catch(async (error) => {
      workers.delete(worker)
      await worker.close()
      throw error
    })
    return {
      async close() {
        workers.delete(worker)
        await worker.close()
      },
    }
  }

  return {
    enqueue,
    enqueueAll,
    work,
    ping: () => ask('draft', (queue) => queue.getJobCountByTypes('waiting')),
    async close() {
      // Workers first: a job that ends now may still ask to be run later.
      await Promise.all([...workers].map((worker) => worker.close()))
      closed = true
      await Promise.all([...queues.values()].map(cutConnections))
      queues.clear()
    },
  }
}

/** The queue of a name, connected. One whose first connection failed stays unusable for ever, so it is given up. */
async function readyQueue(
  name: JobName,
  backend: QueueBackend,
  queues: Map<JobName, BackendQueue>,
  onError: OnQueueError,
): Promise<BackendQueue> {
  let queue = queues.get(name)
  if (queue === undefined) {
    queue = openQueue(name, backend)
    queue.on('error', (error: Error) => onError(error, { queue: name, jobId: null }))
    queues.set(name, queue)
  }
  try {
    await queue.waitUntilReady()
    return queue
  } catch (error) {
    if (queues.get(name) === queue) queues.delete(name)
    await cutConnections(queue)
    throw error
  }
}

function backendFault(cause: Error, redisUrl: string | null): AppError {
  if (cause instanceof AppError) return cause
  const reason = cause.message || (cause as NodeJS.ErrnoException).code
  if (cause.name === 'SchemaMigrationRequiredError') {
    return new AppError('unavailable', 'The job tables are missing: run "caseconsultant migrate".', { cause })
  }
  const where = redisUrl === null ? 'in the database (DATABASE_URL)' : 'in Redis (REDIS_URL)'
  return new AppError('unavailable', `The job queue ${where} does not answer (${reason}).`, { cause })
}
