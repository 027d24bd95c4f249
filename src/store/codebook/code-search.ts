import type { CodeSystem } from '../../domain/code-reference.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { KnownWord, SearchCandidate, SearchGroup, SearchQuery } from '../../domain/search.ts'
import type { Queryable } from '../pool.ts'
import { span } from './editions.ts'
import { findKnownWords } from './search-words.ts'

/** Texts taken of each kind (descriptions, index, inclusion terms) at each step from all words to few. */
const MOST_TEXTS = 60

/** Where fewer codes than this have all the words, those that have most of them are looked at too. */
const ENOUGH = 8

/** Of a header that the words find, so many codes below it are looked at. */
const MOST_BELOW = 40

/** The system of a code search that names none; ICD-10-PCS is asked for by name. */
const SYSTEMS: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD-10-CM']

/** Of each source the edition nearest to the date, and excerpts, which only complete it. */
const EDITIONS = `
  edition as materialized (
    select id, source, label from (
      select *, row_number() over (partition by source
               order by scope = 'rows', effective @> $5::date desc, lower(effective) > $5::date, lower(effective) desc, id desc) as nth
        from editions where state = 'live') as live
     where nth = 1 or scope = 'rows')`

/** Texts that fit a tsquery, by what kind of text they are. Poisonings stand in a table of their own, found when asked for. */
const findTexts = (query: string, unless: string): string => `
    (select t.system, t.code, ts_rank(t.words, ${query}, 1) as rank from search_texts t
      where t.words @@ ${query} and t.system = any($4) and ${unless} order by rank desc, t.characters limit ${MOST_TEXTS})
    union all
    (select t.system, t.code, ts_rank(t.words, ${query}, 1) from index_terms t join edition on edition.id = t.edition_id
      where t.words @@ ${query} and t.system = any($4) and (edition.source <> 'icd10cm-drugs' or $6) and ${unless}
      order by 3 desc, length(t.term) limit ${MOST_TEXTS})
    union all
    (select t.system, t.code, ts_rank(t.words, ${query}, 1) from code_notes t join edition on edition.id = t.edition_id
      where t.words @@ ${query} and t.kind in ('inclusion_term', 'includes') and t.system = any($4)
        and t.code !~ '[- ]' and ${unless} order by 3 desc limit ${MOST_TEXTS})`

const TOO_FEW = (step: string): string => `(select count(distinct code) from ${step}) < ${ENOUGH}`

/**
 * Codes by words: those with all of them; where they are few, those with all but one; where they still are, with two; and
 * the codes below headers among them. Each with every text that leads to it.
 */
const CANDIDATES = `
with ${EDITIONS},
  q as materialized (select nullif($1, '')::tsquery as strict, nullif($2, '')::tsquery as loose, nullif($3, '')::tsquery as looser),
  strict as materialized (${findTexts('(select strict from q)', 'true')}),
  loose as materialized (${findTexts('(select loose from q)', TOO_FEW('strict'))}),
  looser as materialized (${findTexts('(select looser from q)', `${TOO_FEW('strict')} and ${TOO_FEW('loose')}`)}),
  begun as (
    select t.system, t.code from codes t join edition on edition.id = t.edition_id
     where t.code ~>=~ $7 and t.code ~<~ ($7 || '~') and t.system = any($4) order by t.code limit ${MOST_TEXTS}),
  found as materialized (
    select system, code from strict union select system, code from loose union select system, code from looser
    union select system, code from begun),
  below as materialized (
    select distinct c.system, c.code, found.code as header
      from (select * from strict union select * from loose) as found cross join lateral (
        select * from (select * from codes where code ~>~ found.code and code ~<~ (found.code || '~') offset 0) as t
         where t.system = found.system and t.billable and t.edition_id in (select id from edition)
         order by length(t.code), t.code limit ${MOST_BELOW}) as c
     where found.system = 'ICD-10-CM' and length(found.code) < 8 and $7 is null limit ${MOST_TEXTS * 8}),
  candidate as materialized (
    select system, code, code as at from found union select system, code, code from below
    union select system, code, header from below),
  described as materialized (
    select distinct on (t.system, t.code) t.system, t.code, t.billable, t.effective, t.locator, edition.source, edition.label,
           case when $8 then coalesce(t.official_description, t.description) else t.description end as description, t.words
      from codes t join edition on edition.id = t.edition_id
     where t.code = any(array(select code from candidate)) and t.system = any($4)
     order by t.system, t.code, t.description is null, lower(t.effective) desc nulls last, t.edition_id desc),
  text_of as materialized (
    select system, code, description as text, words from described
    union all
    select t.system, t.code, t.term, t.words from index_terms t join edition on edition.id = t.edition_id
     where t.code = any(array(select at from candidate)) and (edition.source <> 'icd10cm-drugs' or $6)
       and t.words @@ coalesce((select looser from q), (select strict from q))
    union all
    select t.system, t.code, t.text, t.words from code_notes t join edition on edition.id = t.edition_id
     where t.kind in ('inclusion_term', 'includes') and t.system = any($4) and t.code = any(array(select at from candidate))
       and t.words @@ coalesce((select looser from q), (select strict from q))),
  texts as materialized (
    select c.system, c.code,
           json_agg(json_build_object('text', x.text, 'stems', tsvector_to_array(x.words), 'own', x.code = c.code)) as texts
      from candidate c join text_of x on x.system = c.system and x.code = c.at where x.text is not null
     group by c.system, c.code)
select d.system, d.code, d.description, d.billable, ${span('d.effective')}, d.source, d.label as edition, d.locator,
       texts.texts
  from described d left join texts on texts.system = d.system and texts.code = d.code
 where not exists (
   -- A code with dates of its own that are over, as CPT and HCPCS have them.
   select from codes ended join editions e on e.id = ended.edition_id and e.state = 'live'
    where ended.code = d.code and ended.system = d.system and d.system in ('CPT', 'HCPCS') and upper(ended.effective) <= $5::date
      and not exists (select from codes alive join editions e on e.id = alive.edition_id and e.state = 'live'
                       where alive.code = d.code and alive.system = d.system
                         and lower(alive.effective) is not null and alive.effective @> $5::date))`

type Row = Omit<SearchCandidate, 'effective' | 'citation' | 'texts'> & {
  effectiveFrom: IsoDate | null
  effectiveTo: IsoDate | null
  source: string
  edition: string
  locator: string
  texts: SearchCandidate['texts'] | null
}

export type FoundCandidates = { words: Map<string, KnownWord>; candidates: SearchCandidate[] }

/** The codes that some words of the query describe as of a date, in no order, and what the index knows of those words. */
export async function findSearchCandidates(
  db: Queryable,
  query: SearchQuery,
  options: { systems: readonly CodeSystem[]; asOf: IsoDate; cptLicensed: boolean },
): Promise<FoundCandidates> {
  const wordings = [...query.groups, ...query.negated].flatMap((group) => group.wordings.flat())
  const written = query.groups.flatMap((group) => group.written.split(' '))
  const words = await findKnownWords(db, [...new Set(wordings)], [...new Set(written)])
  const [strict, loose, looser] = writeQueries(query.groups, words)
  if (strict === '' && query.codeBeginning === null) return { words, candidates: [] }
  const systems = options.systems.length > 0 ? options.systems : SYSTEMS
  const poisoning = /poison|overdos|adverse|toxic|underdos/i.test(query.words)
  const { rows } = await db.query<Row>(CANDIDATES, [
    ...[strict, loose, looser, systems, options.asOf, poisoning, query.codeBeginning, options.cptLicensed],
  ])
  return { words, candidates: rows.map(toCandidate) }
}

function toCandidate({ effectiveFrom, effectiveTo, source, edition, locator, texts, ...own }: Row): SearchCandidate {
  return {
    ...own,
    effective: { from: effectiveFrom, to: effectiveTo },
    citation: { source, edition, locator, effectiveFrom, effectiveTo },
    texts: texts ?? [],
  }
}

/** Rarest notions this many are combined; common ones only rank. */
const COMBINED = 6

/** What more texts have than this is in too many to tell codes apart, such as "open" or "right". */
const COMMON = 6_000

/** Queries of full-text search: every notion; all but one; any two (or any one, where there are but two). */
function writeQueries(groups: readonly SearchGroup[], words: ReadonlyMap<string, KnownWord>): [string, string, string] {
  const found = groups
    .flatMap((group) => {
      const wordings = group.wordings.flatMap((wording) => {
        const stems = wording.flatMap((word) => words.get(word) ?? [])
        return stems.length > 0 && stems.length === wording.filter((word) => !STOP_WORDS.has(word)).length
          ? [stems]
          : []
      })
      if (wordings.length === 0) return []
      const rarity = Math.min(...wordings.map((stems) => Math.min(...stems.map(({ texts }) => texts))))
      const text = wordings.map((stems) => `(${stems.map(({ stem }) => quote(stem)).join(' & ')})`).join(' | ')
      return [{ text: `(${text})`, rarity }]
    })
    .toSorted((one, other) => one.rarity - other.rarity)
  const telling = found.filter(({ rarity }) => rarity <= COMMON)
  const rarest = (telling.length > 1 ? telling : found).slice(0, COMBINED).map(({ text }) => text)
  const allButOne = rarest.map((_, left) => `(${rarest.filter((_, at) => at !== left).join(' & ')})`)
  const pairs = rarest.flatMap((one, at) => rarest.slice(at + 1).map((other) => `(${one} & ${other})`))
  return [
    found.map(({ text }) => text).join(' & '),
    rarest.length > 2 ? allButOne.join(' | ') : '',
    rarest.length > 2 ? pairs.join(' | ') : rarest.length === 2 ? rarest.join(' | ') : '',
  ]
}

const quote = (stem: string): string => `'${stem.replaceAll("'", "''").replaceAll('\\', '')}'`

/** Words PostgreSQL leaves out of an English text, as far as wordings have them. */
const STOP_WORDS = new Set([
  'and',
  'of',
  'in',
  'to',
  'with',
  'after',
  'before',
  'out',
  'off',
  'the',
  'a',
  'by',
  'on',
  'without',
])
