-- Up Migration
-- Pages are told of many cases by one statement instead of a loop, and a statement that moved none tells nothing.

create or replace function tell_pages_of_all(told_kind text, told_cases bigint[], told_replies bigint[]) returns void
language plpgsql as $$
declare told_count bigint;
begin
  if cardinality(told_cases) = 0 then
    return;
  end if;
  with told as (
    insert into live_events (kind, case_id, reply_id)
    select told_kind, t.case_id, t.reply_id from unnest(told_cases, told_replies) t(case_id, reply_id)
    returning id, case_id, reply_id)
  select count(pg_notify('desk_live', json_strip_nulls(json_build_object(
           'id', told.id, 'kind', told_kind, 'case', told.case_id, 'reply', told.reply_id))::text))
    into told_count from told;
end $$;

create or replace function tell_of_moved_replies() returns trigger language plpgsql as $$
declare cases bigint[]; replies bigint[]; failed bigint[];
begin
  select array_agg(n.case_id order by n.id), array_agg(n.id order by n.id),
         array_agg(n.case_id order by n.id) filter (where n.state in ('send_failed', 'send_uncertain'))
    into cases, replies, failed
    from new_rows n join old_rows o on o.id = n.id
   where o.state is distinct from n.state or o.on_hold is distinct from n.on_hold or o.send_after is distinct from n.send_after;
  perform tell_of_replies(coalesce(cases, '{}'), coalesce(replies, '{}'), coalesce(failed, '{}'));
  return null;
end $$;
