-- Up Migration
-- The people: how they sign in, from where, and an audit trail that shows when it was changed.

alter table operators
  add column password_hash text,
  add column password_set_at timestamptz,
  add column totp_sealed bytea,
  add column totp_last_step bigint,
  add column oidc_issuer text,
  add column oidc_subject text,
  add column deactivated_at timestamptz,
  add constraint operators_oidc_whole check ((oidc_issuer is null) = (oidc_subject is null));
create unique index operators_by_oidc on operators (oidc_issuer, oidc_subject);
comment on column operators.password_hash is 'argon2id with its parameters and salt, as a PHC string';
comment on column operators.totp_sealed is 'the shared secret, encrypted with a key made from SECRET_KEY; null: no second step';
comment on column operators.totp_last_step is 'number of the latest 30-second step a code was taken of; none is taken twice';
comment on column operators.deactivated_at is 'nobody is deleted: their name stands under what they approved';

create table recovery_codes (
  operator_id bigint not null references operators on delete cascade,
  code_sha256 bytea not null,
  used_at timestamptz,
  primary key (operator_id, code_sha256)
);

create table passkeys (
  id bigint generated always as identity primary key,
  operator_id bigint not null references operators on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  backed_up boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_by_operator on passkeys (operator_id);
comment on column passkeys.credential_id is 'base64url';
comment on column passkeys.counter is 'as the authenticator last told it; 0 where it does not count';

-- Links that invite lead to choosing a password or a passkey.
alter table sign_in_links add column purpose text not null default 'sign_in'
  constraint sign_in_links_purpose_known check (purpose in ('sign_in', 'invitation'));
create index sign_in_links_by_operator on sign_in_links (operator_id);

alter table sessions
  add column id bigint generated always as identity unique,
  add column method text not null default 'link'
    constraint sessions_method_known check (method in ('link', 'password', 'passkey', 'oidc')),
  add column form_token text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  add column proven_at timestamptz not null default now(),
  add column last_used_at timestamptz not null default now(),
  add column address text,
  add column device text;
create index sessions_by_expiry on sessions (expires_at);
comment on column sessions.form_token is 'what the forms of its pages carry; kept when the same person signs in again in the same browser';
comment on column sessions.proven_at is 'when the person last showed who they are';
comment on column sessions.device is 'browser and system in words, such as Firefox on Windows';

create table sign_in_guards (
  key_sha256 bytea primary key,
  failures integer not null,
  blocked_until timestamptz,
  last_at timestamptz not null default now()
);
comment on table sign_in_guards is 'failed sign-ins by account and by network address, whether or not there is such an account';

create table used_proofs (
  proof_sha256 bytea primary key,
  expires_at timestamptz not null
);
comment on table used_proofs is 'challenges that were answered: none is answered twice';

-- The audit trail. Each line's hash covers the hash of the line before it in its chain: one chain a case, and chain 0 for the
-- desk. The lines of a case are written under the lock of its row, so chains cost no waiting that is not there already.
alter table events
  add column chain bigint,
  add column chain_seq bigint,
  add column hash bytea;

create function event_hash(previous bytea, chain bigint, chain_seq bigint, at timestamptz, kind text, operator_id bigint, detail jsonb)
returns bytea language sql stable as $$
  select sha256(coalesce(previous, ''::bytea) || convert_to(concat_ws(E'\n', chain, chain_seq,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), kind, coalesce(operator_id, 0), detail::text), 'UTF8'))
$$;

do $$
declare line record; before bytea; current_chain bigint := -1; seq bigint := 0;
begin
  for line in select * from events order by coalesce(case_id, 0), id loop
    if coalesce(line.case_id, 0) <> current_chain then
      current_chain := coalesce(line.case_id, 0); seq := 0; before := null;
    end if;
    seq := seq + 1;
    before := event_hash(before, current_chain, seq, line.at, line.kind, line.operator_id, line.detail);
    update events set chain = current_chain, chain_seq = seq, hash = before where id = line.id;
  end loop;
end $$;

alter table events
  alter column chain set not null,
  alter column chain_seq set not null,
  alter column hash set not null,
  add constraint events_one_per_place unique (chain, chain_seq),
  add constraint events_chain_of_case check (chain = coalesce(case_id, 0));
create index events_by_time on events (at);
comment on column events.chain is 'the case, or 0 for what belongs to no case';
comment on column events.hash is 'SHA-256 over the hash before it in the chain and this line; see event_hash';

create function chain_event() returns trigger language plpgsql as $$
declare last record;
begin
  new.chain := coalesce(new.case_id, 0);
  if new.chain = 0 then
    -- Two numbers of our own: the lock of the desk's chain.
    perform pg_advisory_xact_lock(20071, 0);
  else
    perform 1 from cases where id = new.case_id for no key update;
  end if;
  select e.chain_seq, e.hash into last from events e where e.chain = new.chain order by e.chain_seq desc limit 1;
  new.chain_seq := coalesce(last.chain_seq, 0) + 1;
  new.hash := event_hash(last.hash, new.chain, new.chain_seq, new.at, new.kind, new.operator_id, new.detail);
  return new;
end $$;
create trigger events_are_chained before insert on events for each row execute function chain_event();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger events_are_kept before update or delete on events for each row execute function refuse_change();
create trigger events_are_not_emptied before truncate on events for each statement execute function refuse_change();
