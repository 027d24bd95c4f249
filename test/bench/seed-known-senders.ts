import { inTransaction, type Pool } from '../../src/store/pool.ts'
import { sampleDraft } from '../support/drafted-case.ts'
import { senderOf } from './whole-mails.ts'

/** Gives the desk a past with that many senders: a person has answered each of them once, a year ago. */
export async function seedKnownSenders(pool: Pool, count: number): Promise<void> {
  const addresses = Array.from({ length: count }, (_each, at) => senderOf(at))
  await inTransaction(pool, async (tx) => {
    // Rows of a past nobody lived through: no trigger is asked about each of them.
    await tx.query('set local session_replication_role = replica')
    await tx.query(
      `insert into operators (email, name, credential, role)
       values ('dana@desk.example', 'Dana Ruiz', 'CPC', 'reviewer') on conflict do nothing`,
    )
    const { rows } = await tx.query<{ last: number }>('select coalesce(max(id), 0) as last from cases')
    const last = rows[0]?.last ?? 0
    for (const statement of SEEDS) await tx.query(statement, valuesOf(statement, last, addresses))
  })
  await pool.query('vacuum (analyze)')
}

const PAST = `now() - interval '1 year'`

const NEW_CASES = 'cases where id > $1'

const SEEDS = [
  `insert into mailboxes (name, uid_validity) values ('past@desk.example/INBOX', 1) on conflict do nothing`,
  `insert into cases (state, subject, requester_address, requester_name, created_at, state_since, clock_since, search_stale)
   select 'sent', 'A question', address, 'A coder', ${PAST}, ${PAST}, null, false from unnest($2::text[]) address where $1 >= 0`,
  `insert into messages (mailbox_id, uid_validity, uid, case_id, bytes, identity_sha256, kind, subject, from_address, received_at, text)
   select (select max(id) from mailboxes), 1, id, id, 900, sha256(id::text::bytea), 'question', subject, requester_address, created_at, 'A question'
     from ${NEW_CASES}`,
  `update cases c set last_message_id = m.id from messages m where m.case_id = c.id and c.id > $1`,
  `insert into drafts (case_id, revision, message_id, disposition, content, findings, gaps, edition_ids, origin)
   select id, 1, last_message_id, 'answered', $2::jsonb, '[]', '[]', '{}', 'drafted' from ${NEW_CASES}`,
  `insert into reviews (case_id, draft_id, operator_id, decision)
   select d.case_id, d.id, (select id from operators where email = 'dana@desk.example'), 'approved' from drafts d where d.case_id > $1`,
  `insert into replies (case_id, review_id, state, message_id, envelope_from, envelope_to, raw, text, html, send_after, state_since, measured)
   select c.id, v.id, 'sent', 'past' || c.id || '@desk.example', 'desk@desk.example', c.requester_address, 'frozen', 'An answer', '',
          c.created_at, c.created_at, true
     from reviews v join cases c on c.id = v.case_id where c.id > $1`,
]

function valuesOf(statement: string, last: number, addresses: readonly string[]): unknown[] {
  const values = [last, statement.includes('unnest') ? addresses : sampleDraft().content]
  return values.slice(0, statement.includes('$2') ? 2 : statement.includes('$1') ? 1 : 0)
}
