import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { findCodeLife, findEditionGap } from './code-life.ts'
import { editionSpan, findFeeRow } from './fee-row.ts'

/** The last day that the files loaded here tell of for a code, and the edition that tells it. */
export type LastTold = { date: IsoDate; edition: string; citation: Citation }

/**
 * How far the files tell of a code that is listed with no end: null where one of them speaks for the day of the answer, or none
 * tells up to a day before it. What ended since then they cannot show.
 */
export function findLastTold(code: string, facts: Facts): LastTold | null {
  const life = findCodeLife(facts, code)
  const isTold = life?.spans.some(({ assumed, from, to }) => !assumed && isBetween(facts.asOf, from, to)) ?? false
  if (life !== null && isTold && findEditionGap(life, facts.asOf) === null) return null
  const fee = findFeeRow(facts, code)
  const date = fee === null || fee.covers ? null : editionSpan(fee.row, facts).to
  if (fee === null || date === null || date >= facts.asOf) return null
  return { date, edition: fee.row.citation.edition, citation: fee.row.citation }
}

const isBetween = (date: IsoDate, from: IsoDate | null, to: IsoDate | null): boolean =>
  (from === null || from <= date) && (to === null || date <= to)
