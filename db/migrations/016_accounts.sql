-- Up Migration
-- Who comes to the public doors: accounts, what they may use, addresses that were confirmed, and commands by mail.

create table accounts (
  id bigint generated always as identity primary key,
  address text not null unique,
  plan text not null default 'registered',
  plan_until timestamptz,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_seen_at timestamptz,
  constraint accounts_address_lower check (address = lower(address))
);
comment on column accounts.address is 'in lower case';
comment on column accounts.plan is 'key of a plan of the configuration; one that is there no more counts as registered';
comment on column accounts.plan_until is 'when the plan falls back to registered; null: never';
comment on column accounts.confirmed_at is 'when its owner first showed that the address is theirs; null: a plan was set before they came';

create table account_sessions (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  token_sha256 bytea not null unique,
  device text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index account_sessions_by_account on account_sessions (account_id);
create index account_sessions_by_expiry on account_sessions (expires_at);
comment on column account_sessions.device is 'browser and system in words; no network address is kept';

create table confirmations (
  id bigint generated always as identity primary key,
  address text not null,
  purpose text not null,
  subject text,
  token_sha256 bytea not null unique,
  message_id_sha256 bytea not null unique,
  network_key text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text,
  account_id bigint references accounts on delete set null,
  handled_at timestamptz,
  constraint confirmations_purpose_known check (purpose in ('sign_in', 'check_answer')),
  constraint confirmations_used_by_known check (used_by in ('link', 'reply')),
  constraint confirmations_used_whole check ((used_at is null) = (used_by is null))
);
create index confirmations_by_address on confirmations (address, created_at);
create index confirmations_by_network on confirmations (network_key, created_at);
create index confirmations_by_time on confirmations (created_at);
create index confirmations_to_handle on confirmations (id) where used_at is not null and handled_at is null;
comment on table confirmations is 'links that were asked for, with a mail or, where a limit was reached, without; deleted after a day';
comment on column confirmations.subject is 'what the purpose is about, such as the id of an ask';
comment on column confirmations.message_id_sha256 is 'of the Message-ID of its mail: whoever answers that mail has got it';
comment on column confirmations.network_key is 'keyed hash of the network that asked';
comment on column confirmations.handled_at is 'when what it was asked for was done';

-- One row a visitor, door and period, so that granting is one statement on one row.
create table allowance_uses (
  visitor_key text not null,
  door text not null,
  period text not null,
  subjects bytea[] not null,
  updated_at timestamptz not null default now(),
  forget_after timestamptz not null,
  primary key (visitor_key, door, period),
  constraint allowance_uses_door_known check (door in ('code_page', 'ask', 'reviewed_answer'))
);
create index allowance_uses_by_end on allowance_uses (forget_after);
comment on column allowance_uses.visitor_key is 'keyed hash of the account''s address, of a network, or of a sender''s address';
comment on column allowance_uses.period is 'such as 2026-07-14, 2026-07 or ever, in the desk''s time zone';
comment on column allowance_uses.subjects is 'first 16 bytes of a hash of each different thing that was used';

-- More than the plan allows, given by a person or a program.
create table allowance_grants (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  door text not null,
  count integer not null,
  subjects bytea[] not null default '{}',
  expires_at timestamptz,
  source text not null,
  operator_id bigint references operators,
  event_id text unique,
  created_at timestamptz not null default now(),
  constraint allowance_grants_door_known check (door in ('code_page', 'ask', 'reviewed_answer')),
  constraint allowance_grants_source_known check (source in ('operator', 'command', 'api')),
  constraint allowance_grants_count_positive check (count between 1 and 10000)
);
create index allowance_grants_by_account on allowance_grants (account_id, door);

create table plan_changes (
  id bigint generated always as identity primary key,
  account_id bigint references accounts on delete set null,
  plan text not null,
  plan_until timestamptz,
  source text not null,
  operator_id bigint references operators,
  event_id text unique,
  created_at timestamptz not null default now(),
  constraint plan_changes_source_known check (source in ('operator', 'command', 'api'))
);
create index plan_changes_by_account on plan_changes (account_id, id);
comment on table plan_changes is 'who set which plan; kept without the account when that is deleted, so that no event counts twice';
comment on column plan_changes.event_id is 'what a payment system calls the event: the same id again changes nothing';

create table mail_stops (
  address text primary key,
  proven boolean not null,
  stopped_at timestamptz not null default now()
);
comment on table mail_stops is 'addresses that wrote stop: no automatic mail goes there';
comment on column mail_stops.proven is 'the mail was proven to be theirs: only then are links to sign in kept back, too';

-- What a mail asked the desk itself to do; such a mail has no case.
alter table messages
  add column command text,
  add column command_settled_at timestamptz,
  add constraint messages_command_known check (command in ('search', 'code', 'stop', 'start', 'help', 'confirm'));
create index messages_commands_open on messages (id) where command is not null and command_settled_at is null;

alter table cases
  add column allowance text,
  add column allowance_checked_at timestamptz,
  add constraint cases_allowance_known check (allowance in ('granted', 'beyond'));
create index cases_beyond_allowance on cases (id) where allowance = 'beyond';
comment on column cases.allowance is 'whether the requester''s plan covers the answer; null: not looked at, as always at an in-house desk';

-- Mail that was asked for goes the same way as mail that was not, and is counted apart.
alter table automatic_mails
  alter column case_id drop not null,
  drop constraint automatic_mails_kind_known,
  drop constraint automatic_mails_whole,
  add constraint automatic_mails_kind_known check (kind in ('acknowledgement', 'reminder', 'beyond_allowance',
    'confirmation', 'command_reply', 'welcome')),
  add constraint automatic_mails_whole check (kind = 'reminder' or raw is not null or state not in ('ready', 'sending')),
  add constraint automatic_mails_of_a_case check (kind not in ('acknowledgement', 'reminder', 'beyond_allowance')
    or case_id is not null),
  add constraint automatic_mails_of_a_message check (kind in ('reminder', 'confirmation') or message_id is not null);
comment on column automatic_mails.raw is 'the bytes; those that hold a link or words of a sender only until they have left';
