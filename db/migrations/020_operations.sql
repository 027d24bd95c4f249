-- Up Migration
-- Operating the desk: which backups were made and tried, and what a restore has to find out before mail may leave again.

create table backups (
  backup_id uuid primary key,
  made_at timestamptz not null,
  bytes bigint not null,
  verified_at timestamptz
);
create index backups_by_time on backups (made_at);
comment on table backups is 'made by, or shown to, this database; a restored one begins with what it held when it was backed up';
comment on column backups.verified_at is 'when it was last loaded into a scratch database and counted';

create table restores (
  id bigint generated always as identity primary key,
  backup_id uuid not null,
  backed_up_at timestamptz not null,
  restored_at timestamptz not null default now(),
  settled_at timestamptz,
  uncompared text[] not null default '{}'
);
create unique index restores_one_unsettled on restores ((true)) where settled_at is null;
comment on column restores.settled_at is 'when it was known what had left since the backup; null: no mail is sent or read until then';
comment on column restores.uncompared is 'addresses whose Sent folder could not tell, the empty text for the desk''s own';

-- Mails of ours found in a Sent folder after a restore, of which the backup knows nothing.
create table left_mails (
  message_id text primary key,
  case_id bigint not null,
  answers_sha256 bytea,
  sent_at timestamptz not null
);
create index left_mails_by_answered on left_mails (answers_sha256);
create index left_mails_by_case on left_mails (case_id);
comment on column left_mails.case_id is 'as its signed Message-ID says: by the numbers given before the restore';
comment on column left_mails.answers_sha256 is 'of the Message-ID in its In-Reply-To; the id itself is the requester''s and is not kept here';
