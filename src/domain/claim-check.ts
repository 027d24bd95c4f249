import type { BilledLine, ClaimSetting } from './billed-claim.ts'
import type { EditPairFact, UnitLimitFact } from './codebook.ts'
import type { Citation, Edition } from './edition.ts'
import type { Finding, Gap } from './finding.ts'
import type { IsoDate } from './iso-date.ts'

/**
 * Whether a code may be reported for services on the date. `assumed`: rows name it and none tells its dates. `header`:
 * only the heading of more specific codes. `unknown`: no row.
 */
export const CODE_STATES = ['active', 'assumed', 'header', 'ended', 'not_yet', 'unknown'] as const

export type CodeState = (typeof CODE_STATES)[number]

export type CodeStatus = {
  state: CodeState
  description: string | null
  firstDate: IsoDate | null
  /** Its last valid day before the date asked about. */
  lastDate: IsoDate | null
  /** What is reported instead, where it ended: codes that go together are joined by `with`. */
  replacedBy: string[]
  citations: Citation[]
}

/** What the edit of a pair makes of the claim as it stands. */
export const PAIR_STATES = ['not_payable', 'needs_modifier', 'modifier_present'] as const

export type PairState = (typeof PAIR_STATES)[number]

/** An edit in force between two codes of one day. */
export type CheckedPair = {
  state: PairState
  row: EditPairFact
  /** False where no edition of the date is loaded and the nearest was taken. */
  covers: boolean
  /** The code an NCCI modifier goes on, where one may separate the pair. */
  modifierGoesOn: string | null
  /** `25` or `57`, where the rules for a visit beside a procedure name it. */
  modifier: string | null
  /** Modifiers on that code that may bypass an edit. */
  present: string[]
  /** True where the column two code is not payable anyway, because no modifier separates it from another code of the day. */
  idle: boolean
  finding: Finding
}

/** An edit between two of the codes that holds on other dates. */
export type OtherEdit = Pick<EditPairFact, 'columnOne' | 'columnTwo' | 'modifierIndicator' | 'effective' | 'citation'>

export type CheckedLimit = {
  row: UnitLimitFact
  covers: boolean
  /** Units of the line where the limit is one of lines, else those of the day; null where none are written. */
  units: number | null
  exceeds: boolean
}

/** How a line stands. `unknown`: nothing here speaks of its code. */
export const LINE_OUTCOMES = ['problem', 'attention', 'clear', 'unknown'] as const

export type LineOutcome = (typeof LINE_OUTCOMES)[number]

export type CheckedLine = {
  line: BilledLine
  outcome: LineOutcome
  status: CodeStatus
  limit: CheckedLimit | null
  /** True for a code that is reported only in addition to another. */
  isAddOn: boolean
  /** Primary codes of the day that it may accompany. */
  primaries: string[]
  /** What the rules say of the line by itself: status, units, add-on, modifiers. */
  findings: Finding[]
  gaps: Gap[]
}

/** What the codebook says of the services of one day of a claim. */
export type CheckedDay = {
  date: IsoDate
  setting: ClaimSetting
  lines: CheckedLine[]
  pairs: CheckedPair[]
  /** Pairs looked up. */
  pairsChecked: number
  /** Edits between the codes that ended before the date or begin after it. */
  otherEdits: OtherEdit[]
  /** That there is no edit between the other pairs. */
  free: Finding[]
  gaps: Gap[]
  /** Editions the rows are of, for their titles. */
  editions: readonly Edition[]
}
