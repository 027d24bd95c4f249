-- Up Migration
-- Live: what changed is told to open pages by ids alone; who is where; each person's keys; and figures for reports.

-- A short memory of what was told, so that a page that lost the line hears what it missed. Never the truth about anything.
create table live_events (
  id bigint generated always as identity primary key,
  kind text not null,
  case_id bigint,
  reply_id bigint,
  source text,
  at timestamptz not null default clock_timestamp(),
  constraint live_events_kind_known
    check (kind in ('queue.changed', 'case.updated', 'outbound.state', 'data.release', 'banner'))
);
create index live_events_by_time on live_events (at);
comment on table live_events is 'ids only; kept for a day';

create function tell_pages(told_kind text, told_case bigint, told_reply bigint, told_source text) returns void language plpgsql as $$
declare told bigint;
begin
  insert into live_events (kind, case_id, reply_id, source) values (told_kind, told_case, told_reply, told_source)
    returning id into told;
  perform pg_notify('desk_live', json_strip_nulls(json_build_object(
    'id', told, 'kind', told_kind, 'case', told_case, 'reply', told_reply, 'source', told_source))::text);
end $$;

create function tell_of_case() returns trigger language plpgsql as $$
begin
  perform tell_pages('case.updated', new.case_id, null, null);
  return null;
end $$;
create trigger events_are_told after insert on events for each row when (new.case_id is not null)
  execute function tell_of_case();
create trigger drafts_are_told after insert on drafts for each row execute function tell_of_case();

create function tell_of_queue() returns trigger language plpgsql as $$
begin
  perform tell_pages('queue.changed', new.id, null, null);
  return null;
end $$;
create trigger new_cases_are_told after insert on cases for each row execute function tell_of_queue();
create trigger moved_cases_are_told after update of state, assignee_id, snooze, claimed_by on cases for each row
  when (old.state is distinct from new.state or old.assignee_id is distinct from new.assignee_id
    or old.snooze is distinct from new.snooze or old.claimed_by is distinct from new.claimed_by)
  execute function tell_of_queue();

create function tell_of_reply() returns trigger language plpgsql as $$
begin
  perform tell_pages('outbound.state', new.case_id, new.id, null);
  if new.state in ('send_failed', 'send_uncertain') then
    perform tell_pages('banner', new.case_id, null, 'attention');
  end if;
  return null;
end $$;
create trigger new_replies_are_told after insert on replies for each row execute function tell_of_reply();
create trigger moved_replies_are_told after update of state, on_hold, send_after on replies for each row
  when (old.state is distinct from new.state or old.on_hold is distinct from new.on_hold
    or old.send_after is distinct from new.send_after)
  execute function tell_of_reply();

create function tell_of_edition() returns trigger language plpgsql as $$
begin
  perform tell_pages('data.release', null, null, new.source);
  return null;
end $$;
create trigger live_editions_are_told after update of state on editions for each row
  when (new.state = 'live' and old.state <> 'live') execute function tell_of_edition();

-- Signing out closes what is open at once; this is for the processes and never for a page.
create function tell_of_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk_live', json_build_object('kind', 'session.ended', 'session', old.id)::text);
  return null;
end $$;
create trigger ended_sessions_are_told after delete on sessions for each row execute function tell_of_session();

-- Unlogged: after a crash nobody is anywhere, and within a minute everybody is again.
create unlogged table presences (
  operator_id bigint not null references operators on delete cascade,
  case_id bigint not null references cases on delete cascade,
  mode text not null,
  seen_at timestamptz not null default now(),
  primary key (operator_id, case_id),
  constraint presences_mode_known check (mode in ('viewing', 'editing', 'idle'))
);
create index presences_by_case on presences (case_id);

create table review_times (
  case_id bigint not null references cases,
  operator_id bigint not null references operators,
  seconds integer not null,
  primary key (case_id, operator_id)
);
comment on column review_times.seconds is 'for which the case was open and in use before that person, as their browser told';

create table operator_settings (
  operator_id bigint primary key references operators on delete cascade,
  shortcuts boolean not null default true,
  keys jsonb not null default '{}'
);
comment on column operator_settings.keys is 'actions of the keyboard whose key this person chose, by action; the rest have their usual key';

-- What an answer that was sent took, counted once after it left.
alter table replies add column measured boolean not null default false;
create index replies_unmeasured on replies (id) where kind = 'answer' and state = 'sent' and not measured;
create table answer_figures (
  reply_id bigint primary key references replies,
  case_id bigint not null references cases,
  operator_id bigint not null references operators,
  sent_at timestamptz not null,
  waited_minutes double precision,
  review_seconds integer,
  words integer not null,
  changed_words integer not null,
  disposition text not null,
  rules text[] not null
);
create index answer_figures_by_time on answer_figures (sent_at) include (operator_id, waited_minutes, review_seconds, words, changed_words);
create index answer_figures_by_person on answer_figures (operator_id, sent_at) include (waited_minutes, review_seconds, words, changed_words);
create index answer_figures_by_case on answer_figures (case_id, operator_id);
comment on column answer_figures.waited_minutes is 'working minutes from the first message to this answer; null where it was not the first';
comment on column answer_figures.review_seconds is 'null where no browser told';
comment on column answer_figures.words is 'of the desk''s prose and of what was sent, together';
comment on column answer_figures.changed_words is 'taken out and put in';

create index events_for_reports on events (at) include (operator_id, kind) where kind in ('approved', 'undone', 'conflicted');
