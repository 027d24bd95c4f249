import type { JobName } from './job-payload.ts'

/** Told of faults, so that they can be logged: of the backend or, where `jobId` is given, of a handler. */
export type OnQueueError = (error: Error, about: { queue: JobName; jobId: string | null }) => void

const SAME_ERROR_SECONDS = 10

/** `report` without repeats: a worker whose database is away meets the same error many times a second. */
export function withoutRepeats(report: OnQueueError): OnQueueError {
  const reportedAt = new Map<string, number>()
  return (error, about) => {
    const key = `${about.queue} ${about.jobId} ${error.message}`
    const now = performance.now()
    if (now - (reportedAt.get(key) ?? -Infinity) < SAME_ERROR_SECONDS * 1000) return
    // Messages with a number in them never repeat; the map must not grow by them.
    if (reportedAt.size > 100) reportedAt.clear()
    reportedAt.set(key, now)
    report(error, about)
  }
}
