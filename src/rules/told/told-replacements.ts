import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { says, sentencesIn, textOf } from '../message/message-words.ts'
import type { Followed } from '../rows/replacements.ts'
import { ESTABLISHED_MINUTES, reachLevel } from './office-minutes.ts'

/** A replacement that the message itself chooses or leaves open, with what it tells of the choice. */
export type Chosen = Followed & { told: string | null }

/** What the message tells of the condition of a replacement: that it is met and how, that it is not, or nothing. */
type State = { met: string } | 'not' | 'open'

const ANOTHER_PLAN =
  /\b(?:bcbs|blue ?cross|anthem|aetna|cigna|uhc|united ?healthcare|humana|tricare|medicaid|commercial|advantage|ma plan)\b/

/** Traditional Medicare, named and no other plan beside it. */
const isMedicare = (inquiry: Inquiry): boolean =>
  inquiry.details?.planType === 'medicare' && !says(inquiry, ANOTHER_PLAN)

/** The only minutes told; null where none or several are. */
function minutesOf({ details }: Inquiry): number | null {
  const told = new Set((details?.measures ?? []).flatMap(({ unit, value }) => (unit === 'minutes' ? [value] : [])))
  const [minutes] = told
  return told.size === 1 && minutes !== undefined ? minutes : null
}

const SCREENING = /\bscreening\b/g
const NO_LONGER = /\b(?:not|no longer|isn'?t|wasn'?t)(?: a)? screening\b|\bscreening anymore\b/g
const REMOVED = anyOf(
  /\bpolypectom\w*/,
  /\b(?:took|taken|take|removed|remove|snared|found and removed)\b[^.?!\n]{0,16}\bpolyps?\b/,
  /\bpolyps?\b[^.?!\n]{0,20}\b(?:removed|taken|snared|out)\b/,
  /\bpolyp removal\b|\bbiops(?:y|ied|ies)\b/,
)
const NOTHING_FOUND =
  /\b(?:nothing (?:was )?found|no findings|no polyps?|normal (?:exam|colon|scope)|negative|all clear|clean)\b/
const UPPER = /\begd\b|\bupper\b|\bgastroscop|\besophago|\bdouble\b/

/** `turned`: one screening at which something was removed; `stayed`: one without a finding. Null where two are asked about. */
function readScreening(inquiry: Inquiry): 'turned' | 'stayed' | null {
  const text = textOf(inquiry).replaceAll(NO_LONGER, ' ')
  // `the right one for a screening, and for a screening where they took a polyp?`: two are asked about.
  const counts = sentencesIn(text).map((each) => (each.match(SCREENING) ?? []).length)
  if (Math.max(...counts) !== 1 || /(?:^|\s)\(?b[.)]\s/.test(text)) return null
  const [removed, nothing] = [REMOVED.test(text), NOTHING_FOUND.test(text)]
  if (removed === nothing) return null
  return removed ? 'turned' : 'stayed'
}

/** The conditions that messages tell in words of their own, by the words of the rows. */
const TOLD: readonly [condition: RegExp, state: (inquiry: Inquiry) => State][] = [
  [
    /payer follows Medicare, with modifier 93/,
    (inquiry) => (isMedicare(inquiry) ? { met: tellLevel(inquiry) } : 'open'),
  ],
  [
    /payer follows Medicare and takes no consultations/,
    (inquiry) => (isMedicare(inquiry) ? { met: ', because Medicare takes no consultations' } : 'open'),
  ],
  [/payer accepts consultations/, (inquiry) => (isMedicare(inquiry) ? 'not' : 'open')],
  [/payer accepts phone visit codes/, (inquiry) => (isMedicare(inquiry) ? 'not' : 'open')],
  [/check-in of 5 to 10 minutes/, (inquiry) => ((minutesOf(inquiry) ?? 0) > 10 ? 'not' : 'open')],
  [/colonoscopy was a screening/, (inquiry) => stateOf(inquiry, 'stayed', ', because it stayed a screening')],
  [
    /colonoscopy was not a screening/,
    (inquiry) => stateOf(inquiry, 'turned', ', because something was removed or sampled at the screening'),
  ],
  [/upper and lower scope/, (inquiry) => (says(inquiry, UPPER) ? 'open' : 'not')],
]

function stateOf(inquiry: Inquiry, wanted: 'turned' | 'stayed', words: string): State {
  const told = readScreening(inquiry)
  if (told === null) return 'open'
  return told === wanted ? { met: words } : 'not'
}

/** The office visit that the minutes of the call reach; more by decision making or by the total time of the day. */
function tellLevel(inquiry: Inquiry): string {
  const minutes = minutesOf(inquiry)
  const level = minutes === null ? null : reachLevel(ESTABLISHED_MINUTES, minutes)
  const by =
    level === null
      ? ''
      : `: by the ${minutes} minutes told ${level.code}, higher by decision making or the total time of the day`
  return ` with modifier 93 for Medicare where its telehealth rules allow${by}`
}

/**
 * The replacements that the message leaves, those first whose condition it tells to be met; one that it tells not to be met is
 * none. Where nothing would be left all stay.
 */
export function chooseTold(replacements: readonly Followed[], inquiry: Inquiry): Chosen[] {
  const judged = replacements.map((each) => {
    const [, state] = TOLD.find(([condition]) => condition.test(each.row.condition ?? '')) ?? []
    return { each, state: state?.(inquiry) ?? ('open' as const) }
  })
  const left = judged.filter(({ state }) => state !== 'not')
  const chosen = (left.length > 0 ? left : judged).map(({ each, state }) => {
    return { ...each, told: typeof state === 'object' ? state.met : null }
  })
  return chosen.toSorted((one, other) => Number(one.told === null) - Number(other.told === null))
}
