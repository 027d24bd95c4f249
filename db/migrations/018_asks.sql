-- Up Migration
-- Questions typed on the web: what was asked in one thread, what was answered, and which of it went to a coder.

create table asks (
  id text primary key,
  account_id bigint references accounts on delete cascade,
  case_id bigint references cases,
  created_at timestamptz not null default now(),
  last_asked_at timestamptz not null default now(),
  constraint asks_id_unguessable check (length(id) >= 22)
);
create index asks_by_account on asks (account_id, last_asked_at) where account_id is not null;
create index asks_by_case on asks (case_id) where case_id is not null;
create index asks_by_age on asks (last_asked_at);
comment on column asks.id is '128 random bits: who has the address of the thread may read it';
comment on column asks.account_id is 'null: asked by a guest';
comment on column asks.case_id is 'the case its questions went into; one that was merged away points on';

create table ask_turns (
  id bigint generated always as identity primary key,
  ask_id text not null references asks on delete cascade,
  position integer not null,
  form_sha256 bytea not null unique,
  asked_on date not null,
  question text not null,
  masked text[] not null,
  inquiry jsonb not null,
  answer jsonb,
  message_id bigint unique references messages,
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  constraint ask_turns_in_order unique (ask_id, position),
  constraint ask_turns_answered_whole check ((answer is null) = (answered_at is null))
);
comment on column ask_turns.form_sha256 is 'of the form it was sent with: sent again, it is the same question';
comment on column ask_turns.asked_on is 'the day in the desk''s time zone; decides where the question names no date of service';
comment on column ask_turns.question is 'as typed, what may tell who a patient is masked';
comment on column ask_turns.masked is 'kinds of what was masked, one each time';
comment on column ask_turns.inquiry is 'what it was read to ask, with what it left out taken from the turns before; without identifiers';
comment on column ask_turns.answer is 'as it was shown: the desk''s own draft, which no person has looked at';
comment on column ask_turns.message_id is 'the message it became when a coder was asked for';

-- A question of the web is a message like a mail, in a mailbox that no server has.
alter table mailboxes add column web boolean not null default false;
comment on column mailboxes.web is 'holds what was typed on the web; never read over IMAP';
