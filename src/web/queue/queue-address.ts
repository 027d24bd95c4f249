import type { Cursor, Page } from '../../store/cases/case-list.ts'

/** What an address of the list asks for. */
export type QueueAddress = {
  view: string
  /** The search as typed; empty: none. */
  q: string
  sort: string
  turn: Pick<Page, 'from' | 'direction'>
}

/** The address as far as it can be understood; what is no cursor begins at the beginning. */
export function readQueueAddress(query: unknown): QueueAddress {
  const fields = (query ?? {}) as Record<string, unknown>
  const read = (name: string): string => {
    const value = Array.isArray(fields[name]) ? fields[name].at(-1) : fields[name]
    return typeof value === 'string' ? value : ''
  }
  const before = readCursor(read('before'))
  const turn =
    before === null
      ? ({ from: readCursor(read('after')), direction: 'after' } as const)
      : ({ from: before, direction: 'before' } as const)
  return { view: read('view'), q: read('q').trim(), sort: read('sort'), turn }
}

/** `1700000000000000.42`: microseconds and number; the number alone where the list is sorted by it. */
function readCursor(text: string): Cursor | null {
  const parts = /^(?:(\d{1,16})\.)?(\d{1,15})$/.exec(text)
  if (parts === null) return null
  const [, clock = '0', id] = parts
  const cursor = { clock: Number(clock), id: Number(id) }
  return Number.isSafeInteger(cursor.clock) ? cursor : null
}

/** The address of the list with those parts; what is empty is left out. */
export function queueHref(parts: {
  view?: string
  q?: string
  sort?: string
  after?: Cursor
  before?: Cursor
}): string {
  const query = new URLSearchParams()
  for (const name of ['view', 'q', 'sort'] as const) {
    if (parts[name]) query.set(name, parts[name])
  }
  for (const side of ['after', 'before'] as const) {
    const cursor = parts[side]
    if (cursor !== undefined) query.set(side, cursor.clock === 0 ? String(cursor.id) : `${cursor.clock}.${cursor.id}`)
  }
  return `/queue?${query}`
}
