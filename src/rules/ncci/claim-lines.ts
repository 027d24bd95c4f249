import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { findEarlierSurgery } from '../days/earlier-surgery.ts'
import { findElapsed } from '../days/message-days.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { namesCode } from '../message/code-places.ts'
import { says } from '../message/message-words.ts'
import { areAskedTogether } from '../pairs/asked-pairs.ts'
import { findPairEdits, type PairEdit, pairUp } from '../pairs/pair-edits.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { findToldPlaces } from '../told/told-places.ts'
import { isInForceOn } from './bundled-pair.ts'

/** Words that ask for the claim as it is sent: which lines stay, what the line-up is. */
const ASKS_FOR_LINES = anyOf(
  /\bwhich (?:lines?|codes?) (?:are|is) (?:correct|right|ok|payable)\b/,
  inOrder(
    /\b(?:which|what)\b[^.?!\n]{0,30}\b/,
    anyOf(
      /stays?|survives?|pay together|drops?|comes? off/,
      /(?:can|do|should|would) (?:we|i|you|be) (?:bill|billed|report|reported|keep|drop)/,
    ),
    /\b/,
  ),
  /\bcan be (?:billed|reported)\b/,
  /\bwhich (?:one|code|line)s? (?:should(?:['’]ve| have)|ought to have) been (?:billed|reported|sent|on)\b/,
  /\bline-? ?up\b/,
  /\bhow should (?:it|this|that|the claim) look\b/,
  /\bwhat (?:should|would) (?:it|this|the claim) (?:be|look like)\b/,
  /\bfix (?:it |this )?(?:please|pls)\b/,
  /\b(?:please|pls) fix\b|\bok to send\b/,
  /\bwhat did (?:we|i) do wrong\b/,
  /\bwhich (?:one|line|code)s?\b[^.?!\n]{0,24}\b(?:59|mod(?:ifier)?s?)\b/,
)

/** Fewer codes than this are one pair, whose sentence says it. */
const CODES = 3

/** Statuses under which Medicare pays a line, or leaves its price to another schedule. */
const PAYABLE = new Set(['A', 'R', 'T', 'C', 'X'])

/** What is left of the codes asked about when their edits are applied. */
export const claimLines: Rule = {
  id: 'ncci/claim-lines',
  topic: 'ncci',
  question: 'Which of these codes stay on the claim, and with which NCCI modifier?',
  source: 'NCCI PTP edit and add-on files; NCCI Policy Manual for Medicare Services 2026, ch. I, sections D, E and J',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const codes = [...new Set(procedureCodes(inquiry.references))]
    const pairs = pairUp(codes)
    // What Medicare does not cover another plan may.
    const isOfOtherPlan = (inquiry.details?.planType ?? 'medicare') !== 'medicare'
    const isOneClaim =
      codes.length >= CODES &&
      says(inquiry, ASKS_FOR_LINES) &&
      isOfWholeClaim(inquiry, codes) &&
      findElapsed(inquiry) === null &&
      findEarlierSurgery(inquiry, facts) === null &&
      codes.every((code) => isInForceOn(code, facts) && (isOfOtherPlan || isPayable(code, facts))) &&
      pairs.every(([one, other]) => areAskedTogether(one, other, inquiry))
    if (!isOneClaim) return nothing
    const edits = findPairEdits(pairs, claimSetting(inquiry), facts)
    if (edits.some(({ active, speaking }) => active === null && speaking === null)) return nothing
    const lines = sortLines(codes, edits, inquiry, facts)
    const citations = [
      ...edits.flatMap(({ active }) => (active ? [active.row.citation] : [])),
      ...(lines?.off ?? []).flatMap((code) => citeAddOn(code, codes, facts)),
    ]
    const [first, ...further] = citations
    if (lines === null || first === undefined) return nothing
    const numbers = inquiry.asks.flatMap(({ number, text }) =>
      number !== null && ASKS_FOR_LINES.test(text.toLowerCase()) ? [number] : [],
    )
    return {
      findings: [
        {
          ...(numbers.length > 0 && { numbers: [...new Set(numbers)] }),
          rule: claimLines.id,
          topic: 'ncci',
          verdict: 'allowed_with_modifier',
          subjects: codes,
          parameters: lines,
          citations: [first, ...further] as [Citation, ...Citation[]],
          settles: ['billed_together', 'modifier_choice', 'denial'],
          basis: 'rows',
        },
      ],
      gaps: [],
    }
  },
}

/** `1. Which lines are correct?`: numbered questions that name no code ask of the claim above them. */
const isOfWholeClaim = ({ asks }: Inquiry, codes: readonly string[]): boolean =>
  asks.every(({ number, text }) => number === null || !codes.some((code) => namesCode(text, code)))

const isPayable = (code: string, facts: Facts): boolean => PAYABLE.has(findFeeRow(facts, code)?.row.status ?? 'X')

type Lines = {
  stays: string[]
  apart: string[]
  visits: { code: string; modifier: string }[]
  only: string[]
  off: string[]
}

/** The codes by what the edits leave of them; null where they take none off and no modifier is settled. */
function sortLines(codes: readonly string[], edits: readonly PairEdit[], inquiry: Inquiry, facts: Facts): Lines | null {
  const active = edits.flatMap((edit) => (edit.active ? [{ ...edit.active.row, visit: edit.visit }] : []))
  const toldOf = (one: string, two: string): string | null => findToldPlaces([one, two], inquiry)?.kind ?? null
  const isOff = (code: string, gone: ReadonlySet<string>): boolean =>
    lacksPrimary(code, codes, facts) ||
    active.some(
      ({ columnOne, columnTwo, modifierIndicator }) =>
        columnTwo === code &&
        !gone.has(columnOne) &&
        (modifierIndicator === 0 || (!isVisit(code) && toldOf(columnOne, code) === 'one')),
    )
  const gone = new Set<string>()
  for (const code of codes) if (isOff(code, new Set())) gone.add(code)
  // What is bundled only into a line that is not sent itself is still there.
  for (const code of [...gone]) if (!isOff(code, new Set([...gone].filter((each) => each !== code)))) gone.delete(code)
  const left = codes.filter((code) => !gone.has(code))
  const lines: Lines = { stays: [], apart: [], visits: [], only: [], off: [...gone] }
  for (const code of left) {
    const into = active.filter(({ columnTwo, columnOne }) => columnTwo === code && left.includes(columnOne))
    const modifiers = new Set(into.map(({ visit }) => (visit?.code === code ? visit.modifier : null)))
    const [modifier] = modifiers
    // Where each has its side, the side is the modifier.
    if (into.every(({ columnOne }) => toldOf(columnOne, code) === 'sides')) lines.stays.push(code)
    else if (isVisit(code)) {
      // Which of 25 and 57 the visit takes is not settled by the edits.
      if (modifiers.size > 1 || !modifier) return null
      lines.visits.push({ code, modifier })
    } else if (into.every(({ columnOne }) => toldOf(columnOne, code) === 'apart')) lines.apart.push(code)
    else lines.only.push(code)
  }
  const isSettled = lines.off.length > 0 || lines.apart.length > 0
  return isSettled && lines.stays.length + lines.apart.length > 0 ? lines : null
}

/** The first row of the list of primary codes, where it is why the add-on code comes off. */
const citeAddOn = (code: string, codes: readonly string[], facts: Facts): Citation[] =>
  lacksPrimary(code, codes, facts)
    ? facts.addOns
        .filter((row) => row.addOnCode === code)
        .map(({ citation }) => citation)
        .slice(0, 1)
    : []

/** True for an add-on code none of whose listed primary codes is on the claim, where the list is closed. */
function lacksPrimary(code: string, codes: readonly string[], { addOns, asOf }: Facts): boolean {
  const rows = addOns.filter((row) => row.addOnCode === code && spanContains(row.effective, asOf))
  return rows.length > 0 && rows.every(({ primaryCode }) => primaryCode !== null && !codes.includes(primaryCode))
}
