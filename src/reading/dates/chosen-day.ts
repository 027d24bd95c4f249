import { type DatePrecision, isWeekOrMonth } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { lineBefore } from '../text/span.ts'
import type { TextIndex } from '../text/text-index.ts'
import { readAskedService } from './asked-service.ts'
import { namesAny, namesCode, scoreClause } from './clause-evidence.ts'
import type { ReadDate } from './dates.ts'
import { tellsPlan } from './planned-days.ts'
import type { Weight } from './weight.ts'

/** Days between a visit and a bare date after it, from which on the visit may be an earlier one: `10/2/25 (seen 5/6/2023)`. */
const EARLIER_VISIT = 180
/** Points by which the words of one clause must speak for its date more than those of any other do for theirs. */
const CLEAR = 1
/** Points of a day whose clause names a code or a service. */
const TOLD = 2
/** Days that are compared with each other one by one. */
const MOST_DAYS = 12
/** The same where it names both. */
const DONE = 4

/** The day of the service among the dates as they are weighed, or null where none clearly is. */
export function chooseDay(
  text: string,
  dates: readonly ReadDate[],
  weights: readonly Weight[],
  sentOn: IsoDate,
  index: TextIndex,
): IsoDate | null {
  // "the 2024 fee, Q3 2024" names one time, once more exactly.
  const finer = new Set(
    dates
      .filter(({ precision }, index) => precision !== 'year' && weights[index] !== 'other')
      .map(({ date }) => date.slice(0, 4)),
  )
  // "last month, 10/6" is one day.
  const days = new Set(dates.filter(({ precision }) => precision === 'day').map(({ date }) => date.slice(0, 7)))
  const isMonthOfDay = (precision: DatePrecision, date: IsoDate): boolean =>
    isWeekOrMonth(precision) && days.has(date.slice(0, 7))
  // Each day once: what its clauses say is looked up for every one.
  const weighing = (weight: Weight): IsoDate[] => [
    ...new Set(
      dates
        .filter(({ precision, date }, index) => {
          return (
            weights[index] === weight &&
            !(precision === 'year' && finer.has(date.slice(0, 4))) &&
            !isMonthOfDay(precision, date)
          )
        })
        .map(({ date }) => date),
    ),
  ]
  const named = weighing('called')[0] ?? weighing('named')[0]
  if (named) return named
  const visited = weighing('visited')
  const likely = new Set(leaveMonthsBesideDays([...visited, ...weighing('likely')], dates))
  const handled = likely.size > 0 ? [] : weighing('handled')
  const clearest = (among: readonly IsoDate[]): IsoDate | null => findClearest(text, dates, weights, among)
  if (visited.length > 0 && isLongBefore(visited, weighing('plain'), sentOn))
    return onlyOf(weighing('plain').filter((date) => date <= sentOn && scoreOf(text, dates, weights, date) > 0))
  const planned = findPlanned(text, dates, weights, sentOn)
  if (planned !== null) return planned
  const asked = findAsked(text, dates, weights, index)
  if (asked !== null && asked <= sentOn) return asked
  const headed = findHeaded(text, dates, weights, likely)
  if (headed !== null) return headed
  // A bare date behind a procedure may be the visit asked about; behind a visit it is not.
  const bare = weighing('plain').filter((date) => visited.length === 0 || isWithCode(text, dates, weights, date))
  const isDone = bare.length > 0 && [...likely].some((date) => scoreOf(text, dates, weights, date) >= DONE)
  const least = isDone ? 1 : 0
  const plain = likely.size === 0 ? bare : bare.filter((date) => scoreOf(text, dates, weights, date) >= least)
  leaveUntoldLast(text, dates, weights, likely)
  const candidates = [...new Set([...likely, ...(plain.length > 0 ? [] : handled), ...plain])].sort()
  const past = candidates.filter((date) => date <= sentOn)
  // `consult 6/30, surgery 8/12/26`, written in July: what is asked about is to come, where the days before have no code.
  const isToCome = likely.size > 0 && [...likely].every((date) => date > sentOn)
  if (isToCome && !past.some((date) => isWithCode(text, dates, weights, date))) return onlyOf([...likely])
  if (likely.size > 0 || past.length === 1) return past.at(-1) ?? onlyOf(candidates)
  return onlyOf(candidates) ?? clearest(past)
}

/**
 * Leaves out the last of several days that may be meant as long as nothing but a preposition speaks for it and an earlier one
 * stands with a code or a service: `17000 done on 9/8, the pictures were added on 9/20`.
 */
function leaveUntoldLast(
  text: string,
  dates: readonly ReadDate[],
  weights: readonly Weight[],
  likely: Set<IsoDate>,
): void {
  const isTold = (date: IsoDate): boolean =>
    dates.some((each, at) => each.date === date && weights[at] === 'visited') ||
    isWithCode(text, dates, weights, date) ||
    scoreOf(text, dates, weights, date) > 0
  if (likely.size > MOST_DAYS) return
  while (likely.size > 1) {
    const [last, ...earlier] = [...likely].sort().reverse()
    if (last === undefined || isTold(last)) return
    if (!earlier.some((date) => scoreOf(text, dates, weights, date) >= TOLD)) return
    likely.delete(last)
  }
}

const onlyOf = (dates: readonly IsoDate[]): IsoDate | null => (dates.length === 1 ? (dates[0] ?? null) : null)

/** The date whose clause speaks for it clearly more than those of the others do for theirs. */
function findClearest(
  text: string,
  dates: readonly ReadDate[],
  weights: readonly Weight[],
  among: readonly IsoDate[],
): IsoDate | null {
  const scores = among
    .map((date) => ({ date, score: scoreOf(text, dates, weights, date) }))
    .sort((one, other) => other.score - one.score)
  const [first, second] = scores
  if (first === undefined || first.score <= 0) return null
  // `7/8: wrist, 25600` above `7/29: new cast 29075`: each day has a service of its own.
  if (scores.filter(({ date }) => isWithCode(text, dates, weights, date)).length > 1) return null
  return second === undefined || first.score >= second.score + CLEAR ? first.date : null
}

/** The best that a clause says of that day. */
function scoreOf(text: string, dates: readonly ReadDate[], weights: readonly Weight[], date: IsoDate): number {
  const scores = dates.flatMap((each, at) =>
    each.date === date && weights[at] !== 'other' ? [scoreClause(text, each, dates[at - 1], dates[at + 1])] : [],
  )
  return Math.max(...scores)
}

/** `annual 10/20, rash back 11/3, my question is about the annual`: the one day whose clause names what is asked about. */
function findAsked(
  text: string,
  dates: readonly ReadDate[],
  weights: readonly Weight[],
  index: TextIndex,
): IsoDate | null {
  const asked = readAskedService(text, index)
  if (asked.length === 0) return null
  const named = dates.filter(
    (each, at) =>
      each.precision === 'day' &&
      weights[at] !== 'other' &&
      weights[at] !== 'handled' &&
      namesAny(text, each, dates[at - 1], dates[at + 1], asked),
  )
  return onlyOf([...new Set(named.map(({ date }) => date))])
}

/** `allergy testing 9/17`: the one day the subject names, where it is one of those that may be meant. */
function findHeaded(
  text: string,
  dates: readonly ReadDate[],
  weights: readonly Weight[],
  likely: ReadonlySet<IsoDate>,
): IsoDate | null {
  const end = text.indexOf('\n\n')
  if (end < 0 || text.lastIndexOf('\n', end - 1) >= 0) return null
  const named = dates.filter(
    ({ start, precision }, at) =>
      start < end && precision === 'day' && weights[at] !== 'other' && weights[at] !== 'handled',
  )
  const days = new Set(named.map(({ date }) => date))
  const [date] = days
  return date !== undefined && days.size === 1 && likely.has(date) ? date : null
}

function isWithCode(text: string, dates: readonly ReadDate[], weights: readonly Weight[], date: IsoDate): boolean {
  return dates.some(
    (each, at) => each.date === date && weights[at] !== 'other' && namesCode(text, each, dates[at - 1], dates[at + 1]),
  )
}

const ASKS_IF_DUE = anyOf(
  /\btoo (?:early|soon)\b|\bwait (?:till|until|til|for)\b/i,
  /\beligible (?:on|by|then|yet|again)\b/i,
  /\bwill (?:medicare|it|they|the plan|insurance) (?:pay|cover)\b/i,
)

/** `scheduled 12/9 for 15823, visual field done 10/28`: the day to come, where no day that was has a code of its own. */
function findPlanned(
  text: string,
  dates: readonly ReadDate[],
  weights: readonly Weight[],
  sentOn: IsoDate,
): IsoDate | null {
  const isPlanned = ({ date, start, precision }: ReadDate, at: number): boolean =>
    date > sentOn && precision === 'day' && weights[at] !== 'other' && tellsPlan(lineBefore(text, start, 60))
  const planned = new Set(dates.filter(isPlanned).map(({ date }) => date))
  const [date] = planned
  if (date === undefined || planned.size > 1) return null
  // `G0438 done 11/20/2024, booked for an AWV 11/4/2025, too soon?`: the visit to come is the one asked about.
  if (ASKS_IF_DUE.test(text)) return date
  if (!isWithCode(text, dates, weights, date)) return null
  return dates.some((each) => each.date <= sentOn && isWithCode(text, dates, weights, each.date)) ? null : date
}

/** "The visit of 10/14/2025; it was fine in September": beside a day a month tells of another time. */
function leaveMonthsBesideDays(chosen: readonly IsoDate[], dates: readonly ReadDate[]): readonly IsoDate[] {
  const days = chosen.filter((each) => dates.some(({ date, precision }) => date === each && precision === 'day'))
  return days.length > 0 ? days : chosen
}

function isLongBefore(visits: readonly IsoDate[], bare: readonly IsoDate[], sentOn: IsoDate): boolean {
  const last = visits.toSorted().at(-1)
  const after = last && addDays(last, EARLIER_VISIT)
  return after != null && bare.some((date) => date > after && date <= sentOn)
}
