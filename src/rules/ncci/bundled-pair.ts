import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { findEarlierSurgery } from '../days/earlier-surgery.ts'
import { findElapsed } from '../days/message-days.ts'
import { isInGlobalPeriod, isSurgeryAndReturn } from '../days/return-to-room.ts'
import { judgeModifiers } from '../message/attached-modifiers.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { says, textOf } from '../message/message-words.ts'
import { findReportable } from '../operations/reportable-operations.ts'
import { areAskedTogether, areOfOneSession, asksForHelpers, isOfOtherNumber } from '../pairs/asked-pairs.ts'
import { concludeFreePairs } from '../pairs/free-pairs.ts'
import { isMoot } from '../pairs/moot-edits.ts'
import { isOfOtherClaim } from '../pairs/of-other-claims.ts'
import { areOfOneList } from '../pairs/one-list.ts'
import { findPairEdits, type PairEdit, pairUp } from '../pairs/pair-edits.ts'
import { listPairGaps } from '../pairs/pair-gaps.ts'
import { concludeOfTwoDays } from '../pairs/pairs-of-two-days.ts'
import { findStandingPairs } from '../pairs/standing-pairs.ts'
import { findOnlyPaid } from '../pairs/taken-in.ts'
import {
  BY_THE_OTHER,
  EMERGENCY,
  OF_HOSPITAL,
  ORDERED_BY_TWO,
  OTHER_PRACTITIONER,
  SAME_SPECIALTY,
} from '../pairs/two-practitioners.ts'
import { visitOfEdit } from '../pairs/visit-of-edit.ts'
import { findCodeLife, isInForce, procedureCodes } from '../rows/code-life.ts'
import { findPaidBeside, isUnpaidOfChiropractor } from '../rows/paid-alone.ts'
import type { ToldPlaces } from '../told/place-pairs.ts'
import { findToldDecision, MODIFIER_NOTES } from '../told/told-decision.ts'
import { findOnlyReason } from '../told/told-only-for.ts'
import { findToldPlaces } from '../told/told-places.ts'

/** Tests of a laboratory, which reports what several practitioners ordered. */
const isLaboratory = (code: string): boolean => /^8[0-9]\d{3}$/.test(code)
/** NCCI procedure-to-procedure edits among the codes asked about. */
export const bundledPair: Rule = {
  id: 'ncci/bundled-pair',
  topic: 'ncci',
  question: 'Does an NCCI edit bundle two of these codes, and may a modifier separate them?',
  source: 'NCCI PTP edit files; NCCI Policy Manual for Medicare Services 2026, ch. I, sections D and E',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = procedureCodes(inquiry.references).filter((code) => isInForceOn(code, facts))
    const setting = claimSetting(inquiry)
    const earlier = findEarlierSurgery(inquiry, facts)
    const asked = pairUp(codes).filter(([one, other]) => areAskedTogether(one, other, inquiry))
    // What was done at one session is one claim, asked or not.
    const told = findReportable(inquiry, facts).flatMap(({ operation }) => (operation.decides ? [] : operation.codes))
    const pairs = [...asked, ...pairUp([...new Set(told)])]
    // Who helps is asked of each operation; of their pairs only that one of them is no service of its own says something.
    const ofHelpers = asksForHelpers(inquiry)
    const standing = findStandingPairs(procedureCodes(inquiry.references), inquiry, facts)
    const bound = findPairEdits(
      standing.map(({ pair }) => pair),
      setting,
      facts,
    ).filter(({ active }) => active !== null)
    const edits = [...findPairEdits(pairs, setting, facts), ...bound].filter(
      (edit) =>
        (!ofHelpers || edit.active?.row.modifierIndicator === 0) &&
        (!earlier || !isOfTwoDays(edit.pair, earlier, inquiry)) &&
        !isSurgeryAndReturn(edit.pair, inquiry) &&
        !isOfOtherClaim(edit, inquiry) &&
        // What is not paid beside the other anyway opens with no modifier.
        edit.pair.every((code) => findPaidBeside(code, inquiry, facts).length === 0) &&
        !isUnpaidOfChiropractor(edit.pair, inquiry),
    )
    const later = findElapsed(inquiry)?.words ?? null
    const isOfOneDay = ({ pair }: PairEdit): boolean => later !== null && areOfOneSession(pair, later, inquiry)
    const bundled = groupAlike(
      edits.filter((edit) => edit.active !== null && !isMoot(edit, edits, textOf(inquiry))),
      inquiry,
    )
    return {
      findings: [
        ...bundled.flatMap((group) => {
          const asked = standing.flatMap((each) => (group.some(({ pair }) => pair === each.pair) ? each.asked : []))
          const findings = concludeBundled(group, edits, inquiry, facts)
          return asked.length > 0 ? findings.map((each) => ({ ...each, subjects: [...new Set(asked)] })) : findings
        }),
        // Within a global period the rules of surgery ask for a modifier, edit or not.
        ...(ofHelpers ? [] : concludeOfTwoDays(pairUp(codes), inquiry, facts)),
        ...concludeFreePairs(isInGlobalPeriod(inquiry) ? edits.filter(isOfOneDay) : edits, inquiry, facts),
      ],
      gaps: listPairGaps(edits, setting, facts),
    }
  },
}

/** What stands before the days of a visit that has not been yet. */
const STILL_TO_COME =
  /\b(?:comes|coming|will (?:come|be|return)|returns|due|scheduled|needs to come|is to come)[^.?!\n]{0,16}$/

/** A surgery and what came later; of two visits one is of the surgery's day, and one told behind "2 days later" is not. */
function isOfTwoDays(pair: PairEdit['pair'], earlier: string, inquiry: Inquiry): boolean {
  const words = findElapsed(inquiry)?.words ?? null
  if (isOfOtherNumber(pair, words, inquiry) || (words !== null && areOfOneSession(pair, words, inquiry))) return false
  if (words !== null && areOfOneList(pair, words, inquiry)) return false
  // `he comes back in 3 weeks`: what is billed till now is of one day.
  if (words !== null && STILL_TO_COME.test(textOf(inquiry).split(words)[0] ?? '')) return false
  if (pair.includes(earlier) || pair.every(isVisit)) return true
  // `11750 two weeks ago, now 11730 with 99213`: what follows is of one day.
  const [before, after] = words === null || words.endsWith('ago') ? [''] : textOf(inquiry).split(words)
  return pair.some((code) => isVisit(code) && after?.includes(code) && !before?.includes(code))
}

/** A code that may not be reported that day is answered first for itself; its edits then say nothing. */
export function isInForceOn(code: string, facts: Facts): boolean {
  const life = findCodeLife(facts, code)
  if (life !== null) return isInForce(life, facts.asOf)
  return facts.fees.some((row) => row.code === code) || facts.unitLimits.some((row) => row.code === code)
}

/** Edits that are told in one sentence: the same column two code, indicator, modifier and edition. */
function groupAlike(edits: readonly PairEdit[], inquiry: Inquiry): PairEdit[][] {
  const groups = Map.groupBy(edits, (edit) => {
    const { active, setting } = edit
    const { columnTwo, modifierIndicator, citation } = active?.row ?? {}
    const modifier = visitOfEdit(edit, inquiry)?.modifier
    const told = readTold(edit, inquiry)?.words
    return [columnTwo, modifierIndicator, citation?.edition, active?.covers, modifier, setting, told].join()
  })
  return [...groups.values()]
}

/** What the message tells of the places of an edit that a modifier may bypass; of a visit it tells nothing. */
function readTold({ active, visit }: PairEdit, inquiry: Inquiry): ToldPlaces | null {
  if (active === null || visit !== null || active.row.modifierIndicator !== 1) return null
  return findToldPlaces([active.row.columnOne, active.row.columnTwo], inquiry)
}

/** What an edit in force, one of `edits` of the claim, says of its pair; null where there is none. */
export function concludePair(
  edit: PairEdit,
  edits: readonly PairEdit[],
  inquiry: Inquiry,
  facts: Facts,
): Finding | null {
  return concludeBundled([edit], edits, inquiry, facts)[0] ?? null
}

/** When a diagnostic study is paid beside the intervention, which the message tells. */
const STUDY_NOTES = ['ncci/diagnostic-angiogram', 'ncci/cath-with-pci']

function concludeBundled(
  group: readonly PairEdit[],
  edits: readonly PairEdit[],
  inquiry: Inquiry,
  facts: Facts,
): Finding[] {
  const rows = group.flatMap(({ active }) => active?.row ?? [])
  const [row] = rows
  const [first] = group
  if (row === undefined || first === undefined) return []
  const columnOnes = rows.map((each) => each.columnOne)
  const fees = group.flatMap(({ visit }) => visit?.fee ?? [])
  const visit = visitOfEdit(first, inquiry)
  const covers = first.active?.covers ?? false
  const areVisits = isVisit(row.columnTwo) && columnOnes.every(isVisit)
  const ofTwo = (says(inquiry, EMERGENCY) && says(inquiry, OF_HOSPITAL)) || says(inquiry, BY_THE_OTHER)
  const told = readTold(first, inquiry)
  const ordered = [...columnOnes, row.columnTwo].every(isLaboratory) && says(inquiry, ORDERED_BY_TWO)
  const others =
    !ordered && (says(inquiry, OTHER_PRACTITIONER) || (areVisits && ofTwo)) && !says(inquiry, SAME_SPECIALTY)
  const onlyFor = visit?.modifier === '25' ? findOnlyReason(inquiry) : null
  const decided = visit?.modifier === '57' && !others ? findToldDecision(inquiry) : null
  return [
    {
      rule: bundledPair.id,
      topic: 'ncci',
      verdict:
        (row.modifierIndicator === 1 && told?.kind !== 'one') || others ? 'allowed_with_modifier' : 'not_allowed',
      subjects: [...columnOnes, row.columnTwo],
      parameters: {
        edit: true,
        ofTwoDays: false,
        columnOnes,
        columnTwo: row.columnTwo,
        bundles: [{ columnTwos: [row.columnTwo], columnOnes }],
        mayBypass: row.modifierIndicator === 1,
        visit: visit?.code ?? null,
        ...tellGlobals(visit === null ? [] : group),
        others,
        ordered,
        told: others ? null : (told?.kind ?? null),
        toldWords: others ? null : (told?.words ?? null),
        // Drafting knows whether a note beside it says no, or when.
        exception: false,
        conditioned: false,
        unreported: false,
        visitModifier: visit?.modifier ?? null,
        onlyFor,
        decided,
        ...(decided && { speaksFor: MODIFIER_NOTES }),
        ...(told?.kind === 'first_study' && { speaksFor: STUDY_NOTES }),
        alone: others ? null : findOnlyPaid(group, edits),
        feeKnown: visit?.fee != null,
        // Who came for the procedure alone has no visit for a modifier to be right on.
        judged: onlyFor === null ? judgeGroup(group, edits, inquiry) : [],
        edition: row.citation.edition,
        covers,
        asOf: facts.asOf,
        practitionerFile: first.setting === 'practitioner',
        otherSetting: first.setting !== claimSetting(inquiry),
      },
      citations: [
        ...rows.map((each) => each.citation),
        ...(visit === null ? [] : fees.map((fee) => fee.row.citation)),
      ] as [Citation, ...Citation[]],
      settles: ['billed_together', 'modifier_choice', 'denial'],
      basis: 'rows',
    },
  ]
}

/** The global period of the procedure beside the visit; each by its code where they differ. */
function tellGlobals(group: readonly PairEdit[]): { globalDays: string | null; globals: string[] } {
  const known = group.flatMap(({ visit }) =>
    visit?.fee ? [{ code: visit.procedure, days: visit.fee.row.globalDays }] : [],
  )
  const [first] = known
  const isOne = known.every(({ days }) => days === first?.days)
  return {
    globalDays: isOne ? (first?.days ?? null) : null,
    globals: isOne ? [] : known.map(({ code, days }) => `${days} (${code})`),
  }
}

function judgeGroup(group: readonly PairEdit[], edits: readonly PairEdit[], inquiry: Inquiry): Parameters[] {
  const judged = group.flatMap(({ active, visit }) => {
    if (active === null) return []
    const elsewhere = edits.flatMap((each) =>
      each.active && each.active !== active ? [each.active.row.columnTwo] : [],
    )
    const pair = { row: active.row, visit: visit?.code ?? null, visitModifier: visit?.modifier ?? null }
    return judgeModifiers(pair, inquiry, new Set(elsewhere))
  })
  const said = new Set<string>()
  return judged.filter(({ kind, code, modifier }) => {
    const key = `${kind} ${code} ${modifier}`
    return said.has(key) ? false : said.add(key)
  })
}
