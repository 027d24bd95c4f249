import type { ReplyState } from '../../domain/reply-state.ts'
import type { Queryable } from '../pool.ts'

/** A reply to be looked for in the Sent folder. */
export type UnfiledReply = { id: number; state: ReplyState; messageId: string; raw: Buffer; sentAt: Date }

/** What was found out: it was there, the desk put it there, it is not there, or the desk has stopped trying. */
export type Filed = 'found' | 'added' | 'missing' | 'given_up'

const ATTEMPTS = 10
const LOOK_AGAIN_MINUTES = 5
/** A server that files mail itself has done so by then. */
const LOOK_FOR_HOURS = 2

/**
 * Replies that left from that address (null: the desk's own) to be put into its Sent folder, and uncertain ones to be looked
 * for there, again and again for a while; with `uncertainOnly` just the latter.
 */
export async function listUnfiledReplies(
  db: Queryable,
  limit: number,
  { uncertainOnly, address }: { uncertainOnly: boolean; address: string | null },
): Promise<UnfiledReply[]> {
  const { rows } = await db.query<UnfiledReply>(
    `select id, state, message_id as "messageId", raw, state_since as "sentAt" from replies r
      where (select b.answer_address from cases c join messages m on m.id = c.last_message_id
               join mailboxes b on b.id = m.mailbox_id where c.id = r.case_id) is not distinct from $6
        and (filed_at is null or filed_at < now() - make_interval(mins => $2))
        and ((state = 'send_uncertain' and filed is distinct from 'found'
              and (filed_at is null or state_since > now() - make_interval(hours => $3)))
          or (not $4 and state = 'sent' and (filed is null or filed = 'missing') and filing_attempts < $5))
      order by id limit $1`,
    [limit, LOOK_AGAIN_MINUTES, LOOK_FOR_HOURS, uncertainOnly, ATTEMPTS, address],
  )
  return rows
}

/** Resolves when it is on record what was found out about the reply; null: the folder could not be asked. */
export async function noteFiled(db: Queryable, replyId: number, filed: Filed | null): Promise<void> {
  await db.query(
    `update replies set filed_at = now(), filing_attempts = filing_attempts + 1,
            filed = case when $2::text is not null then $2 when filing_attempts + 1 >= $3 and state = 'sent' then 'given_up' else filed end
      where id = $1`,
    [replyId, filed, ATTEMPTS],
  )
}
