import type { Facts, FeeFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findCodeLife, isInForce } from '../rows/code-life.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { type ToldOperation, toldOperations } from './told-operations.ts'

/** An operation that was told, with the fee schedule row of each of its codes and what shows that they are in force. */
export type Reportable = { operation: ToldOperation; rows: FeeFact[]; citations: Citation[] }

/** The operations a message tells; none where one of their codes has no row, or is not in force on the day. */
export function findReportable(inquiry: Inquiry, facts: Facts): Reportable[] {
  const told = toldOperations(inquiry).map((operation) => {
    const found = operation.codes.flatMap((code) => findInForce(code, facts) ?? [])
    return { operation, rows: found.map(({ row }) => row), citations: found.map(({ citation }) => citation) }
  })
  return told.every(({ operation, rows }) => rows.length === operation.codes.length) ? told : []
}

function findInForce(code: string, facts: Facts): { row: FeeFact; citation: Citation } | null {
  const life = findCodeLife(facts, code)
  const fee = findFeeRow(facts, code)
  if (fee === null || (life !== null && !isInForce(life, facts.asOf))) return null
  return { row: fee.row, citation: life?.citations[0] ?? fee.row.citation }
}
