import { inTransaction, type Pool } from '../../src/store/pool.ts'
import { anchorAudit } from '../../src/store/upkeep/audit.ts'
import { sampleDraft } from '../support/drafted-case.ts'

/** What the bench wants of the desk's past. */
export type QueueSize = { cases: number; open: number }

/** Senders, their domains, and words of mails: enough that a search is for something common, rare, or in between. */
const SENDERS = 40_000
const DOMAINS = 3_000
const WORDS = 30_000

/**
 * Fills an empty, migrated database with cases of all states, each with a mail, a draft, a history, and an answer where it
 * was sent. Rows are made by the server itself, without triggers; indexes are made afterwards.
 */
export async function seedQueue(pool: Pool, { cases, open }: QueueSize): Promise<void> {
  const indexes = await dropIndexes(pool)
  await inTransaction(pool, async (tx) => {
    // Rows of a past nobody lived through: no trigger, no foreign key is asked about each of them.
    await tx.query(`set local session_replication_role = replica`)
    await tx.query(`set local synchronous_commit = off`)
    await tx.query(`insert into mailboxes (name, uid_validity) values ('desk@bench.example/INBOX', 1)`)
    await tx.query(
      `insert into operators (email, name, credential, role)
       select 'person' || n || '@desk.example', 'Person ' || n, 'CPC', 'reviewer' from generate_series(1, 12) n`,
    )
    await tx.query(SEED_CASES, [cases, open])
    await tx.query(SEED_MESSAGES)
    await tx.query(SEED_DRAFTS, [sampleDraft().content, JSON.stringify(sampleDraft().findings)])
    await tx.query(SEED_REVIEWS)
    await tx.query(SEED_REPLIES)
    await tx.query(SEED_FIGURES)
    await tx.query(SEED_EVENTS)
    for (const table of ['cases', 'messages', 'drafts', 'reviews', 'replies', 'events']) {
      await tx.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`)
    }
  })
  for (const index of indexes) await pool.query(index)
  await pool.query('vacuum (analyze)')
}

/** Leaves nothing of that past to be done by a desk that starts on it: no draft, no reminder, no anchor of its audit. */
export async function settleQueue(pool: Pool): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query(`set local session_replication_role = replica`)
    await tx.query(`update cases set state = 'needs_review' where state = 'received'`)
    await tx.query(`update cases set awaiting_since = now() where state = 'awaiting_requester'`)
  })
  await anchorAudit(pool, 0)
  await pool.query('vacuum (analyze)')
}

/** Drops what may be dropped of the indexes of the large tables, and returns the statements that make them again. */
async function dropIndexes(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename in ('cases', 'messages', 'drafts', 'reviews', 'replies', 'events', 'answer_figures')
        and not exists (select 1 from pg_constraint where conname = indexname)`,
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** Some number below `end`, the same at every run: as scattered as two multiplications make it (Park and Miller's constants). */
const scatter = (n: string, salt: number, end: number): string =>
  `((${n} * ${7_919 + salt * 31} + ${salt}) % 1000003 * 48271 % 2147483647 * ${end} / 2147483647)`

/** Square: the first of a list are met far more often than the last, as with codes, senders and words. */
const favour = (n: string, salt: number, end: number): string =>
  `(${scatter(n, salt, 1000)} * ${scatter(n, salt + 1, 1000)} * ${end} / 1000000)`

const code = (n: string, salt: number): string => `(99202 - ${favour(n, salt, 20_000)})::text`
const word = (n: string, salt: number): string => `'word' || ${favour(n, salt, WORDS)}`

const TEXT = `concat_ws(' ', 'Can we bill', ${code('n', 1)}, 'with modifier 25 and', ${code('n', 11)}, 'on the same day',
  ${Array.from({ length: 30 }, (_each, at) => word('n', 100 + at * 3)).join(', ')})`

/** The oldest are settled, the newest open: of every twenty of those one is assigned to each of the first few people. */
const SEED_CASES = `
  insert into cases (id, state, version, subject, requester_address, requester_name, last_message_id, why, created_at,
    state_since, assignee_id, clock_since, snooze, snoozed_until, awaiting_since, codes, search_keys, search_words, search_stale)
  overriding system value
  select n, state, 4, 'Question ' || n || ' about ' || first || ' with ' || second, 'sender' || sender || '@clinic' || domain || '.example',
         'Sender ' || sender, n, null, at, at + interval '1 hour',
         case when n % 20 < 5 then 1 + n % 12 end,
         case when state in ('received', 'drafting', 'needs_review', 'held', 'send_failed', 'send_uncertain', 'quarantine') then at end,
         case when state = 'needs_review' and n % 200 = 7 then 'time' end,
         case when state = 'needs_review' and n % 200 = 7 then now() + interval '1 year' end,
         case when state = 'awaiting_requester' then at end,
         array[first, second],
         array['code:' || first, 'code:' || second, 'from:sender' || sender || '@clinic' || domain || '.example',
               'from:clinic' || domain || '.example', 'from:sender', 'from:' || sender, 'topic:' || case when n % 7 = 0 then 'coverage' else 'ncci' end]
           || case when state = 'sent' then array['cited:' || first, 'cited:' || second] else '{}' end,
         to_tsvector('english', ${TEXT}), false
    from (select n, ${code('n', 1)} as first, ${code('n', 11)} as second, ${favour('n', 21, SENDERS)} as sender,
                 ${favour('n', 21, SENDERS)} % ${DOMAINS} as domain,
                 now() - ($1 - n) * interval '90 seconds' as at,
                 case when n > $1 - $2 then case when n % 200 = 0 then 'received' else 'needs_review' end
                      when n % 400 = 0 then 'awaiting_requester' when n % 10000 = 1 then 'send_failed'
                      when n % 50000 = 2 then 'send_uncertain' when n % 2000 = 3 then 'quarantine'
                      when n % 8 = 0 then 'rejected' else 'sent' end as state
            from generate_series(1, $1::bigint) n) made`

const SEED_MESSAGES = `
  insert into messages (id, mailbox_id, uid_validity, uid, case_id, raw, bytes, identity_sha256, kind, message_id, subject,
    from_address, from_name, written_on, received_at, text, inquiry)
  overriding system value
  select n, 1, 1, n, n, null, 900, decode(lpad(to_hex(n), 64, '0'), 'hex'), 'question', 'm' || n || '@clinic.example', subject,
         requester_address, requester_name, created_at::date, created_at, ${TEXT},
         jsonb_build_object('references', jsonb_build_array(
             jsonb_build_object('system', 'CPT', 'code', codes[1], 'text', codes[1], 'start', 0, 'end', 0, 'modifiers', '[]'::jsonb, 'units', null)),
           'dateOfService', null, 'dates', '[]'::jsonb, 'payer', null, 'setting', null, 'asks', '[]'::jsonb, 'identifiers', '[]'::jsonb)
    from (select id as n, subject, requester_address, requester_name, created_at, codes from cases) made`

const SEED_DRAFTS = `
  insert into drafts (id, case_id, revision, message_id, disposition, content, findings, gaps, edition_ids, origin)
  overriding system value
  select id, id, 1, id, 'answered', $1::jsonb, $2::jsonb, '[]', '{}', 'drafted' from cases where state not in ('received', 'quarantine')`

const SEED_REVIEWS = `
  insert into reviews (id, case_id, draft_id, operator_id, decision, reason)
  overriding system value
  select id, id, id, 1 + id % 12, case when state = 'rejected' then 'rejected' else 'approved' end, null
    from cases where state in ('sent', 'rejected', 'send_failed', 'send_uncertain', 'awaiting_requester')`

const SEED_REPLIES = `
  insert into replies (id, case_id, review_id, state, message_id, envelope_from, envelope_to, raw, text, html, send_after,
    state_since, measured)
  overriding system value
  select id, id, id, case when state in ('send_failed', 'send_uncertain') then state else 'sent' end, 'q' || id || '@desk.example',
         'desk@desk.example', requester_address, 'frozen'::bytea, 'An answer about ' || codes[1], '<p>An answer</p>', created_at,
         state_since, true
    from cases where state in ('sent', 'send_failed', 'send_uncertain')`

const SEED_FIGURES = `
  insert into answer_figures (reply_id, case_id, operator_id, sent_at, waited_minutes, review_seconds, words, changed_words,
    disposition, rules)
  select id, id, 1 + id % 12, state_since, id * 37 % 300, id * 53 % 600, 160, id * 7 % 40, 'answered',
         array['ncci/rule-' || id % 9, 'codes/rule-' || id % 7]
    from cases where state = 'sent'`

const SEED_EVENTS = `
  insert into events (case_id, operator_id, kind, detail, at, chain, chain_seq, hash)
  select id, null, kind, '{}', created_at, id, seq, ''::bytea
    from cases cross join (values ('received', 1), ('draft_started', 2), ('draft_ready', 3)) made (kind, seq);
  insert into events (case_id, operator_id, kind, detail, at, chain, chain_seq, hash)
  select id, 1 + id % 12, 'approved', '{}', state_since, id, 4, ''::bytea from cases where state = 'sent'`
