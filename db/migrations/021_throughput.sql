-- Up Migration
-- Pages are told once a statement instead of once a row: a statement moves many cases now, and telling of each by itself cost
-- as much as moving it. What is told, and that it is told with the commit, stays as it was.

drop trigger events_are_told on events;
drop trigger drafts_are_told on drafts;
drop trigger new_cases_are_told on cases;
drop trigger moved_cases_are_told on cases;
drop trigger new_replies_are_told on replies;
drop trigger moved_replies_are_told on replies;
drop function tell_of_case();
drop function tell_of_queue();
drop function tell_of_reply();

create function tell_pages_of_all(told_kind text, told_cases bigint[], told_replies bigint[]) returns void
language plpgsql as $$
declare told record;
begin
  for told in
    insert into live_events (kind, case_id, reply_id)
    select told_kind, t.case_id, t.reply_id from unnest(told_cases, told_replies) t(case_id, reply_id)
    returning id, case_id, reply_id
  loop
    perform pg_notify('desk_live', json_strip_nulls(json_build_object(
      'id', told.id, 'kind', told_kind, 'case', told.case_id, 'reply', told.reply_id))::text);
  end loop;
end $$;

create function tell_of_case() returns trigger language plpgsql as $$
begin
  perform tell_pages_of_all('case.updated', array(select distinct case_id from new_rows where case_id is not null), '{}');
  return null;
end $$;
create trigger events_are_told after insert on events referencing new table as new_rows for each statement
  execute function tell_of_case();
create trigger drafts_are_told after insert on drafts referencing new table as new_rows for each statement
  execute function tell_of_case();

create function tell_of_new_cases() returns trigger language plpgsql as $$
begin
  perform tell_pages_of_all('queue.changed', array(select id from new_rows), '{}');
  return null;
end $$;
create trigger new_cases_are_told after insert on cases referencing new table as new_rows for each statement
  execute function tell_of_new_cases();

create function tell_of_moved_cases() returns trigger language plpgsql as $$
begin
  perform tell_pages_of_all('queue.changed', array(
    select n.id from new_rows n join old_rows o on o.id = n.id
     where o.state is distinct from n.state or o.assignee_id is distinct from n.assignee_id
        or o.snooze is distinct from n.snooze or o.claimed_by is distinct from n.claimed_by), '{}');
  return null;
end $$;
create trigger moved_cases_are_told after update on cases referencing old table as old_rows new table as new_rows
  for each statement execute function tell_of_moved_cases();

create function tell_of_replies(cases bigint[], replies bigint[], failed bigint[]) returns void language plpgsql as $$
declare case_id bigint;
begin
  perform tell_pages_of_all('outbound.state', cases, replies);
  foreach case_id in array failed loop
    perform tell_pages('banner', case_id, null, 'attention');
  end loop;
end $$;

create function tell_of_new_replies() returns trigger language plpgsql as $$
begin
  perform tell_of_replies(array(select case_id from new_rows order by id), array(select id from new_rows order by id),
    array(select case_id from new_rows where state in ('send_failed', 'send_uncertain')));
  return null;
end $$;
create trigger new_replies_are_told after insert on replies referencing new table as new_rows for each statement
  execute function tell_of_new_replies();

create function tell_of_moved_replies() returns trigger language plpgsql as $$
declare moved bigint[];
begin
  moved := array(
    select n.id from new_rows n join old_rows o on o.id = n.id
     where o.state is distinct from n.state or o.on_hold is distinct from n.on_hold or o.send_after is distinct from n.send_after);
  perform tell_of_replies(array(select case_id from new_rows where id = any(moved) order by id),
    array(select id from new_rows where id = any(moved) order by id),
    array(select case_id from new_rows where id = any(moved) and state in ('send_failed', 'send_uncertain')));
  return null;
end $$;
create trigger moved_replies_are_told after update on replies referencing old table as old_rows new table as new_rows
  for each statement execute function tell_of_moved_replies();
