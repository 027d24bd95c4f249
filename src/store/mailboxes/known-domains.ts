import type { Queryable } from '../pool.ts'

/** More are not compared: a desk for so many clinics has another way of knowing them. */
const MOST_DOMAINS = 5000

/** The domains to which answers were sent, in lower case, the latest first. */
export async function listAnsweredDomains(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ domain: string }>(
    `select lower(split_part(envelope_to, '@', 2)) as domain from replies where state = 'sent'
      group by 1 order by max(id) desc limit $1`,
    [MOST_DOMAINS],
  )
  return rows.map(({ domain }) => domain).filter((domain) => domain !== '')
}
