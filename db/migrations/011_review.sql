-- Up Migration
-- Reviewing: drafts nobody can overwrite, what a reviewer changed about the facts, notes, and answers that are held.

alter table drafts
  add column base_revision integer,
  add column origin text not null default 'written',
  add column aside boolean not null default false,
  add column page_key text,
  add column shelf jsonb,
  add column provenance jsonb not null default '[]',
  add constraint drafts_origin_known check (origin in ('drafted', 'redrafted', 'written', 'autosaved', 'arranged', 'restored'));
update drafts set origin = 'drafted' where operator_id is null;
comment on column drafts.base_revision is 'the revision that stood on the page it was written on; null for the first draft';
comment on column drafts.aside is 'kept beside the answer: somebody else had saved a newer text, or the requester had written again';
comment on column drafts.page_key is 'of the opened page: what one page saves follows on itself, what another saved meanwhile does not';
comment on column drafts.shelf is 'every fact of the case and which of them stand in the answer, in its order; null: all, as drafted';
comment on column drafts.provenance is 'earlier answers and snippets whose words were taken in';
create index drafts_head on drafts (case_id, revision desc) where not aside;

-- What a reviewer takes for granted in place of what the mail says. Append-only; the newest row of a case counts.
create table case_overrides (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  message_id bigint not null references messages,
  operator_id bigint not null references operators,
  overrides jsonb not null,
  created_at timestamptz not null default now()
);
create index case_overrides_by_case on case_overrides (case_id, id desc);
comment on column case_overrides.message_id is 'the message it was set for: what a later one says itself counts more';

create table notes (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  operator_id bigint not null references operators,
  text text not null,
  created_at timestamptz not null default now(),
  constraint notes_say_something check (text <> '')
);
create index notes_by_case on notes (case_id, id);

create table note_mentions (
  note_id bigint not null references notes,
  operator_id bigint not null references operators,
  seen_at timestamptz,
  primary key (note_id, operator_id)
);
create index note_mentions_unseen on note_mentions (operator_id, note_id desc) where seen_at is null;

-- The first of two approvals: it stands until the second, or until anything of the answer changes.
create table first_approvals (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  draft_id bigint not null references drafts,
  operator_id bigint not null references operators,
  answer_sha256 bytea not null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index first_approvals_by_case on first_approvals (case_id, id desc);
comment on column first_approvals.answer_sha256 is 'of the mail as rendered, its recipient, its facts and the message it answers';

alter table reviews
  add column answer_sha256 bytea,
  add column first_approval_id bigint references first_approvals,
  add column page_key text;
create index reviews_by_draft on reviews (draft_id) where draft_id is not null;
create index reviews_second on reviews (first_approval_id) where first_approval_id is not null;
comment on column reviews.answer_sha256 is 'of the mail as rendered, its recipient, its facts and the message it answers';

alter table replies
  add column on_hold boolean not null default false,
  add column scheduled boolean not null default false;
comment on column replies.on_hold is 'leaves only when its reviewer releases it; send_after then says nothing';
comment on column replies.scheduled is 'somebody chose when it leaves';
drop index replies_due;
create index replies_held on replies (id) where state = 'held';
create index replies_due on replies (send_after) where state = 'held' and not on_hold;

create table hold_preferences (
  operator_id bigint primary key references operators,
  hold_seconds integer,
  constraint hold_preferences_bounds check (hold_seconds between 0 and 600)
);
comment on column hold_preferences.hold_seconds is 'how long this operator''s answers are held after approval; null: until released';

-- Which codes an approved answer spoke about, for finding it again.
create table answer_codes (
  code text not null,
  draft_id bigint not null references drafts,
  case_id bigint not null references cases,
  primary key (code, draft_id)
);
insert into answer_codes (code, draft_id, case_id)
  select distinct code, d.id, d.case_id
    from reviews v join drafts d on d.id = v.draft_id
    cross join lateral jsonb_array_elements_text(coalesce(d.content->'codes', '[]')) code
   where v.decision = 'approved';
comment on table answer_codes is 'codes asked about in, or subject of a fact of, an answer that was approved';

alter table messages add column attachments jsonb;
comment on column messages.attachments is 'name, type and size of each; null until somebody first looked at the message';
