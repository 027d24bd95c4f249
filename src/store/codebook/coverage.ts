import type { Queryable } from '../pool.ts'

/**
 * Contractors and states. A contractor keeps its identifier and version from export to export, so the newest row of each
 * speaks. Parts of a state (`New York - Queens`) count as the state itself (`New York - Entire State`).
 */
const CONTRACTORS = `
  live as (
    select id, row_number() over (order by lower(effective) desc nulls last, id desc) as recency
      from editions where state = 'live'),
  kind as (
    select distinct on (t.type_id) t.type_id, t.name
      from mcd_contractor_types t join live on live.id = t.edition_id order by t.type_id, live.recency),
  contractor as (
    select distinct on (c.contractor_id) c.contractor_id, c.name, kind.name as kind
      from mcd_contractors c join live on live.id = c.edition_id left join kind using (type_id)
     order by c.contractor_id, live.recency),
  area as (
    select distinct on (s.state_id) s.state_id, s.abbreviation, s.name, split_part(s.name, ' - ', 1) as state_name
      from mcd_states s join live on live.id = s.edition_id order by s.state_id, live.recency),
  state as (
    select part.state_id, coalesce(whole.abbreviation, part.abbreviation) as abbreviation
      from area part left join area whole
        on whole.state_name = part.state_name and whole.name = part.state_name || ' - Entire State'),
  contractor_state as (
    select distinct t.contractor_id, t.effective, state.abbreviation
      from mcd_contractor_states t join live on live.id = t.edition_id join state using (state_id))`

/** What the tables around each policy say of it, by the place of its row. */
const LINKS = `
  policy as (
    select p.ctid as place, p.edition_id, p.policy_id, p.version, p.contractor, p.states, p.related, p.effective
      from coverage_policies p join live on live.id = p.edition_id where p.kind <> 'ncd'),
  contract as (
    select p.place, l.contractor_id
      from policy p join mcd_policy_contractors l using (edition_id, policy_id, version)),
  named as (
    select place, c.name, count(*) as contracts, string_agg(distinct c.kind, ', ' order by c.kind) as kinds
      from contract join contractor c using (contractor_id) group by place, c.name),
  contractors as (
    select place, sum(contracts) as contracts,
           string_agg(name || coalesce(' (' || kinds || ')', ''), '; ' order by name) as contractor
      from named group by place),
  jurisdictions as (
    select p.place, array_agg(distinct s.abbreviation order by s.abbreviation) as states
      from policy p join contract using (place)
      join contractor_state s on s.contractor_id = contract.contractor_id and s.effective && p.effective
     group by p.place),
  primaries as (
    select p.place, array_agg(distinct state.abbreviation order by state.abbreviation) as states
      from policy p join mcd_policy_states l using (edition_id, policy_id, version) join state using (state_id)
     group by p.place),
  relations as (
    select p.place, array_agg(distinct l.related_id order by l.related_id) as related
      from policy p join mcd_policy_relations l using (edition_id, policy_id, version) group by p.place),
  ends as (
    select p.place, min(l.retires_on) as last_day
      from policy p join mcd_policy_retirements l using (edition_id, policy_id)
     where upper_inf(p.effective) and not l.retires_on < lower(p.effective) group by p.place)`

const JOIN = `
  with ${CONTRACTORS}, ${LINKS},
  joined as (
    select p.place, coalesce(contractors.contractor, p.contractor) as contractor,
           -- The dictionary of the LCD export: one contractor, its primary jurisdiction; several, all states of theirs.
           case when contractors.contracts > 1 then coalesce(jurisdictions.states, primaries.states, p.states)
                else coalesce(primaries.states, jurisdictions.states, p.states) end as states,
           coalesce(relations.related, p.related) as related,
           case when ends.last_day is null then p.effective
                else daterange(lower(p.effective), ends.last_day, '[]') end as effective
      from policy p left join contractors using (place) left join jurisdictions using (place)
      left join primaries using (place) left join relations using (place) left join ends using (place))
  update coverage_policies p
     set contractor = joined.contractor, states = joined.states, related = joined.related, effective = joined.effective
    from joined
   where p.ctid = joined.place
     and (p.contractor, p.states, p.related, p.effective)
         is distinct from (joined.contractor, joined.states, joined.related, joined.effective)`

/**
 * Policies that an export names in its other tables and of which its main table is not there: their dates are not known.
 */
const NAMED_ALONE = `
  with bare as (
    select e.id from editions e
     where e.state = 'live' and e.source in ('mcd-lcd', 'mcd-article')
       and not exists (select from coverage_policies p where p.edition_id = e.id)),
  named as (
    select edition_id, policy_id, version from coverage_codes where edition_id = any(select id from bare)
     union
    select edition_id, policy_id, version from mcd_policy_contractors where edition_id = any(select id from bare))
  insert into coverage_policies (edition_id, policy_id, version, kind, title, effective, locator)
  select edition_id, policy_id, version, case when policy_id like 'L%' then 'lcd' else 'article' end, '', '(,)',
         policy_id || ' version ' || version
    from named`

/** Titles for those that have none, and the page that shows them, from the newest list of documents that is live. */
const TITLES = `
  update coverage_policies p
     set title = listed.title, url = listed.url, locator = p.locator || ', title as in the list of documents ' || listed.label
    from (select distinct on (d.policy_id) d.policy_id, d.title, d.url, e.label
            from coverage_policies d join editions e on e.id = d.edition_id
           where e.state = 'live' and d.title <> ''
           order by d.policy_id, lower(e.effective) desc nulls last, e.id desc) listed
   where p.title = '' and listed.policy_id = p.policy_id`

/**
 * Puts the policies of live editions together after an edition went live: contractors, states, related documents and
 * announced ends. Contractors are an edition of their own, and either may go live first; so policies of all editions are
 * looked at, and those changed that are not so already; where the tables say nothing a policy keeps what it has. Returns how many; does nothing for an edition of other facts.
 */
export async function joinCoverage(tx: Queryable, editionId: number): Promise<number> {
  const { rows } = await tx.query<{ concerned: boolean }>(
    `select exists (select from coverage_policies where edition_id = $1) or exists (select from coverage_codes where edition_id = $1)
         or exists (select from mcd_contractors where edition_id = $1)
         or exists (select from mcd_contractor_states where edition_id = $1) as concerned`,
    [editionId],
  )
  if (!rows[0]?.concerned) return 0
  await tx.query(NAMED_ALONE)
  await tx.query(TITLES)
  return (await tx.query(JOIN)).rowCount ?? 0
}
