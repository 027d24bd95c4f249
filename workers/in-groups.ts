/** As many as are carried out together: more make the first of them wait, and win little. */
const MOST = 50

/** A group that waits for those who are about to come, and how long at most. */
export type Gathering = {
  milliseconds: number
  /** How many callers are about to come, those who wait already among them. Asked at every call. */
  expected(): number
}

type Waiting<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void }

/**
 * `work` on one item as its callers see it, carried out for all items together that came while the group before was under
 * way: one round trip and one commit for many. Where a group fails, each of its items is tried by itself, so that one
 * that cannot succeed spoils no other. Two items of the same key are never in one group. `gathering`: what else is waited
 * for; one alone in hand never waits.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  keyOf: (item: Item) => unknown = (item) => item,
  gathering: Gathering | null = null,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let isRunning = false
  let gathered: (() => void) | null = null

  const isComplete = (): boolean => gathering === null || waiting.length >= Math.min(MOST, gathering.expected())

  function takeGroup(): Waiting<Item, Result>[] {
    const group = new Map<unknown, Waiting<Item, Result>>()
    const rest: Waiting<Item, Result>[] = []
    for (const each of waiting) {
      const key = keyOf(each.item)
      if (group.size === MOST || group.has(key)) rest.push(each)
      else group.set(key, each)
    }
    waiting = rest
    return [...group.values()]
  }

  async function settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item))
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result)
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error)
      for (const each of group) await settle([each])
    }
  }

  /** Resolves when those who are about to come are there, or took too long. */
  async function gather(): Promise<void> {
    // Whatever else asks in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve))
    if (isComplete()) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, gathering?.milliseconds)
      gathered = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    gathered = null
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await gather()
      await settle(takeGroup())
    }
    isRunning = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (gathered !== null && isComplete()) gathered()
      if (isRunning) return
      isRunning = true
      void run()
    })
}
