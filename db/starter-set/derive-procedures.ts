import { AppError } from '../../src/domain/app-error.ts'
import { addDays, type DateSpan } from '../../src/domain/iso-date.ts'
import type { FactRow } from '../import/layout.ts'
import type { StarterRow } from '../import/starter-line.ts'
import { type CodeEvidence, type Evidence, releaseName } from './code-evidence.ts'
import type { Procedure, Replacement } from './hand-written.ts'
import { type EditionKey, type FindEdition, toStarterRow } from './starter-row.ts'

const LIFECYCLE = 'cpt-lifecycle'

/** What the publishers' files say about the codes on the list. */
export type ProcedureFacts = {
  evidence: CodeEvidence
  /** Rows of the HCPCS file for codes on the list and for all that were terminated. */
  hcpcs: readonly FactRow[]
  /** Where each code was found: `in fee schedule 2025Q4 with status A`. */
  seen: ReadonlyMap<string, string>
  replacements: readonly Replacement[]
  editionOf: FindEdition
}

/** Lines of `codes.csv` for CPT and HCPCS: the codes on the list, and the bare dates of all others that ended. */
export function deriveProcedures(procedures: readonly Procedure[], facts: ProcedureFacts): StarterRow[] {
  const lifecycle = facts.editionOf(LIFECYCLE)
  const listed = new Set(procedures.map(({ code }) => code))
  const cpt = procedures.filter(({ system }) => system === 'CPT').map((each) => deriveCptCode(each, facts))
  const ended = [...facts.evidence.ends].filter(([code]) => !listed.has(code) && !isHcpcsCode(code))
  const bare = ended.map(([code, end]) => codeLine('CPT', code, '', spanUntil(end), lifecycle, end.locator))
  return [...cpt, ...bare, ...deriveHcpcsCodes(procedures, facts)]
}

const isHcpcsCode = (code: string): boolean => /^[A-Z]/.test(code)

const spanUntil = ({ date }: Evidence): DateSpan => ({ from: null, to: date })

function deriveCptCode({ code, began, description }: Procedure, facts: ProcedureFacts): StarterRow {
  const end = facts.evidence.ends.get(code)
  if (end !== undefined) {
    return codeLine('CPT', code, description, spanUntil(end), facts.editionOf(LIFECYCLE), end.locator)
  }
  const seen = facts.seen.get(code)
  if (seen === undefined) {
    throw new AppError('invalid', `CPT ${code} is in no published file: take it off procedures.csv.`)
  }
  if (began === '') {
    return codeLine(
      'CPT',
      code,
      description,
      { from: null, to: null },
      facts.editionOf('plain-language'),
      `${code}, ${seen}`,
    )
  }
  const { key, locator } = explainBeginning(code, began, seen, facts)
  return codeLine('CPT', code, description, { from: began, to: null }, key, locator)
}

/** Why a code is said to have begun then. @throws AppError `invalid` where an earlier fee schedule lists it */
function explainBeginning(
  code: string,
  began: string,
  seen: string,
  facts: ProcedureFacts,
): { key: EditionKey; locator: string } {
  const year = began.slice(0, 4)
  const release = facts.evidence.firstReleases.get(code) ?? ''
  if (release !== '' && release < `${year}A`) {
    const listed = `the fee schedule of ${releaseName(release)} lists it already`
    throw new AppError('invalid', `CPT ${code} did not begin on ${began}: ${listed}. Mend procedures.csv.`)
  }
  const replaces = facts.replacements.some(
    (each) => each.replaced_by.split(' + ').includes(code) && endOf(each.code, facts) === addDays(began, -1),
  )
  if (!replaces && release === `${year}A`) {
    const locator = `first fee schedule release that lists it: ${releaseName(release)}`
    return { key: facts.editionOf(LIFECYCLE), locator }
  }
  if (!replaces && release === '') {
    return { key: facts.editionOf(LIFECYCLE), locator: `${seen}, in no earlier one` }
  }
  return { key: { source: 'cpt-crosswalk', edition: year }, locator: `CPT ${year} changes` }
}

const endOf = (code: string, facts: ProcedureFacts): string | undefined => facts.evidence.ends.get(code)?.date

/** Codes of the HCPCS file, and those on the list that began after it and that a fee schedule of their first year lists. */
function deriveHcpcsCodes(
  procedures: readonly Procedure[],
  { hcpcs, evidence, editionOf }: ProcedureFacts,
): StarterRow[] {
  const listed = new Map(procedures.flatMap((each) => (each.system === 'HCPCS' ? [[each.code, each]] : [])))
  const edition = editionOf('hcpcs')
  const found = new Set(hcpcs.map(({ code }) => String(code)))
  const lacking = [...listed.values()].filter(({ code }) => !found.has(code))
  const isYounger = ({ code, began }: Procedure): boolean =>
    began > edition.effective_to && evidence.firstReleases.get(code)?.slice(0, 4) === began.slice(0, 4)
  const missing = lacking.filter((each) => !isYounger(each)).map(({ code }) => code)
  if (missing.length > 0) {
    throw new AppError('invalid', `The HCPCS file lacks ${missing.join(', ')}: take them off procedures.csv.`)
  }
  const younger = lacking.map(({ code, began, description }) => {
    const locator = `first fee schedule release that lists it: ${releaseName(evidence.firstReleases.get(code) ?? '')}`
    return codeLine('HCPCS', code, description, { from: began, to: null }, editionOf(LIFECYCLE), locator)
  })
  const filed = hcpcs.map((row) => {
    const code = String(row.code)
    const own = listed.get(code)
    const description = own === undefined ? '' : own.description || String(row.description)
    const { from, to } = row.effective as DateSpan
    const end = evidence.ends.get(code)
    // The file tells terminations up to its own last day; what ended later is known from the fee schedule.
    const isKnown = to !== null || end === undefined || end.date < edition.effective_to
    if (isKnown) return toStarterRow({ ...row, description }, edition)
    return codeLine('HCPCS', code, description, { from, to: end.date }, editionOf(LIFECYCLE), end.locator)
  })
  return [...filed, ...younger]
}

function codeLine(
  system: string,
  code: string,
  description: string,
  effective: DateSpan,
  key: EditionKey,
  locator: string,
): StarterRow {
  return toStarterRow({ system, code, description, billable: true, effective, locator }, key)
}
