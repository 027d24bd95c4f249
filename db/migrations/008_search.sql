-- Up Migration
-- What the facts of an inquiry and a search by words are found by.

create index conversion_maps_by_to on conversion_maps (to_code) where from_system = to_system;
comment on column conversion_maps.from_code is 'in a conversion table of one code set: the new code; to_code is the one it came from';

create index code_notes_by_block on code_notes (code text_pattern_ops) where code like '___-___';

create index code_notes_words on code_notes using gin (to_tsvector('english', text)) where kind in ('inclusion_term', 'includes');

create table search_words (
  word text primary key,
  stem text not null,
  texts integer not null
);
create index search_words_by_stem on search_words (stem);
create index search_words_by_likeness on search_words using gin (word gin_trgm_ops);
comment on table search_words is 'words of descriptions and index terms: how common each is, and what a misspelt one may have meant';
comment on column search_words.texts is 'in how many texts of one edition; a word that is gone from all stays and does no harm';

insert into search_words
select word, coalesce((ts_lexize('english_stem', word))[1], word), count(*)
  from (select unnest(tsvector_to_array(to_tsvector('simple', coalesce(description, official_description)))) as word
          from codes where system in ('CPT', 'HCPCS', 'ICD-10-CM')
         union all select unnest(tsvector_to_array(to_tsvector('simple', term))) from index_terms) as found
 group by word;

create index modifiers_anatomical on modifiers (ncci_group) where ncci_group = 'anatomical';
