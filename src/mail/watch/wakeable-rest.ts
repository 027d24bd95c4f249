/** A rest that something may end before its time. */
export type WakeableRest = {
  /** Resolves after so many seconds, when woken, or at once where the rests were ended. */
  sleep(seconds: number): Promise<void>
  wake(): void
  /** Wakes, and lets nobody sleep again. */
  end(): void
}

/** One sleeper at a time. */
export function wakeableRest(): WakeableRest {
  let ended = false
  let wake: () => void = () => undefined
  return {
    async sleep(seconds) {
      if (ended) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      wake = () => undefined
    },
    wake: () => wake(),
    end() {
      ended = true
      wake()
    },
  }
}
