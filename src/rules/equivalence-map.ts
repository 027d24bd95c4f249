import type { CodeSystem } from '../domain/code-reference.ts'
import type { ConversionFact, Facts } from '../domain/codebook.ts'
import type { Citation } from '../domain/edition.ts'
import type { Conclusion, Finding, Gap, Parameters } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { addDays, spanContains } from '../domain/iso-date.ts'
import { isHeader } from './codes/incomplete-diagnosis.ts'
import { says } from './message/message-words.ts'
import { findCodeLife, firstDate, isInForce } from './rows/code-life.ts'

/** Targets named for one code; some codes map to dozens. */
const TARGETS_NAMED = 8

/** Codes below a stale target that are named. */
const SUCCESSORS_NAMED = 10

/** The last day of service reported with ICD-9-CM (45 CFR 162.1002). */
const LAST_DAY_OF_NINTH = '2015-09-30'

const VALIDITY_ASKED = /\b(?:valid|ok|okay|good|still|any ?more|den(?:ied|y|ial)|reject\w*|accept\w*|use|bill)\b/

/** Places of the five flags of a general equivalence map; the second is "no map". */
const APPROXIMATE = 0
const COMBINATION = 2
const SCENARIO = 3
const CHOICE_LIST = 4

/** Newer codes named beside a target that is still valid. */
const NEWER_NAMED = 4

/** One way through the general equivalence maps. */
export type Direction = { rule: string; from: CodeSystem; to: CodeSystem }

/**
 * What the general equivalence map makes of every code asked about, its targets looked at again as of the date. The first
 * finding carries the whole list for the short answer; each has a row of its own.
 */
export function mapAcross(inquiry: Inquiry, facts: Facts, direction: Direction): Conclusion {
  const codes = new Set(inquiry.references.flatMap((each) => (each.system === direction.from ? [each.code] : [])))
  const mapped: { code: string; rows: ConversionFact[] }[] = []
  const gaps: Gap[] = []
  for (const code of codes) {
    const rows = rowsOfNewestMap(facts, code, direction)
    if (rows.length > 0) mapped.push({ code, rows })
    else gaps.push({ about: code, why: `No map from ${direction.from} ${code} to ${direction.to} is loaded here.` })
  }
  const isNinth = direction.from === 'ICD-9-CM'
  // A service of the days of ICD-9-CM has no codes of ICD-10-CM: those of the first day of ICD-10-CM are named beside it.
  const keptOn = isNinth && facts.asOf <= LAST_DAY_OF_NINTH ? inquiry.dateOfService : null
  const known = keptOn === null ? facts : { ...facts, asOf: addDays(LAST_DAY_OF_NINTH, 1) }
  const lines = mapped.map(({ code, rows }) => describe(code, rows, known, direction))
  const ended = isNinth && facts.asOf > LAST_DAY_OF_NINTH && says(inquiry, VALIDITY_ASKED)
  const told = {
    lines,
    ended: ended ? LAST_DAY_OF_NINTH : null,
    keptOn,
    kept: [...codes],
    through: LAST_DAY_OF_NINTH,
    since: addDays(LAST_DAY_OF_NINTH, 1),
  }
  const findings = mapped.map(({ code, rows }, at) =>
    conclude(code, rows, at === 0 ? told : { lines: [], ended: null, keptOn: null }, {
      ...direction,
      line: lines[at] ?? {},
    }),
  )
  return { findings, gaps }
}

function rowsOfNewestMap(facts: Facts, code: string, { from, to }: Direction): ConversionFact[] {
  const rows = facts.conversions.filter(
    (row) => row.fromSystem === from && row.toSystem === to && row.fromCode === code,
  )
  return rows.filter((row) => row.citation.edition === rows[0]?.citation.edition)
}

function conclude(
  code: string,
  rows: readonly ConversionFact[],
  told: Parameters,
  { rule, to, line }: Direction & { line: Parameters },
): Finding {
  return {
    rule,
    topic: 'crosswalks',
    verdict: 'informational',
    subjects: [code],
    parameters: { ...line, ...told, to },
    citations: rows.slice(0, TARGETS_NAMED).map((row) => row.citation) as [Citation, ...Citation[]],
    settles: ['crosswalk', 'code_search', 'code_meaning', 'status', 'denial'],
    basis: 'rows',
  }
}

/** The targets of one code, and what its flags say of them: approximate, no map, combination, scenario, choice list. */
function describe(code: string, rows: readonly ConversionFact[], facts: Facts, { to }: Direction): Parameters {
  const combined = rows.filter(({ flags }) => flags?.[COMBINATION] === '1')
  const mapped = rows.flatMap((row) => (combined.includes(row) || row.toCode === null ? [] : [row.toCode]))
  const begun = mapped.filter((target) => !isYetToBegin(target, facts, to))
  const alone = begun.length > 0 ? begun : mapped
  return {
    code,
    noMap: rows.some((row) => row.toCode === null),
    approximate: rows.some(({ flags }) => flags?.[APPROXIMATE] === '1'),
    targets: alone.slice(0, TARGETS_NAMED).map((target) => describeTarget(target, facts, to)),
    further: Math.max(0, alone.length - TARGETS_NAMED),
    scenarios: groupScenarios(combined, facts, to),
    edition: rows[0]?.citation.edition ?? '',
    asOf: facts.asOf,
  }
}

/** True for a target that the map of 2018 has and the codes of the day did not have yet. */
function isYetToBegin(code: string, facts: Facts, system: CodeSystem): boolean {
  const life = findCodeLife(facts, code, system)
  const first = life && firstDate(life)
  return first !== null && first > facts.asOf
}

/** Codes to be reported together: in each scenario one of each choice list. */
function groupScenarios(rows: readonly ConversionFact[], facts: Facts, to: CodeSystem): Parameters[] {
  const scenarios = groupBy(rows, ({ flags }) => flags?.[SCENARIO] ?? '').slice(0, TARGETS_NAMED)
  return scenarios.map((scenario) => ({
    choices: groupBy(scenario, ({ flags }) => flags?.[CHOICE_LIST] ?? '').map((choices) => ({
      targets: choices
        .flatMap(({ toCode }) => toCode ?? [])
        .slice(0, TARGETS_NAMED)
        .map((target) => describeTarget(target, facts, to)),
    })),
  }))
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  return [...new Set(rows.map(keyOf))].sort().map((key) => rows.filter((row) => keyOf(row) === key))
}

/** A target, what stands in its place where it is no longer to be reported, and newer codes split from it where it is. */
function describeTarget(code: string, facts: Facts, system: CodeSystem): Parameters {
  const life = findCodeLife(facts, code, system)
  const begins = isYetToBegin(code, facts, system) ? life && firstDate(life) : null
  const stale =
    system === 'ICD-10-CM' &&
    life !== null &&
    begins === null &&
    (!isInForce(life, facts.asOf) || isHeader(life, facts))
  const renewals = system === 'ICD-10-CM' ? listRenewals(code, facts) : []
  const below = facts.subcodes.filter((row) => row.header === code && row.billable).map((row) => row.code)
  const successors = stale ? (below.length > 0 ? below : renewals) : []
  return {
    code,
    description: life?.description ?? null,
    stale,
    begins,
    sided: stale ? [] : listSided(code, life?.description ?? null, facts),
    successors: successors.slice(0, SUCCESSORS_NAMED),
    further: Math.max(0, successors.length - SUCCESSORS_NAMED),
    newer: stale
      ? []
      : renewals
          .filter((each) => each !== code)
          .slice(0, NEWER_NAMED)
          .map((each) => nameSince(each, facts)),
    asOf: facts.asOf,
  }
}

const SIDE = /\b(?:right|left|bilateral)\b/i

/** The codes beside one of unspecified side that name the side; the record does. */
function listSided(code: string, description: string | null, facts: Facts): string[] {
  if (!/\bunspecified\b/i.test(description ?? '') || SIDE.test(description ?? '')) return []
  const beside = facts.subcodes.filter(
    (row) =>
      row.header === code.slice(0, -1) &&
      row.code.length === code.length &&
      row.billable &&
      SIDE.test(row.description ?? ''),
  )
  return [...new Set(beside.map((row) => row.code))].sort()
}

function nameSince(code: string, facts: Facts): string {
  const life = findCodeLife(facts, code, 'ICD-10-CM')
  const since = life && firstDate(life)
  return since ? `${code} from ${since}` : code
}

/** The codes that the annual conversion table puts in the place of an old one, those valid on the date. */
export function listRenewals(code: string, facts: Facts): string[] {
  const rows = facts.conversions.filter(
    (row) => row.fromSystem === 'ICD-10-CM' && row.toSystem === 'ICD-10-CM' && row.toCode === code,
  )
  const valid = rows.filter(({ fromCode, effective }) => {
    const life = findCodeLife(facts, fromCode, 'ICD-10-CM')
    return life ? isInForce(life, facts.asOf) && !isHeader(life, facts) : spanContains(effective, facts.asOf)
  })
  return [...new Set(valid.map((row) => row.fromCode))].sort()
}
