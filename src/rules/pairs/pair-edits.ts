import type { EditPairFact, Facts } from '../../domain/codebook.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { HOSPITAL_VISIT, isVisit, isVisitTime } from '../../domain/visit-codes.ts'
import { type FeeRow, findFeeRow } from '../rows/fee-row.ts'
import { findSpeakingEdition, rowsThatSpeak, type SpeakingEdition } from '../rows/speaking-edition.ts'

export type Pair = readonly [string, string]

type Setting = EditPairFact['setting']

/** The file of edits for claims of each setting. */
export const EDIT_SOURCES = {
  practitioner: 'ncci-ptp-practitioner',
  outpatient_hospital: 'ncci-ptp-outpatient',
} as const

/** What the edit files say of one pair: an edit in force, none, or nothing because no file speaks of it. */
export type PairEdit = {
  pair: Pair
  /** Whose file it was looked up in: the practitioners', where the one asked for is not loaded. */
  setting: Setting
  active: { row: EditPairFact; covers: boolean } | null
  speaking: SpeakingEdition | null
  /** Last day of an edit that existed and ended; null where there was none. */
  endedOn: string | null
  /** The visit of the two with the procedure beside it, and the fee schedule row that tells how major that is. */
  visit: { code: string; procedure: string; fee: FeeRow | null; modifier: string | null } | null
}

/** Every two of those codes. */
export function pairUp(codes: readonly string[]): Pair[] {
  return codes.flatMap((first, at) => codes.slice(at + 1).map((second): Pair => [first, second]))
}

/** The edit of each of those pairs, for the claim of that setting. */
export function findPairEdits(pairs: readonly Pair[], setting: Setting, facts: Facts): PairEdit[] {
  return pairs.map((pair) => {
    const edit = findPairEdit(pair, setting, facts)
    const isLoaded = edit.active !== null || edit.speaking !== null
    return setting === 'practitioner' || isLoaded ? edit : findPairEdit(pair, 'practitioner', facts)
  })
}

function findPairEdit(pair: Pair, setting: Setting, facts: Facts): PairEdit {
  const all = facts.editPairs.filter((row) => row.setting === setting && isOfPair(row, pair))
  const speaking = findSpeakingEdition(facts, EDIT_SOURCES[setting], pair)
  const { rows, covers } = rowsThatSpeak(all, speaking, facts)
  const row = rows.find((each) => each.modifierIndicator !== 9 && spanContains(each.effective, facts.asOf))
  const ends = rows.flatMap(({ modifierIndicator, effective }) =>
    modifierIndicator !== 9 && effective.to !== null && effective.to < facts.asOf ? [effective.to] : [],
  )
  return {
    pair,
    setting,
    active: row ? { row, covers } : null,
    speaking,
    endedOn: ends.sort().at(-1) ?? null,
    visit: findVisit(row ? [row.columnTwo, row.columnOne] : pair, facts),
  }
}

/** True for an edit between the two, whichever of them is in column one. */
export const isOfPair = (row: EditPairFact, [first, second]: Pair): boolean =>
  (row.columnOne === first && row.columnTwo === second) || (row.columnOne === second && row.columnTwo === first)

/** The visit of a pair, column two first: of two visits the one bundled into the other takes the modifier. */
function findVisit(pair: Pair, facts: Facts): PairEdit['visit'] {
  const code = pair.find(isVisit) ?? pair.find(isVisitTime)
  if (code === undefined) return null
  const procedure = pair[0] === code ? pair[1] : pair[0]
  const fee = findFeeRow(facts, procedure)
  const modifier = fee === null ? null : visitModifier(procedure, fee.row.globalDays)
  // A decision for surgery is told on practitioners' claims alone.
  return { code, procedure, fee, modifier: code === HOSPITAL_VISIT ? '25' : modifier }
}

/**
 * The modifier a visit takes on the day of a procedure with that global period; null where no rule gives one.
 * @see NCCI Policy Manual for Medicare Services 2026, ch. I, section D
 */
function visitModifier(procedure: string, globalDays: string): string | null {
  if (globalDays === '090') return '57'
  // An add-on outside surgery goes with a service without a global period, as 90461 with 90460.
  if (globalDays === 'ZZZ' && !/^[1-6]\d{4}$/.test(procedure)) return '25'
  return globalDays === '000' || globalDays === '010' || globalDays === 'XXX' ? '25' : null
}
