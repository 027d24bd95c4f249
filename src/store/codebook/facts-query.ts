import { EDITIONS_VERSION } from './editions-version.ts'
import { ASKED, DESCRIBED, REACH, REACHED, REPLACEMENT_STEPS } from './facts-reach.ts'

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
      from mention m join live on live.id = m.edition_id cross join lateral (
        -- "offset 0" asks for each by its number: joined, all policies there are would be read for a few.
        select * from coverage_policies c
         where c.policy_id = m.policy_id and c.version = m.version and c.edition_id = m.edition_id offset 0) p
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
 * the AMA may be shown; `$3` is the date that decides; `$4` and `$5` pair diagnoses asked about with keys of their notes;
 * `$6` whether a fee is asked, `$7` in which state, `$8` near which places (a regular expression);
 * `$9` editions whose guidance notes the caller has; `$10` the version of the editions the caller knows, which are not listed
 * again.
 */
export const FACTS_QUERY = `
with recursive ${REACH},
  ${POLICIES}
select
  ${listRows(
    'codes',
    `'system', t.system, 'code', t.code, 'billable', t.billable,
     'description', case when $2 then coalesce(t.official_description, t.description) else t.description end`,
    'concat(t.code, t.system)',
    `t.code ${DESCRIBED}`,
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
    `t.column_one ${REACHED} and t.column_two ${REACHED}`,
  )} as "editPairs",
  ${listRows(
    'unit_limits',
    `'setting', t.setting, 'code', t.code, 'units', t.units, 'adjudicationIndicator', t.adjudication_indicator`,
    'concat(t.code, t.setting)',
    `t.code ${ASKED}`,
  )} as "unitLimits",
  ${listRows(
    'add_on',
    `'addOnCode', t.add_on_code, 'primaryCode', t.primary_code, 'type', t.type`,
    'concat(t.add_on_code, t.primary_code)',
    'true',
  )} as "addOns",
  ${listRows(
    'fee_schedule',
    `'code', t.code, 'modifier', t.modifier, 'status', t.status, 'globalDays', t.global_days, 'bilateral', t.bilateral,
     'professionalTechnical', t.professional_technical, 'multipleProcedure', t.multiple_procedure,
     'assistant', t.assistant, 'coSurgeon', t.co_surgeon, 'team', t.team, 'endoscopicBase', t.endoscopic_base,
     'workRvu', t.work_rvu, 'nonFacilityPracticeExpenseRvu', t.non_facility_practice_expense_rvu,
     'facilityPracticeExpenseRvu', t.facility_practice_expense_rvu, 'malpracticeRvu', t.malpractice_rvu,
     'nonFacilityTotal', t.non_facility_total, 'facilityTotal', t.facility_total,
     'intraoperativeShare', t.intraoperative_share, 'conversionFactor', t.conversion_factor`,
    'concat(t.code, t.modifier)',
    `t.code ${REACHED}`,
  )} as "fees",
  ${listRows(
    'modifiers',
    `'code', t.code, 'description', t.description, 'ncciGroup', t.ncci_group`,
    't.code',
    // Those of fingers, toes, lids and arteries always: a message names these in words.
    `(t.code ${ASKED} or t.ncci_group = 'anatomical')`,
  )} as "modifiers",
  ${listRows(
    'policy',
    `'policyId', t.policy_id, 'version', t.version, 'kind', t.kind, 'title', t.title, 'contractor', t.contractor,
     'states', t.states, 'url', t.url, 'related', t.related, 'mentions', t.mentions, 'groups', t.groups`,
    't.policy_id',
    'true',
    { order: 't.is_related,' },
  )} as "policies",
  ${listRows(
    'conversion',
    `'fromSystem', t.from_system, 'fromCode', t.from_code, 'toSystem', t.to_system, 'toCode', t.to_code, 'flags', t.flags`,
    'concat(t.from_code, t.to_code, t.flags)',
    'true',
    { order: 't.step,' },
  )} as "conversions",
  ${listRows(
    'subcode',
    `'header', t.header, 'system', t.system, 'code', t.code, 'billable', t.billable, 'description', t.description`,
    't.code',
    'true',
    { order: 't.header collate "C", length(t.code), t.code collate "C",' },
  )} as "subcodes",
  ${listRows(
    'inherited',
    `'code', t.asked_code, 'at', t.code, 'kind', t.kind, 'text', t.text, 'names', t.codes`,
    'concat(t.code, t.kind)',
    'true',
    { order: 't.asked_code collate "C", live.recency, length(t.code) desc, t.code collate "C", t.kind, t.position,' },
  )} as "notes",
  ${listRows(
    'payment_localities',
    `'contractor', t.contractor, 'locality', t.locality, 'state', t.state, 'name', t.name, 'counties', t.counties,
     'workGpci', t.work_gpci, 'practiceExpenseGpci', t.practice_expense_gpci, 'malpracticeGpci', t.malpractice_gpci,
     'anesthesiaConversionFactor', t.anesthesia_conversion_factor`,
    'concat(t.contractor, t.locality)',
    '(t.contractor, t.locality) in (select contractor, locality from place)',
  )} as "localities",
  ${listRows('places_of_service', `'code', t.code, 'name', t.name, 'facility', t.facility`, 't.code', `t.code ${ASKED}`)} as "places",
  ${listRows('denial_codes', `'kind', t.kind, 'code', t.code, 'description', t.description`, 'concat(t.kind, t.code)', `t.code ${ASKED}`)} as "denials",
  ${listRows('telehealth_services', `'code', t.code, 'standing', t.standing`, 't.code', `t.code ${ASKED}`)} as "telehealth",
  ${listRows(
    'guidance',
    `'key', t.key, 'topic', t.topic, 'when', t.condition, 'settles', t.settles, 'verdict', t.verdict, 'short', t.short,
     'text', t.text, 'reviewBy', t.review_by`,
    't.key',
    't.edition_id = any(array(select id from live where id <> all($9::bigint[])))',
  )} as "guidance",
  ${EDITIONS_VERSION} as "version",
  case when $10 = ${EDITIONS_VERSION} then null else
    (select coalesce(json_agg(json_build_object('id', live.id, 'source', live.source, 'label', live.label,
        'title', live.title, 'publisher', live.publisher, 'url', live.url, 'rows', live.rows, 'scope', live.scope,
        'effectiveFrom', lower(live.effective), 'effectiveTo', upper(live.effective) - 1)
        order by live.source collate "C", live.recency), '[]') from live) end as "editions",
  (select coalesce(json_agg(json_build_object('editionId', l.edition_id, 'codes', l.codes)), '[]')
     from live cross join lateral (
       select e.edition_id, json_agg(e.code order by e.code collate "C") as codes from edition_codes e
        where e.edition_id = live.id and e.code ${DESCRIBED} group by e.edition_id) l
    where live.scope = 'listed') as "listed"`
