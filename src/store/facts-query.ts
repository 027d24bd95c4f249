/** How often a replacement that was itself replaced is followed on. */
const REPLACEMENT_STEPS = 3

/** A target of a replacement that is a range names both its ends. */
const RANGE = '^[A-Z0-9]{5}-[A-Z0-9]{5}$'

/**
 * Rows of a table as a JSON list, newest edition first, within an edition by locator, then by `key`, so that the order never
 * depends on how the rows lie. `columns` are pairs of a name and an expression over `t`.
 */
function listRows(table: string, columns: string, key: string, where: string, { from = '', order = '' } = {}): string {
  return `(select coalesce(json_agg(json_build_object('editionId', live.id, 'locator', t.locator,
      'effectiveFrom', lower(t.effective), 'effectiveTo', upper(t.effective) - 1, ${columns})
      order by ${order} live.recency, t.locator collate "C", ${key} collate "C", lower(t.effective)), '[]')
    from ${table} t join live on live.id = t.edition_id ${from} where ${where})`
}

// The planner must not see the codes: a plan made for one inquiry then looks no cheaper than the plan for all, which is kept.
const ASKED = '= any((select codes from asked)::text[])'
const REACHED = '= any(array(select code from reached))'

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
      from followed join code_replacements r on r.code = followed.code join live on live.id = r.edition_id,
           unnest(r.replaced_by) as target,
           unnest(case when target ~ '${RANGE}' then string_to_array(target, '-') else array[target] end) as named
     where followed.step <= ${REPLACEMENT_STEPS}),
  reached as (select code, min(step) as step from followed group by code)`

/**
 * Policies that name a code asked about, then those they name as related. Of a version that several exports hold the
 * newest export speaks. What they say of the codes is gathered in one pass, because joining it again policy by policy
 * costs most where a code stands in many.
 */
const POLICIES = `
  mention as (
    select edition_id, policy_id, version,
           json_agg(json_build_object('system', system, 'code', code, 'relation', relation, 'group', diagnosis_group,
             'asterisk', asterisk, 'until', upper(effective) - 1)
             order by relation, code collate "C", diagnosis_group, upper(effective)) as mentions,
           array_agg(relation || diagnosis_group) as groups_mentioned
      from coverage_codes where code ${ASKED}
     group by edition_id, policy_id, version having bool_or(relation = 'names')),
  naming as materialized (
    select distinct on (p.policy_id, p.version) p.*, m.mentions, m.groups_mentioned
      from mention m join live on live.id = m.edition_id join coverage_policies p using (edition_id, policy_id, version)
     order by p.policy_id, p.version, live.recency),
  related as (
    select distinct on (p.policy_id, p.version) p.*
      from coverage_policies p join live on live.id = p.edition_id
     where p.policy_id = any(array(select unnest(related) from naming except select policy_id from naming))
     order by p.policy_id, p.version, live.recency),
  policy as (
    select naming.*, ${listParagraphs('naming')} as groups, false as is_related from naming
    union all
    select related.*, '[]', null, '[]', true from related)`

/** What stands before the groups of codes that a policy mentions. */
function listParagraphs(policy: string): string {
  return `(select coalesce(json_agg(json_build_object('relation', g.relation, 'group', g.diagnosis_group,
             'paragraph', g.paragraph) order by g.relation, g.diagnosis_group), '[]')
      from coverage_groups g
     where g.policy_id = ${policy}.policy_id and g.version = ${policy}.version and g.edition_id = ${policy}.edition_id
       and g.relation || g.diagnosis_group = any(${policy}.groups_mentioned) and g.paragraph <> '')`
}

/**
 * All facts about the codes `$1` in one row, a JSON list for each kind. `$2` tells whether descriptors under the licence of
 * the AMA may be shown.
 */
export const FACTS_QUERY = `
with recursive ${REPLACEMENTS}, ${POLICIES}
select
  ${listRows(
    'codes',
    `'system', t.system, 'code', t.code, 'billable', t.billable,
     'description', case when $2 then coalesce(t.official_description, t.description) else t.description end`,
    'concat(t.code, t.system)',
    `t.code ${REACHED}`,
  )} as "codes",
  ${listRows(
    'code_replacements',
    `'system', t.system, 'code', t.code, 'replacedBy', t.replaced_by, 'condition', t.condition`,
    't.code',
    `t.code = any(array(select code from reached where step <= ${REPLACEMENT_STEPS}))`,
    { from: 'join reached on reached.code = t.code', order: 'reached.step,' },
  )} as "replacements",
  ${listRows(
    'edit_pairs',
    `'setting', t.setting, 'columnOne', t.column_one, 'columnTwo', t.column_two, 'modifierIndicator', t.modifier_indicator`,
    'concat(t.column_one, t.column_two)',
    `t.column_one ${ASKED} and t.column_two ${ASKED}`,
  )} as "editPairs",
  ${listRows(
    'unit_limits',
    `'setting', t.setting, 'code', t.code, 'units', t.units, 'adjudicationIndicator', t.adjudication_indicator`,
    'concat(t.code, t.setting)',
    `t.code ${ASKED}`,
  )} as "unitLimits",
  ${listRows(
    'add_on_codes',
    `'addOnCode', t.add_on_code, 'primaryCode', t.primary_code, 'type', t.type`,
    'concat(t.add_on_code, t.primary_code)',
    `t.add_on_code ${ASKED}`,
  )} as "addOns",
  ${listRows(
    'fee_schedule',
    `'code', t.code, 'modifier', t.modifier, 'status', t.status, 'globalDays', t.global_days, 'bilateral', t.bilateral,
     'professionalTechnical', t.professional_technical, 'multipleProcedure', t.multiple_procedure,
     'assistant', t.assistant, 'coSurgeon', t.co_surgeon, 'team', t.team`,
    'concat(t.code, t.modifier)',
    `t.code ${REACHED}`,
  )} as "fees",
  ${listRows(
    'modifiers',
    `'code', t.code, 'description', t.description, 'ncciGroup', t.ncci_group`,
    't.code',
    `t.code ${ASKED}`,
  )} as "modifiers",
  ${listRows(
    'policy',
    `'policyId', t.policy_id, 'version', t.version, 'kind', t.kind, 'title', t.title, 'contractor', t.contractor,
     'states', t.states, 'url', t.url, 'related', t.related, 'mentions', t.mentions, 'groups', t.groups`,
    't.policy_id',
    'true',
    { order: 't.is_related,' },
  )} as "policies",
  (select coalesce(json_agg(json_build_object('id', live.id, 'source', live.source, 'label', live.label,
      'title', live.title, 'publisher', live.publisher, 'url', live.url, 'rows', live.rows, 'scope', live.scope,
      'effectiveFrom', lower(live.effective), 'effectiveTo', upper(live.effective) - 1,
      'listedCodes', array(select l.code from edition_codes l
                            where l.edition_id = live.id and l.code ${REACHED} order by l.code collate "C"))
      order by live.source collate "C", live.recency), '[]') from live) as "editions"`
