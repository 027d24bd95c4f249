import type { Inquiry } from '../../domain/inquiry.ts'
import type { Queryable } from '../pool.ts'

type IndexedMessage = {
  subject: string
  text: string
  fromAddress: string | null
  fromName: string | null
  inquiry: Inquiry | null
}

type IndexedCase = { version: number; messages: IndexedMessage[]; answers: { text: string; codes: string[] }[] }

/** Longer texts are cut where they are read. */
const CHARACTERS = 20_000

/** What of the cases can be searched for; null where there is no such case. */
export async function loadCaseTexts(db: Queryable, caseIds: readonly number[]): Promise<(IndexedCase | null)[]> {
  const { rows } = await db.query<IndexedCase & { id: number }>(LOAD_CASE_TEXTS, [caseIds])
  const found = new Map(rows.map(({ id, ...text }) => [id, text]))
  return caseIds.map((id) => found.get(id) ?? null)
}

/** The version is read in the same statement as what is of that version. */
const LOAD_CASE_TEXTS = {
  name: 'load_case_texts',
  text: `select c.id, c.version,
    (select coalesce(jsonb_agg(jsonb_build_object('subject', m.subject, 'text', left(m.text, ${CHARACTERS}),
              'fromAddress', m.from_address, 'fromName', m.from_name, 'inquiry', m.inquiry) order by m.id), '[]')
       from messages m where m.case_id = c.id) as messages,
    (select coalesce(jsonb_agg(jsonb_build_object('text', left(r.text, ${CHARACTERS}), 'codes', array(
              select jsonb_array_elements_text(coalesce(d.content->'codes', '[]'))
               union select jsonb_array_elements_text(coalesce(f->'subjects', '[]'))
                       from jsonb_array_elements(coalesce(d.findings, '[]')) f)) order by r.id), '[]')
       from replies r join reviews v on v.id = r.review_id left join drafts d on d.id = v.draft_id
      where r.case_id = c.id and r.state = 'sent' and r.kind = 'answer') as answers
    from cases c where c.id = any($1)`,
}

/** What a case is found by, of which version of it. */
export type NewIndex = {
  caseId: number
  version: number
  codes: readonly string[]
  keys: readonly string[]
  text: string
}

/** Locked in the order of their numbers first, as everywhere, so that no two wait for each other. */
const SAVE_CASE_INDEXES = {
  name: 'save_case_indexes',
  text: `with given as (select * from jsonb_to_recordset($1::jsonb) i("caseId" bigint, version bigint, codes text[], keys text[], text text)),
      locked as materialized (select id from cases where id in (select "caseId" from given) order by id for update)
   update cases c set codes = i.codes, search_keys = i.keys, search_words = to_tsvector('english', i.text), search_stale = false
     from given i join locked on locked.id = i."caseId" where c.id = locked.id and c.version = i.version`,
}

/** Keeps what the cases are found by, unless one is of another version meanwhile: then it stays to be indexed again. */
export async function saveCaseIndexes(db: Queryable, indexes: readonly NewIndex[]): Promise<void> {
  await db.query(SAVE_CASE_INDEXES, [JSON.stringify(indexes)])
}

/** Cases that changed since they were indexed, the newest first: those are looked for. */
export async function listStaleCases(db: Queryable, limit: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>('select id from cases where search_stale order by id desc limit $1', [
    limit,
  ])
  return rows.map(({ id }) => id)
}
