/** How much a mail server is asked to take; Microsoft 365 allows 30 mails a minute over 3 connections. */
export type PaceLimits = { perMinute: number; connections: number }

export type SendPace = {
  /** A place among the sends under way, as soon as both limits allow one; null where the pace was stopped meanwhile. */
  enter(): Promise<{ leave(): void } | null>
  /** Lets nobody in any more, and those who wait go away with nothing. */
  stop(): void
}

const MINUTE_MS = 60_000

/**
 * Keeps the sends of this process to so many at once and so many in any minute. While `isSuspected` says that the mail
 * server failed lately, one goes at a time: it finds out for the others.
 */
export function createSendPace(limits: PaceLimits, isSuspected: () => Promise<boolean>): SendPace {
  let entered: number[] = []
  let underWay = 0
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()
  const wakers = new Set<() => void>()

  const wake = (): void => {
    for (const waker of [...wakers]) waker()
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        wakers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      wakers.add(done)
    })

  /** Milliseconds until the next may enter; 0 where that is now. */
  async function waitingTime(): Promise<number> {
    if (underWay >= limits.connections) return MINUTE_MS
    // Where it cannot be asked, the reply itself cannot be had either.
    if (underWay > 0 && (await isSuspected().catch(() => false))) return MINUTE_MS
    const now = Date.now()
    // A clock that was set back must not hold mail up.
    if ((entered.at(-1) ?? now) > now) entered = entered.filter((at) => at <= now)
    const recent = entered.findIndex((at) => now - at < MINUTE_MS)
    entered.splice(0, recent === -1 ? entered.length : recent)
    return entered.length < limits.perMinute ? 0 : (entered[0] ?? now) + MINUTE_MS - now
  }

  async function enterInTurn(): Promise<{ leave(): void } | null> {
    while (!stopped) {
      const milliseconds = await waitingTime()
      if (milliseconds > 0) {
        await pause(milliseconds)
        continue
      }
      underWay += 1
      entered.push(Date.now())
      return {
        leave() {
          underWay -= 1
          wake()
        },
      }
    }
    return null
  }

  return {
    enter() {
      const mine = turn.then(enterInTurn)
      turn = mine.catch(() => undefined)
      return mine
    },
    stop() {
      stopped = true
      wake()
    },
  }
}
