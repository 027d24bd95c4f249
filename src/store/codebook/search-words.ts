import type { KnownWord } from '../../domain/search.ts'
import type { Queryable } from '../pool.ts'

/** How like a word must be to the one that was meant. */
const LIKENESS = 0.45

/** Shorter words are not taken for misspelt: too many are alike. */
const SHORTEST_MISSPELT = 5

/**
 * What the index knows of each word: its stem and how common it is. Of `written` words that it lacks, the likest is taken,
 * as for a typing error. Words it cannot place are left out.
 */
export async function findKnownWords(
  db: Queryable,
  words: readonly string[],
  written: readonly string[],
): Promise<Map<string, KnownWord>> {
  const { rows } = await db.query<KnownWord>(
    `with asked as (
       select word, (ts_lexize('english_stem', word))[1] as stem from unnest($1::text[]) as word),
     known as (
       select asked.word, asked.stem, sum(s.texts)::int as texts
         from asked join search_words s on s.stem = asked.stem group by asked.word, asked.stem)
     select * from known
     union all
     select misspelt.word, meant.stem, meant.texts
       from unnest($2::text[]) as misspelt (word) cross join lateral (
         select stem, texts from search_words s
          where s.word % misspelt.word and similarity(s.word, misspelt.word) >= ${LIKENESS}
          order by similarity(s.word, misspelt.word) desc, texts desc limit 1) as meant
      where length(misspelt.word) >= ${SHORTEST_MISSPELT} and misspelt.word !~ '[0-9]'
        and not exists (select from known where known.word = misspelt.word)
        and coalesce(array_length(ts_lexize('english_stem', misspelt.word), 1), 1) > 0`,
    [words, written],
  )
  return new Map(rows.map((row) => [row.word, row]))
}

/** Words that begin like that, the most common first; none where there is that very word. */
export async function listWordsBeginning(db: Queryable, beginning: string, most: number): Promise<string[]> {
  const { rows } = await db.query<{ word: string }>(
    `select word from search_words
      where word ~>=~ $1 and word ~<~ ($1 || '~') and not exists (select from search_words where word = $1)
      order by texts desc, word limit $2`,
    [beginning, most],
  )
  return rows.map(({ word }) => word)
}

/** Counts and keeps the words of an edition that goes live, so that a search knows them. In order, so that two imports never wait for each other. */
export async function addSearchWords(tx: Queryable, editionId: number): Promise<void> {
  await tx.query(
    `insert into search_words
     select word, coalesce((ts_lexize('english_stem', word))[1], word), count(*)
       from (select unnest(tsvector_to_array(to_tsvector('simple', coalesce(description, official_description)))) as word
               from codes where edition_id = $1 and system in ('CPT', 'HCPCS', 'ICD-10-CM')
              union all select unnest(tsvector_to_array(to_tsvector('simple', term))) from index_terms where edition_id = $1
            ) as found
      group by word order by word
     on conflict (word) do update set texts = greatest(search_words.texts, excluded.texts)`,
    [editionId],
  )
  await tx.query(
    `insert into search_texts
     select distinct on (code collate "C", system, digest) system, code, digest, words, characters
       from (select system, code, md5(words::text) as digest, words, length(coalesce(description, official_description)) as characters
               from codes where edition_id = $1 and coalesce(description, official_description) is not null) as found
      order by code collate "C", system, digest
     on conflict do nothing`,
    [editionId],
  )
}
