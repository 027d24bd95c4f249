import type { Facts } from '../../domain/codebook.ts'
import { spanContains } from '../../domain/iso-date.ts'
import type { PolicyFact } from '../../domain/policy-fact.ts'
import type { FactMark, PageSources } from './page-sources.ts'

/** A policy as a row of the page. */
export type PagePolicy = {
  id: string
  kind: PolicyFact['kind']
  title: string
  url: string | null
  contractor: string | null
  states: string[] | null
  /** `names`, or what it says of a diagnosis. */
  relation: 'names' | 'covered' | 'not_covered'
  from: string | null
  to: string | null
  fact: FactMark
}

/** What coverage policies say; `more`: beyond those listed there are others. */
export type PageCoverage = { policies: PagePolicy[]; more: boolean; telehealth: { standing: string; fact: FactMark }[] }

/** A policy that lists a diagnosis, as the store finds it. */
export type ListedPolicy = Omit<PolicyFact, 'version' | 'related' | 'mentions' | 'groups' | 'effective'> & {
  relation: 'covered' | 'not_covered'
}

/** More policies than this nobody reads on a page; those that hold nationally come first. */
export const POLICIES_SHOWN = 60

/** Policies in force on the date that name the code or list the diagnosis; null where none does. */
export function composeCoverage(
  code: string,
  facts: Facts,
  listed: readonly ListedPolicy[],
  sources: PageSources,
): PageCoverage | null {
  const naming = facts.policies
    .filter(({ mentions }) => mentions.some((each) => each.code === code && each.relation === 'names'))
    .filter(({ effective }) => spanContains(effective, facts.asOf))
    .map((policy) => ({ ...policy, relation: 'names' as const }))
  const all = [...naming, ...listed].toSorted((one, other) => ORDER[one.kind] - ORDER[other.kind])
  const telehealth = facts.telehealth
    .filter((row) => row.code === code && spanContains(row.effective, facts.asOf))
    .slice(0, 1)
    .map(({ standing, citation }) => ({ standing, fact: sources.mark(citation) }))
  if (all.length === 0 && telehealth.length === 0) return null
  return {
    policies: all
      .slice(0, POLICIES_SHOWN)
      .map(({ policyId, kind, title, url, contractor, states, relation, citation }) => ({
        id: policyId,
        kind,
        title,
        url,
        contractor,
        states,
        relation,
        from: citation.effectiveFrom,
        to: citation.effectiveTo,
        fact: sources.mark(citation),
      })),
    more: all.length > POLICIES_SHOWN,
    telehealth,
  }
}

const ORDER: Readonly<Record<PolicyFact['kind'], number>> = { ncd: 0, lcd: 1, article: 2 }
