import type { BilledClaim, BilledLine, ClaimSetting } from '../../domain/billed-claim.ts'
import type { CheckedDay, CheckedLimit, CheckedLine, CheckedPair, OtherEdit } from '../../domain/claim-check.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Finding } from '../../domain/finding.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Wording } from '../../drafting/wording.ts'
import { checkClaimDay } from '../../rules/check-claim.ts'
import type { Codebook } from '../answer/answer.ts'
import type {
  AnsweredClaim,
  AnsweredClaims,
  AnsweredDay,
  AnsweredEdit,
  AnsweredLine,
  AnsweredPair,
  StatedRule,
} from './answered-claims.ts'
import { SourceList } from './source-list.ts'

export type CheckOptions = {
  setting: ClaimSetting
  /** For lines that tell no date of their own. */
  date: IsoDate
  /** Asked before each look-up; what is left when it says no is told as not reached. */
  isInTime?: () => boolean
}

/** Codes of claims that are looked up together, modifiers and places not counted. */
const CODES_AT_ONCE = 50

/** What edits, unit limits, add-on rules and code sets say of those claims. Stores nothing. */
export async function checkClaims(
  claims: readonly BilledClaim[],
  { setting, date, isInTime = () => true }: CheckOptions,
  codebook: Pick<Codebook, 'findFacts'>,
  wording: Pick<Wording, 'finding'>,
): Promise<AnsweredClaims> {
  const cited = new SourceList()
  const answered: AnsweredClaim[] = []
  const notReached: number[] = []
  for (const batch of inBatches(claims)) {
    const facts = isInTime() ? await codebook.findFacts(listCodes(batch), date) : null
    for (const claim of batch) {
      // Others are served between two claims.
      await new Promise((resolve) => setTimeout(resolve))
      if (facts === null || !isInTime()) {
        notReached.push(claim.number)
        continue
      }
      const days = listDays(claim.lines, date).map(({ day, lines }) => {
        // Rows of every date come with a look-up, so that one serves all days of the claims.
        const checked = checkClaimDay(lines, setting, { ...facts, asOf: day } satisfies Facts)
        return answerDay(checked, lines, cited, wording)
      })
      answered.push({ number: claim.number, days })
    }
  }
  return { setting, claims: answered, sources: cited.list, notReached }
}

/** Claims whose codes are few enough to be looked up together; a claim is never parted. */
function inBatches(claims: readonly BilledClaim[]): BilledClaim[][] {
  const batches: { claims: BilledClaim[]; codes: Set<string> }[] = []
  for (const claim of claims) {
    const own = claim.lines.map(({ code }) => code)
    const last = batches.at(-1)
    if (last && new Set([...last.codes, ...own]).size <= CODES_AT_ONCE) {
      last.claims.push(claim)
      for (const code of own) last.codes.add(code)
    } else batches.push({ claims: [claim], codes: new Set(own) })
  }
  return batches.map((batch) => batch.claims)
}

const listCodes = (claims: readonly BilledClaim[]): string[] => [
  ...new Set(
    claims.flatMap(({ lines }) =>
      lines.flatMap(({ code, modifiers, placeOfService }) => [code, ...modifiers, placeOfService ?? code]),
    ),
  ),
]

/** The lines of each day: edits hold for services of one. */
function listDays(lines: readonly BilledLine[], date: IsoDate): { day: IsoDate; lines: BilledLine[] }[] {
  const days = Map.groupBy(lines, (line) => line.date ?? date)
  return [...days].map(([day, own]) => ({ day, lines: own })).toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

function answerDay(
  checked: CheckedDay,
  lines: readonly BilledLine[],
  cited: SourceList,
  wording: Pick<Wording, 'finding'>,
): AnsweredDay {
  const numbers = (citations: readonly Citation[]): number[] => cited.numbersOf(citations, checked.editions)
  const state = (finding: Finding): StatedRule => {
    const { rule, verdict, citations } = finding
    return { rule, verdict, ...wording.finding(finding), sources: numbers(citations) }
  }
  // Sources are numbered in the order they are read on a page: pairs before lines.
  const pairs = checked.pairs.map((pair) => answerPair(pair, state))
  const free = checked.free.map(state)
  const otherEdits = checked.otherEdits.map((edit) => answerEdit(edit, numbers))
  return {
    date: checked.date,
    dateAssumed: lines.some(({ date }) => date === null),
    lines: checked.lines.map((line) => answerLine(line, state, numbers)),
    pairs,
    pairsChecked: checked.pairsChecked,
    otherEdits,
    free,
    gaps: checked.gaps.map(({ why }) => why),
  }
}

function answerPair({ row, finding, ...pair }: CheckedPair, state: (finding: Finding) => StatedRule): AnsweredPair {
  return {
    ...pair,
    columnOne: row.columnOne,
    columnTwo: row.columnTwo,
    modifierIndicator: row.modifierIndicator,
    effectiveFrom: row.effective.from,
    effectiveTo: row.effective.to,
    edition: row.citation.edition,
    says: state(finding),
  }
}

const answerEdit = (
  { columnOne, columnTwo, modifierIndicator, effective, citation }: OtherEdit,
  numbers: (citations: readonly Citation[]) => number[],
): AnsweredEdit => ({
  columnOne,
  columnTwo,
  modifierIndicator,
  effectiveFrom: effective.from,
  effectiveTo: effective.to,
  sources: numbers([citation]),
})

function answerLine(
  { line, status, limit, isAddOn, primaries, findings, gaps, outcome }: CheckedLine,
  state: (finding: Finding) => StatedRule,
  numbers: (citations: readonly Citation[]) => number[],
): AnsweredLine {
  const { date: _, ...written } = line
  const { citations, ...told } = status
  return {
    ...written,
    outcome,
    status: { ...told, sources: numbers(citations) },
    unitLimit: limit === null ? null : answerLimit(limit, numbers),
    addOn: isAddOn ? { primaries } : null,
    says: findings.map(state),
    gaps: gaps.map(({ why }) => why),
  }
}

const answerLimit = (
  { row, covers, units, exceeds }: CheckedLimit,
  numbers: (citations: readonly Citation[]) => number[],
): AnsweredLine['unitLimit'] => ({
  units: row.units,
  adjudicationIndicator: row.adjudicationIndicator,
  edition: row.citation.edition,
  covers,
  asked: units,
  exceeds,
  sources: numbers([row.citation]),
})
