import { type CaseSearch, type SoughtWords, statesOf } from '../../domain/case-search.ts'
import type { CaseFilter } from './case-list.ts'

/** Cases are numbered nearly in the order they began; within a transaction's length it may be otherwise. */
const NUMBERS_OUT_OF_ORDER = 1_000

/** The cases a search asks for, as that operator sees them. */
export function filterOfSearch(search: CaseSearch, operatorId: number): CaseFilter {
  const conditions = ['$1::bigint is not null']
  const values: unknown[] = [operatorId]
  const place = (value: unknown): string => `$${values.push(value)}`
  addKeys(search, conditions, place)
  for (const words of search.words) conditions.push(conditionOfWords(words, place))
  addStates(search, conditions, place)
  addAssigned(search.assigned, conditions, place)
  addDays(search, conditions, place)
  for (const what of search.has) conditions.push(HAS[what])
  const age = statesOf(search).length === 1 && !search.states.includes('snoozed') ? 'state_since' : 'id'
  return { sql: conditions.join(' and '), values, age }
}

type Place = (value: unknown) => string

const HAS: Readonly<Record<CaseSearch['has'][number], string>> = {
  note: 'exists (select 1 from notes n where n.case_id = c.id)',
  answer: `exists (select 1 from replies r where r.case_id = c.id and r.kind = 'answer' and r.state = 'sent')`,
}

/** What has only one spelling is asked for in one go, which one index scan answers. */
function addKeys(search: CaseSearch, conditions: string[], place: Place): void {
  const all: string[] = [
    ...search.from.map((from) => `from:${from}`),
    ...search.topics.map((topic) => `topic:${topic}`),
  ]
  const spelled = [
    ...search.codes.map((code) => spellings(code).map((each) => `code:${each}`)),
    ...search.cited.map((code) => spellings(code).map((each) => `cited:${each}`)),
  ]
  for (const keys of spelled) {
    if (keys.length === 1) all.push(...keys)
    else conditions.push(`c.search_keys && ${place(keys)}::text[]`)
  }
  if (all.length > 0) conditions.push(`c.search_keys @> ${place(all)}::text[]`)
}

/** A diagnosis may be written without its dot, which may then be a HCPCS code as well. */
function spellings(code: string): string[] {
  const diagnosis = /^([A-Z]\d[0-9A-Z])([0-9A-Z]{1,4})$/.exec(code)
  return diagnosis === null ? [code] : [code, `${diagnosis[1]}.${diagnosis[2]}`]
}

function conditionOfWords({ text, phrase, excluded }: SoughtWords, place: Place): string {
  const query = `${phrase ? 'phraseto_tsquery' : 'plainto_tsquery'}('english', ${place(text)})`
  // A word the dictionary leaves out (`the`) asks for nothing, and so neither finds nor hides.
  return excluded
    ? `(numnode(${query}) = 0 or c.search_words is null or not c.search_words @@ ${query})`
    : `(numnode(${query}) = 0 or c.search_words @@ ${query})`
}

function addStates(search: CaseSearch, conditions: string[], place: Place): void {
  const snoozed = search.states.includes('snoozed')
  if (!search.states.some((name) => name !== 'snoozed')) {
    if (snoozed) conditions.push('c.snooze is not null')
    return
  }
  const [only, ...more] = statesOf(search)
  const among = more.length === 0 ? `c.state = ${place(only)}` : `c.state = any(${place(statesOf(search))}::text[])`
  conditions.push(snoozed ? `(${among} or c.snooze is not null)` : among)
}

function addAssigned(assigned: string | null, conditions: string[], place: Place): void {
  if (assigned === null) return
  if (assigned === 'me') conditions.push('c.assignee_id = $1')
  else if (assigned === 'nobody' || assigned === 'none') conditions.push('c.assignee_id is null')
  else {
    const name = place(assigned)
    conditions.push(
      `c.assignee_id in (select id from operators where starts_with(lower(name), ${name}) or lower(email) = ${name})`,
    )
  }
}

/** Days are days of UTC. The bound on the number spares reading the cases on the wrong side of the day. */
function addDays({ after, before }: CaseSearch, conditions: string[], place: Place): void {
  const first = (day: string): string =>
    `(select id from cases where created_at >= ${day}::date order by created_at, id limit 1)`
  if (after !== null) {
    const day = place(after)
    conditions.push(
      `c.created_at >= ${day}::date and c.id >= coalesce(${first(day)}, 9223372036854775807) - ${NUMBERS_OUT_OF_ORDER}`,
    )
  }
  if (before !== null) {
    const day = place(before)
    conditions.push(
      `c.created_at < ${day}::date and c.id < coalesce(${first(day)}, 9223372036854774807) + ${NUMBERS_OUT_OF_ORDER}`,
    )
  }
}
