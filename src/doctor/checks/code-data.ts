import { type LoadedEdition, listLoadedEditions } from '../../store/codebook/editions.ts'
import { type Check, type CheckFinding, fail, ok, warn } from '../check.ts'

/** That the newest edition of every source speaks for today, and that no note waits to be read again. */
export const checkCodeData: Check = {
  name: 'data',
  title: 'Code data',
  area: 'data',
  async run({ pool, now }) {
    const editions = await listLoadedEditions(pool)
    if (editions.length === 0) return [fail('no edition is loaded', 'caseconsultant migrate')]
    const today = now().toISOString().slice(0, 10)
    const findings = newestOfEach(editions).flatMap((edition) => judgeAge(edition, today))
    const notes = await judgeNotes(pool, today)
    if (notes !== null) findings.push(notes)
    const sources = new Set(editions.map(({ source }) => source)).size
    return findings.length > 0 ? findings : [ok(`${sources} sources, each in force today`)]
  },
}

/** The list comes with the newest edition of each source first. */
const newestOfEach = (editions: readonly LoadedEdition[]): LoadedEdition[] =>
  editions.filter(({ source }, index) => editions.findIndex((each) => each.source === source) === index)

function judgeAge({ source, label, effective, origin }: LoadedEdition, today: string): CheckFinding[] {
  const { to } = effective
  if (to === null || to >= today) return []
  const excerpt = origin === 'starter' ? ', an excerpt that came with the program' : ''
  return [
    warn(
      `${source} ${label}${excerpt} ended on ${to}`,
      `download the newest ${source} from its publisher, then: caseconsultant data import FILE`,
    ),
  ]
}

async function judgeNotes(pool: Parameters<typeof listLoadedEditions>[0], today: string): Promise<CheckFinding | null> {
  const { rows } = await pool.query<{ due: number; first: string | null }>(
    `select count(*) as due, min(review_by)::text as first from guidance g join editions e on e.id = g.edition_id
      where e.state = 'live' and g.review_by < $1`,
    [today],
  )
  const { due = 0, first = null } = rows[0] ?? {}
  if (due === 0) return null
  return warn(
    `${due} notes on manuals were to be read against their source again, the first by ${first}`,
    'upgrade CaseConsultant, or read them again in db/starter/guidance and set their new date',
  )
}
