-- Up Migration
-- Keys of programs. A key acts for an account, within its scopes.

create table api_keys (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  name text not null,
  prefix text not null unique,
  key_sha256 bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_keys_scopes_known
    check (scopes <@ array['codes', 'search', 'pairs', 'ask', 'cases'] and cardinality(scopes) > 0)
);
create index api_keys_by_account on api_keys (account_id);
comment on column api_keys.prefix is 'the beginning of the key, shown in lists so that its owner can tell which one it is';
comment on column api_keys.key_sha256 is 'all that is kept of the key itself';
comment on column api_keys.last_used_at is 'to the minute';
