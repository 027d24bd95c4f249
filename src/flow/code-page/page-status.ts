import type { CodeState, CodeStatus } from '../../domain/claim-check.ts'
import { hrefOfCode } from '../../domain/code-address.ts'
import { type CodeSystem, codesNamedIn } from '../../domain/code-reference.ts'
import type { CodeFact, Facts } from '../../domain/codebook.ts'
import type { Gap } from '../../domain/finding.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findValidityGap } from '../../rules/codes/meaning.ts'
import { type CodeLife, findCodeLife, findEditionGap, isInForce } from '../../rules/rows/code-life.ts'
import { findCodeStatus } from '../../rules/rows/code-status.ts'
import { CODE_SET_SOURCES } from '../../rules/rows/code-timeline.ts'
import { editionSpan } from '../../rules/rows/fee-row.ts'
import { followReplacements, wordCondition } from '../../rules/rows/replacements.ts'
import type { FactMark, PageSources } from './page-sources.ts'

/** A code another one leads to. */
export type CodeLink = { code: string; href: string; description: string | null }

export type PageStatus = {
  state: CodeState
  description: string | null
  firstDate: string | null
  lastDate: string | null
  /** Last day of the span the date lies in. */
  validTo: string | null
  replacements: {
    codes: CodeLink[]
    together: boolean
    /** How the codes go on: ` when …`, or empty. */
    clause: string
    followedFrom: string | null
    fact: FactMark
  }[]
  facts: FactMark[]
  /** No code set tells its dates, and files of the date, such as the fee schedule, list it. */
  inUse: boolean
  /** Label of the edition taken to hold on the date, because none loaded here speaks for it; null where one does. */
  nearest: string | null
  /** Why the data cannot be sure, such as that no edition of the date is loaded; null where it can. */
  gap: string | null
}

/** What stands first on the page of a code: whether it may be reported on the date. */
export function composeStatus(system: CodeSystem, code: string, facts: Facts, sources: PageSources): PageStatus {
  const status = findStatus(system, code, facts)
  const life = findCodeLife(facts, code, system)
  const span = life?.spans.find(({ from, to }) => (from ?? '') <= facts.asOf && (to === null || to >= facts.asOf))
  const gap = findGap(life, findListing(system, code, facts) !== undefined, facts)
  const replacements = status.state === 'ended' ? followReplacements(code, facts) : []
  // Rows of replacements stand with the codes they name.
  const own = status.citations.filter((citation) => !replacements.some(({ row }) => row.citation === citation))
  return {
    ...status,
    validTo: span?.to ?? null,
    facts: own.map(sources.mark),
    replacements: replacements.map(({ row, followedFrom }) => ({
      codes: row.replacedBy.flatMap(codesNamedIn).map((each) => linkCode(each, facts)),
      together: row.replacedBy.length > 1,
      clause: wordCondition(row.condition),
      followedFrom,
      fact: sources.mark(row.citation),
    })),
    inUse: status.state === 'assumed' && life !== null && gap === null,
    nearest: gap?.nearest?.edition ?? null,
    gap: gap?.why ?? null,
  }
}

/** What keeps the status from being proven; nothing where the code set of that time lists the code. */
function findGap(life: CodeLife | null, isListed: boolean, facts: Facts): Gap | null {
  if (life === null) return null
  if (!isInForce(life, facts.asOf)) return findEditionGap(life, facts.asOf)
  return isListed ? null : findValidityGap(life, facts)
}

/**
 * The status, with two things said more exactly than a claim needs them. An excerpt of the code set of that time proves that it has
 * the code, if nothing else. And a code that only a conversion map names, as all of ICD-9-CM, is in no code set: nothing tells its dates.
 */
function findStatus(system: CodeSystem, code: string, facts: Facts): CodeStatus {
  const status = findCodeStatus(system, code, facts)
  const listed = status.state === 'assumed' ? findListing(system, code, facts) : undefined
  if (listed !== undefined)
    return { ...status, state: listed.billable ? 'active' : 'header', citations: [listed.citation] }
  const mapped = facts.conversions.find(({ fromSystem, fromCode }) => fromSystem === system && fromCode === code)
  if (status.state !== 'unknown' || mapped === undefined) return status
  return { ...status, state: 'assumed', citations: [mapped.citation] }
}

/** The row of the publisher's list of the code system that speaks for the date. */
const findListing = (system: CodeSystem, code: string, facts: Facts): CodeFact | undefined =>
  facts.codes.find(
    (row) =>
      row.code === code &&
      row.system === system &&
      row.citation.source === CODE_SET_SOURCES[system] &&
      spanContains(editionSpan(row, facts), facts.asOf),
  )

/** A link to a code named by another one, in whichever system the facts have it. */
export function linkCode(code: string, facts: Facts): CodeLink {
  const row =
    facts.codes.find((each) => each.code === code && each.description !== null) ??
    facts.codes.find((each) => each.code === code)
  const system = row?.system ?? (/^[A-Z]\d{4}$/.test(code) ? 'HCPCS' : 'CPT')
  return { code, href: hrefOfCode(system, code), description: row?.description ?? null }
}
