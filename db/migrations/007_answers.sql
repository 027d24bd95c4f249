-- Up Migration
-- Guidance notes say when they speak and what they settle, so that one rule can choose them.

alter table guidance
  drop column source_section,
  add column condition jsonb not null default '[]',
  add column code_spans text[],
  add column settles text[] not null default '{}',
  add column verdict text not null default 'informational',
  add column short text,
  add constraint guidance_verdict_known
    check (verdict in ('allowed', 'allowed_with_modifier', 'not_allowed', 'informational', 'unknown'));
comment on table guidance is 'short notes the project wrote; the locator names the section each rests on';
comment on column guidance.condition is 'a list of conditions, one of which must hold; each a set of lists that must all be met';
comment on column guidance.code_spans is 'every code and range a condition names, where each of them names some; null: asked for whatever the codes';
comment on column guidance.settles is 'kinds of ask it answers';
comment on column guidance.short is 'one sentence for the short answer; null: it only explains';
comment on column guidance.review_by is 'after that day the text should be read against its source again';
