import { AppError } from '../../domain/app-error.ts'
import { applyCaseEvent, lockCase } from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { cancelHeldReply } from '../replies/replies.ts'
import { eventOfSent, type SettledReply } from '../replies/send-replies.ts'
import { noteBackup } from './backups.ts'

/** A restore, and of which moment the desk's rows are. */
export type Restore = { id: number; backedUpAt: Date; restoredAt: Date }

/**
 * Numbers of cases that are not given after a restore: those given since the backup stand in mails that people have, and must
 * not mean another question one day.
 */
const SKIPPED_NUMBERS = 1000

const COLUMNS = 'id, backed_up_at as "backedUpAt", restored_at as "restoredAt"'

/** The restore after which it is not known yet what had left since its backup, or null. */
export async function findUnsettledRestore(db: Queryable): Promise<Restore | null> {
  const { rows } = await db.query<Restore>(`select ${COLUMNS} from restores where settled_at is null`)
  return rows[0] ?? null
}

/** Not of a desk that was stopped: nothing can have left between the backup and the restore. */
const OF_A_RUNNING_DESK = 'settled_at is distinct from restored_at'

/** The latest restore of a desk that went on after its backup, with the addresses whose Sent folder could not tell; or null. */
export async function findLatestRestore(db: Queryable): Promise<(Restore & { uncompared: string[] }) | null> {
  const { rows } = await db.query<Restore & { uncompared: string[] }>(
    `select ${COLUMNS}, uncompared from restores where ${OF_A_RUNNING_DESK} order by id desc limit 1`,
  )
  return rows[0] ?? null
}

/** True where that message may have been answered by a desk of which only a backup is left. */
export async function mayPrecedeRestore(db: Queryable, messageId: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from messages m, restores where m.id = $1 and ${OF_A_RUNNING_DESK}
        and least(m.received_at, coalesce(m.sent_at, m.received_at)) <= restored_at limit 1`,
    [messageId],
  )
  return (rowCount ?? 0) > 0
}

/**
 * Resolves when it is on record that the rows are those of a backup, so that nothing is sent or read until {@link beginRestore}
 * or a look at the mailboxes says otherwise. Written to the schema of any version that makes backups.
 */
export async function noteRestore(
  tx: Queryable,
  backup: { backupId: string; madeAt: Date; bytes: number },
): Promise<void> {
  await noteBackup(tx, backup)
  await tx.query('update restores set settled_at = now() where settled_at is null')
  await tx.query('insert into restores (backup_id, backed_up_at) values ($1, $2)', [backup.backupId, backup.madeAt])
}

/**
 * Resolves when the restored rows are safe to start a desk on: nothing automatic leaves for what was under way then. With
 * `deskWasStopped` nothing can have left since the backup, and all of it goes on as it was.
 */
export async function beginRestore(pool: Pool, deskWasStopped: boolean): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const restore = await findUnsettledRestore(tx)
    if (restore === null) return
    await recordEvent(tx, {
      caseId: null,
      operatorId: null,
      kind: 'restored',
      detail: { backedUpAt: restore.backedUpAt.toISOString(), deskWasStopped },
    })
    if (deskWasStopped) {
      await tx.query('update restores set settled_at = restored_at where id = $1', [restore.id])
      return
    }
    await tx.query(
      `update automatic_mails set state = 'given_up', said = 'may have left before the restore' where state in ('ready', 'sending')`,
    )
    await tx.query(`update cases set reminded_at = now() where state = 'awaiting_requester' and reminded_at is null`)
    await tx.query(
      `update messages set no_automatic_answer = true
        where id in (select last_message_id from cases where state in ('received', 'drafting', 'needs_review'))`,
    )
    await skipCaseNumbers(tx, SKIPPED_NUMBERS)
  })
}

async function skipCaseNumbers(db: Queryable, count: number): Promise<void> {
  const sequence = `pg_get_serial_sequence('cases', 'id')::regclass`
  await db.query(`select setval(${sequence}, coalesce(pg_sequence_last_value(${sequence}), 0) + $1)`, [count])
}

/** A reply that had not left when the backup was made; `address` is null where it leaves from the desk's own. */
export type RestoredReply = { id: number; caseId: number; messageId: string; address: string | null }

/** Replies that were held or on the wire when the backup was made. */
export async function listRestoredReplies(db: Queryable, restore: Restore): Promise<RestoredReply[]> {
  const { rows } = await db.query<RestoredReply>(
    `select r.id, r.case_id as "caseId", r.message_id as "messageId", b.answer_address as address
       from replies r join cases c on c.id = r.case_id
       left join messages m on m.id = c.last_message_id left join mailboxes b on b.id = m.mailbox_id
      where r.state in ('held', 'sending', 'body_sent') and r.created_at <= $1 order by r.id`,
    [restore.restoredAt],
  )
  return rows
}

/**
 * Resolves when it is on record that the reply had left, or that nobody can know: then a person decides. A reply that is not
 * under way any more stays as it is.
 */
export async function settleRestoredReply(pool: Pool, replyId: number, left: boolean, why: string): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const { rows: found } = await tx.query<{ caseId: number }>(
      'select case_id as "caseId" from replies where id = $1',
      [replyId],
    )
    const locked = await lockCase(tx, found[0]?.caseId ?? 0)
    if (locked === null) return
    const { rows } = await tx.query<SettledReply>(
      `update replies set state = $2, state_since = now(), asked_at = null, on_hold = false, last_error = $3,
              filed = $4, filed_at = now()
        where id = $1 and state in ('held', 'sending', 'body_sent')
        returning kind, (select reason from reviews v where v.id = replies.review_id) as reason`,
      [replyId, left ? 'sent' : 'send_uncertain', left ? null : why, left ? 'found' : 'missing'],
    )
    const [settled] = rows
    if (settled === undefined) return
    const detail = { replyId, restored: true }
    if (locked.state === 'held') await applyCaseEvent(tx, locked, 'send_started', { detail })
    const done = left ? eventOfSent(settled) : { event: 'send_unknown' as const, why: null }
    await applyCaseEvent(tx, locked, done.event, { detail, why: done.why })
  })
}

/** Puts a question aside, so that it is answered only when a person has looked; what was approved of it meanwhile is taken back. */
export async function putAside(pool: Pool, caseId: number, why: string): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    if (locked.state === 'held' && (await cancelHeldReply(tx, caseId))) await applyCaseEvent(tx, locked, 'undone')
    if (locked.state === 'needs_review' || locked.state === 'drafting') await applyCaseEvent(tx, locked, 'read_again')
    if (locked.state === 'received') await applyCaseEvent(tx, locked, 'quarantined', { why })
  })
}

/** Resolves when mail may leave and come again. */
export async function endRestore(
  pool: Pool,
  restore: Restore,
  uncompared: readonly string[],
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('update restores set settled_at = now(), uncompared = $2 where id = $1', [restore.id, uncompared])
    await recordEvent(tx, { caseId: null, operatorId: null, kind: 'restore_settled', detail: counts })
  })
}

/** Runs `work` where no other process does so at the moment; returns whether it ran. */
export async function settleAlone(pool: Pool, work: () => Promise<void>): Promise<boolean> {
  const connection = await pool.connect()
  try {
    const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      SETTLE_LOCK,
    ])
    if (rows[0]?.taken !== true) return false
    await work()
    return true
  } finally {
    // Ends the session, and with it the lock.
    connection.release(true)
  }
}

const SETTLE_LOCK = 1_006
