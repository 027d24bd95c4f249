import type { Inquiry } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'

/** Characters between a code and the date that is its own. */
const NEAR = 40

/**
 * The day of service of each code where the message names more than one day: the date that follows the code before another
 * code does, else the one right before it. A code with two days, or with none near it, is left out.
 */
export function findServiceDays({ references, dates, dateOfService }: Inquiry): ReadonlyMap<string, IsoDate> {
  if (dateOfService === null) return new Map()
  const days = dates.filter(
    ({ date, role, precision }) =>
      (precision ?? 'day') === 'day' &&
      (role === 'service' || (date < dateOfService && isWithinYear(date, dateOfService))),
  )
  if (new Set(days.map(({ date }) => date)).size < 2) return new Map()
  const codes = references
    .filter(({ system }) => system !== 'MODIFIER')
    .toSorted((one, other) => one.start - other.start)
  const found = new Map<string, Set<IsoDate>>()
  for (const [at, { code, start, end }] of codes.entries()) {
    const next = codes[at + 1]?.start ?? Number.POSITIVE_INFINITY
    const before = codes[at - 1]?.end ?? 0
    const behind = days.find((day) => day.start >= end && day.start - end <= NEAR && day.start < next)
    const ahead = days.findLast((day) => day.end <= start && start - day.end <= NEAR && day.start >= before)
    const own = behind ?? ahead
    if (own) found.set(code, (found.get(code) ?? new Set()).add(own.date))
  }
  return new Map([...found].flatMap(([code, [first, second]]) => (first && !second ? [[code, first] as const] : [])))
}

/** An earlier date beside a code is the day of its service; one of years ago is something else. */
const isWithinYear = (date: IsoDate, later: IsoDate): boolean =>
  Date.parse(`${later}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`) <= 366 * 86_400_000
