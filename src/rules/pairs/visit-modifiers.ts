import type { Facts } from '../../domain/codebook.ts'
import type { Parameters } from '../../domain/finding.ts'
import { HOSPITAL_VISIT } from '../../domain/visit-codes.ts'
import { type FeeRow, feeEdition } from '../rows/fee-row.ts'
import type { PairEdit } from './pair-edits.ts'
import { isTakenIn } from './taken-in.ts'

const GLOBAL_DAYS: ReadonlySet<unknown> = new Set(['000', '010', '090'])

/** True for a visit beside a procedure with a global period: its rules ask for a modifier though no edit does. */
export const isUnderGlobalRules = ({ visit }: PairEdit): boolean =>
  visit?.code !== HOSPITAL_VISIT && GLOBAL_DAYS.has(visit?.fee?.row.globalDays)

/** A visit, the procedure it stands beside, and the modifier that the global period of that procedure asks for. */
export type RuledVisit = { code: string; procedure: string; modifier: string | null; fee: FeeRow; days: string }

/** The visits of those pairs that take a modifier; none for a procedure that another of the claim takes in for good. */
export function listUnderGlobalRules(group: readonly PairEdit[], edits: readonly PairEdit[]): RuledVisit[] {
  return group.flatMap((edit) => {
    const { visit } = edit
    if (!visit?.fee || !isUnderGlobalRules(edit) || isTakenIn(visit.procedure, edits)) return []
    return isOfMajor(visit, group, edits) ? [] : [{ ...visit, fee: visit.fee, days: visit.fee.row.globalDays }]
  })
}

/** True for the cast beside the fracture: what an edit bundles into a surgery with 57 asks for no 25 besides. */
function isOfMajor(
  { code, procedure }: Pick<RuledVisit, 'code' | 'procedure'>,
  group: readonly PairEdit[],
  edits: readonly PairEdit[],
): boolean {
  return edits.some(
    ({ active }) =>
      active?.row.columnTwo === procedure &&
      group.some(
        ({ visit }) => visit?.code === code && visit.modifier === '57' && visit.procedure === active.row.columnOne,
      ),
  )
}

/** For each visit and modifier the procedures that ask for it, with their global periods: one visit takes it once. */
export function tellByPeriod(ruled: readonly RuledVisit[], decided: string | null, facts: Facts): Parameters[] {
  const groups = Map.groupBy(ruled, ({ code, modifier }) => `${code} ${modifier}`)
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    const { code, modifier, fee } = first
    const isOnePeriod = alike.every(({ days }) => days === first.days)
    const procedures = alike.map(({ procedure, days }) =>
      isOnePeriod ? procedure : `${procedure} (global period ${days})`,
    )
    const days = isOnePeriod ? first.days : null
    return [
      {
        visit: code,
        procedures: [...new Set(procedures)],
        days,
        modifier,
        decided: modifier === '57' ? decided : null,
        ...feeEdition(fee, facts),
      },
    ]
  })
}
