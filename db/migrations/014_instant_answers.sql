-- Up Migration
-- Answers that leave without a person, by a policy of the desk, and the later look a person takes at some of them.

alter table operators add column policy text unique;
comment on column operators.policy is 'not a person: the policy that approves in its name; never signs in';

create table instant_checks (
  review_id bigint primary key references reviews,
  due boolean not null,
  operator_id bigint references operators,
  verdict text,
  checked_at timestamptz,
  constraint instant_checks_verdict_known check (verdict in ('right', 'wrong')),
  constraint instant_checks_are_whole check ((verdict is null) = (operator_id is null) and (verdict is null) = (checked_at is null))
);
create index instant_checks_waiting on instant_checks (review_id) where due and verdict is null;
comment on column instant_checks.due is 'drawn for a later check by a person';
