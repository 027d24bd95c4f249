-- Up Migration
-- The millions of edit pairs are kept one table an edition: a new one is filled beside the old, indexed once and joined at
-- once, and an old one goes whole. Rows of an edition that no longer answers are removed after that was committed.

alter table editions add column origin text not null default 'import',
  add constraint editions_origin_known check (origin in ('starter', 'import')),
  drop constraint editions_state_known,
  add constraint editions_state_known check (state in ('loading', 'live', 'leaving', 'removed'));
update editions set origin = 'starter';
comment on column editions.origin is 'starter: came with the program; import: a person handed the file in';
comment on column editions.state is 'leaving: answers no more, its rows are still to be removed; removed: they are';

alter table edit_pairs rename to edit_pairs_undivided;
drop index edit_pairs_by_pair, edit_pairs_by_column_two, edit_pairs_by_edition;
-- No foreign key: checking it row by row takes ten times as long as storing the rows, and an edition is never deleted.
create table edit_pairs (
  edition_id bigint not null,
  setting text not null,
  column_one text not null,
  column_two text not null,
  modifier_indicator smallint not null,
  effective daterange not null,
  locator text not null,
  constraint edit_pairs_setting_known check (setting in ('practitioner', 'outpatient_hospital')),
  constraint edit_pairs_indicator_known check (modifier_indicator in (0, 1, 9))
) partition by list (edition_id);
create index edit_pairs_by_pair on edit_pairs (column_one, column_two);
create index edit_pairs_by_column_two on edit_pairs (column_two);
comment on table edit_pairs is 'NCCI procedure-to-procedure edits; those of edition 7 are in edit_pairs_7';
comment on column edit_pairs.modifier_indicator is '0 no modifier bypasses; 1 an NCCI modifier may; 9 never in force';

do $$
declare
  edition bigint;
begin
  for edition in select distinct edition_id from edit_pairs_undivided loop
    execute format('create table edit_pairs_%s partition of edit_pairs for values in (%s)', edition, edition);
  end loop;
end
$$;
insert into edit_pairs select * from edit_pairs_undivided;
drop table edit_pairs_undivided;
