import type { Citation } from '../../domain/edition.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { CoverageRelation, PolicyFact } from '../../domain/policy-fact.ts'
import type { Queryable } from '../pool.ts'
import { span } from './editions.ts'

/** A policy that says of a diagnosis that it supports medical necessity, or that it does not. */
export type DiagnosisPolicy = Pick<PolicyFact, 'policyId' | 'kind' | 'title' | 'contractor' | 'states' | 'url'> & {
  relation: Exclude<CoverageRelation, 'names'>
  citation: Citation
}

type Row = Omit<DiagnosisPolicy, 'citation'> & Citation

/** Policies in force on the date that list a diagnosis, at most so many; one more tells that there are more. */
export async function listDiagnosisPolicies(
  db: Queryable,
  code: string,
  options: { asOf: IsoDate; most: number },
): Promise<DiagnosisPolicy[]> {
  const { rows } = await db.query<Row>(
    `select distinct on (p.policy_id, c.relation) p.policy_id as "policyId", p.kind, p.title, p.contractor, p.states, p.url, c.relation,
            e.source, e.label as edition, p.locator, ${span('p.effective')}
       from coverage_codes c
       join editions e on e.id = c.edition_id and e.state = 'live'
       join coverage_policies p on (p.edition_id, p.policy_id, p.version) = (c.edition_id, c.policy_id, c.version)
      where c.code = $1 and c.system = 'ICD-10-CM' and c.relation in ('covered', 'not_covered')
        and p.effective @> $2::date and c.effective @> $2::date
      order by p.policy_id, c.relation, lower(e.effective) desc nulls last limit $3`,
    [code, options.asOf, options.most],
  )
  return rows.map(({ source, edition, locator, effectiveFrom, effectiveTo, ...own }) => ({
    ...own,
    citation: { source, edition, locator, effectiveFrom, effectiveTo },
  }))
}
