/** Runs `work` after all earlier work under the same key has ended, however that ended. */
export type InTurn = <Result>(key: number, work: () => Promise<Result>) => Promise<Result>

/**
 * A queue per key within this process. Both requests of a double click save their text before they approve it; side by
 * side, each would find the other's text newer than its own.
 */
export function createTurns(): InTurn {
  const last = new Map<number, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
