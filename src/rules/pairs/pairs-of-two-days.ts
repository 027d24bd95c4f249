import type { Facts } from '../../domain/codebook.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { DAYS_AFTER } from '../days/earlier-surgery.ts'
import { haveNoDayInCommon } from '../days/service-days.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { isAskedOfPair } from './asked-pairs.ts'
import { concludeFreePairs } from './free-pairs.ts'
import { findPairEdits, type Pair } from './pair-edits.ts'

/**
 * What the edit of two codes of different days says: nothing, because it joins services of one date. Of more codes than two
 * those of one day are what is asked about.
 */
export function concludeOfTwoDays(pairs: readonly Pair[], inquiry: Inquiry, facts: Facts): Finding[] {
  const apart = pairs.filter(
    ([one, other]) =>
      pairs.length === 1 &&
      isAskedOfPair(one, other, inquiry) &&
      haveNoDayInCommon(one, other, inquiry) &&
      // Within a global period the rules of surgery speak.
      ![one, other].some((code) => (DAYS_AFTER[findFeeRow(facts, code)?.row.globalDays ?? ''] ?? 0) > 0),
  )
  const edits = findPairEdits(apart, claimSetting(inquiry), facts)
  const bound = edits.flatMap(({ pair, active }): Finding[] =>
    active === null
      ? []
      : [
          {
            rule: 'ncci/bundled-pair',
            topic: 'ncci',
            verdict: 'informational',
            subjects: [...pair],
            parameters: {
              ofTwoDays: true,
              edit: null,
              columnOne: active.row.columnOne,
              columnTwo: active.row.columnTwo,
              edition: active.row.citation.edition,
              covers: active.covers,
            },
            citations: [active.row.citation],
            settles: ['billed_together', 'modifier_choice'],
            basis: 'rows',
          },
        ],
  )
  return [
    ...bound,
    ...concludeFreePairs(
      edits.filter(({ visit }) => visit === null),
      inquiry,
      facts,
    ),
  ]
}
