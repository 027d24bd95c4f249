import type pg from 'pg'
import type { Pool, Queryable } from '../pool.ts'

/** What open pages are told of: ids, and nothing else. */
export const LIVE_KINDS = [
  'queue.changed',
  'case.updated',
  'presence',
  'outbound.state',
  'data.release',
  'banner',
] as const
export type LiveKind = (typeof LIVE_KINDS)[number]

/** `id` is null for what is not worth repeating, such as who is where. */
export type LiveEvent = {
  id: number | null
  kind: LiveKind
  case: number | null
  reply: number | null
  source: string | null
}

/** Everything that comes over the line of a process. */
export type LiveNews = LiveEvent | { kind: 'session.ended'; session: number }

const CHANNEL = 'desk_live'

/** Ids are given before a transaction ends, so one that was begun earlier may be told later: this far back is told again. */
const OVERLAP = `interval '30 seconds'`

/** What was told after that id, oldest first, or null where that is more than `limit`, or no longer known. */
export async function listLiveEventsAfter(db: Queryable, id: number, limit: number): Promise<LiveEvent[] | null> {
  const { rows } = await db.query<LiveEvent & { known: boolean }>(
    `with last as (select at from live_events where id = $1)
     select id, kind, case_id as "case", reply_id as reply, source from live_events
      where id <> $1 and (id > $1 or at > (select at from last) - ${OVERLAP}) and exists (select 1 from last)
      order by id limit $2`,
    [id, limit + 1],
  )
  if (rows.length > limit) return null
  return rows.length > 0 || (await isKnown(db, id)) ? rows : null
}

async function isKnown(db: Queryable, id: number): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>(
    'select exists (select 1 from live_events where id = $1) as known',
    [id],
  )
  return rows[0]?.known ?? false
}

/** The id of the newest event, 0 where there was none. */
export async function findLastLiveEventId(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ id: number | null }>('select max(id) as id from live_events')
  return rows[0]?.id ?? 0
}

/** How many events were forgotten: a page that was away for longer is loaded anew. */
export async function forgetOldLiveEvents(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(`delete from live_events where at < now() - interval '1 day'`)
  return rowCount ?? 0
}

export type LiveLine = { close(): void }

/**
 * Listens on one connection of the pool. `onLost` is called once when that connection ends without {@link LiveLine.close};
 * what is told afterwards is not heard until somebody listens again.
 */
export async function listenForLiveNews(
  pool: Pool,
  onNews: (news: LiveNews) => void,
  onLost: () => void,
): Promise<LiveLine> {
  const client = await pool.connect()
  let over = false
  const end = (lost: boolean): void => {
    if (over) return
    over = true
    client.off('notification', hear)
    // Destroyed rather than given back: a connection that listens is of no use to anybody else.
    client.release(true)
    if (lost) onLost()
  }
  const hear = ({ payload }: pg.Notification): void => {
    const news = readNews(payload)
    if (news !== null) onNews(news)
  }
  client.on('notification', hear)
  client.on('error', () => end(true))
  client.on('end', () => end(true))
  try {
    await client.query(`listen ${CHANNEL}`)
  } catch (error) {
    end(false)
    throw error
  }
  return { close: () => end(false) }
}

function readNews(payload: string | undefined): LiveNews | null {
  const told = JSON.parse(payload ?? 'null') as Partial<Record<keyof LiveEvent | 'session', unknown>> | null
  if (told?.kind === 'session.ended') return { kind: 'session.ended', session: Number(told.session) }
  const kind = LIVE_KINDS.find((each) => each === told?.kind)
  if (kind === undefined) return null
  const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  return {
    id: numberOr(told?.id),
    kind,
    case: numberOr(told?.case),
    reply: numberOr(told?.reply),
    source: typeof told?.source === 'string' ? told.source : null,
  }
}

/** Tells every process that somebody came to a case, left it, or does something else there now. */
export async function tellPresence(db: Queryable, caseId: number): Promise<void> {
  await db.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ kind: 'presence', case: caseId })])
}
