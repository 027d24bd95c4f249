/**
 * What became of each item, in their order. The next is begun when the one before calls `next`, or has ended; what is left
 * of that one then goes on beside it.
 */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, next: () => void) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const ends: Promise<Result>[] = []
  for (const item of items) {
    const { promise: turn, resolve: next } = Promise.withResolvers<void>()
    const end = work(item, next)
    ends.push(end)
    await Promise.race([turn, end.catch(() => undefined)])
  }
  return Promise.allSettled(ends)
}
