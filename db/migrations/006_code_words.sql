-- Up Migration
-- The words of a code are kept, because making them anew for every row found takes most of the time of a search.

drop index codes_words;
alter table codes add column words tsvector not null generated always as
  (to_tsvector('english', coalesce(description, '') || ' ' || coalesce(official_description, ''))) stored;
create index codes_words on codes using gin (words);
