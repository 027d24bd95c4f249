import type { WorkerHandle } from './worker-handle.ts'

export type WorkerChecks = {
  /** Between two looks. */
  checkSeconds: number
  /** Looks in a row at which jobs wait and the worker has taken none. */
  idleLooks: number
}

export const WORKER_CHECKS: WorkerChecks = { checkSeconds: 10, idleLooks: 2 }

/**
 * A worker that is replaced where it takes no job although some wait. One whose connection was lost at a bad moment may wait
 * for ever, without an error and on either backend, and no job that is asked for again would wake it.
 */
export function startLastingWorker(
  open: () => WorkerHandle,
  countWaiting: () => Promise<number>,
  checks: WorkerChecks = WORKER_CHECKS,
): WorkerHandle {
  let worker = open()
  let taken = worker.taken()
  let looks = 0
  let closed = false
  const leaving = new Set<Promise<void>>()

  async function look(): Promise<void> {
    const isAtWork = worker.isBusy() || worker.taken() !== taken
    taken = worker.taken()
    // Where it cannot be counted the backend is away, and no worker is to blame.
    looks = !isAtWork && (await countWaiting().catch(() => 0)) > 0 ? looks + 1 : 0
    if (looks < checks.idleLooks || closed || worker.isBusy()) return
    const old = worker
    worker = open()
    worker.ready.catch(() => undefined)
    taken = worker.taken()
    looks = 0
    const gone = old.close().finally(() => leaving.delete(gone))
    leaving.add(gone)
  }

  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, checks.checkSeconds * 1000)
  return {
    ready: worker.ready,
    taken: () => worker.taken(),
    isBusy: () => worker.isBusy(),
    async close() {
      closed = true
      clearInterval(timer)
      await looking
      await Promise.all([worker.close(), ...leaving])
    },
  }
}
