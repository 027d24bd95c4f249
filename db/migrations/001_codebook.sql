-- Up Migration
-- The codebook: every row belongs to one edition of one source and carries the dates it is valid for.

create extension if not exists pg_trgm;

create table editions (
  id bigint generated always as identity primary key,
  source text not null,
  label text not null,
  title text not null,
  publisher text not null,
  url text,
  effective daterange not null,
  sha256 text not null,
  scope text not null default 'all',
  rows integer not null default 0,
  state text not null default 'loading',
  loaded_at timestamptz not null default now(),
  constraint editions_state_known check (state in ('loading', 'live', 'removed')),
  constraint editions_scope_known check (scope in ('all', 'listed', 'rows'))
);
create unique index editions_one_live_per_label on editions (source, label) where state = 'live';
comment on column editions.source is 'key of the publisher''s file, such as ncci-ptp-practitioner';
comment on column editions.effective is 'dates of service the edition speaks for';
comment on column editions.sha256 is 'of the imported file, hexadecimal';
comment on column editions.scope is 'what an absent row proves: all, it does not exist; listed, the same for the codes of edition_codes; rows, nothing';

create table edition_codes (
  edition_id bigint not null references editions on delete cascade,
  code text not null,
  primary key (edition_id, code)
);
comment on table edition_codes is 'the codes an excerpt is complete for: among them an absent row does not exist';

create table codes (
  edition_id bigint not null references editions on delete cascade,
  system text not null,
  code text not null,
  description text,
  official_description text,
  billable boolean not null default true,
  effective daterange not null,
  locator text not null
);
create index codes_by_code on codes (code text_pattern_ops, system);
create index codes_by_edition on codes (edition_id);
create index codes_words on codes using gin (to_tsvector('english', coalesce(description, '') || ' ' || coalesce(official_description, '')));
create index codes_trigrams on codes using gin (description gin_trgm_ops);
comment on column codes.description is 'the project''s own plain-language line, or the publisher''s where it is public';
comment on column codes.official_description is 'descriptor under the licensee''s own AMA or ADA licence; shown only with CPT_LICENSED';

create table code_replacements (
  edition_id bigint not null references editions on delete cascade,
  system text not null,
  code text not null,
  replaced_by text[] not null,
  condition text,
  effective daterange not null,
  locator text not null
);
create index code_replacements_by_code on code_replacements (code, system);
create index code_replacements_by_edition on code_replacements (edition_id);
comment on column code_replacements.replaced_by is 'codes reported together instead; empty: nothing replaces it';

create table edit_pairs (
  edition_id bigint not null references editions on delete cascade,
  setting text not null,
  column_one text not null,
  column_two text not null,
  modifier_indicator smallint not null,
  effective daterange not null,
  locator text not null,
  constraint edit_pairs_setting_known check (setting in ('practitioner', 'outpatient_hospital')),
  constraint edit_pairs_indicator_known check (modifier_indicator in (0, 1, 9))
);
create index edit_pairs_by_pair on edit_pairs (column_one, column_two);
create index edit_pairs_by_column_two on edit_pairs (column_two);
create index edit_pairs_by_edition on edit_pairs (edition_id);
comment on table edit_pairs is 'NCCI procedure-to-procedure edits';
comment on column edit_pairs.modifier_indicator is '0 no modifier bypasses; 1 an NCCI modifier may; 9 never in force';

create table unit_limits (
  edition_id bigint not null references editions on delete cascade,
  setting text not null,
  code text not null,
  units integer not null,
  adjudication_indicator smallint not null,
  effective daterange not null,
  locator text not null,
  constraint unit_limits_setting_known check (setting in ('practitioner', 'outpatient_hospital', 'dme')),
  constraint unit_limits_indicator_known check (adjudication_indicator in (1, 2, 3))
);
create index unit_limits_by_code on unit_limits (code);
create index unit_limits_by_edition on unit_limits (edition_id);
comment on table unit_limits is 'medically unlikely edits: units of service per line (1) or per day (2, 3)';

create table add_on_codes (
  edition_id bigint not null references editions on delete cascade,
  add_on_code text not null,
  primary_code text,
  type smallint not null,
  effective daterange not null,
  locator text not null,
  constraint add_on_codes_type_known check (type in (1, 2, 3))
);
create index add_on_codes_by_add_on on add_on_codes (add_on_code);
create index add_on_codes_by_primary on add_on_codes (primary_code);
create index add_on_codes_by_edition on add_on_codes (edition_id);
comment on column add_on_codes.primary_code is 'null: the contractor defines the primaries';

create table fee_schedule (
  edition_id bigint not null references editions on delete cascade,
  code text not null,
  modifier text,
  status text not null,
  work_rvu numeric(8, 2),
  non_facility_total numeric(8, 2),
  facility_total numeric(8, 2),
  global_days text not null,
  professional_technical text not null,
  multiple_procedure text not null,
  bilateral text not null,
  assistant text not null,
  co_surgeon text not null,
  team text not null,
  endoscopic_base text,
  effective daterange not null,
  locator text not null
);
create index fee_schedule_by_code on fee_schedule (code);
create index fee_schedule_by_edition on fee_schedule (edition_id);
comment on table fee_schedule is 'Medicare physician fee schedule, relative value file (PPRRVU)';
comment on column fee_schedule.work_rvu is 'relative value units, before geographic adjustment';

create table conversion_maps (
  edition_id bigint not null references editions on delete cascade,
  from_system text not null,
  from_code text not null,
  to_system text not null,
  to_code text,
  flags text,
  effective daterange not null,
  locator text not null
);
create index conversion_maps_by_from on conversion_maps (from_code, from_system);
create index conversion_maps_by_edition on conversion_maps (edition_id);
comment on column conversion_maps.to_code is 'null: the map has no target';
comment on column conversion_maps.flags is 'general equivalence map: approximate, no map, combination, scenario, choice list';

create table modifiers (
  edition_id bigint not null references editions on delete cascade,
  code text not null,
  description text not null,
  ncci_group text,
  effective daterange not null,
  locator text not null,
  constraint modifiers_group_known check (ncci_group in ('anatomical', 'global_surgery', 'other'))
);
create index modifiers_by_code on modifiers (code);
create index modifiers_by_edition on modifiers (edition_id);
comment on column modifiers.ncci_group is 'group of NCCI PTP-associated modifiers (NCCI Policy Manual ch. I); null: does not bypass an edit';

create table places_of_service (
  edition_id bigint not null references editions on delete cascade,
  code text not null,
  name text not null,
  facility boolean,
  effective daterange not null,
  locator text not null
);
create index places_of_service_by_code on places_of_service (code);
create index places_of_service_by_edition on places_of_service (edition_id);

create table coverage_policies (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  version text not null,
  kind text not null,
  title text not null,
  contractor text,
  states text[],
  url text,
  effective daterange not null,
  locator text not null,
  constraint coverage_policies_kind_known check (kind in ('ncd', 'lcd', 'article'))
);
create index coverage_policies_by_policy on coverage_policies (policy_id, version);
create index coverage_policies_by_edition on coverage_policies (edition_id);

create table coverage_codes (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  version text not null,
  system text not null,
  code text not null,
  relation text not null,
  diagnosis_group integer,
  effective daterange not null,
  locator text not null,
  constraint coverage_codes_relation_known check (relation in ('names', 'covered', 'not_covered'))
);
create index coverage_codes_by_code on coverage_codes (code, system);
create index coverage_codes_by_policy on coverage_codes (policy_id, version);
create index coverage_codes_by_edition on coverage_codes (edition_id);

create table denial_codes (
  edition_id bigint not null references editions on delete cascade,
  kind text not null,
  code text not null,
  description text not null,
  effective daterange not null,
  locator text not null,
  constraint denial_codes_kind_known check (kind in ('CARC', 'RARC'))
);
create index denial_codes_by_code on denial_codes (code, kind);
create index denial_codes_by_edition on denial_codes (edition_id);

create table guidance (
  edition_id bigint not null references editions on delete cascade,
  key text not null,
  topic text not null,
  text text not null,
  source_section text not null,
  review_by date,
  effective daterange not null,
  locator text not null
);
create index guidance_by_key on guidance (key);
create index guidance_by_edition on guidance (edition_id);
comment on table guidance is 'short notes the project wrote, each with the section it rests on';
