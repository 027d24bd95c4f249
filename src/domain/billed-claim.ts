import type { CodeSystem } from './code-reference.ts'
import type { IsoDate } from './iso-date.ts'

/** Whose edit and unit-limit files speak for a claim. */
export const CLAIM_SETTINGS = ['practitioner', 'outpatient_hospital'] as const

export type ClaimSetting = (typeof CLAIM_SETTINGS)[number]

/** One service of a claim. Nothing in it tells who the patient is. */
export type BilledLine = {
  /** Its number within the claim, from 1. */
  number: number
  /** The line of the text, the row of the table or the segment of the file it was read from, from 1. */
  source: number
  system: CodeSystem
  /** Canonical form: upper case, ICD-10-CM with its dot. */
  code: string
  modifiers: string[]
  units: number | null
  /** Null where the claim tells none. */
  date: IsoDate | null
  placeOfService: string | null
}

export type BilledClaim = { number: number; lines: BilledLine[] }

/** Something that could not be read. Its words repeat nothing of the claim but what has the shape of a code. */
export type ClaimFault = {
  /** Such as `Line 4` or `Claim 2, service line 3 (segment 41)`. */
  place: string
  /** What is wrong, and what to do. */
  text: string
}

/** How a claim was written. */
export type ClaimForm = 'codes' | 'table' | 'x12'

/** What was read of a text. */
export type ReadClaims = {
  form: ClaimForm
  claims: BilledClaim[]
  faults: ClaimFault[]
  /** For a table: what each column was taken for, such as `column 3: units`. */
  columns: string[]
}

/** More is refused or left unread, and said: an edit table grows with the square of the codes of a claim. */
export const CLAIM_BOUNDS = {
  bytes: 1_000_000,
  /** Lines of a text, rows of a table. */
  lines: 2_000,
  segments: 40_000,
  claims: 200,
  linesPerClaim: 100,
  /** Different codes of one claim. */
  codesPerClaim: 50,
  /** Pairs of codes of all claims together. */
  pairs: 20_000,
  /** Faults told. */
  faults: 50,
} as const

/** The lines of a claim in the form that a list of codes is shared in: `99214-25, 20610-RT x2`. */
export function writeCodeList(lines: readonly Pick<BilledLine, 'code' | 'modifiers' | 'units'>[]): string {
  return lines
    .map(({ code, modifiers, units }) => [code, ...modifiers].join('-') + (units === null ? '' : ` x${units}`))
    .join(', ')
}
