import type { CodeSystem } from '../domain/code-reference.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import type { KnownWord, SearchCandidate, SearchQuery } from '../domain/search.ts'
import { readSearchQuery } from '../reading/search-query.ts'
import { type Choice, chooseCodes } from '../rules/choose-codes.ts'
import { type RankedCode, rankCandidates } from '../rules/rank-candidates.ts'

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
  return (await search(words, options, find)).ranked
}

/** The codes that a description asks for together, each with what else it may be. */
export async function searchDescription(
  words: string,
  options: SearchOptions,
  find: FindSearchCandidates,
): Promise<Choice[]> {
  const { query, words: known, ranked } = await search(words, options, find)
  return chooseCodes(query, known, ranked)
}

async function search(words: string, options: SearchOptions, find: FindSearchCandidates) {
  const query = readSearchQuery(words)
  const systems = options.systems.length > 0 ? options.systems : query.systems
  const found = await find(query, { systems, asOf: options.asOf })
  return { query, words: found.words, ranked: rankCandidates(query, found.words, found.candidates) }
}
