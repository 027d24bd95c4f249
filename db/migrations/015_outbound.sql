-- Up Migration
-- Mail out: pauses of a whole mail server, mail that came back, automatic mail and its brake, the Sent folder.

create table outbound_pauses (
  name text primary key,
  cause text not null,
  why text not null,
  faults integer not null default 1,
  paused_at timestamptz not null default now(),
  paused_until timestamptz,
  last_accepted_at timestamptz,
  constraint outbound_pauses_cause_known check (cause in ('busy', 'refused', 'unreachable', 'too_many'))
);
comment on table outbound_pauses is 'what holds back all mail of one mail server, or all automatic mail; ends by itself';
comment on column outbound_pauses.name is 'user@host:port of the mail server, never a password; or automatic';
comment on column outbound_pauses.faults is 'pauses since a mail was last taken: each is longer than the one before';
comment on column outbound_pauses.paused_until is 'null: a mail was taken since';

create function tell_of_pause() returns trigger language plpgsql as $$
begin
  perform tell_pages('banner', null, null, 'outbound');
  return null;
end $$;
create trigger pauses_are_told after insert or update of paused_until on outbound_pauses for each row
  execute function tell_of_pause();

alter table messages
  add column no_automatic_answer boolean not null default true,
  add column report_read boolean not null default false;
comment on column messages.no_automatic_answer is 'nothing automatic may go back, whatever its kind (RFC 3834)';
comment on column messages.report_read is 'a delivery report was matched with what the desk sent';
create index messages_reports_unread on messages (id) where kind = 'bounce' and not report_read;

-- What a delivery report said about a mail of ours.
create table bounces (
  id bigint generated always as identity primary key,
  message_id bigint not null unique references messages,
  case_id bigint not null references cases,
  reply_id bigint references replies,
  proof text not null,
  action text not null,
  status text,
  said text,
  acted boolean not null,
  created_at timestamptz not null default now(),
  constraint bounces_proof_known check (proof in ('return_address', 'message_id', 'none')),
  constraint bounces_action_known check (action in ('failed', 'delayed', 'delivered', 'relayed', 'expanded')),
  constraint bounces_act_on_proof check (not acted or (proof <> 'none' and reply_id is not null and action = 'failed'))
);
create index bounces_by_case on bounces (case_id, id);
comment on column bounces.message_id is 'the report itself';
comment on column bounces.proof is 'what shows that it answers a mail of ours; none: it may be forged, and changes nothing';
comment on column bounces.acted is 'the case went to Attention because of it';

-- The record of mail nobody looked at before it left, for the brake; reminders are in replies, and are counted from here too.
create table automatic_mails (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  message_id bigint references messages,
  reply_id bigint unique references replies,
  kind text not null,
  to_address text not null,
  at timestamptz not null,
  state text not null,
  mail_message_id text unique,
  raw bytea,
  send_after timestamptz not null default now(),
  attempt integer not null default 0,
  said text,
  constraint automatic_mails_kind_known check (kind in ('acknowledgement', 'reminder')),
  constraint automatic_mails_state_known check (state in ('counted', 'ready', 'sending', 'sent', 'unknown', 'given_up')),
  constraint automatic_mails_whole check (kind = 'reminder' or (message_id is not null and raw is not null))
);
create unique index automatic_mails_one_per_message on automatic_mails (message_id) where message_id is not null;
create index automatic_mails_by_address on automatic_mails (to_address, at);
create index automatic_mails_by_case on automatic_mails (case_id);
create index automatic_mails_by_time on automatic_mails (at);
create index automatic_mails_waiting on automatic_mails (send_after) where state in ('ready', 'sending');
comment on column automatic_mails.to_address is 'in lower case';
comment on column automatic_mails.state is 'counted: a reminder, sent as a reply; unknown: handed over once, never again';

alter table replies
  add column filed text,
  add column filed_at timestamptz,
  add column filing_attempts integer not null default 0,
  add constraint replies_filed_known check (filed in ('found', 'added', 'missing', 'given_up'));
update replies set filed = 'given_up', filed_at = now() where state = 'sent';
create index replies_to_file on replies (id) where state in ('sent', 'send_uncertain') and filed is null;
comment on column replies.filed is 'in the Sent folder: found there, added by the desk, missing when an uncertain one was looked for';
comment on column replies.filed_at is 'when the Sent folder was last looked into for it';
