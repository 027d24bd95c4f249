-- Up Migration
-- The desk: mail as received, the case it belongs to, drafts in revisions, reviews and replies.

create table mailboxes (
  id bigint generated always as identity primary key,
  name text not null unique,
  uid_validity numeric(20, 0),
  last_uid bigint not null default 0,
  answers_from timestamptz,
  last_polled_at timestamptz
);
comment on column mailboxes.name is 'user@host/folder, never a password';
comment on column mailboxes.last_uid is 'highest UID dealt with under uid_validity';
comment on column mailboxes.answers_from is 'mail that arrived before is left alone for ever; null: every mail is answered';

create table operators (
  id bigint generated always as identity primary key,
  email text not null,
  name text not null,
  credential text,
  role text not null default 'reviewer',
  created_at timestamptz not null default now(),
  constraint operators_role_known check (role in ('reviewer', 'lead', 'admin'))
);
create unique index operators_by_email on operators (lower(email));
comment on column operators.credential is 'such as CPC or CCS; stands behind the name under a reply';

create table sign_in_links (
  token_sha256 bytea primary key,
  operator_id bigint not null references operators on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sessions (
  token_sha256 bytea primary key,
  operator_id bigint not null references operators on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_by_operator on sessions (operator_id);

create table cases (
  id bigint generated always as identity primary key,
  state text not null default 'received',
  version integer not null default 1,
  subject text not null,
  requester_address text,
  requester_name text,
  -- The last message the requester wrote. Approval is refused when a newer one has come.
  last_message_id bigint,
  claims_case_id bigint references cases,
  why text,
  created_at timestamptz not null default now(),
  state_since timestamptz not null default now(),
  asked_at timestamptz,
  constraint cases_state_known check (state in ('received', 'drafting', 'needs_review', 'awaiting_requester', 'held',
    'sending', 'sent', 'send_failed', 'send_uncertain', 'quarantine', 'rejected', 'merged'))
);
create index cases_open on cases (id) where state not in ('sent', 'rejected', 'merged');
create index cases_waiting on cases (state_since) where state in ('received', 'drafting');
comment on column cases.why is 'why it is in quarantine, or was rejected';
comment on column cases.asked_at is 'when the sweeper last asked the queue for a draft';
comment on column cases.claims_case_id is 'the case this mail says it belongs to, where that could not be proved';

create table messages (
  id bigint generated always as identity primary key,
  mailbox_id bigint not null references mailboxes,
  uid_validity numeric(20, 0) not null,
  uid bigint,
  case_id bigint references cases,
  -- Null where the mail was too large to fetch; its size and header are then all there is.
  raw bytea,
  bytes bigint not null,
  identity_sha256 bytea not null,
  kind text not null,
  kind_reason text,
  message_id text,
  in_reply_to text,
  reference_ids text[] not null default '{}',
  subject text not null,
  from_address text,
  from_name text,
  reply_to_address text,
  sent_at timestamptz,
  written_on date,
  received_at timestamptz not null default now(),
  text text not null,
  inquiry jsonb,
  constraint messages_kind_known check (kind in ('question', 'not_a_question', 'auto_reply', 'bounce', 'list', 'spam')),
  constraint messages_one_per_uid unique (mailbox_id, uid_validity, uid),
  constraint messages_one_per_content unique (mailbox_id, identity_sha256)
);
create index messages_by_case on messages (case_id, id);
create index messages_by_message_id on messages (message_id);
alter table cases add constraint cases_last_message foreign key (last_message_id) references messages;
comment on column messages.identity_sha256 is 'of the raw bytes without the transport headers a mailbox move may change';
comment on column messages.uid is 'null: the server has given the UID to another mail since';
comment on column messages.written_on is 'the day the sender wrote, in the time zone of the Date header; null where that cannot be believed';
comment on column messages.text is 'text of the mail without NUL and control characters; raw keeps the bytes';

create table drafts (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  revision integer not null,
  message_id bigint not null references messages,
  operator_id bigint references operators,
  disposition text not null,
  content jsonb not null,
  findings jsonb not null,
  gaps jsonb not null,
  edition_ids bigint[] not null,
  created_at timestamptz not null default now(),
  constraint drafts_one_per_revision unique (case_id, revision)
);
comment on column drafts.operator_id is 'null: written by the desk itself';
comment on column drafts.edition_ids is 'the live editions it was drafted from, so that it can be reproduced';

create table reviews (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  draft_id bigint references drafts,
  operator_id bigint not null references operators,
  decision text not null,
  reason text,
  created_at timestamptz not null default now(),
  constraint reviews_decision_known check (decision in ('approved', 'rejected')),
  constraint reviews_approve_a_draft check (decision <> 'approved' or draft_id is not null)
);

create table replies (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  review_id bigint not null unique references reviews,
  state text not null default 'held',
  message_id text not null unique,
  envelope_from text not null,
  envelope_to text not null,
  raw bytea not null,
  text text not null,
  html text not null,
  send_after timestamptz not null,
  attempt integer not null default 0,
  worker text,
  last_error text,
  smtp_response text,
  created_at timestamptz not null default now(),
  state_since timestamptz not null default now(),
  asked_at timestamptz,
  constraint replies_state_known check (state in ('held', 'sending', 'body_sent', 'sent', 'send_failed',
    'send_uncertain', 'cancelled'))
);
-- One answer at a time: a second approval needs the first reply cancelled, sent or failed.
create unique index replies_one_under_way on replies (case_id) where state in ('held', 'sending', 'body_sent', 'send_uncertain');
create index replies_due on replies (send_after) where state = 'held';
comment on column replies.raw is 'the exact bytes handed to the mail server, frozen at approval';

create table events (
  id bigint generated always as identity primary key,
  case_id bigint references cases,
  operator_id bigint references operators,
  kind text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
create index events_by_case on events (case_id, id);
comment on table events is 'what happened, append-only; ids and words of this project, no text of a mail';
