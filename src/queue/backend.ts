import { createPostgresBackend, Queue, Worker, type WorkerOptions } from 'bullmq'
import type { JobName } from './job-payload.ts'
import { withinSeconds } from './within-seconds.ts'

/** Where jobs are kept: in Redis when `redisUrl` is set, in PostgreSQL otherwise. */
export type QueueBackend = { connectionString: string; redisUrl: string | null; retryDelaySeconds: number }

/** As much of BullMQ's queue and worker as is used here; both backends have it. */
export type BackendQueue = Pick<
  Queue,
  | 'add'
  | 'addBulk'
  | 'waitUntilReady'
  | 'getJobCountByTypes'
  | 'getBackend'
  | 'on'
  | 'getJobCounts'
  | 'getJobs'
  | 'listenerCount'
>
export type BackendWorker = Pick<Worker, 'waitUntilReady' | 'close' | 'getBackend' | 'on'>

const CONNECT_MILLISECONDS = 3000
const CUT_SECONDS = 3
const ATTEMPTS = 5
const DAY_SECONDS = 24 * 3600
/** Keeps the keys apart from those of other programs that share the Redis database. */
const REDIS_PREFIX = 'caseconsultant'

/** The side that adds jobs. Every command fails within seconds when the backend is away. */
export function openQueue(name: JobName, backend: QueueBackend): BackendQueue {
  const defaultJobOptions = {
    attempts: ATTEMPTS,
    // 5, 10, 20 and 40 seconds: a restarting database is back by then; longer waits are the sweeper's.
    backoff: { type: 'exponential', delay: backend.retryDelaySeconds * 1000, jitter: 0.3 },
    removeOnComplete: { age: DAY_SECONDS, count: 500 },
    removeOnFail: { age: 14 * DAY_SECONDS, count: 500 },
    stackTraceLimit: 0,
  }
  if (backend.redisUrl !== null) {
    const connection = { ...redisOptions(backend.redisUrl), maxRetriesPerRequest: 1, enableOfflineQueue: false }
    return new Queue(name, { connection, prefix: REDIS_PREFIX, defaultJobOptions })
  }
  const connection = { ...postgresOptions(backend.connectionString), max: 1, query_timeout: CONNECT_MILLISECONDS }
  return new Queue(name, { connection, defaultJobOptions }, createPostgresBackend) as unknown as BackendQueue
}

/** The side that takes jobs. It starts at once and reconnects by itself. */
export function openWorker(
  name: JobName,
  backend: QueueBackend,
  concurrency: number,
  process: (job: { id?: string; data: unknown }) => Promise<void>,
): BackendWorker {
  const options = {
    concurrency,
    // A job whose process was killed is found after at most lockDuration + stalledInterval. Three times, since a
    // machine may be restarted more than once; then it is given up, and the sweeper starts over.
    lockDuration: 60_000,
    stalledInterval: 30_000,
    maxStalledCount: 3,
    runRetryDelay: 5000,
  } satisfies Partial<WorkerOptions>
  if (backend.redisUrl !== null) {
    // Null: a worker waits for Redis to come back, however long that takes.
    const connection = { ...redisOptions(backend.redisUrl), maxRetriesPerRequest: null }
    return new Worker(name, process, { connection, prefix: REDIS_PREFIX, ...options })
  }
  const connection = { ...postgresOptions(backend.connectionString), max: 2 }
  return new Worker(name, process, { connection, ...options }, createPostgresBackend) as unknown as BackendWorker
}

function redisOptions(url: string) {
  return {
    url,
    connectTimeout: CONNECT_MILLISECONDS,
    retryStrategy: (times: number) => Math.min(times * 200, 3000),
  }
}

/**
 * BullMQ sets `options` to select its schema; one in the connection string would silently win over it, so it is moved to
 * where BullMQ adds to it.
 */
function postgresOptions(connectionString: string) {
  const url = new URL(connectionString)
  const options = url.searchParams.get('options') ?? undefined
  url.searchParams.delete('options')
  return {
    connectionString: url.href,
    options,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
    application_name: 'caseconsultant-queue',
  }
}

/** Ends the connections at once. A polite goodbye to a Redis that is away waits for an event that never comes. */
export async function cutConnections(end: BackendQueue | BackendWorker): Promise<void> {
  await withinSeconds(CUT_SECONDS, end.getBackend().close(true)).catch(() => {})
}
