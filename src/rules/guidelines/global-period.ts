import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { asksByWords, asksOfGlobals, isOfGlobals } from '../days/asked-of-globals.ts'
import { findLaterDays, type LaterDay } from '../days/dated-services.ts'
import { DAYS_AFTER, findEarlierSurgery, findSurgeryBefore, isOfUncodedSurgery } from '../days/earlier-surgery.ts'
import { chooseModifiers, isSurgeryNextDay, modifierOfReturn } from '../days/global-modifiers.ts'
import { findElapsed } from '../days/message-days.ts'
import { isOfAnotherPractice } from '../days/of-another-practice.ts'
import { readOtherIllness, readRecoveryVisit } from '../days/recovery-visit.ts'
import { areDoneOnReturn, tellsReturn } from '../days/return-to-room.ts'
import { listToldAfter } from '../days/told-after.ts'
import { describeElapsed, describeEnd } from '../days/told-period.ts'
import { asksAbout, asksFor, says, sharesQuestion } from '../message/message-words.ts'
import { soughtServices } from '../operations/sought-codes.ts'
import { areAlternatives } from '../pairs/asked-pairs.ts'
import { findCodeLife, isInForce, procedureCodes } from '../rows/code-life.ts'
import { type FeeRow, feeEdition, findFeeRow } from '../rows/fee-row.ts'
import { shareOnReturn, tellsPayment } from '../rows/intraoperative-share.ts'
import { modifierOfDay } from '../told/later-day-modifier.ts'
import { MODIFIER_NOTES } from '../told/told-decision.ts'
import { findTakenOver } from '../told/told-taken-over.ts'

/** What reports a visit of the recovery, without a charge (CPT 2025). */
const POST_OP_VISIT = '99024'

/** Global periods of the procedures asked about, and whether a later service lies inside one. */
export const globalPeriod: Rule = {
  id: 'guidelines/global-period',
  topic: 'guidelines',
  question:
    'How long is the global period, does the later service fall into it, and which modifier says why it is paid?',
  source: 'relative value file (PPRRVU), global days; NCCI Policy Manual for Medicare Services 2026, ch. I, section D',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const earlier = findEarlierSurgery(inquiry, facts)
    const dated = findElapsed(inquiry) === null ? findLaterDays(inquiry, facts) : []
    const onLaterDays = dated.flatMap((later) => {
      const fee = findFeeRow(facts, later.surgery)
      const { surgery, procedures } = later
      return fee
        ? [conclude({ code: surgery, fee, leads: true, others: procedures, isFirst: true, later }, inquiry, facts)]
        : []
    })
    if (onLaterDays.length > 0) return { findings: onLaterDays, gaps: [] }
    // The days are those of a surgery without a code here, and not those of what was done on its way.
    if (isOfUncodedSurgery(inquiry, facts)) return { findings: [], gaps: [] }
    if (!asksOfGlobals(inquiry) && earlier === null) return { findings: [], gaps: [] }
    // Of care taken over from the surgeon another rule tells the days, and that its visits are not billed apart.
    if (findTakenOver(inquiry)?.day) return { findings: [], gaps: [] }
    const numbered = inquiry.asks.some(({ number }) => number !== null)
    const named = procedureCodes(inquiry.references)
    // `doc drained a cyst, which code, and how long till we can bill a recheck?`
    const isSought = named.length === 0 && asksFor(inquiry, 'global_period')
    // `the laborist delivered her, do we bill 59400 with 52?`
    const isSplit = says(
      inquiry,
      /\blaborist|\b(?:antepartum|postpartum|prenatal|delivery) only|\bprenatal visits|\bdelivered\b/,
    )
    const codes = (isSought ? soughtServices(inquiry, facts.searches) : named).filter(
      (code) =>
        isOfGlobals(code, inquiry) &&
        (!numbered || earlier !== null || asksAbout(inquiry, code, 'global_period', 'modifier_choice')),
    )
    const procedures = codes.flatMap((code) => {
      const life = findCodeLife(facts, code)
      const fee = isVisit(code) || (life !== null && !isInForce(life, facts.asOf)) ? null : findFeeRow(facts, code)
      // Which code a count of prenatal visits makes asks for no days.
      const isBeside = (isSought || isSplit) && fee?.row.globalDays === 'MMM' && !says(inquiry, /\bglobal\b/)
      return fee && !isBeside ? [{ code, fee }] : []
    })
    const lasting = (days: string): number => DAYS_AFTER[days] ?? -1
    const longest = Math.max(-1, ...procedures.map(({ fee }) => lasting(fee.row.globalDays)))
    // `she is back on 7/7`, after what has no days of its own and beside no visit, asks for no period.
    const isPeriodAsked = asksFor(inquiry, 'global_period') || asksByWords(inquiry) || named.some(isVisit)
    if (longest === 0 && !isPeriodAsked) return { findings: [], gaps: [] }
    // Of several numbered questions the one that asks about the period names its surgery.
    const ofPeriod = procedures.filter(({ code }) => numbered && asksAbout(inquiry, code, 'global_period'))
    const first = [...ofPeriod, ...procedures].find(({ fee }) => lasting(fee.row.globalDays) === longest)?.code ?? null
    // What the patient was brought back for is the later of the two, however long its own period is.
    const returned = tellsReturn(inquiry)
    const before = findSurgeryBefore(
      procedures.map(({ code }) => code),
      inquiry,
    )
    const opening = earlier ?? before ?? (returned ? first : null)
    // No period begins with a return for a complication: that of what was done then says nothing.
    const onReturn = areDoneOnReturn(
      procedures.map(({ code }) => code),
      inquiry,
    )
    if (onReturn) return { findings: concludeReturn(procedures, inquiry, facts), gaps: [] }
    const told = earlier === null && returned ? procedures.filter(({ code }) => code === opening) : procedures
    const findings = told.map(({ code, fee }) => {
      const isLong = longest > 0 && lasting(fee.row.globalDays) === longest
      // `40808 or 41100`: whichever of the two it was.
      const isFirst = code === opening || (opening !== null && isLong && areAlternatives(code, opening, inquiry))
      const leads = opening === null ? isLong : isFirst
      const others = procedures
        .filter((each) => each.code !== code && sharesQuestion(inquiry, code, each.code))
        .filter((each) => !areAlternatives(code, each.code, inquiry))
        .map((each) => each.code)
      return conclude({ code, fee, leads: leads || procedures.length === 1, others, isFirst }, inquiry, facts)
    })
    return { findings, gaps: [] }
  },
}

/** "Three months later" may be day 85 or 95: this near to the last day nobody can tell; of few days a quarter. */
const ABOUT_DAYS = 6
const aboutDays = (days: number): number => Math.min(ABOUT_DAYS, days / 4)

type Told = {
  code: string
  fee: FeeRow
  /** True for the surgery whose period the question is about. */
  leads: boolean
  others: readonly string[]
  /** True where the message tells that it was the first of them. */
  isFirst: boolean
  /** A day of its period with what was done on it, where the message tells of several. */
  later?: LaterDay
}

function conclude({ code, fee, leads, others, isFirst, later }: Told, inquiry: Inquiry, facts: Facts): Finding {
  const { globalDays } = fee.row
  const after = DAYS_AFTER[globalDays] ?? null
  const told = later?.elapsed ?? (leads && !isSurgeryNextDay(inquiry) ? findElapsed(inquiry) : null)
  const elapsed = isOfAnotherPractice(code, inquiry) ? null : told
  const inside = elapsed === null || after === null ? null : elapsed.days <= after
  const atEnd = elapsed?.about === true && after !== null && Math.abs(elapsed.days - after) <= aboutDays(elapsed.days)
  const visits =
    later?.visits ??
    procedureCodes(inquiry.references).filter((each) => isVisit(each) && sharesQuestion(inquiry, code, each))
  const chosen = chooseModifiers(code, leads, after, inside, visits, others.filter(isOperative), inquiry)
  const ofDay = later === undefined ? null : modifierOfDay(later, inquiry)
  const modifiers = ofDay === null ? chosen : { ...chosen, procedureModifier: ofDay, otherSide: false }
  // Which code takes the modifier is known where it is told what was first, and but one came after it.
  const came = isFirst && others.length > 1 ? listToldAfter(others, elapsed, inquiry) : others
  const [second = null] = isFirst && came.length === 1 ? came.filter((each) => !isVisit(each)) : []
  const share = shareOnReturn(later?.procedures ?? (second === null ? [] : [second]), facts)
  const paid = tellsPayment(share) && modifiers.procedureModifier === '78' ? '78' : null
  const citations: [Citation, ...Citation[]] = [fee.row.citation]
  return {
    rule: globalPeriod.id,
    topic: 'guidelines',
    verdict: atEnd
      ? 'informational'
      : judge(inside ?? (second && modifiers.procedureModifier ? true : null), globalDays),
    subjects: leads ? [code, ...visits, ...others] : [code],
    parameters: {
      code,
      globalDays,
      after,
      leads,
      besides: leads ? [...visits, ...others] : [],
      ...describeElapsed(elapsed, after),
      ...describeEnd(elapsed, after, inquiry),
      inside,
      atEnd,
      ...modifiers,
      second,
      ...share,
      onReturn: [],
      returnDay: null,
      returnModifier: null,
      // Of a procedure without days after it no period begins.
      recovery: readRecoveryVisit(visits, inquiry),
      illness: readOtherIllness(visits, inquiry),
      beginsUntil: second && elapsed?.to ? endOf(second, elapsed.to, facts) : null,
      begins: second === null || (DAYS_AFTER[findFeeRow(facts, second)?.row.globalDays ?? ''] ?? 1) > 0,
      outside: leads && after !== null && after > 0 ? listTests(inquiry) : [],
      ...(later && { visitAsked: later.visits.length > 0, procedureAsked: later.procedures.length > 0 }),
      visits,
      others,
      included: POST_OP_VISIT,
      dayCodes: later === undefined ? [] : [...later.visits, ...later.procedures],
      ...feeEdition(fee, facts),
      ...(chosen.decision === true &&
        globalDays === '090' &&
        isSurgeryNextDay(inquiry) && { speaksFor: MODIFIER_NOTES }),
    },
    citations,
    settles: [...listSettled(leads, inside), ...(paid === null ? [] : (['fee'] as const))],
    ...(paid !== null && { standsFor: [paid] }),
    basis: 'rows',
  }
}

/** The last day of the period that begins with a procedure of that day; null where it has none. */
function endOf(code: string, day: IsoDate, facts: Facts): IsoDate | null {
  const after = DAYS_AFTER[findFeeRow(facts, code)?.row.globalDays ?? ''] ?? 0
  return after > 0 ? addDays(day, after) : null
}

/** What was done on a return, where the surgery before has no code in the message: its period runs, not that of the return. */
function concludeReturn(
  procedures: readonly { code: string; fee: FeeRow }[],
  inquiry: Inquiry,
  facts: Facts,
): Finding[] {
  const [first] = procedures
  if (first === undefined) return []
  const codes = procedures.map(({ code }) => code)
  const finding = conclude({ ...first, leads: false, others: [], isFirst: false }, inquiry, facts)
  const day = findElapsed(inquiry)
  return [
    {
      ...finding,
      verdict: 'allowed_with_modifier',
      subjects: codes,
      parameters: {
        ...finding.parameters,
        onReturn: codes,
        ...shareOnReturn(codes, facts),
        returnModifier: modifierOfReturn(inquiry),
        returnDay: day !== null && day.days <= 84 && !day.about ? day.days : null,
      },
      settles: listSettled(true, true),
    },
  ]
}

/** X-rays, laboratory tests, supplies and the visit of the recovery are no second procedure. */
const isOperative = (code: string): boolean => !/^(?:[78]\d{4}|[ALEKQJ]\d{4}|99024)$/.test(code)

/** Diagnostic X-rays and laboratory tests of the message, which no global period includes. */
const listTests = (inquiry: Inquiry): string[] =>
  procedureCodes(inquiry.references).filter((code) => /^(?:7[0-5]\d{3}|76[0-4]\d\d|8\d{4})$/.test(code))

/** Inside the period a visit or procedure is part of the surgery unless a modifier says truly why not. */
function judge(inside: boolean | null, globalDays: string): Verdict {
  if (inside === null || globalDays === 'XXX') return 'informational'
  return inside ? 'allowed_with_modifier' : 'allowed'
}

function listSettled(leads: boolean, inside: boolean | null): AskKind[] {
  if (!leads) return ['global_period']
  return inside === null
    ? ['global_period', 'modifier_choice']
    : ['global_period', 'modifier_choice', 'billed_together', 'denial']
}
