import type { ClaimSetting } from '../../domain/billed-claim.ts'
import type { CheckedLine, LineOutcome, PairState } from '../../domain/claim-check.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { AdjudicationIndicator, ModifierIndicator } from '../../domain/codebook.ts'
import type { NumberedSource } from '../../domain/draft.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Verdict } from '../../domain/verdict.ts'

/** What a rule says, in words, with the numbers of its sources. */
export type StatedRule = {
  /** Such as `ncci/bundled-pair`. */
  rule: string
  verdict: Verdict
  short: string
  statement: string
  /** Empty where there is nothing to add. */
  why: string
  sources: number[]
}

export type AnsweredPair = {
  state: PairState
  columnOne: string
  /** The code that is denied where both are billed and the edit holds. */
  columnTwo: string
  modifierIndicator: ModifierIndicator
  modifierGoesOn: string | null
  modifier: string | null
  /** Modifiers on that code that may bypass an edit. */
  present: string[]
  idle: boolean
  effectiveFrom: IsoDate | null
  effectiveTo: IsoDate | null
  edition: string
  covers: boolean
  says: StatedRule
}

export type AnsweredEdit = {
  columnOne: string
  columnTwo: string
  modifierIndicator: ModifierIndicator
  effectiveFrom: IsoDate | null
  effectiveTo: IsoDate | null
  sources: number[]
}

export type AnsweredLine = {
  number: number
  source: number
  system: CodeSystem
  code: string
  modifiers: string[]
  units: number | null
  placeOfService: string | null
  outcome: LineOutcome
  status: Omit<CheckedLine['status'], 'citations'> & { sources: number[] }
  unitLimit: {
    units: number
    adjudicationIndicator: AdjudicationIndicator
    edition: string
    covers: boolean
    /** Units held against it: of the line for indicator 1, else of the day. */
    asked: number | null
    exceeds: boolean
    sources: number[]
  } | null
  addOn: { primaries: string[] } | null
  says: StatedRule[]
  gaps: string[]
}

export type AnsweredDay = {
  date: IsoDate
  /** True where the claim tells no date and the one beside it was taken. */
  dateAssumed: boolean
  lines: AnsweredLine[]
  pairs: AnsweredPair[]
  pairsChecked: number
  otherEdits: AnsweredEdit[]
  /** That the other pairs have no edit. */
  free: StatedRule[]
  gaps: string[]
}

export type AnsweredClaim = { number: number; days: AnsweredDay[] }

/** Claims with what the codebook says of them. */
export type AnsweredClaims = {
  setting: ClaimSetting
  claims: AnsweredClaim[]
  sources: NumberedSource[]
  /** Claims that were not reached in time, by their numbers. */
  notReached: number[]
}
