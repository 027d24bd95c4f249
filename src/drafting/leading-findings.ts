import type { Finding } from '../domain/finding.ts'
import type { AskKind } from '../domain/inquiry.ts'
import type { Verdict } from '../domain/verdict.ts'
import { isCounted, isWithinLimit } from './limits-told.ts'
import type { WordedFinding } from './wording.ts'

/** Verdicts by how much they decide: what is wrong comes before what is conditional, before what is fine. */
export const WEIGHT: Record<Verdict, number> = {
  not_allowed: 0,
  allowed_with_modifier: 1,
  allowed: 2,
  unknown: 3,
  informational: 4,
}

/** An answer of more sentences than this is no longer short; the table has them all. */
export const SENTENCES = 4

/** Notes in the first line of an ask: one beside rows, else two; the others explain. */
export const NOTES_BESIDE_ROWS = 1
const NOTES_ALONE = 2

/** What a denial says, and how many units an amount makes, is told first, whatever else decides. */
const TOLD_ANYWAY: ReadonlySet<string> = new Set([
  'compliance/denials',
  'guidelines/biopsy-codes',
  'guidelines/drg-by-told',
  'guidelines/drug-units',
  'guidelines/injury-encounter',
  'guidelines/new-or-established',
  'guidelines/obesity-class',
  'guidelines/office-decision',
  'guidelines/office-visit-time',
  'guidelines/threshold-code',
  'guidelines/vaccine-components',
  'modifiers/ambulance-letters',
  'modifiers/anesthesia-team',
  'modifiers/repeated-service',
  'ncci/claim-lines',
  'search/told-operations',
])

/** What concludes the level of a visit from what is told: how levels are chosen in general then explains, and answers nothing. */
const LEVELS: ReadonlySet<string> = new Set(['guidelines/office-decision', 'guidelines/office-visit-time'])

const DENIALS = 'compliance/denials'

/** True where something else says no, or on what condition yes, of a line that was denied. */
const decidesBeside = (denial: Finding, worded: readonly WordedFinding[]): boolean =>
  worded.some(
    ({ finding }) =>
      finding.rule !== DENIALS &&
      WEIGHT[finding.verdict] <= WEIGHT.allowed_with_modifier &&
      (denial.subjects.length <= 1 || finding.subjects.some((code) => denial.subjects.includes(code))),
  )

/** How many of them are told whatever else decides: who asks about six reasons of denial is told all six. */
export const countTold = (worded: readonly WordedFinding[]): number =>
  worded.filter(({ finding }) => TOLD_ANYWAY.has(finding.rule)).length

/** What decides, the heaviest first and rows of files before notes; what only informs is left out beside it. */
export function leadWithDeciding(
  worded: readonly WordedFinding[],
  kind: AskKind | null = null,
  { limitAsked = false, whyAsked = true }: { limitAsked?: boolean; whyAsked?: boolean } = {},
): WordedFinding[] {
  const stays = ({ rule }: Finding): boolean => TOLD_ANYWAY.has(rule)
  // That something is fine explains no denial.
  const least = kind === 'denial' ? WEIGHT.allowed : WEIGHT.informational
  const deciding = worded.filter(
    (each) => WEIGHT[each.finding.verdict] < least && !isAddOnReportedOtherwise(each.finding, worded),
  )
  // That a code lacks characters says nothing of how it is chosen: what the guidelines say of that stays beside it.
  const isOpenStill = deciding.every(({ finding }) => finding.rule === 'codes/incomplete-diagnosis')
  // A number that was counted, or a limit, is the answer to who asked for it, whatever else decides.
  const isNumber = (each: WordedFinding): boolean =>
    isCounted(each) || (kind === 'units' && limitAsked && isWithinLimit(each))
  const isAsked = ({ finding }: WordedFinding): boolean => kind === 'modifier_choice' && finding.asked === true
  const isKept = (each: WordedFinding): boolean =>
    deciding.includes(each) || stays(each.finding) || isNumber(each) || isAsked(each)
  const hasLevel = worded.some(({ finding }) => LEVELS.has(finding.rule))
  const isGeneral = ({ finding: { rule, verdict } }: WordedFinding): boolean =>
    hasLevel && rule === 'guidelines/guidance-note' && verdict === 'informational'
  const kept = (isOpenStill ? worded : worded.filter(isKept)).filter((each) => !isGeneral(each))
  // Who asks what to do about a denial, and not why it is, knows what it says: that stands last.
  const isLast = (finding: Finding): boolean =>
    kind === 'denial' && !whyAsked && finding.rule === DENIALS && decidesBeside(finding, kept)
  const rankOf = (finding: Finding): number => (isLast(finding) ? 2 : stays(finding) ? 0 : 1)
  const leading = kept.toSorted(
    ({ finding: one }, { finding: other }) =>
      rankOf(one) - rankOf(other) || orderOf(one) - orderOf(other) || placeOf(one, kept) - placeOf(other, kept),
  )
  // A positive answer about a pair leans on what the edit file says of it, even where that is only "no edit".
  const pairs = worded.filter(({ finding }) => finding.rule === 'ncci/bundled-pair')
  const supporting = leading.some(({ finding }) => finding.verdict === 'allowed')
    ? pairs
    : pairs.some((each) => leading.includes(each)) ||
        (kind === 'billed_together' && (leading.some(isOfPeriod) || areOfConduct(leading)))
      ? pairs.filter((each) => isFewFreePairs(each, leading))
      : []
  // Whether they go together comes before the sides or the order of each.
  const isOfPair = kind === 'billed_together' || kind === 'denial'
  const isOfEach = isOfPair && leading.every(({ finding }) => finding.rule === 'modifiers/fits-code')
  return isOfEach ? [...supporting, ...leading] : [...leading, ...supporting]
}

/** A limit that is exceeded comes before those that are kept, and the note on a pair before its edit. */
const orderOf = ({ rule, verdict, parameters }: Finding): number =>
  parameters.conditioned === true
    ? WEIGHT.allowed + 0.5
    : WEIGHT[rule === 'ncci/units-over-limit' && verdict === 'unknown' ? 'allowed_with_modifier' : verdict]

/** True for an add-on code that has its primary, or may have it, where a note says no to the add-on code itself. */
const isAddOnReportedOtherwise = ({ rule, verdict, subjects }: Finding, worded: readonly WordedFinding[]): boolean =>
  rule === 'ncci/add-on-primary' &&
  verdict !== 'not_allowed' &&
  worded.some(
    ({ finding: note }) =>
      note.basis === 'guidance' &&
      note.verdict === 'not_allowed' &&
      note.settles.includes('add_on') &&
      subjects[0] !== undefined &&
      note.subjects.includes(subjects[0]),
  )

/**
 * Beside a bundled pair the one or two pairs that are free are part of the answer; of more of them the table tells. Drugs
 * have no pairs worth telling, and a note about both codes of a pair says more.
 */
function isFewFreePairs(
  { finding: { subjects, parameters } }: WordedFinding,
  leading: readonly WordedFinding[],
): boolean {
  const { edit, pairs } = parameters
  if (edit !== false || !Array.isArray(pairs) || pairs.length === 0 || pairs.length > 2) return false
  const isNoted = leading.some(
    ({ finding: note }) =>
      note.basis === 'guidance' &&
      pairs.some((pair) =>
        String(pair)
          .split(' and ')
          .every((code) => note.subjects.includes(code)),
      ),
  )
  return !isNoted && !subjects.some((code) => /^[JQ]\d/.test(code))
}

/** Where a note only says what may not be done to be paid, whether an edit stands between the codes is still to be told. */
const areOfConduct = (leading: readonly WordedFinding[]): boolean =>
  leading.length > 0 && leading.every(({ finding }) => finding.basis === 'guidance' && finding.topic === 'compliance')

/** A later service in a global period says nothing of what was done on the day of the surgery. */
const isOfPeriod = ({ finding }: WordedFinding): boolean => finding.rule === 'guidelines/global-period'

/** Rows before notes, and behind them rows that a note answers better, as that no edit joins codes one of which it is about. */
function placeOf(finding: Finding, worded: readonly WordedFinding[]): number {
  if (finding.basis !== 'rows') return 1
  const isFree = finding.rule === 'ncci/bundled-pair' && finding.parameters.edit === false
  const isNoted = worded.some(
    ({ finding: { basis, subjects } }) =>
      basis === 'guidance' && subjects.some((code) => finding.subjects.includes(code)),
  )
  return finding.yields || (isFree && isNoted) ? 2 : 0
}

/** What leads without codes that a search in words left open, where a note beside them names them all and says which is which. */
export function leaveSearched(leading: readonly WordedFinding[]): WordedFinding[] {
  const notes = leading.filter(({ finding }) => finding.basis === 'guidance').map(({ words }) => words.short)
  const isNamed = ({ rule, yields, subjects }: Finding): boolean =>
    rule === 'search/candidates' &&
    yields === true &&
    subjects.every((code) => notes.some((note) => note.includes(code)))
  return leading.filter(({ finding }) => !isNamed(finding))
}

/** The most fitting notes stand first; more of them would hide what the files say. */
export function limitNotes(leading: readonly WordedFinding[], most = NOTES_BESIDE_ROWS): WordedFinding[] {
  const isNote = ({ finding }: WordedFinding): boolean => finding.basis === 'guidance'
  const alone = leading.every((each) => isNote(each) || each.finding.yields)
  const all = leading.filter(isNote)
  const own = all.filter(({ finding }) => !finding.yields)
  const notes = (own.length > 0 ? own : all).slice(0, alone ? NOTES_ALONE : most)
  return leading.filter((each) => !isNote(each) || notes.includes(each))
}
