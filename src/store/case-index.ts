import type { Inquiry } from '../domain/inquiry.ts'
import type { Queryable } from './pool.ts'

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

/** What of the case can be searched for, or null where there is no such case. */
export async function loadCaseText(db: Queryable, caseId: number): Promise<IndexedCase | null> {
  const { rows } = await db.query<{ version: number }>('select version from cases where id = $1', [caseId])
  const version = rows[0]?.version
  if (version === undefined) return null
  const messages = await db.query<IndexedMessage>(
    `select subject, left(text, ${CHARACTERS}) as text, from_address as "fromAddress", from_name as "fromName", inquiry
       from messages where case_id = $1 order by id`,
    [caseId],
  )
  const answers = await db.query<{ text: string; codes: string[] }>(
    `select left(r.text, ${CHARACTERS}) as text,
            array(select jsonb_array_elements_text(coalesce(d.content->'codes', '[]'))
                  union select jsonb_array_elements_text(coalesce(f->'subjects', '[]'))
                          from jsonb_array_elements(coalesce(d.findings, '[]')) f) as codes
       from replies r join reviews v on v.id = r.review_id left join drafts d on d.id = v.draft_id
      where r.case_id = $1 and r.state = 'sent' and r.kind = 'answer' order by r.id`,
    [caseId],
  )
  return { version, messages: messages.rows, answers: answers.rows }
}

/** Keeps what the case is found by, unless it is of another version meanwhile: then it stays to be indexed again. */
export async function saveCaseIndex(
  db: Queryable,
  caseId: number,
  version: number,
  index: { codes: readonly string[]; keys: readonly string[]; text: string },
): Promise<void> {
  await db.query(
    `update cases set codes = $3, search_keys = $4, search_words = to_tsvector('english', $5), search_stale = false
      where id = $1 and version = $2`,
    [caseId, version, index.codes, index.keys, index.text],
  )
}

/** Cases that changed since they were indexed, the newest first: those are looked for. */
export async function listStaleCases(db: Queryable, limit: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>('select id from cases where search_stale order by id desc limit $1', [
    limit,
  ])
  return rows.map(({ id }) => id)
}
