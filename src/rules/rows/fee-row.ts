import type { Facts, FeeFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import { type DateSpan, spanContains } from '../../domain/iso-date.ts'

/** A fee schedule row, and whether its edition speaks for the date of service. */
export type FeeRow = { row: FeeFact; covers: boolean }

/**
 * The fee schedule row that decides about a code on the date: of an edition that covers it; else of the newest earlier one;
 * else of the nearest later one; null where none is loaded.
 * @param modifier `26`, `TC` or `53`; null for the whole service
 */
export function findFeeRow(facts: Facts, code: string, modifier: string | null = null): FeeRow | null {
  const rows = facts.fees.filter((row) => row.code === code && row.modifier === modifier)
  const covering = rows.find((row) => spanContains(editionSpan(row, facts), facts.asOf))
  if (covering) return { row: covering, covers: true }
  const nearest = rows.find((row) => (editionSpan(row, facts).from ?? '') <= facts.asOf) ?? rows.at(-1)
  return nearest ? { row: nearest, covers: false } : null
}

/** The dates the edition of a row speaks for; its own validity where the edition is not told. */
export function editionSpan(row: { citation: Citation; effective: DateSpan }, facts: Facts): DateSpan {
  const { source, edition: label } = row.citation
  return facts.editions.find((each) => each.source === source && each.label === label)?.effective ?? row.effective
}

/** What a template needs to name the edition a fee schedule row is of, and the date it does not speak for. */
export function feeEdition({ row, covers }: FeeRow, facts: Facts): { edition: string; covers: boolean; asOf: string } {
  return { edition: row.citation.edition, covers, asOf: facts.asOf }
}

/**
 * True for what the practice's staff does incident to a physician's service: in a hospital the practice is not paid for it,
 * and the units in a facility, which the file marks NA, are those of the office once more.
 * @see RVU25D, attachment A, PC/TC indicator 5
 */
export const isUnpaidInHospital = ({ professionalTechnical, nonFacilityTotal, facilityTotal }: FeeFact): boolean =>
  professionalTechnical === '5' && nonFacilityTotal === facilityTotal
