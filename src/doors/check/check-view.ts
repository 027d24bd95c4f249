import type { ClaimFault, ReadClaims } from '../../domain/billed-claim.ts'
import type { CodeState, LineOutcome, PairState } from '../../domain/claim-check.ts'
import { hrefOfCode } from '../../domain/code-address.ts'
import type {
  AnsweredClaim,
  AnsweredClaims,
  AnsweredDay,
  AnsweredLine,
  AnsweredPair,
  StatedRule,
} from '../../flow/look-up/answered-claims.ts'
import { ADJUDICATION_WORDS, INDICATOR_WORDS } from '../../flow/look-up/edit-words.ts'

/** How something looks: its colour, and the words that say the same. */
type Chip = { tone: 'good' | 'warn' | 'bad' | 'plain'; words: string }

const PAIR_CHIPS: Readonly<Record<PairState, Chip>> = {
  not_payable: { tone: 'bad', words: 'Not payable together' },
  needs_modifier: { tone: 'warn', words: 'Bundled: only with a modifier' },
  modifier_present: { tone: 'warn', words: 'Bundled: modifier is there' },
}

const STATE_CHIPS: Readonly<Record<CodeState, Chip>> = {
  active: { tone: 'good', words: 'Active' },
  assumed: { tone: 'plain', words: 'Listed, no dates loaded' },
  header: { tone: 'bad', words: 'Incomplete code' },
  ended: { tone: 'bad', words: 'Deleted' },
  not_yet: { tone: 'bad', words: 'Not valid yet' },
  unknown: { tone: 'warn', words: 'Not in the data' },
}

const OUTCOME_CHIPS: Readonly<Record<LineOutcome, Chip>> = {
  problem: { tone: 'bad', words: 'Problem' },
  attention: { tone: 'warn', words: 'Look at it' },
  clear: { tone: 'good', words: 'Nothing found' },
  unknown: { tone: 'plain', words: 'Not in the data' },
}

export type PairView = AnsweredPair & { chip: Chip; indicatorWords: string; from: string | null; to: string | null }

export type LineView = AnsweredLine & {
  chip: Chip
  stateChip: Chip
  href: string
  limitWords: string | null
  /** Where it stands in what was sent; null in a list of codes. */
  place: string | null
  /** What needs words beside the table: everything but that the units are within their limit. */
  notes: StatedRule[]
}

export type DayView = Omit<AnsweredDay, 'pairs' | 'lines' | 'otherEdits'> & {
  id: string
  heading: string
  pairs: PairView[]
  lines: LineView[]
  otherEdits: (AnsweredDay['otherEdits'][number] & { indicatorWords: string })[]
  pairWords: string
}

export type CheckView = {
  settingWords: string
  settingNote: string
  several: boolean
  /** What all of it comes to, in a line. */
  summary: string
  days: DayView[]
  sources: AnsweredClaims['sources']
  faults: ClaimFault[]
  columns: string[]
  notReached: string | null
}

const SETTING_WORDS = {
  practitioner: 'Practitioner',
  outpatient_hospital: 'Hospital outpatient',
} as const

const SETTING_NOTES = {
  practitioner: 'Practitioner files, which hold for ambulatory surgery centers too.',
  outpatient_hospital: 'Files for hospital outpatient claims.',
} as const

/** The answer as the page shows it. */
export function viewCheck(answer: AnsweredClaims, read: Pick<ReadClaims, 'faults' | 'columns' | 'form'>): CheckView {
  const days = answer.claims.flatMap((claim) => claim.days.map((day) => viewDay(day, claim, answer, read)))
  return {
    settingWords: SETTING_WORDS[answer.setting],
    settingNote: SETTING_NOTES[answer.setting],
    several: days.length > 1,
    summary: summarise(days),
    days,
    sources: answer.sources,
    faults: read.faults,
    columns: read.columns,
    notReached: answer.notReached.length === 0 ? null : tellNotReached(answer.notReached),
  }
}

const tellNotReached = (numbers: readonly number[]): string =>
  `Claims ${numbers[0]} to ${numbers.at(-1)} were not checked: it took longer than one check may. Send them by themselves.`

function viewDay(
  day: AnsweredDay,
  claim: AnsweredClaim,
  { claims }: AnsweredClaims,
  { form }: Pick<ReadClaims, 'form'>,
): DayView {
  const several = claims.length > 1 ? `Claim ${claim.number}, ` : ''
  const heading = `${several}${several ? 's' : 'S'}ervices of ${day.date}`
  return {
    ...day,
    id: `claim-${claim.number}-${day.date}`,
    heading,
    dateAssumed: day.dateAssumed && form !== 'codes',
    pairs: day.pairs.map(viewPair),
    lines: day.lines.map((line) => viewLine(line, day.date, form)),
    otherEdits: day.otherEdits.map((edit) => ({ ...edit, indicatorWords: INDICATOR_WORDS[edit.modifierIndicator] })),
    pairWords: countPairs(day),
  }
}

const viewPair = (pair: AnsweredPair): PairView => ({
  ...pair,
  chip: pair.idle ? { tone: 'plain', words: 'Bundled, but moot' } : PAIR_CHIPS[pair.state],
  indicatorWords: INDICATOR_WORDS[pair.modifierIndicator],
  from: pair.effectiveFrom,
  to: pair.effectiveTo,
})

function viewLine(line: AnsweredLine, date: string, form: ReadClaims['form']): LineView {
  const { unitLimit } = line
  return {
    ...line,
    chip: OUTCOME_CHIPS[line.outcome],
    stateChip: STATE_CHIPS[line.status.state],
    href: hrefOfCode(line.system, line.code, date),
    limitWords: unitLimit === null ? null : `${unitLimit.units} ${ADJUDICATION_WORDS[unitLimit.adjudicationIndicator]}`,
    place: form === 'codes' ? null : `${form === 'x12' ? 'segment' : 'line'} ${line.source}`,
    notes: line.says.filter(({ rule, verdict }) => rule !== 'ncci/units-over-limit' || isDeciding(verdict)),
  }
}

const isDeciding = (verdict: string): boolean => verdict === 'not_allowed' || verdict === 'unknown'

const count = (number: number, one: string, several = `${one}s`): string => `${number} ${number === 1 ? one : several}`

function countPairs({ pairs, pairsChecked }: AnsweredDay): string {
  if (pairsChecked === 0) return 'One code that edits are written for: there is no pair to look up.'
  const found = pairs.length === 0 ? 'no edit in force' : `${count(pairs.length, 'edit')} in force`
  return `${count(pairsChecked, 'pair')} looked up in both directions: ${found}.`
}

function summarise(days: readonly DayView[]): string {
  const lines = days.flatMap((day) => day.lines)
  const pairs = days.flatMap((day) => day.pairs)
  const problems = lines.filter(({ outcome }) => outcome === 'problem').length
  const denied = pairs.filter(({ state, idle }) => state === 'not_payable' && !idle).length
  const open = pairs.filter(({ state, idle }) => state === 'needs_modifier' && !idle).length
  const parts = [
    `${count(lines.length, 'line')}, ${count(
      days.reduce((sum, day) => sum + day.pairsChecked, 0),
      'pair',
    )}`,
    denied > 0 ? `${count(denied, 'pair')} not payable together` : null,
    open > 0 ? `${count(open, 'pair')} bundled unless a modifier is right` : null,
    problems > 0 ? `${count(problems, 'line')} with a problem` : 'no line with a problem',
  ]
  return `${parts.filter((part) => part !== null).join('; ')}.`
}
