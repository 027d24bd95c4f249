-- Up Migration
-- The mail edge: several mailboxes with an address each, what is known of who wrote, sealed bytes, forgetting.

alter table mailboxes
  add column answer_address text,
  add column answer_name text,
  add column trouble text;
comment on column mailboxes.answer_address is 'the address answers to its mail come from; null: the desk''s own';
comment on column mailboxes.trouble is 'why it cannot be read now, in words of this project; null: the last poll was completed';

alter table messages
  add column proof jsonb,
  add column first_from_sender boolean not null default false,
  add column raw_key_id text,
  add column forgotten_at timestamptz;
comment on column messages.proof is 'what is known about who wrote it; null: stored before that was looked at';
comment on column messages.first_from_sender is 'no earlier mail came from this address';
comment on column messages.raw_key_id is 'the key raw is sealed with; null: it is plain';
comment on column messages.forgotten_at is 'when its bytes, text and names were deleted by policy; codes and decisions stay';
create index messages_by_sender on messages (lower(from_address));
create index messages_by_identity on messages (identity_sha256);
create index messages_by_raw_key on messages (raw_key_id, id) where raw is not null;
create index messages_without_case_to_forget on messages (received_at) where case_id is null and forgotten_at is null;

alter table cases add column forgotten_at timestamptz;
comment on column cases.forgotten_at is 'when the texts and names of all its mails and answers were deleted by policy';
create index cases_to_forget on cases (state_since)
  where state in ('sent', 'rejected', 'merged') and forgotten_at is null;
