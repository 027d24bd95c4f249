import type { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Facts, FeePlace } from '../../domain/codebook.ts'
import type { Citation, Edition } from '../../domain/edition.ts'
import { inheritedNoteKeys } from '../../domain/icd10cm-inheritance.ts'
import type { DateSpan, IsoDate } from '../../domain/iso-date.ts'
import type { Queryable } from '../pool.ts'
import { FACT_LISTS } from './fact-schemas.ts'
import { FACTS_QUERY } from './facts-query.ts'

const FIND_FACTS = { name: 'find_facts', text: FACTS_QUERY }

/**
 * Everything the codebook holds about `codes` (canonical), with the codes that replaced them, for an answer as of `asOf`,
 * in one round trip. Rows of other dates are included: a rule must be able to say when a code or an edit ended. Lists are
 * newest edition first.
 * @throws AppError `internal` where a row is not what the types say
 */
export async function findFacts(db: Queryable, ...question: FactsQuestion): Promise<Facts> {
  return (await readFacts(db, ...question)).facts
}

/** What facts are asked for. */
export type FactsQuestion = [
  codes: readonly string[],
  asOf: IsoDate,
  options: { cptLicensed: boolean; fees?: FeePlace | null },
]

/** The same, with the version of the editions the facts are of. */
export async function readFacts(
  db: Queryable,
  ...[codes, asOf, options]: FactsQuestion
): Promise<{ facts: Facts; version: string }> {
  const keys = noteKeys(codes)
  const { state = null, places = [] } = options.fees ?? {}
  const { notes, known } = readBefore(db)
  const { rows } = await db.query(FIND_FACTS, [
    codes,
    options.cptLicensed,
    asOf,
    keys.map(([code]) => code),
    keys.map(([, key]) => key),
    options.fees != null,
    state,
    // Words between word boundaries; null finds nothing.
    places.length > 0 ? `\\m(${places.map(escapeForPattern).join('|')})\\M` : null,
    [...notes.keys()],
    known.version,
  ])
  const { data: lists, error: cause } = FACT_LISTS.safeParse(rows[0])
  if (!lists) {
    throw new AppError('internal', 'The codebook holds a row this version does not understand: bring it up to date.', {
      cause,
    })
  }
  const editions = withListedCodes(keepEditions(db, lists, known), lists.listed)
  const cite = citeFrom(editions)
  const facts = {
    asOf,
    codes: lists.codes.map(cite),
    replacements: lists.replacements.map(cite),
    editPairs: lists.editPairs.map(cite),
    unitLimits: lists.unitLimits.map(cite),
    addOns: lists.addOns.map(cite),
    fees: lists.fees.map(cite),
    modifiers: lists.modifiers.map(cite),
    policies: lists.policies.map(cite),
    localities: lists.localities.map(cite),
    subcodes: lists.subcodes.map(cite),
    notes: lists.notes.filter(isInherited).map(cite),
    conversions: lists.conversions.map(cite),
    places: lists.places.map(cite),
    denials: lists.denials.map(cite),
    telehealth: lists.telehealth.map(cite),
    guidance: keepNotes(readBefore(db), editions, lists.guidance, cite),
    searches: [],
    editions,
  }
  return { facts, version: lists.version }
}

type GuidanceRow = z.infer<typeof FACT_LISTS>['guidance'][number]
type GuidanceFact = Facts['guidance'][number]

type KnownEdition = Omit<Edition, 'listedCodes'>

/** What every look-up wants, and was read before. */
type ReadBefore = {
  /**
   * By edition. Any question may be one about a note, so all are wanted every time; of one edition they never change. Those of an
   * edition that was replaced stay until the process ends: another look-up may still see it as live.
   */
  notes: Map<number, GuidanceFact[]>
  /** Those of the live editions, in one list: the rules read an index of it, which they make once for each list. */
  live: { ids: readonly number[]; notes: GuidanceFact[] }
  /** The live editions of a version. */
  known: { version: string; editions: readonly KnownEdition[] }
}

const READ_BEFORE = new WeakMap<Queryable, ReadBefore>()

function readBefore(db: Queryable): ReadBefore {
  const read = READ_BEFORE.get(db) ?? {
    notes: new Map(),
    live: { ids: [], notes: [] },
    known: { version: '', editions: [] },
  }
  READ_BEFORE.set(db, read)
  return read
}

/** The live editions; those that were `known` when they were asked for, where they are the same. */
function keepEditions(
  db: Queryable,
  { editions, version }: Pick<z.infer<typeof FACT_LISTS>, 'editions' | 'version'>,
  known: ReadBefore['known'],
): readonly KnownEdition[] {
  if (editions === null) return known.editions
  const read = editions.map(({ effectiveFrom, effectiveTo, ...edition }) => ({
    ...edition,
    effective: { from: effectiveFrom, to: effectiveTo },
  }))
  readBefore(db).known = { version, editions: read }
  return read
}

function withListedCodes(
  editions: readonly KnownEdition[],
  listed: readonly { editionId: number; codes: string[] }[],
): Edition[] {
  const codesOf = new Map(listed.map(({ editionId, codes }) => [editionId, codes]))
  return editions.map((edition) => ({ ...edition, listedCodes: codesOf.get(edition.id) ?? [] }))
}

/** The notes of all live editions, newest edition first, the same list as long as they are; `fresh` were not read before. */
function keepNotes(
  read: ReadBefore,
  editions: readonly Edition[],
  fresh: readonly GuidanceRow[],
  cite: (note: GuidanceRow) => GuidanceFact,
): GuidanceFact[] {
  for (const [id, notes] of Map.groupBy(fresh, ({ editionId }) => editionId)) read.notes.set(id, notes.map(cite))
  const ids = editions.map(({ id }) => id).filter((id) => read.notes.has(id))
  if (read.live.ids.join() !== ids.join()) read.live = { ids, notes: ids.flatMap((id) => read.notes.get(id) ?? []) }
  return read.live.notes
}

/** An ICD-10-CM code as notes stand at it. */
const DIAGNOSIS = /^[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4})?$/

/** Of more diagnoses than this in one message none is asked about for its notes. */
const DIAGNOSES = 24

/** Each diagnosis with each key, blocks aside, at which notes stand that it inherits. */
const noteKeys = (codes: readonly string[]): [code: string, key: string][] =>
  codes
    .filter((code) => DIAGNOSIS.test(code))
    .slice(0, DIAGNOSES)
    .flatMap((code) => inheritedNoteKeys(code, []).map((key): [string, string] => [code, key]))

/** Blocks are found by their first letters; this says which of them a code stands in. */
const isInherited = ({ code, at }: { code: string; at: string }): boolean =>
  !at.includes('-') || inheritedNoteKeys(code, [at]).includes(at)

const escapeForPattern = (text: string): string => text.replaceAll(/[^\p{L}\p{N} ]/gu, '.')

/** Columns every fact is read with: the edition that owns it, its locator and its validity. */
type Owned = { editionId: number; locator: string; effectiveFrom: IsoDate | null; effectiveTo: IsoDate | null }

/** Turns a row into a fact: its own columns, its validity, and its citation by the edition that owns it. */
function citeFrom(editions: readonly Edition[]) {
  const byId = new Map(editions.map((edition) => [edition.id, edition]))
  return <Row extends Owned>(row: Row): Omit<Row, keyof Owned> & { effective: DateSpan; citation: Citation } => {
    const { editionId, locator, effectiveFrom, effectiveTo, ...own } = row
    const edition = byId.get(editionId)
    if (edition === undefined) throw new Error('a fact was read of an edition that is not live')
    return {
      ...own,
      effective: { from: effectiveFrom, to: effectiveTo },
      citation: { source: edition.source, edition: edition.label, locator, effectiveFrom, effectiveTo },
    }
  }
}

/**
 * Which of those codes the codebook knows, as `SYSTEM code`, and which are add-on codes, as `ADD-ON code`. ICD-9-CM is known
 * by the maps that convert from it, because no edition lists its codes.
 */
export async function findKnownCodes(db: Queryable, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ system: CodeSystem | 'ADD-ON'; code: string }>(
    `select distinct t.system, t.code from codes t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.code = any($1)
     union
     select 'ADD-ON', t.add_on_code from add_on_codes t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.add_on_code = any($1)
     union
     select t.from_system, t.from_code from conversion_maps t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.from_code = any($1) and t.from_system = 'ICD-9-CM'`,
    [codes],
  )
  return new Set(rows.map((row) => `${row.system} ${row.code}`))
}
