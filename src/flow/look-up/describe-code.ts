import type { CodeStatus } from '../../domain/claim-check.ts'
import { canonicalCode, hrefOfCode } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { AddOnType, AdjudicationIndicator, CodeNoteFact, Facts, UnitLimitFact } from '../../domain/codebook.ts'
import type { NumberedSource } from '../../domain/draft.ts'
import type { Citation } from '../../domain/edition.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { findAddOns } from '../../rules/ncci/add-on-primary.ts'
import { findUnitLimit, listLimitGaps } from '../../rules/ncci/units-over-limit.ts'
import { findCodeLife, findEditionGap } from '../../rules/rows/code-life.ts'
import { findCodeStatus } from '../../rules/rows/code-status.ts'
import { findFeeRow } from '../../rules/rows/fee-row.ts'
import type { Codebook } from '../answer/answer.ts'
import { SourceList } from './source-list.ts'

type Cited = { sources: number[] }

/** What the codebook says of one code on a date, for programs: the figures of its page, each with its sources. */
export type DescribedCode = {
  system: CodeSystem
  code: string
  on: IsoDate
  /** The path of its page. */
  path: string
  description: string | null
  status: Omit<CodeStatus, 'citations' | 'description'> & Cited
  unitLimits: ({
    setting: UnitLimitFact['setting']
    units: number
    adjudicationIndicator: AdjudicationIndicator
    covers: boolean
  } & Cited)[]
  /** Null where it is no add-on code. */
  addOn: ({ type: AddOnType; primaries: string[]; contractorDecides: boolean } & Cited) | null
  /** Add-on codes that name it as a primary. */
  addOns: string[]
  /** The Medicare fee schedule row of the whole service; null where there is none. */
  feeSchedule:
    | ({
        status: string
        globalDays: string
        professionalTechnical: string
        multipleProcedure: string
        bilateral: string
        assistant: string
        coSurgeon: string
        team: string
        workRvu: number | null
        nonFacilityTotal: number | null
        facilityTotal: number | null
        covers: boolean
      } & Cited)
    | null
  /** Rows of conversion tables that lead from it. */
  conversions: ({ toSystem: CodeSystem; toCode: string | null; flags: string | null } & Cited)[]
  /** Instructional notes of the ICD-10-CM Tabular List that hold for it. */
  notes: ({ kind: CodeNoteFact['kind']; at: string; text: string } & Cited)[]
  gaps: string[]
  sources: NumberedSource[]
}

const SETTINGS = ['practitioner', 'outpatient_hospital', 'dme'] as const

/** What the codebook says of that code, or null where no row names it. */
export async function describeCode(
  system: CodeSystem,
  typed: string,
  on: IsoDate,
  codebook: Pick<Codebook, 'findFacts'>,
): Promise<DescribedCode | null> {
  const code = canonicalCode(system, typed)
  if (code === null) return null
  const facts = await codebook.findFacts([code], on)
  const { description, citations, ...status } = findCodeStatus(system, code, facts)
  if (citations.length === 0) return null
  const list = new SourceList()
  const cite = (...cited: Citation[]): number[] => list.numbersOf(cited, facts.editions)
  const isProcedure = system === 'CPT' || system === 'HCPCS'
  return {
    system,
    code,
    on,
    path: hrefOfCode(system, code, on),
    description: description ?? wordsBeside(system, code, facts),
    status: { ...status, sources: cite(...citations) },
    unitLimits: isProcedure ? listLimits(code, facts, cite) : [],
    ...(isProcedure ? describeAddOns(code, facts, cite) : { addOn: null, addOns: [] }),
    feeSchedule: isProcedure ? describeFee(code, facts, cite) : null,
    conversions: facts.conversions
      .filter((row) => row.fromSystem === system && row.fromCode === code)
      .map(({ toSystem, toCode, flags, citation }) => ({ toSystem, toCode, flags, sources: cite(citation) })),
    notes: facts.notes
      .filter((note) => system === 'ICD-10-CM' && note.code === code)
      .map(({ kind, at, text, citation }) => ({ kind, at, text, sources: cite(citation) })),
    gaps: listGaps(system, code, facts, isProcedure),
    sources: list.list,
  }
}

type Cite = (...cited: Citation[]) => number[]

/** What tables beside the code sets say a code means. */
function wordsBeside(system: CodeSystem, code: string, { modifiers, places, denials }: Facts): string | null {
  if (system === 'MODIFIER') return modifiers.find((row) => row.code === code)?.description || null
  if (system === 'POS') return places.find((row) => row.code === code)?.name ?? null
  return denials.find((row) => row.code === code && row.kind === system)?.description ?? null
}

function listLimits(code: string, facts: Facts, cite: Cite): DescribedCode['unitLimits'] {
  return SETTINGS.flatMap((setting) => {
    const found = findUnitLimit(code, setting, facts)
    if (found === null) return []
    const { units, adjudicationIndicator, citation } = found.limit
    return [{ setting, units, adjudicationIndicator, covers: found.covers, sources: cite(citation) }]
  })
}

function describeAddOns(code: string, facts: Facts, cite: Cite): Pick<DescribedCode, 'addOn' | 'addOns'> {
  const own = findAddOns(code, 'addOnCode', facts).rows
  const [first] = own
  const addOns = findAddOns(code, 'primaryCode', facts).rows.map(({ addOnCode }) => addOnCode)
  if (first === undefined) return { addOn: null, addOns: [...new Set(addOns)].sort() }
  const primaries = [...new Set(own.flatMap(({ primaryCode }) => primaryCode ?? []))].sort()
  const contractorDecides = own.some(({ primaryCode }) => primaryCode === null)
  return { addOn: { type: first.type, primaries, contractorDecides, sources: cite(first.citation) }, addOns: [] }
}

function describeFee(code: string, facts: Facts, cite: Cite): DescribedCode['feeSchedule'] {
  const fee = findFeeRow(facts, code)
  if (fee === null) return null
  const { row, covers } = fee
  const { status, globalDays, professionalTechnical, multipleProcedure, bilateral, assistant, coSurgeon, team } = row
  const indicators = {
    status,
    globalDays,
    professionalTechnical,
    multipleProcedure,
    bilateral,
    assistant,
    coSurgeon,
    team,
  }
  const { workRvu, nonFacilityTotal, facilityTotal, citation } = row
  return { ...indicators, workRvu, nonFacilityTotal, facilityTotal, covers, sources: cite(citation) }
}

function listGaps(system: CodeSystem, code: string, facts: Facts, isProcedure: boolean): string[] {
  const life = findCodeLife(facts, code, system)
  const edition = life === null ? null : findEditionGap(life, facts.asOf)
  const limits = isProcedure ? listLimitGaps(code, findUnitLimit(code, 'practitioner', facts), facts) : []
  return [...(edition ? [edition] : []), ...limits].map(({ why }) => why)
}
