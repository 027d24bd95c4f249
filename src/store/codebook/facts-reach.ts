/** How often a replacement that was itself replaced is followed on. */
export const REPLACEMENT_STEPS = 3

/** A target of a replacement that is a range names both its ends. */
const RANGE = '^[A-Z0-9]{5}-[A-Z0-9]{5}$'

// The planner must not see the codes: a plan made for one inquiry then looks no cheaper than the plan for all, which is kept.
export const ASKED = '= any((select codes from asked)::text[])'
export const REACHED = '= any(array(select code from reached))'
export const DESCRIBED = '= any(array(select code from described))'

/** The codes asked about and what replaced them, step by step; a code found twice counts at its first step. */
const REPLACEMENTS = `
  asked as materialized (select $1::text[] as codes),
  live as materialized (
    select *, row_number() over (order by lower(effective) desc nulls last, id desc) as recency
      from editions where state = 'live'),
  followed (code, step) as (
    select code, 1 from asked, unnest(asked.codes) as code
    union
    select named, followed.step + 1
      from followed cross join lateral (select * from code_replacements where code = followed.code offset 0) as r
           join live on live.id = r.edition_id,
           unnest(r.replaced_by) as target,
           unnest(case when target ~ '${RANGE}' then string_to_array(target, '-') else array[target] end) as named
     where followed.step <= ${REPLACEMENT_STEPS}),
  reached as (select code, min(step) as step from followed group by code)`

/** More of these than so many nobody reads in an answer: targets of conversions, codes below a header, add-ons of a primary, localities. */
const MOST = { targets: 80, subcodes: 60, addOns: 40, localities: 40 }

/**
 * Conversions of the codes asked about, and what a later year of the same code set made of them or of their targets, whose
 * table leads from the new code to the old. Targets are looked up like codes asked about, because a map grows stale.
 */
const CONVERSIONS = `
  mapped as materialized (
    select t.*, 1 as step from conversion_maps t join live on live.id = t.edition_id where t.from_code ${ASKED}),
  mapped_to as materialized (
    select distinct to_code as code from mapped where to_code is not null limit ${MOST.targets}),
  renewed as materialized (
    select t.*, 2 as step from conversion_maps t join live on live.id = t.edition_id
     where t.from_system = t.to_system
       and t.to_code = any(array(select code from asked, unnest(asked.codes) as code union select code from mapped_to))
     limit ${MOST.targets}),
  conversion as (select * from mapped union all select * from renewed),
  target as materialized (select code from mapped_to union select from_code from renewed)`

/**
 * Add-on codes asked about, and those whose primary code is asked about: not where there are so many (a visit) that none
 * of them is meant.
 */
const ADD_ONS = `
  few_add_ons as (
    select t.primary_code from add_on_codes t join live on live.id = t.edition_id where t.primary_code ${ASKED}
     group by t.primary_code having count(distinct t.add_on_code) <= ${MOST.addOns}),
  add_on as (
    select t.* from add_on_codes t where t.add_on_code ${REACHED}
    union
    select t.* from add_on_codes t where t.primary_code = any(array(select primary_code from few_add_ons))),
  described as (
    select code from reached union select code from target union select add_on_code from add_on)`

/**
 * The codes below each header code asked about or converted to, nearest first, from the edition nearest to the date; and those
 * beside a code converted to that leaves something unspecified, such as the side.
 */
const SUBCODES = `
  beside as materialized (
    select left(code, -1) as code from mapped_to
     where length(code) > 5
       and exists (select from codes t where t.code = mapped_to.code and t.system = 'ICD-10-CM' and t.description ~* 'unspecified')),
  header as (
    select distinct on (t.code) t.code, t.edition_id
      from codes t join live on live.id = t.edition_id
     where t.code = any(array(select code from asked, unnest(asked.codes) as code union select code from target union select code from beside))
       and t.system = 'ICD-10-CM' and not t.billable
     order by t.code, live.effective @> $3::date desc, lower(live.effective) > $3::date, live.recency),
  subcode as (
    select below.*, header.code as header
      from header cross join lateral (
        -- "offset 0" keeps the index of codes in use: read by their edition, there would be a hundred thousand of them.
        select * from (select * from codes where code ~>~ header.code and code ~<~ (header.code || '~') offset 0) as c
         where c.edition_id = header.edition_id and c.system = 'ICD-10-CM'
         order by length(c.code), c.code collate "C" limit ${MOST.subcodes}) as below)`

/** Localities of the state, or near the places, for which a fee is asked, in every file that lists them. */
const LOCALITIES = `
  place as (
    select distinct t.contractor, t.locality from payment_localities t join live on live.id = t.edition_id
     where $6 and (t.state = $7 or concat(t.name, ' ', t.counties) ~* $8) limit ${MOST.localities})`

/** Notes at the keys `$4` (pairs of a code asked about and a key at which its notes stand) and at blocks around it. */
const NOTES = `
  inherited as (
    select asked.code as asked_code, t.*
      from unnest($4::text[], $5::text[]) as asked (code, key)
      join code_notes t on t.code = asked.key and t.system = 'ICD-10-CM'
    union all
    select asked.code, t.*
      from (select distinct code from unnest($4::text[]) as code) as asked cross join lateral (
        -- No block reaches over more than four letters (V00-Y99), so that only those beginning that near are read.
        select * from code_notes n
         where n.code ~>=~ chr(ascii(asked.code) - 3) and n.code ~<~ (asked.code || '~') and n.code like '___-___'
           and substr(n.code, 5, 2) >= left(asked.code, 2) and n.system = 'ICD-10-CM' offset 0) as t)`

/**
 * Whatever belongs to the codes asked about, as common table expressions of one statement: `asked`, `live`, `reached`,
 * `conversion`, `add_on`, `described`, `subcode`, `inherited` and `place`. The parameters are those of the facts query.
 */
export const REACH = `${REPLACEMENTS}, ${CONVERSIONS}, ${ADD_ONS}, ${SUBCODES}, ${NOTES}, ${LOCALITIES}`
