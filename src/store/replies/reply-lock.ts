import type pg from 'pg'
import type { Pool } from '../pool.ts'

/** Locks one reply for one sender for as long as its connection lives; null when another sender holds it. */
export type ReplyLock = { release(): Promise<void> }

const REPLY_LOCK_CLASS = 1_001

/**
 * A lock on the reply that ends with the process that took it, or null when another process holds it. It tells a sender
 * that died from one that is slow, without a guess about time.
 */
export async function lockReply(pool: Pool, replyId: number): Promise<ReplyLock | null> {
  const connection = await pool.connect()
  connection.on('error', ignoreLoss)
  try {
    const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      REPLY_LOCK_CLASS,
      replyId,
    ])
    if (rows[0]?.taken) return { release: () => releaseLock(connection, replyId) }
  } catch (error) {
    connection.off('error', ignoreLoss)
    connection.release(true)
    throw error
  }
  connection.off('error', ignoreLoss)
  connection.release()
  return null
}

/** A lost connection loses the lock, which is what it is for; without a listener its error would end the process. */
function ignoreLoss(): void {}

async function releaseLock(connection: pg.PoolClient, replyId: number): Promise<void> {
  const unlocked = await connection
    .query('select pg_advisory_unlock($1, $2)', [REPLY_LOCK_CLASS, replyId])
    .then(() => true)
    .catch(() => false)
  connection.off('error', ignoreLoss)
  // Closing a connection that could not unlock ends its session, and with it the lock.
  connection.release(!unlocked)
}

/** The locks of a process that has many replies in hand: all on one connection, had for as long as there is one of them. */
export type ReplyLocks = {
  /** True for each that is locked for the caller now; as {@link lockReply}, but a reply this process has in hand is refused too. */
  lock(replyIds: readonly number[]): Promise<boolean[]>
  release(replyIds: readonly number[]): Promise<void>
}

/** Opens nothing before the first lock is wanted. */
export function openReplyLocks(pool: Pool): ReplyLocks {
  let opened: Promise<pg.PoolClient> | null = null
  const held = new Set<number>()

  /** Gives the connection back; `broken` ends its session, and with it every lock of it. */
  function close(connection: pg.PoolClient, broken: boolean): void {
    opened = null
    connection.off('error', lost)
    connection.release(broken)
  }

  // What is under way goes on without its lock, as with any other: the attempt's number tells it apart.
  function lost(this: pg.PoolClient): void {
    close(this, true)
  }

  async function open(): Promise<pg.PoolClient> {
    opened ??= pool.connect().then((connection) => connection.on('error', lost))
    try {
      return await opened
    } catch (error) {
      opened = null
      throw error
    }
  }

  async function ask(statement: string, replyIds: readonly number[]): Promise<Set<number>> {
    const connection = await open()
    try {
      const { rows } = await connection.query<{ id: number }>(statement, [REPLY_LOCK_CLASS, replyIds])
      return new Set(rows.map(({ id }) => id))
    } catch (error) {
      if (opened !== null && (await opened.catch(() => null)) === connection) close(connection, true)
      throw error
    }
  }

  /** Gives the connection back where nothing is in hand, and nobody took something in hand meanwhile. */
  async function rest(): Promise<void> {
    const asked = opened
    const connection = await asked?.catch(() => null)
    if (connection && held.size === 0 && opened === asked) close(connection, false)
  }

  return {
    async lock(replyIds) {
      const free = replyIds.filter((id) => !held.has(id))
      for (const id of free) held.add(id)
      let taken = new Set<number>()
      try {
        if (free.length > 0)
          taken = await ask('select id from unnest($2::int[]) id where pg_try_advisory_lock($1, id)', free)
      } finally {
        for (const id of free) if (!taken.has(id)) held.delete(id)
        await rest()
      }
      return replyIds.map((id) => taken.has(id))
    },
    async release(replyIds) {
      if (opened !== null) {
        await ask('select id from unnest($2::int[]) id where pg_advisory_unlock($1, id)', replyIds).catch(
          () => undefined,
        )
      }
      for (const id of replyIds) held.delete(id)
      await rest()
    },
  }
}
