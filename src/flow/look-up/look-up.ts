import { canonicalCode } from '../../domain/code-address.ts'
import { CODE_SYSTEMS, type CodeSystem } from '../../domain/code-reference.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { SearchCandidate } from '../../domain/search.ts'
import { searchTyped, type TypedSearchPorts } from '../answer/search-codes.ts'
import type { NamedCode } from '../code-page/page-family.ts'

/** A code of one of the small lists: modifiers, places of service, reason and remark codes. */
export type ListedCode = { system: CodeSystem; code: string; description: string }

/** What one box finds. */
export type Hit = {
  system: CodeSystem
  code: string
  /** The description in pieces, those that were searched for marked. */
  words: { text: string; found: boolean }[]
  billable: boolean
  /** Last day of the row; null where it has none. */
  until: IsoDate | null
}

export type LookUpPorts = TypedSearchPorts & {
  listListed(): Promise<readonly ListedCode[]>
  /** Those of the codes that the codebook has, in force or not. */
  listTyped(typed: readonly { system: CodeSystem; code: string }[], asOf: IsoDate): Promise<NamedCode[]>
}

export type LookUp = { hits: Hit[]; total: number; bySystem: { system: CodeSystem; count: number }[] }

/** Systems searched by words where none is asked for. ICD-10-PCS is asked for by name: any anatomy fits hundreds of its codes. */
const BY_WORDS: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD-10-CM', 'MS-DRG', 'REVENUE']

/** Systems whose codes stand in the small lists. */
const LISTED: ReadonlySet<CodeSystem> = new Set(['MODIFIER', 'POS', 'CARC', 'RARC'])

/**
 * Codes that fit what was typed, a code or words, of one system or of all; the most likely first. Nothing typed finds nothing.
 * @param options.most hits returned; `total` counts all
 */
export async function lookUp(
  typed: string,
  options: { system: CodeSystem | null; asOf: IsoDate; most: number },
  ports: LookUpPorts,
): Promise<LookUp> {
  const { system, asOf, most } = options
  const text = typed.trim()
  if (text === '') return { hits: [], total: 0, bySystem: [] }
  const [{ ranked, stems }, named, listed] = await Promise.all([
    searchWords(text, system, asOf, ports),
    ports.listTyped(listTypedCodes(text, system), asOf),
    ports.listListed(),
  ])
  const small = (system === null ? listed : listed.filter((each) => each.system === system)).flatMap((each) =>
    fitsListed(each, text) ? [{ ...each, billable: true, until: null }] : [],
  )
  const worded = ranked.map(({ candidate, covers }) => ({ found: { ...candidate, until: untilOf(candidate) }, covers }))
  const all = leaveRepeated([
    ...named.map((each) => ({ ...each, until: null })),
    ...small.filter((each) => canonicalCode(each.system, text) === each.code),
    ...worded.filter(({ covers }) => covers.every(Boolean)).map(({ found }) => found),
    ...small,
    ...worded.map(({ found }) => found),
  ])
  const mark = markWords(stems, text)
  const hits = all.slice(0, most).map(({ system: own, code, description, billable, until }): Hit => {
    return { system: own, code, words: mark(description ?? ''), billable, until }
  })
  return { hits, total: all.length, bySystem: countBySystem(all) }
}

/** A code that fits, before its words are marked. */
type Found = NamedCode & { until: IsoDate | null }

/** What the words find; a diagnosis typed without its dot is tried with it where that finds nothing. */
async function searchWords(text: string, system: CodeSystem | null, asOf: IsoDate, ports: LookUpPorts) {
  const systems = system === null ? BY_WORDS : LISTED.has(system) ? [] : [system]
  if (systems.length === 0) return { ranked: [], stems: [] }
  const found = await searchTyped(text, { systems, asOf }, ports)
  const dotted = canonicalCode('ICD-10-CM', text)
  if (found.ranked.length > 0 || dotted === null || dotted === text.toUpperCase()) return found
  return searchTyped(dotted, { systems, asOf }, ports)
}

/** Every code that what was typed may be. */
function listTypedCodes(text: string, system: CodeSystem | null): { system: CodeSystem; code: string }[] {
  return (system === null ? CODE_SYSTEMS : [system]).flatMap((each) => {
    const code = canonicalCode(each, text)
    return code === null ? [] : [{ system: each, code }]
  })
}

/** Each code at the first place where it stands. */
function leaveRepeated(found: readonly Found[]): Found[] {
  const first = new Map<string, Found>()
  for (const each of found) {
    const key = `${each.system} ${each.code}`
    if (!first.has(key)) first.set(key, each)
  }
  return [...first.values()]
}

/** Elsewhere a row ends with its edition, which says nothing of the code. */
const untilOf = ({ system, effective }: SearchCandidate): IsoDate | null =>
  system === 'CPT' || system === 'HCPCS' ? effective.to : null

/** True for a code of the small lists with that number, or all of whose words are begun by the words typed. */
function fitsListed({ system, code, description }: ListedCode, text: string): boolean {
  if (canonicalCode(system, text) === code) return true
  const typed = splitWords(text)
  if (typed.length === 0 || typed.some((each) => each.length < 3)) return false
  const words = splitWords(description)
  return typed.every((each) => words.some((word) => word.startsWith(each)))
}

const splitWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Marks the words of a description that have one of the stems, or begin with a word that was typed. */
function markWords(stems: readonly string[], text: string): (description: string) => Hit['words'] {
  const typed = splitWords(text).filter((word) => word.length > 2)
  const beginnings = [...stems.filter((stem) => stem.length > 1).map(openEnd), ...typed]
  const isFound = (word: string): boolean => beginnings.some((each) => word.toLowerCase().startsWith(each))
  return (description) =>
    description
      .split(/([\p{L}\p{N}]+)/u)
      .filter((piece) => piece !== '')
      .map((piece) => ({ text: piece, found: isFound(piece) }))
}

/** The stemmer ends in `i` what may be written with `y`: neuropathi. */
const openEnd = (stem: string): string => (stem.length > 3 && stem.endsWith('i') ? stem.slice(0, -1) : stem)

function countBySystem(hits: readonly Pick<Hit, 'system'>[]): LookUp['bySystem'] {
  return CODE_SYSTEMS.flatMap((system) => {
    const count = hits.filter((hit) => hit.system === system).length
    return count > 0 ? [{ system, count }] : []
  })
}
