import type { CodeSystem } from '../../domain/code-reference.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { KnownWord, SearchCandidate, SearchQuery } from '../../domain/search.ts'
import { readSearchQuery } from '../../reading/search/search-query.ts'
import { type Choice, chooseCodes } from '../../rules/choice/choose-codes.ts'
import { type RankedCode, rankCandidates } from '../../rules/choice/rank-candidates.ts'

/** The index of codes, as far as a search needs it. */
export type FindSearchCandidates = (
  query: SearchQuery,
  options: { systems: readonly CodeSystem[]; asOf: IsoDate },
) => Promise<{ words: ReadonlyMap<string, KnownWord>; candidates: SearchCandidate[] }>

export type SearchOptions = {
  /** Only these; empty: those the words ask for, or all. */
  systems: readonly CodeSystem[]
  asOf: IsoDate
}

/** Codes that the words describe, best first. */
export async function searchCodes(
  words: string,
  options: SearchOptions,
  find: FindSearchCandidates,
): Promise<RankedCode[]> {
  return (await search(readSearchQuery(words), options, find)).ranked
}

/** The codes that a description asks for together, each with what else it may be. */
export async function searchDescription(
  words: string,
  options: SearchOptions,
  find: FindSearchCandidates,
): Promise<Choice[]> {
  const { query, words: known, ranked } = await search(readSearchQuery(words), options, find)
  return chooseCodes(query, known, ranked)
}

/** The index of codes for somebody who is typing. */
export type TypedSearchPorts = {
  find: FindSearchCandidates
  /** Words of the index that begin like that, the most common first; none where it has that very word. */
  complete(beginning: string): Promise<string[]>
}

/** Codes that words describe of which the last may not be finished, with the stems they were found by. */
export async function searchTyped(
  words: string,
  options: SearchOptions,
  ports: TypedSearchPorts,
): Promise<{ ranked: RankedCode[]; stems: string[] }> {
  const query = await completeQuery(readSearchQuery(words), ports.complete)
  const { words: known, ranked } = await search(query, options, ports.find)
  return { ranked, stems: [...new Set([...known.values()].map(({ stem }) => stem))] }
}

/** The query with every word its last one may be the beginning of. */
async function completeQuery(query: SearchQuery, complete: TypedSearchPorts['complete']): Promise<SearchQuery> {
  const last = query.groups.at(-1)
  const beginning = last?.written.split(' ').at(-1) ?? ''
  if (last === undefined || beginning.length < SHORTEST_BEGINNING || query.codeBeginning !== null) return query
  const completed = (await complete(beginning)).map((word) => [...last.written.split(' ').slice(0, -1), word])
  return { ...query, groups: [...query.groups.slice(0, -1), { ...last, wordings: [...last.wordings, ...completed] }] }
}

/** Fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3

async function search(query: SearchQuery, options: SearchOptions, find: FindSearchCandidates) {
  const systems = options.systems.length > 0 ? options.systems : query.systems
  const found = await find(query, { systems, asOf: options.asOf })
  return { query, words: found.words, ranked: rankCandidates(query, found.words, found.candidates) }
}
