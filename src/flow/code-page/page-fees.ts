import type { Facts, FeeFact } from '../../domain/codebook.ts'
import { findFeeRow } from '../../rules/rows/fee-row.ts'
import type { FactMark, PageSources } from './page-sources.ts'

/** Indicators of the fee schedule, in the order the page shows them. */
const INDICATORS = [
  { name: 'status', of: (row: FeeFact) => row.status },
  { name: 'global', of: (row: FeeFact) => row.globalDays },
  { name: 'components', of: (row: FeeFact) => row.professionalTechnical },
  { name: 'multiple', of: (row: FeeFact) => row.multipleProcedure },
  { name: 'bilateral', of: (row: FeeFact) => row.bilateral },
  { name: 'assistant', of: (row: FeeFact) => row.assistant },
  { name: 'co_surgeon', of: (row: FeeFact) => row.coSurgeon },
  { name: 'team', of: (row: FeeFact) => row.team },
] as const

export type IndicatorName = (typeof INDICATORS)[number]['name']

/** The words of an indicator, in `templates/reply/partials/indicator-words.txt.hbs`; empty for a value nobody knows. */
export type IndicatorWords = (view: { family: IndicatorName; indicator: string }) => string

export type PageFees = {
  edition: string
  /** False where no fee schedule of the date is loaded and the nearest was taken. */
  covers: boolean
  indicators: { name: IndicatorName; value: string; meaning: string }[]
  /** The whole service, and its parts where they are priced apart. */
  units: {
    modifier: string | null
    work: string
    nonFacility: string
    facility: string
    malpractice: string
    fact: FactMark
  }[]
  endoscopicBase: string | null
  conversionFactor: string | null
}

/** What the physician fee schedule says of a code on the date; null where no row of it is loaded. */
export function composeFees(code: string, facts: Facts, words: IndicatorWords, sources: PageSources): PageFees | null {
  const whole = findFeeRow(facts, code)
  if (whole === null) return null
  const { row, covers } = whole
  const parts = ['26', 'TC', '53'].flatMap((modifier) => findFeeRow(facts, code, modifier) ?? [])
  return {
    edition: row.citation.edition,
    covers,
    indicators: INDICATORS.map(({ name, of }) => ({
      name,
      value: of(row),
      meaning: words({ family: name, indicator: of(row) }).trim(),
    })),
    units: [row, ...parts.map((part) => part.row).filter((part) => part.citation.edition === row.citation.edition)].map(
      (each) => ({
        modifier: each.modifier,
        work: amount(each.workRvu),
        nonFacility: amount(each.nonFacilityTotal),
        facility: amount(each.facilityTotal),
        malpractice: amount(each.malpracticeRvu),
        fact: sources.mark(each.citation),
      }),
    ),
    endoscopicBase: row.endoscopicBase,
    conversionFactor: row.conversionFactor === null ? null : row.conversionFactor.toFixed(4),
  }
}

const amount = (value: number | null): string => (value === null ? 'none' : value.toFixed(2))
