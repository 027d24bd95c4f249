import { type Job, UnrecoverableError } from 'bullmq'
import { AppError } from '../domain/app-error.ts'
import type { OnQueueError } from './error-reports.ts'
import { type JobName, type JobPayloads, unpackJob } from './job-payload.ts'

/**
 * What became of a job. `later`: the same job again after `seconds`. `rejected`: it can never succeed, so it is not tried
 * again. A handler that returns nothing is done; one that throws is tried again a few times.
 */
export type JobOutcome = { kind: 'done' } | { kind: 'later'; seconds: number } | { kind: 'rejected' }

/** Does the work one payload asks for. Must first look at the row: jobs may come twice, late, or not at all. */
export type JobHandler<Name extends JobName> = (
  payload: JobPayloads[Name],
) => Promise<JobOutcome | undefined> | Promise<void>

/** Puts a job back, for `later`. */
export type RunLater<Name extends JobName> = (payload: JobPayloads[Name], delaySeconds: number) => Promise<void>

/**
 * The function BullMQ calls per job, which runs all of its payloads at once. What it throws is stored with the job, so it throws no more than a code: messages of
 * errors may quote a mail. The error itself goes to `onError`.
 *
 * `later` adds a new job instead of calling `moveToDelayed`, which completes the job silently on the PostgreSQL backend
 * when two workers run. @see https://github.com/taskforcesh/bullmq/issues/4814
 */
export function runWorker<Name extends JobName>(
  name: Name,
  handler: JobHandler<Name>,
  runLater: RunLater<Name>,
  onError: OnQueueError,
): (job: Pick<Job, 'id' | 'data'>) => Promise<void> {
  const runOne = async (payload: JobPayloads[Name]): Promise<JobOutcome['kind']> => {
    const outcome = (await handler(payload)) ?? { kind: 'done' }
    if (outcome.kind === 'later') await runLater(payload, outcome.seconds)
    return outcome.kind
  }
  return async ({ id, data }) => {
    const fail = (errors: readonly unknown[]): never => {
      for (const error of errors) onError(error as Error, { queue: name, jobId: id ?? null })
      const stored = errors.map(storableError)
      // One that can never succeed keeps no other from being tried again.
      throw stored.find((error) => !(error instanceof UnrecoverableError)) ?? stored[0]
    }
    let payloads: JobPayloads[Name][] = []
    try {
      payloads = unpackJob(name, data)
    } catch (error) {
      fail([error])
    }
    const ends = await Promise.allSettled(payloads.map(runOne))
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
    // Where one of several failed, all come again; what is done already is found done.
    if (faults.length > 0) fail(faults)
    const isRejected = ends.every((end) => end.status === 'fulfilled' && end.value === 'rejected')
    if (isRejected) throw new UnrecoverableError('rejected')
  }
}

function storableError(error: unknown): Error {
  const code = (error as { code?: unknown } | null)?.code
  const label = error instanceof Error ? error.name : 'Error'
  const text = typeof code === 'string' ? `${label} ${code}` : label
  return error instanceof AppError && error.code === 'invalid' ? new UnrecoverableError(text) : new Error(text)
}
