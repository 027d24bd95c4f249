import type { Facts } from '../../domain/codebook.ts'
import type { Citation, Edition } from '../../domain/edition.ts'
import type { Finding } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { areDeniedApart } from '../../domain/line-denials.ts'
import { isSupplierItem } from '../../domain/supplier-items.ts'
import { isVisitOfOtherGroup } from '../days/return-to-room.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { asksFor, says } from '../message/message-words.ts'
import { findToldDecision } from '../told/told-decision.ts'
import { findOnlyReason } from '../told/told-only-for.ts'
import { type PairEdit, pairUp } from './pair-edits.ts'
import { isUnderGlobalRules, listUnderGlobalRules, tellByPeriod } from './visit-modifiers.ts'

/** Pairs without an edit that are named one by one; more of them are named by their codes. */
const PAIRS_NAMED = 4

const MODIFIER_WORDS = /\bmod(?:ifier)?s?\b|\b59\b|\bx[espu]\b|\b25\b|unbundl/

/** What no edit says of those pairs, an edition a finding. */
export function concludeFreePairs(edits: readonly PairEdit[], inquiry: Inquiry, facts: Facts): Finding[] {
  // What lies in one line is not explained by the others, and who asks of nothing else knows that they were paid.
  if (areDeniedApart(inquiry.references) && !asksFor(inquiry, 'billed_together', 'modifier_choice', 'add_on')) return []
  // That practitioners' edits join no two items of a supplier says nothing of the supplier's claim.
  // Nor does it say anything of an add-on code and its own primary code.
  const free = edits.filter(
    ({ active, speaking, pair }) =>
      active === null &&
      speaking !== null &&
      !pair.every(isSupplierItem) &&
      !pair.some(isClinicPayment) &&
      !pair.every(isAmbulance) &&
      !isAddOnOf(pair, facts),
  )
  // Where the global surgery rules ask for a modifier, that decides, and the pairs without one do not.
  const [ruled, unruled] = [free.filter(isUnderGlobalRules), free.filter((edit) => !isUnderGlobalRules(edit))]
  // Beside other pairs those of a drug are idle: the drug is paid apart from every service.
  const isOfDrug = ({ pair }: PairEdit): boolean => pair.some(isDrug)
  const services =
    ruled.length > 0 || unruled.some((each) => !isOfDrug(each)) ? unruled.filter((each) => !isOfDrug(each)) : unruled
  return [...groupByEdition(ruled), ...groupByEdition(services)].flatMap((group) =>
    concludeFree(group, edits, inquiry, facts),
  )
}

/** Drugs by their HCPCS code. */
const isDrug = (code: string): boolean => /^[JQ]\d{4}$/.test(code)

/** Payment codes of a federally qualified health center stand on its institutional claim, which practitioners' edits say nothing of. */
const isClinicPayment = (code: string): boolean => /^G04(?:6[6-9]|70)$/.test(code)

/** The base rate and the mileage of a trip, which no practitioner reports. */
const isAmbulance = (code: string): boolean => /^A04(?:2[5-9]|3[0-6])$/.test(code)

const isAddOnOf = (pair: PairEdit['pair'], { addOns, asOf }: Facts): boolean =>
  addOns.some(
    ({ addOnCode, primaryCode, effective }) =>
      pair.includes(addOnCode) && primaryCode !== null && pair.includes(primaryCode) && spanContains(effective, asOf),
  )

const groupByEdition = (edits: readonly PairEdit[]): PairEdit[][] => [
  ...Map.groupBy(edits, ({ speaking }) => `${speaking?.edition.source} ${speaking?.edition.label}`).values(),
]

function concludeFree(
  group: readonly PairEdit[],
  edits: readonly PairEdit[],
  inquiry: Inquiry,
  facts: Facts,
): Finding[] {
  const speaking = group[0]?.speaking
  if (!speaking) return []
  const { edition, covers } = speaking
  const codes = [...new Set(group.flatMap(({ pair }) => pair))]
  // The global period of a surgeon binds nobody of another group.
  const byGlobal = isVisitOfOtherGroup(inquiry) ? [] : listUnderGlobalRules(group, edits)
  const areAll = codes.length > 2 && group.length === (codes.length * (codes.length - 1)) / 2
  // Of pairs that were not looked at, such as alternatives, nothing is said.
  const leftOut = pairUp(codes).filter((pair) => !edits.some((edit) => isSamePair(edit.pair, pair)))
  const named = group.length <= PAIRS_NAMED || leftOut.length > PAIRS_NAMED
  const settles: AskKind[] = [
    'billed_together',
    ...(says(inquiry, MODIFIER_WORDS) ? (['modifier_choice'] as const) : []),
    // A visit without the modifier that the global surgery rules ask for is denied for that.
    ...(byGlobal.length > 0 ? (['denial'] as const) : []),
  ]
  return [
    {
      rule: 'ncci/bundled-pair',
      topic: 'ncci',
      verdict: byGlobal.length > 0 ? 'allowed_with_modifier' : 'informational',
      subjects: codes,
      parameters: {
        edit: false,
        ofTwoDays: false,
        pairs: named ? group.map(({ pair }) => pair.join(' and ')) : [],
        codes,
        among: named ? null : group.length === edits.length ? 'all' : 'others',
        anyTwo: areAll,
        leftOut: named ? [] : leftOut.map((pair) => pair.join(' with ')),
        ended: group.flatMap(({ pair, endedOn }) => (endedOn ? [{ pair: pair.join(' and '), endedOn }] : [])),
        global: tellByPeriod(byGlobal, findToldDecision(inquiry), facts),
        onlyFor: byGlobal.some(({ modifier }) => modifier === '25') ? findOnlyReason(inquiry) : null,
        // Drafting knows whether a note beside it asks for one.
        asksModifier: false,
        edition: edition.label,
        covers,
        asOf: facts.asOf,
        otherSetting: group[0]?.setting !== claimSetting(inquiry),
      },
      citations: [citeAbsence(edition, group), ...byGlobal.map(({ fee }) => fee.row.citation)],
      settles,
      basis: 'rows',
    },
  ]
}

const isSamePair = (one: PairEdit['pair'], other: PairEdit['pair']): boolean =>
  one.every((code) => other.includes(code))

function citeAbsence(edition: Edition, group: readonly PairEdit[]): Citation {
  const pairs = group.map(({ pair }) => pair.join(' and ')).join('; ')
  return {
    source: edition.source,
    edition: edition.label,
    locator: `no row for ${pairs} in either order`,
    effectiveFrom: edition.effective.from,
    effectiveTo: edition.effective.to,
  }
}
