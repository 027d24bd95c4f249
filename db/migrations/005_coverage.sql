-- Up Migration
-- The Medicare Coverage Database as CMS exports it: many small tables around each policy. They are kept as they come, and
-- put together into coverage_policies when their edition goes live, so that a look-up reads one row for each policy.

alter table coverage_policies add column related text[] not null default '{}';
comment on column coverage_policies.policy_id is 'L, A or NCD before the system identifier of the publisher, such as L33252';
comment on column coverage_policies.contractor is 'names with their kinds, from the contractor tables; null for a national policy';
comment on column coverage_policies.states is 'postal abbreviations, from the jurisdiction tables; null where they do not say';
comment on column coverage_policies.related is 'policy_id of the documents it names as related';

alter table coverage_codes add column asterisk boolean not null default false;
comment on column coverage_codes.asterisk is 'the paragraph of its group says more about this code';
comment on column coverage_codes.diagnosis_group is 'number of the group within its relation; for relation names, of the procedure group';

-- A code may stand in hundreds of policies: the ones that matter are told by the other codes asked about.
drop index coverage_codes_by_code;
create index coverage_codes_by_code on coverage_codes (code, policy_id, version);

create table mcd_policy_contractors (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  version text not null,
  contractor_id text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_policy_contractors_by_policy on mcd_policy_contractors (edition_id, policy_id, version);
comment on column mcd_policy_contractors.contractor_id is 'identifier, type and version of the contractor, joined by dots';

create table mcd_policy_states (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  version text not null,
  state_id text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_policy_states_by_policy on mcd_policy_states (edition_id, policy_id, version);

create table mcd_policy_relations (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  version text not null,
  related_id text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_policy_relations_by_policy on mcd_policy_relations (edition_id, policy_id, version);

create table mcd_policy_retirements (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  retires_on date not null,
  effective daterange not null,
  locator text not null
);
create index mcd_policy_retirements_by_policy on mcd_policy_retirements (edition_id, policy_id);
comment on column mcd_policy_retirements.retires_on is 'announced: later than the export';

create table mcd_contractors (
  edition_id bigint not null references editions on delete cascade,
  contractor_id text not null,
  name text not null,
  number text not null,
  type_id text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_contractors_by_id on mcd_contractors (edition_id, contractor_id);
comment on column mcd_contractors.number is 'given by CMS, such as 01112';

create table mcd_contractor_types (
  edition_id bigint not null references editions on delete cascade,
  type_id text not null,
  name text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_contractor_types_by_id on mcd_contractor_types (edition_id, type_id);

create table mcd_contractor_states (
  edition_id bigint not null references editions on delete cascade,
  contractor_id text not null,
  state_id text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_contractor_states_by_contractor on mcd_contractor_states (edition_id, contractor_id);

create table mcd_states (
  edition_id bigint not null references editions on delete cascade,
  state_id text not null,
  abbreviation text not null,
  name text not null,
  effective daterange not null,
  locator text not null
);
create index mcd_states_by_id on mcd_states (edition_id, state_id);
comment on column mcd_states.name is 'a part of a state follows its name and a dash: New York - Queens';
