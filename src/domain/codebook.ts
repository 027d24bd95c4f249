import type { CodeSystem } from './code-reference.ts'
import type { Edition, Fact } from './edition.ts'
import type { GuidanceFact } from './guidance-fact.ts'
import type { IsoDate } from './iso-date.ts'
import type { PolicyFact } from './policy-fact.ts'

export type CodeFact = Fact & {
  system: CodeSystem
  code: string
  /** A line in this project's own words, or the publisher's where it is public; null where neither is loaded. */
  description: string | null
  /** False for a header code that may not be reported (ICD-10-CM). */
  billable: boolean
}

export type ReplacementFact = Fact & {
  system: CodeSystem
  code: string
  /** Codes reported instead, all of them together; empty when nothing replaces it. */
  replacedBy: string[]
  /** When this replacement applies, in the project's own words; null when always. */
  condition: string | null
}

/** NCCI modifier indicator. 0: no modifier bypasses the edit. 1: an NCCI modifier may. 9: the edit was never in force. */
export type ModifierIndicator = 0 | 1 | 9

export type EditPairFact = Fact & {
  setting: 'practitioner' | 'outpatient_hospital'
  columnOne: string
  columnTwo: string
  modifierIndicator: ModifierIndicator
}

/** MUE adjudication indicator. 1: claim line. 2: date of service, policy. 3: date of service, clinical. */
export type AdjudicationIndicator = 1 | 2 | 3

export type UnitLimitFact = Fact & {
  setting: 'practitioner' | 'outpatient_hospital' | 'dme'
  code: string
  /** Units of service per line or day. */
  units: number
  adjudicationIndicator: AdjudicationIndicator
}

/** Add-on type. 1: closed list of primaries. 2: the contractor decides. 3: some listed, more by the contractor. */
export type AddOnType = 1 | 2 | 3

export type AddOnFact = Fact & {
  addOnCode: string
  /** Null where the contractor defines the primaries. */
  primaryCode: string | null
  type: AddOnType
}

export type FeeFact = Fact & {
  code: string
  /** `26`, `TC`, `53`, or null for the whole service. */
  modifier: string | null
  /** Medicare status indicator (A, B, C, E, I, J, M, N, P, R, T, X). */
  status: string
  /** 000, 010, 090, MMM, XXX, YYY or ZZZ. */
  globalDays: string
  professionalTechnical: string
  multipleProcedure: string
  bilateral: string
  assistant: string
  coSurgeon: string
  team: string
  /** Base code of the endoscopy family; null outside one. */
  endoscopicBase: string | null
  /** Relative value units before geographic adjustment; null where the file has none. */
  workRvu: number | null
  nonFacilityPracticeExpenseRvu: number | null
  facilityPracticeExpenseRvu: number | null
  malpracticeRvu: number | null
  nonFacilityTotal: number | null
  facilityTotal: number | null
  /** The part of the amount that is the operation itself, such as 0.69; 0 where the code has no parts. */
  intraoperativeShare: number | null
  /** US dollars per relative value unit. */
  conversionFactor: number | null
}

/** A Medicare payment locality with its geographic practice cost indices. */
export type LocalityFact = Fact & {
  /** Number of the contractor, such as `13202`, and of the locality, such as `01`. */
  contractor: string
  locality: string
  state: string | null
  name: string
  counties: string | null
  workGpci: number | null
  practiceExpenseGpci: number | null
  malpracticeGpci: number | null
  /** US dollars per anesthesia unit; null where the row is not of the anesthesia file. */
  anesthesiaConversionFactor: number | null
}

/** Where a fee is asked for, as far as the message tells. */
export type FeePlace = {
  /** Postal abbreviation. */
  state: string | null
  /** Words that may name a city, county or area. */
  places: readonly string[]
}

/** A code one step or more below a header code asked about. */
export type SubcodeFact = CodeFact & { header: string }

export const NOTE_KINDS = [
  'inclusion_term',
  'includes',
  'excludes1',
  'excludes2',
  'code_first',
  'use_additional',
  'code_also',
  'note',
  'seventh_character',
] as const

/** An instructional note of the ICD-10-CM Tabular List that holds for a code asked about. */
export type CodeNoteFact = Fact & {
  /** The code asked about. */
  code: string
  /** The code, category, block or chapter it stands at, from which `code` inherits it. */
  at: string
  kind: (typeof NOTE_KINDS)[number]
  text: string
  /** Codes and ranges it names. */
  names: string[]
}

/** A row of a conversion table between code systems, such as a general equivalence map. */
export type ConversionFact = Fact & {
  fromSystem: CodeSystem
  fromCode: string
  toSystem: CodeSystem
  /** Null where the map has no target. */
  toCode: string | null
  /** General equivalence map: approximate, no map, combination, scenario, choice list; null elsewhere. */
  flags: string | null
}

export type PlaceFact = Fact & { code: string; name: string; facility: boolean | null }

/** What a claim adjustment reason or remark code says, in the project's own words. */
export type DenialFact = Fact & { kind: 'CARC' | 'RARC'; code: string; description: string }

/** A row of the list of telehealth services. */
export type TelehealthFact = Fact & { code: string; standing: string }

/** What a search by words found for one ask. */
export type SearchFact = {
  /** The text of the ask. */
  ask: string
  /** The words searched for. */
  words: string
  hits: (CodeFact & { score: number })[]
  /** True where the words decide for the first hit. */
  decided: boolean
  /** Searched for what the patient complains of, in place of a diagnosis that was not confirmed. */
  complaint?: true
  /** True where it is the condition that a diagnosis was wanted for beside the procedures named. */
  beside?: true
}

export type ModifierFact = Fact & {
  code: string
  description: string
  /** The group of NCCI PTP-associated modifiers it belongs to; null when it does not bypass an edit. */
  ncciGroup: 'anatomical' | 'global_surgery' | 'other' | null
}

/** Everything the codebook holds about the codes of one inquiry. Fetched once, so that rules stay synchronous. */
export type Facts = {
  /** The date the question is answered for. */
  asOf: IsoDate
  codes: CodeFact[]
  replacements: ReplacementFact[]
  editPairs: EditPairFact[]
  unitLimits: UnitLimitFact[]
  addOns: AddOnFact[]
  fees: FeeFact[]
  modifiers: ModifierFact[]
  policies: PolicyFact[]
  localities: LocalityFact[]
  subcodes: SubcodeFact[]
  notes: CodeNoteFact[]
  conversions: ConversionFact[]
  places: PlaceFact[]
  denials: DenialFact[]
  telehealth: TelehealthFact[]
  guidance: GuidanceFact[]
  searches: SearchFact[]
  /** Every live edition, so that a rule can tell "no such row" from "not loaded for that date". */
  editions: Edition[]
}
