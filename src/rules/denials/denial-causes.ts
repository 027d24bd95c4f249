import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Parameters } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { haveNoDayInCommon } from '../days/service-days.ts'
import { isBypassedAsSent } from '../message/attached-modifiers.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { areAlternatives } from '../pairs/asked-pairs.ts'
import { findPairEdits, pairUp } from '../pairs/pair-edits.ts'
import { type CodeLife, findCodeLife, isInForce, lastDateBefore, procedureCodes } from '../rows/code-life.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { findLastTold } from '../rows/last-told.ts'
import { findPaidBeside } from '../rows/paid-alone.ts'
import { isAskedApart } from './denied-lines.ts'

/** A row of the data that accounts for a denial. */
export type Explanation = { cause: string; values: Parameters; citations: Citation[] }

/** Every value a cause may have, so that the template always finds it. */
export const NO_CAUSE = {
  ...{ cause: null, subject: null, other: null, limit: null, units: null, date: null, status: null, edition: null },
} satisfies Parameters

const BUNDLED = new Set(['97', '234', '236', '231', 'B15', 'B10', '59'])
/** Reasons that name another service of the day, and no more than that. */
const OF_PAIR = new Set(['97', '236'])
/** The payer says that the code itself, or its modifier, was not in force. */
const ENDED = new Set(['181'])
const TOO_MANY = new Set(['151', '222', '273'])
const INVALID = new Set(['16', '181', '182', '146', '11', '189', 'A1'])
/** Statuses that are no payment of their own; B and P are paid inside other services. */
const NO_PAYMENT = new Set(['B', 'I', 'N', 'P', 'M'])
const INSIDE_OTHERS = new Set(['B', 'P'])
const NOT_COVERED = new Set(['96', '204', '49', '50', '272', 'B1', '16', '246'])

/** What explains the reason on each of its lines; where it stands with no code, the first that explains it for the message. */
export function explainDenial(reason: string, lines: readonly string[], inquiry: Inquiry, facts: Facts): Explanation[] {
  const exceeding = lines.length === 0 && TOO_MANY.has(reason) ? findExceeding(inquiry, facts) : []
  const own = lines.length === 0 ? exceeding : lines
  const groups = own.length === 0 ? [leadWithNearest(reason, inquiry)] : own.map((code) => [code])
  return groups.flatMap((codes) => explainOf(reason, codes, lines.length > 0, inquiry, facts) ?? [])
}

/** @param onLine whether the codes are those the reason stands with, so that only what is wrong with them explains it */
function explainOf(
  reason: string,
  codes: readonly string[],
  onLine: boolean,
  inquiry: Inquiry,
  facts: Facts,
): Explanation | null {
  return (
    (INVALID.has(reason) ? findInvalid(codes, inquiry, facts) : null) ??
    (ENDED.has(reason) ? findUntold(codes, facts) : null) ??
    (BUNDLED.has(reason) ? findPaidAlone(codes, inquiry, facts) : null) ??
    (BUNDLED.has(reason) ? findPair(codes, onLine, inquiry, facts) : null) ??
    (reason === '107' ? findAddOn(codes, inquiry, facts) : null) ??
    (TOO_MANY.has(reason) ? findLimit(codes, inquiry, facts) : null) ??
    (NOT_COVERED.has(reason) ? findStatus(codes, NO_PAYMENT, facts) : null) ??
    (OF_PAIR.has(reason) ? findStatus(codes, INSIDE_OTHERS, facts) : null) ??
    (OF_PAIR.has(reason) ? findNoPair(codes, onLine, inquiry, facts) : null)
  )
}

/** The procedures whose units, as written, are more than their limit. */
function findExceeding(inquiry: Inquiry, facts: Facts): string[] {
  const setting = claimSetting(inquiry)
  return procedureCodes(inquiry.references).filter((code) =>
    facts.unitLimits.some(
      (row) => row.code === code && row.setting === setting && (findUnits(code, inquiry) ?? 0) > row.units,
    ),
  )
}

const findUnits = (code: string, { references }: Inquiry): number | null =>
  references.find((each) => each.code === code)?.units ?? null

/** The procedures, those beside the reason first: `CO-151 on 97110` is of that code. */
function leadWithNearest(reason: string, { references }: Inquiry): string[] {
  const at = references.find(({ system, code }) => system === 'CARC' && code === reason)?.start ?? 0
  return procedureCodes(references.toSorted((one, other) => Math.abs(one.start - at) - Math.abs(other.start - at)))
}

/** A code of the message that was not in force, or those that are only headers of others. */
function findInvalid(codes: readonly string[], inquiry: Inquiry, facts: Facts): Explanation | null {
  const headers: CodeLife[] = []
  for (const { code, system } of inquiry.references) {
    if (system !== 'ICD-10-CM' && !codes.includes(code)) continue
    if (system !== 'CPT' && system !== 'HCPCS' && system !== 'ICD-10-CM') continue
    const life = findCodeLife(facts, code, system)
    if (life === null) continue
    if (!isInForce(life, facts.asOf)) {
      const date = lastDateBefore(life, facts.asOf)
      return { cause: 'invalid', values: { subject: code, date }, citations: life.citations }
    }
    const span = life.spans.find((each) => spanContains(each, facts.asOf))
    if (span?.billable === false && headers.every((each) => each.code !== code)) headers.push(life)
  }
  if (headers.length === 0) return null
  const named = headers.map(({ code }) => code)
  const subject = [named.slice(0, -1).join(', '), ...named.slice(-1)].filter(Boolean).join(' and ')
  return { cause: 'header', values: { subject }, citations: headers.flatMap(({ citations }) => citations) }
}

/** A code of which the files tell only of days before: that the payer knows it as ended they neither bear out nor gainsay. */
function findUntold(codes: readonly string[], facts: Facts): Explanation | null {
  const [code] = codes
  const through = code === undefined ? null : findLastTold(code, facts)
  if (code === undefined || through === null) return null
  const { date, edition, citation } = through
  return { cause: 'untold', values: { subject: code, date, edition }, citations: [citation] }
}

/** The edit of one day that bundles a code of the line; without a line, one that has the nearest of the codes in it. */
function findPair(codes: readonly string[], onLine: boolean, inquiry: Inquiry, facts: Facts): Explanation | null {
  const setting = claimSetting(inquiry)
  const all = procedureCodes(inquiry.references)
  const [nearest = ''] = codes
  const pair = facts.editPairs.find(
    (row) =>
      row.setting === setting &&
      row.modifierIndicator !== 9 &&
      spanContains(row.effective, facts.asOf) &&
      all.includes(row.columnOne) &&
      codes.includes(row.columnTwo) &&
      (onLine
        ? !isAskedApart(row.columnOne, row.columnTwo, inquiry)
        : [row.columnOne, row.columnTwo].includes(nearest)) &&
      !isBypassedAsSent(row, inquiry) &&
      !areAlternatives(row.columnOne, row.columnTwo, inquiry) &&
      !haveNoDayInCommon(row.columnOne, row.columnTwo, inquiry),
  )
  if (pair === undefined) return null
  const cause = pair.modifierIndicator === 1 ? 'pair_with_modifier' : 'pair'
  return { cause, values: { subject: pair.columnTwo, other: pair.columnOne }, citations: [pair.citation] }
}

/** An add-on code whose primary code is not in the message. */
function findAddOn(codes: readonly string[], inquiry: Inquiry, facts: Facts): Explanation | null {
  const all = procedureCodes(inquiry.references)
  const addOn = facts.addOns.find(
    ({ addOnCode }) =>
      codes.includes(addOnCode) &&
      !facts.addOns.some((row) => row.addOnCode === addOnCode && all.includes(row.primaryCode ?? '')),
  )
  return addOn ? { cause: 'add_on', values: { subject: addOn.addOnCode }, citations: [addOn.citation] } : null
}

function findLimit(codes: readonly string[], inquiry: Inquiry, facts: Facts): Explanation | null {
  const setting = claimSetting(inquiry)
  const [limit] = codes.flatMap(
    (code) => facts.unitLimits.find((row) => row.code === code && row.setting === setting) ?? [],
  )
  if (limit === undefined) return null
  const units = findUnits(limit.code, inquiry)
  const within = units !== null && units <= limit.units
  const cause = within ? 'within_limit' : limit.adjudicationIndicator === 2 ? 'limit_of_policy' : 'limit'
  return { cause, values: { subject: limit.code, limit: limit.units, units }, citations: [limit.citation] }
}

/** A code that is paid only where nothing else is. */
function findPaidAlone(codes: readonly string[], inquiry: Inquiry, facts: Facts): Explanation | null {
  const code = codes.find((each) => findPaidBeside(each, inquiry, facts).length > 0)
  const fee = code === undefined ? null : findFeeRow(facts, code)
  return fee && { cause: 'status', values: { subject: fee.row.code, status: 'T' }, citations: [fee.row.citation] }
}

/** A code whose status is no payment of its own; X is paid under another schedule, and so explains no denial. */
function findStatus(codes: readonly string[], unpaid: ReadonlySet<string>, facts: Facts): Explanation | null {
  for (const code of codes) {
    const fee = findFeeRow(facts, code)
    if (fee && unpaid.has(fee.row.status)) {
      return { cause: 'status', values: { subject: code, status: fee.row.status }, citations: [fee.row.citation] }
    }
  }
  return null
}

/** That no edit stands between the line, or any code of the message, and the others: the reason lies elsewhere. */
function findNoPair(codes: readonly string[], onLine: boolean, inquiry: Inquiry, facts: Facts): Explanation | null {
  const all = procedureCodes(inquiry.references)
  const pairs = pairUp(all).filter((pair) => !onLine || pair.some((code) => codes.includes(code)))
  const edits = findPairEdits(pairs, claimSetting(inquiry), facts)
  const isFree = edits.length > 0 && edits.every(({ active, speaking }) => active === null && speaking !== null)
  if (!isFree || pairs.some(([one, other]) => haveNoDayInCommon(one, other, inquiry))) return null
  return { cause: 'no_pair', values: { subject: onLine ? codes.join(' and ') : null }, citations: [] }
}
