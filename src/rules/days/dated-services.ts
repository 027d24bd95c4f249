import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { linesNaming } from '../message/message-words.ts'
import { DAYS_AFTER, proceduresByGlobalPeriod } from './earlier-surgery.ts'
import { countDays, type Elapsed } from './message-days.ts'
import { findServiceDays } from './service-days.ts'

/** What was done on one later day within the global period of a surgery, and the lines that tell it. */
export type LaterDay = { surgery: string; elapsed: Elapsed; visits: string[]; procedures: string[]; lines: string }

/**
 * The later days within the period of a surgery with their visits and procedures, where the message sets codes on more than two
 * days: within that of the first surgery, else of the one before. None where none of it is in a period.
 */
export function findLaterDays(inquiry: Inquiry, facts: Facts): LaterDay[] {
  const days = findServiceDays(inquiry)
  if (new Set(days.values()).size < 2) return []
  const surgical = proceduresByGlobalPeriod(inquiry, facts)
  const dated = surgical
    .flatMap(({ code, days: period }) => {
      const from = days.get(code)
      const after = DAYS_AFTER[period] ?? 0
      return from && after > 0 ? [{ code, from, until: addDays(from, after) }] : []
    })
    .toSorted((one, other) => one.from.localeCompare(other.from))
  const byDay = [...Map.groupBy(days, ([, day]) => day)].toSorted(([one], [other]) => one.localeCompare(other))
  return byDay.flatMap(([day, named]) => {
    const first = dated.find(({ from, until }) => from < day && day <= until)
    const codes = named.map(([code]) => code)
    const visits = codes.filter(isVisit)
    // What has no global period of its own, as an X-ray, is outside the package.
    const procedures = codes.filter((code) => surgical.some((each) => each.code === code))
    if (!first || visits.length + procedures.length === 0) return []
    const lines = linesNaming(codes, inquiry)
    return [{ surgery: first.code, elapsed: elapsedTo(first.from, day), visits, procedures, lines }]
  })
}

const elapsedTo = (from: IsoDate, to: IsoDate): Elapsed => ({
  days: countDays(from, to),
  about: false,
  words: null,
  from,
  to,
})
