import type { ImapFlow } from 'imapflow'

export type LineLimits = {
  /** Without a byte from the server while a command waits for its answer. */
  silenceSeconds: number
  /** For one command, and a second more for each 1,000 bytes that came of its answer. */
  commandSeconds: number
  /** For one command, however much comes. */
  mostSeconds: number
  /** An idle line is tried with NOOP this often: a router that forgot it says nothing. */
  checkSeconds: number
}

/** A dead line is noticed within two minutes: one of waiting, then the silence. */
export const LINE_LIMITS: LineLimits = { silenceSeconds: 45, commandSeconds: 60, mostSeconds: 600, checkSeconds: 60 }

/** A line that brings less is as good as dead. */
const LEAST_BYTES_PER_SECOND = 1000

export type LineWatch = {
  /** A command was given; counts as a new one even while another waits. */
  waiting(): void
  /** Nothing is owed by the server: IDLE, or we are at work ourselves. */
  resting(): void
  stop(): void
}

export type LineWatches = {
  /** Closes the connection when the server owes an answer and too little of it comes, whatever its socket says. */
  watch(client: Pick<ImapFlow, 'stats' | 'close'>): LineWatch
  /** A line did all that was asked of it. */
  worked(): void
}

/**
 * Watches over one connection after the other. Each that was given up as too slow, though not silent, makes the next twice as
 * patient, up to the most: a server that needs its time, as for an index it makes anew, gets it in the end.
 */
export function createLineWatches({ silenceSeconds, commandSeconds, mostSeconds }: LineLimits): LineWatches {
  let tooSlow = 0

  function watch(client: Pick<ImapFlow, 'stats' | 'close'>): LineWatch {
    const patienceSeconds = commandSeconds * 2 ** tooSlow
    const received = (): number => client.stats().received
    let since: number | null = null
    let before = 0
    let heard = { bytes: -1, at: 0 }
    const look = (): void => {
      if (since === null) return
      const now = performance.now()
      const bytes = received()
      if (bytes !== heard.bytes) heard = { bytes, at: now }
      const isSilent = now - Math.max(heard.at, since) > silenceSeconds * 1000
      const seconds = Math.min(patienceSeconds + (bytes - before) / LEAST_BYTES_PER_SECOND, mostSeconds)
      const isSlow = now - since > seconds * 1000
      if (!isSilent && !isSlow) return
      if (!isSilent) tooSlow += 1
      since = null
      client.close()
    }
    const timer = setInterval(look, Math.min(5, silenceSeconds / 5) * 1000)
    return {
      waiting() {
        since = performance.now()
        before = received()
      },
      resting() {
        since = null
      },
      stop: () => clearInterval(timer),
    }
  }

  return {
    watch,
    worked() {
      tooSlow = 0
    },
  }
}
