import type { Facts } from '../../domain/codebook.ts'
import type { Parameters } from '../../domain/finding.ts'
import { findFeeRow } from './fee-row.ts'

/**
 * What Medicare pays of those codes with modifier 78: the percentage that is the operation itself, or the whole of a code that has
 * no parts. Nothing where they differ or the file does not tell.
 * @see Pub. 100-04, ch. 12, section 40.4.C; relative value file (PPRRVU), intraoperative percentage
 */
export function shareOnReturn(codes: readonly string[], facts: Facts): Parameters {
  const rows = codes.map((code) => findFeeRow(facts, code)?.row)
  const shares = new Set(rows.map((row) => row?.intraoperativeShare ?? null))
  const [share = null] = shares
  const isWhole = rows.length > 0 && rows.every((row) => row?.globalDays === '000')
  if (isWhole) return { returnShare: null, returnWhole: true, returnEdition: null }
  const isOne = shares.size === 1 && share !== null && share > 0
  return {
    returnShare: isOne ? Math.round(share * 100) : null,
    returnWhole: false,
    returnEdition: isOne ? (rows[0]?.citation.edition ?? null) : null,
  }
}

/** `what do we get with 78?`: true where the rows tell. */
export const tellsPayment = ({ returnShare, returnWhole }: Parameters): boolean =>
  returnWhole === true || returnShare !== null
