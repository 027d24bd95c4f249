import type { CodeSystem } from './code-reference.ts'
import type { Fact } from './edition.ts'
import type { IsoDate } from './iso-date.ts'

/** What a policy says of a code: it is about it, it supports medical necessity, or it does not. */
export type CoverageRelation = 'names' | 'covered' | 'not_covered'

/** A Medicare coverage policy that names a code asked about, or that such a policy names as related. */
export type PolicyFact = Fact & {
  /** `L`, `A` or `NCD` and the publisher's number. */
  policyId: string
  version: string
  kind: 'ncd' | 'lcd' | 'article'
  title: string
  /** Contractors whose policy it is; null for a national one, and where the tables of contractors are not loaded. */
  contractor: string | null
  /** Postal abbreviations of the states it holds in; null where that is not known. */
  states: string[] | null
  url: string | null
  /** Policies it names as related: codes hang on an article, indications on the LCD related to it. */
  related: string[]
  /** The codes asked about that stand in it; none in a policy that is here because it is related. */
  mentions: {
    system: CodeSystem
    code: string
    relation: CoverageRelation
    /** Number of the group of codes it stands in, counted within the relation; null outside groups. */
    group: number | null
    /** True where the paragraph of the group says more about this code. */
    asterisk: boolean
    /** Last day the code stands in it; null where that is not said. */
    until: IsoDate | null
  }[]
  /** What stands before those groups. */
  groups: { relation: CoverageRelation; group: number; paragraph: string }[]
}
