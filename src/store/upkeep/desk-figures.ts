import type { CaseState } from '../../domain/case-state.ts'
import type { DeskFigures } from '../../domain/desk-figures.ts'
import type { Queryable } from '../pool.ts'

/** How the desk stands now. Counting cases reads one index whole: some tenths of a second for a million of them. */
export async function readDeskFigures(db: Queryable): Promise<DeskFigures> {
  const { rows: states } = await db.query<{ state: CaseState; count: number }>(
    'select state, count(*) from cases group by state',
  )
  const { rows: ages } = await db.query<{ source: string; days: number }>(
    `select source, extract(epoch from now() - max(coalesce(lower(effective)::timestamptz, loaded_at))) / 86400 as days
       from editions where state = 'live' and (lower(effective) is null or lower(effective) <= current_date)
      group by source`,
  )
  const { rows } = await db.query<Omit<DeskFigures, 'cases' | 'dataAgeDays'>>(
    `select ${ago(`(select min(clock_since) from cases where state in ('received', 'drafting', 'needs_review') and snooze is null)`)}
              as "oldestOpenSeconds",
            (select count(*) from cases where state = 'send_uncertain') as uncertain,
            ${ago('(select min(last_polled_at) from mailboxes)')} as "lastReadSeconds",
            ${ago(LAST_SENT)} as "lastSentSeconds",
            (select count(*) from outbound_pauses where paused_until > now()) as pauses,
            ${ago('(select max(made_at) from backups)')} / 86400 as "backupAgeDays",
            ${ago('(select max(made_at) from backups where verified_at is not null)')} / 86400 as "verifiedBackupAgeDays",
            exists (select 1 from restores where settled_at is null) as restoring`,
  )
  const [figures] = rows
  if (figures === undefined) throw new Error('a query without a table gave no row')
  return {
    ...figures,
    cases: Object.fromEntries(states.map(({ state, count }) => [state, count])),
    dataAgeDays: Object.fromEntries(ages.map(({ source, days }) => [source, Number(days)])),
  }
}

/** Replies leave about in the order of their ids, so the latest thousand tell. */
const LAST_SENT = `(select max(state_since) from (select state, state_since from replies order by id desc limit 1000) latest
  where state = 'sent')`

const ago = (moment: string): string => `extract(epoch from now() - ${moment})::double precision`
