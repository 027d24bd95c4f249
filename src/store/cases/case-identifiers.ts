/** What was found in the mails of a case, by the name its row has in the statement, and may tell who a patient is. */
export const identifiersOfCase = (row: string): string => `(select coalesce(jsonb_agg(found), '[]')
  from messages m cross join lateral jsonb_array_elements(m.inquiry->'identifiers') found where m.case_id = ${row}.id)`
