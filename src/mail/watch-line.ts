import type { ImapFlow } from 'imapflow'

export type LineLimits = {
  /** Without a byte from the server while a command waits for its answer. */
  silenceSeconds: number
  /** For one command, however much trickles in. */
  commandSeconds: number
  /** An idle line is tried with NOOP this often: a router that forgot it says nothing. */
  checkSeconds: number
}

/** A dead line is noticed within two minutes: one of waiting, then the silence. */
export const LINE_LIMITS: LineLimits = { silenceSeconds: 45, commandSeconds: 600, checkSeconds: 60 }

export type LineWatch = {
  /** A command was given; counts as a new one even while another waits. */
  waiting(): void
  /** Nothing is owed by the server: IDLE, or we are at work ourselves. */
  resting(): void
  stop(): void
}

/** Closes the connection when the server owes an answer and nothing comes, whatever its socket says. */
export function watchLine(client: Pick<ImapFlow, 'stats' | 'close'>, limits: LineLimits): LineWatch {
  let since: number | null = null
  let heardAt = 0
  let received = -1
  const look = (): void => {
    if (since === null) return
    const now = performance.now()
    const bytes = client.stats().received
    if (bytes !== received) {
      received = bytes
      heardAt = now
    }
    const isSilent = now - Math.max(heardAt, since) > limits.silenceSeconds * 1000
    if (isSilent || now - since > limits.commandSeconds * 1000) client.close()
  }
  const timer = setInterval(look, Math.min(5, limits.silenceSeconds / 5) * 1000)
  return {
    waiting() {
      since = performance.now()
    },
    resting() {
      since = null
    },
    stop: () => clearInterval(timer),
  }
}
