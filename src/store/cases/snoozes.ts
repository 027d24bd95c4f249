import { AppError } from '../../domain/app-error.ts'
import { lockCase } from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { lockSeenCase, type SeenVersion } from './seen-version.ts'

/** What a case is put aside for. */
export type Snooze = { kind: 'time'; until: Date } | { kind: 'reply' } | { kind: 'edition'; source: string }

/**
 * Puts an open case aside until then; whatever happens to it before brings it back too.
 * @throws AppError `conflict` where it changed since it was seen or is not open
 */
export async function snoozeCase(pool: Pool, seen: SeenVersion, operatorId: number, snooze: Snooze): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockSeenCase(tx, seen)
    if (!['received', 'drafting', 'needs_review'].includes(locked.state)) {
      throw new AppError(
        'conflict',
        `This case is ${locked.state.replaceAll('_', ' ')}: there is nothing to put aside.`,
      )
    }
    await tx.query(
      `update cases set version = version + 1, snooze = $2, snoozed_until = $3, snooze_source = $4,
              snooze_after_edition = case when $2 = 'edition' then (select coalesce(max(id), 0) from editions) end,
              claimed_by = null, claimed_until = null
        where id = $1`,
      [
        locked.id,
        snooze.kind,
        snooze.kind === 'time' ? snooze.until : null,
        snooze.kind === 'edition' ? snooze.source : null,
      ],
    )
    const detail = { until: snooze.kind === 'time' ? snooze.until.toISOString() : snooze.kind }
    await recordEvent(tx, { caseId: locked.id, operatorId, kind: 'snoozed', detail })
  })
}

/** Brings a case back before its time. Returns false where it was not put aside. */
export async function wakeCase(pool: Pool, caseId: number, operatorId: number | null): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    if ((await lockCase(tx, caseId)) === null) return false
    const { rowCount } = await tx.query(
      `update cases set version = version + 1, snooze = null, snoozed_until = null, snooze_source = null,
              snooze_after_edition = null
        where id = $1 and snooze is not null`,
      [caseId],
    )
    if (rowCount !== 1) return false
    await recordEvent(tx, { caseId, operatorId, kind: 'woken', detail: {} })
    return true
  })
}

/** Cases whose time has come, or for whose source a newer edition is live. */
export async function listEndedSnoozes(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select c.id from cases c
      where c.snooze is not null and (c.snoozed_until <= now() or exists (
        select 1 from editions e where e.source = c.snooze_source and e.state = 'live' and e.id > c.snooze_after_edition))
      order by c.id limit 1000`,
  )
  return rows.map(({ id }) => id)
}

/** The sources a case may wait for a new edition of: those that are loaded, by name. */
export async function listSources(db: Queryable): Promise<{ source: string; title: string }[]> {
  const { rows } = await db.query<{ source: string; title: string }>(
    `select distinct on (source) source, title from editions where state = 'live' order by source, id desc`,
  )
  return rows
}
