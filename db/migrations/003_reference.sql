-- Up Migration
-- Further facts of the publishers' files: notes and terms of the classification, localities, groups of covered diagnoses.

create table code_notes (
  edition_id bigint not null references editions on delete cascade,
  system text not null,
  code text not null,
  kind text not null,
  position integer not null,
  text text not null,
  codes text[] not null default '{}',
  effective daterange not null,
  locator text not null,
  constraint code_notes_kind_known check (kind in ('inclusion_term', 'includes', 'excludes1', 'excludes2', 'code_first',
    'use_additional', 'code_also', 'note', 'seventh_character'))
);
create index code_notes_by_code on code_notes (code text_pattern_ops, system);
create index code_notes_by_edition on code_notes (edition_id);
comment on table code_notes is 'instructional notes at the code they stand at; codes, categories and blocks below inherit them';
comment on column code_notes.code is 'code, category, block (A00-A09) or chapter (chapter 1) the note stands at';
comment on column code_notes.codes is 'codes and ranges the note names';
comment on column code_notes.position is 'order within code and kind; for a seventh character the character is the first word of text';

create table index_terms (
  edition_id bigint not null references editions on delete cascade,
  system text not null,
  code text not null,
  term text not null,
  effective daterange not null,
  locator text not null
);
create index index_terms_by_code on index_terms (code);
create index index_terms_words on index_terms using gin (to_tsvector('english', term));
create index index_terms_trigrams on index_terms using gin (term gin_trgm_ops);
create index index_terms_by_edition on index_terms (edition_id);
comment on column index_terms.term is 'the whole path of the alphabetic index, main term first';

create table payment_localities (
  edition_id bigint not null references editions on delete cascade,
  contractor text not null,
  locality text not null,
  state text,
  name text not null,
  counties text,
  work_gpci numeric(6, 3),
  practice_expense_gpci numeric(6, 3),
  malpractice_gpci numeric(6, 3),
  anesthesia_conversion_factor numeric(8, 4),
  effective daterange not null,
  locator text not null
);
create index payment_localities_by_locality on payment_localities (contractor, locality);
create index payment_localities_by_state on payment_localities (state);
create index payment_localities_by_edition on payment_localities (edition_id);
comment on column payment_localities.anesthesia_conversion_factor is 'US dollars per anaesthesia unit';

create table coverage_groups (
  edition_id bigint not null references editions on delete cascade,
  policy_id text not null,
  version text not null,
  diagnosis_group integer not null,
  relation text not null,
  paragraph text not null,
  effective daterange not null,
  locator text not null,
  constraint coverage_groups_relation_known check (relation in ('covered', 'not_covered', 'names'))
);
create index coverage_groups_by_policy on coverage_groups (policy_id, version);
create index coverage_groups_by_edition on coverage_groups (edition_id);

create table risk_categories (
  edition_id bigint not null references editions on delete cascade,
  model text not null,
  code text not null,
  category text not null,
  effective daterange not null,
  locator text not null
);
create index risk_categories_by_code on risk_categories (code);
create index risk_categories_by_edition on risk_categories (edition_id);
comment on table risk_categories is 'ICD-10-CM diagnosis to CMS-HCC category';

create table telehealth_services (
  edition_id bigint not null references editions on delete cascade,
  code text not null,
  standing text not null,
  effective daterange not null,
  locator text not null
);
create index telehealth_services_by_code on telehealth_services (code);
create index telehealth_services_by_edition on telehealth_services (edition_id);
comment on column telehealth_services.standing is 'as the list words it, such as Maintain or Provisional';

alter table fee_schedule
  add column non_facility_practice_expense_rvu numeric(8, 2),
  add column facility_practice_expense_rvu numeric(8, 2),
  add column malpractice_rvu numeric(8, 2),
  add column conversion_factor numeric(8, 4),
  add column preoperative_share numeric(4, 2),
  add column intraoperative_share numeric(4, 2),
  add column postoperative_share numeric(4, 2),
  add column diagnostic_supervision text;
comment on column fee_schedule.conversion_factor is 'US dollars per relative value unit';
comment on column fee_schedule.preoperative_share is 'share of the global payment, 0 to 1';
