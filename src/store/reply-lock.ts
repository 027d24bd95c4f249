import type pg from 'pg'
import type { Pool } from './pool.ts'

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
