import { cutConnections, openWorker, type QueueBackend } from './backend.ts'
import type { OnQueueError } from './error-reports.ts'
import type { JobName } from './job-payload.ts'
import { withinSeconds } from './within-seconds.ts'

/** A worker that runs; `ready` once its connections stand. */
export type WorkerHandle = {
  ready: Promise<unknown>
  /** How many jobs it has begun. */
  taken(): number
  isBusy(): boolean
  close(): Promise<void>
}

type Job = { id?: string; data: unknown }

/** How long a job under way may take to finish when the worker closes. Cut off, it comes again to another worker. */
const FINISH_SECONDS = 30
/** How long the backend may take to note what finished. */
const NOTE_SECONDS = 3

/** Starts a worker that runs `process` for up to `concurrency` jobs at a time. */
export function startWorker(
  name: JobName,
  backend: QueueBackend,
  concurrency: number,
  process: (job: Job) => Promise<void>,
  onError: OnQueueError,
): WorkerHandle {
  const underWay = new Set<Promise<void>>()
  let taken = 0
  const worker = openWorker(name, backend, concurrency, async (job) => {
    taken += 1
    const run = process(job)
    underWay.add(run)
    try {
      await run
    } finally {
      underWay.delete(run)
    }
  })
  worker.on('error', (error: Error) => onError(error, { queue: name, jobId: null }))
  return {
    ready: worker.waitUntilReady(),
    taken: () => taken,
    isBusy: () => underWay.size > 0,
    async close() {
      const closed = worker.close().catch((error: Error) => onError(error, { queue: name, jobId: null }))
      try {
        await withinSeconds(FINISH_SECONDS, Promise.allSettled(underWay))
        // With nothing under way, only a backend that is away keeps it from closing.
        await withinSeconds(NOTE_SECONDS, closed)
      } catch {
        await cutConnections(worker)
      }
    },
  }
}
