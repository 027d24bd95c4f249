/** As many as are carried out together: more make the first of them wait, and win little. */
const MOST = 50

type Waiting<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void }

/**
 * `work` on one item as its callers see it, carried out for all items together that came while the group before was under
 * way: one round trip and one commit for many. Where a group fails, each of its items is tried by itself, so that one
 * that cannot succeed spoils no other. Two items of the same key are never in one group.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  keyOf: (item: Item) => unknown = (item) => item,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let isRunning = false

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

  async function run(): Promise<void> {
    while (waiting.length > 0) await settle(takeGroup())
    isRunning = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isRunning) return
      isRunning = true
      // Whatever else asks in this turn of the event loop comes along.
      setImmediate(() => void run())
    })
}
