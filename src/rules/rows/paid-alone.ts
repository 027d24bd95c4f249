import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { procedureCodes } from './code-life.ts'
import { findFeeRow } from './fee-row.ts'
import { isMedicareAsked } from './medicare-asked.ts'

/**
 * What Medicare's physician fee schedule pays of the codes of a message beside a code of status T, which it then does not pay
 * (relative value file, status code T); none where the code has
 * another status, somebody else pays, or a facility bills.
 */
export function findPaidBeside(code: string, inquiry: Inquiry, facts: Facts): string[] {
  const isOfSchedule = claimSetting(inquiry) === 'practitioner' && isMedicareAsked(inquiry)
  if (!isOfSchedule || findFeeRow(facts, code)?.row.status !== 'T') return []
  return procedureCodes(inquiry.references).filter((other) => {
    const status = other === code ? null : findFeeRow(facts, other)?.row.status
    return status === 'A' || status === 'R'
  })
}
