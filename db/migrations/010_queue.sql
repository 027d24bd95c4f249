-- Up Migration
-- The queue: whose a question is, since when it waits and for what, how it is found, asked about, merged and split.

alter table cases
  add column assignee_id bigint references operators,
  add column claimed_by bigint references operators,
  add column claimed_until timestamptz,
  add column clock_since timestamptz default now(),
  add column snooze text,
  add column snoozed_until timestamptz,
  add column snooze_source text,
  add column snooze_after_edition bigint,
  add column awaiting_since timestamptz,
  add column reminded_at timestamptz,
  add column merged_into bigint references cases,
  add column codes text[] not null default '{}',
  add column search_keys text[] not null default '{}',
  add column search_words tsvector,
  add column search_stale boolean not null default true,
  add constraint cases_snooze_known check (snooze in ('time', 'reply', 'edition')),
  add constraint cases_snooze_until_time check (snooze is distinct from 'time' or snoozed_until is not null),
  add constraint cases_snooze_until_edition check (snooze is distinct from 'edition'
    or (snooze_source is not null and snooze_after_edition is not null)),
  add constraint cases_claim_whole check ((claimed_by is null) = (claimed_until is null)),
  add constraint cases_merged_into_another check (merged_into <> id and (state <> 'merged' or merged_into is not null));
comment on column cases.assignee_id is 'whose question it is; null: anybody may take it';
comment on column cases.claimed_until is 'end of the lease of claimed_by, who works on it now; advice to the others, no lock';
comment on column cases.clock_since is 'since when the requester waits for an answer; null while they owe us one, or it was settled';
comment on column cases.snooze is 'what ends the snooze; null: not snoozed';
comment on column cases.snooze_after_edition is 'the newest edition when it was snoozed: a later one of snooze_source wakes it';
comment on column cases.awaiting_since is 'when our question was sent; a reminder does not move it';
comment on column cases.codes is 'canonical codes of the newest message, in the order written';
comment on column cases.search_keys is 'code:, cited:, from: and topic: with what was found, for filters';
comment on column cases.search_words is 'of the masked text of its mails and answers; no identifier of a patient is in it';
comment on column cases.search_stale is 'something changed since codes, search_keys and search_words were made';

update cases c set
  clock_since = case when state in ('sent', 'rejected', 'merged', 'awaiting_requester') then null
    else coalesce((select received_at from messages where id = c.last_message_id), c.created_at) end,
  awaiting_since = case when state = 'awaiting_requester' then state_since end;

-- The two orders of what is worked off. Each serves one view whole, so that the next page costs what the first does.
create index cases_open_by_clock on cases (clock_since, id)
  where state in ('received', 'drafting', 'needs_review') and snooze is null;
create index cases_open_by_id on cases (id)
  where state in ('received', 'drafting', 'needs_review') and snooze is null;
create index cases_unassigned_by_clock on cases (clock_since, id)
  where state in ('received', 'drafting', 'needs_review') and snooze is null and assignee_id is null;
create index cases_unassigned_by_id on cases (id)
  where state in ('received', 'drafting', 'needs_review') and snooze is null and assignee_id is null;
create index cases_mine_by_clock on cases (assignee_id, clock_since, id)
  where state in ('received', 'drafting', 'needs_review') and snooze is null;
create index cases_assigned on cases (assignee_id, id) where assignee_id is not null;
create index cases_snoozed on cases (id) where snooze is not null;
create index cases_wire on cases (id) where state in ('held', 'sending');
create index cases_attention on cases (id) where state in ('send_failed', 'send_uncertain');
create index cases_by_state on cases (state, state_since, id);
create index cases_by_created on cases (created_at, id);
create index cases_by_requester on cases (lower(requester_address), id);
create index cases_awaiting on cases (awaiting_since) where state = 'awaiting_requester';
create index cases_merged_into on cases (merged_into) where merged_into is not null;
create index cases_stale on cases (id) where search_stale;
create index cases_search_keys on cases using gin (search_keys);
create index cases_search_words on cases using gin (search_words);
-- How common a key or a word is decides whether a search reads the newest cases or an index; the usual hundred say too little.
alter table cases alter column search_keys set statistics 1000, alter column search_words set statistics 1000;
drop index cases_open;

-- A merge keeps what it moved, so that it can be taken apart again.
create table merges (
  id bigint generated always as identity primary key,
  source_id bigint not null references cases,
  target_id bigint not null references cases,
  message_ids bigint[] not null,
  operator_id bigint not null references operators,
  merged_at timestamptz not null default now(),
  undone_at timestamptz
);
create unique index merges_one_at_a_time on merges (source_id) where undone_at is null;
create index merges_by_target on merges (target_id) where undone_at is null;
comment on column merges.message_ids is 'the messages that went from the source to the target';

-- What leaves is an answer, a question back, a reminder of it, or a friendly no. Each rests on a decision of a person.
alter table replies
  add column kind text not null default 'answer',
  add column seen_message_id bigint references messages,
  add constraint replies_kind_known check (kind in ('answer', 'ask', 'reminder', 'decline')),
  add constraint replies_seen check (kind = 'answer' or seen_message_id is not null);
comment on column replies.seen_message_id is 'the newest message when it was written; for an answer its draft says so too';
create index replies_by_case on replies (case_id, id);

alter table reviews drop constraint reviews_decision_known;
alter table reviews add constraint reviews_decision_known
  check (decision in ('approved', 'rejected', 'asked', 'reminded', 'declined'));
create index reviews_by_case on reviews (case_id, id);

create table saved_searches (
  id bigint generated always as identity primary key,
  operator_id bigint not null references operators on delete cascade,
  name text not null,
  query text not null,
  created_at timestamptz not null default now()
);
create unique index saved_searches_by_name on saved_searches (operator_id, lower(name));

create table snippets (
  id bigint generated always as identity primary key,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
create table snippet_versions (
  snippet_id bigint not null references snippets,
  version integer not null,
  title text not null,
  text text not null,
  source text not null,
  operator_id bigint not null references operators,
  created_at timestamptz not null default now(),
  primary key (snippet_id, version)
);
comment on table snippet_versions is 'append-only: what was inserted into an answer can be read as it was then';
comment on column snippet_versions.source is 'what the text rests on, in words: a manual section, an edition, a decision of the desk';
