import { AppError } from '../../src/domain/app-error.ts'
import type { FactTable } from '../../src/store/codebook/editions.ts'
import { hcpcsFixedWidth } from '../import/hcpcs-fixed-width.ts'
import { icd10cmConversion } from '../import/icd10cm-conversion.ts'
import { icd10cmOrder } from '../import/icd10cm-order.ts'
import type { FactRow, Layout } from '../import/layout.ts'
import { placesOfService } from '../import/places-of-service.ts'
import type { StarterRow } from '../import/starter-line.ts'
import { readCodeEvidence } from './code-evidence.ts'
import { deriveDenialCodes, deriveModifiers, derivePlaces, deriveSearchTerms } from './derive-code-lists.ts'
import { deriveCrosswalkCodes } from './derive-crosswalk-codes.ts'
import { deriveDiagnoses } from './derive-diagnoses.ts'
import { deriveEdits, type EditLines } from './derive-edits.ts'
import { deriveProcedures } from './derive-procedures.ts'
import { deriveReplacements } from './derive-replacements.ts'
import { type HandWritten, readHandWritten, type StarterEdition } from './hand-written.ts'
import { type PublishedRow, readPublished } from './published.ts'
import { formatStarterFile, STARTER_FILES } from './starter-row.ts'

/**
 * The files of the starter set as text, by name, derived from the hand-written lists in `listFolder` and the publishers'
 * files in `dataFolder`. The same input gives the same text.
 */
export async function deriveStarterSet(listFolder: string, dataFolder: string): Promise<Map<string, string>> {
  const written = readHandWritten(listFolder)
  const tables = await deriveTables(written, dataFolder)
  const texts = new Map<string, string>()
  for (const [name, file] of Object.entries(STARTER_FILES)) {
    texts.set(name, formatStarterFile(file, tables[name] ?? []))
  }
  return texts
}

async function deriveTables(written: HandWritten, dataFolder: string): Promise<Record<string, StarterRow[]>> {
  const editionOf = (source: string): StarterEdition => getEdition(written.editions, source)
  const published = (source: string, layout: Layout, keep: (row: FactRow, table: FactTable) => boolean = () => true) =>
    readPublished(dataFolder, editionOf(source), layout, keep)
  const listed = new Set(written.procedures.map(({ code }) => code))
  const edits = await deriveEdits(dataFolder, written.editions, listed)
  const hcpcs = await published('hcpcs', hcpcsFixedWidth)
  const order = await published('icd10cm', icd10cmOrder)
  const conversion = await published('icd10cm-conversion', icd10cmConversion)
  const places = await published('pos', placesOfService)

  const evidence = readCodeEvidence(dataFolder)
  const described = deriveProcedures(written.procedures, {
    evidence,
    hcpcs: rowsOf(hcpcs, 'codes').filter(
      ({ code, effective }) => listed.has(String(code)) || (effective as { to: string | null }).to !== null,
    ),
    seen: whereSeen(edits),
    replacements: written.replacements,
    editionOf,
  })
  const procedures = [
    ...described,
    ...deriveCrosswalkCodes(written.ended, written.replacements, described, evidence, editionOf('cpt-lifecycle')),
  ]
  const replacements = deriveReplacements(
    written.replacements,
    rowsOf(hcpcs, 'code_replacements'),
    procedures,
    editionOf,
  )
  const diagnoses = deriveDiagnoses(written.diagnoses, rowsOf(order, 'codes'), conversion, editionOf)
  return {
    'add_on_codes.csv': edits.addOns,
    'code_replacements.csv': [...replacements, ...diagnoses.replacements],
    'codes.csv': [...procedures, ...diagnoses.codes],
    'denial_codes.csv': deriveDenialCodes(written.denialCodes, editionOf('plain-language')),
    'edit_pairs.csv': edits.pairs,
    'editions.csv': written.editions.map((edition) => ({ ...edition })),
    'fee_schedule.csv': edits.fees,
    'index_terms.csv': deriveSearchTerms(written.searchTerms, listed, editionOf('plain-language')),
    'modifiers.csv': deriveModifiers(written.modifiers, rowsOf(hcpcs, 'modifiers'), editionOf),
    'places_of_service.csv': derivePlaces(written.placeNames, rowsOf(places, 'places_of_service'), editionOf('pos')),
    'unit_limits.csv': edits.limits,
  }
}

const rowsOf = (rows: readonly PublishedRow[], table: FactTable): FactRow[] =>
  rows.flatMap((each) => (each.table === table ? [each.row] : []))

/** The newest edition of a source. @throws AppError `not_found` */
function getEdition(editions: readonly StarterEdition[], source: string): StarterEdition {
  const found = editions.filter((each) => each.source === source).at(-1)
  if (found === undefined) throw new AppError('not_found', `editions.csv has no edition of ${source}: add its line.`)
  return found
}

/** Where each code was met: in the oldest fee schedule of the set, else in the oldest edits. */
function whereSeen({ fees, pairs }: EditLines): Map<string, string> {
  const seen = new Map<string, string>()
  const see = (code: string | undefined, where: string): void => {
    if (code !== undefined && !seen.has(code)) seen.set(code, where)
  }
  for (const { code, edition, status } of fees) see(code, `in fee schedule ${edition} with status ${status}`)
  for (const { column_one: one, column_two: two = '', edition } of pairs) {
    for (const code of [one, ...two.split(' ')]) see(code, `in the NCCI PTP edits of ${edition}`)
  }
  return seen
}
