-- Up Migration
-- The words of index terms and notes are kept, as those of codes are: ranking what a search finds makes them anew for every
-- row otherwise. And words by their beginning, for a search while its last word is typed.

drop index index_terms_words;
alter table index_terms add column words tsvector not null generated always as (to_tsvector('english', term)) stored;
create index index_terms_words on index_terms using gin (words);

drop index code_notes_words;
alter table code_notes add column words tsvector not null generated always as (to_tsvector('english', text)) stored;
create index code_notes_words on code_notes using gin (words) where kind in ('inclusion_term', 'includes');

create index search_words_by_beginning on search_words (word text_pattern_ops);

-- What a search by words reads: the words of each code once, however many editions say the same of it.
create table search_texts (
  system text not null,
  code text not null,
  digest text not null,
  words tsvector not null,
  characters integer not null,
  primary key (code, system, digest)
);
comment on table search_texts is 'distinct words of the descriptions of codes; those of an edition that is gone stay and do no harm';
comment on column search_texts.digest is 'of the words, because they are too long for a key';
comment on column search_texts.characters is 'length of the description';

insert into search_texts
select distinct on (code, system, md5(words::text)) system, code, md5(words::text), words, length(coalesce(description, official_description))
  from codes where coalesce(description, official_description) is not null;

-- Most searches leave ICD-10-PCS out, which is asked for by name and has as many codes as all others together.
create index search_texts_words on search_texts using gin (words) where system <> 'ICD-10-PCS';
create index search_texts_all_words on search_texts using gin (words);
drop index codes_words;
