import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { isVisit } from '../message/visit-codes.ts'
import { DAYS_AFTER, proceduresByGlobalPeriod } from './earlier-surgery.ts'
import { countDays, type Elapsed } from './message-days.ts'
import { findServiceDays } from './service-days.ts'

/** What was done on one later day within the global period of a surgery. */
export type LaterDay = { elapsed: Elapsed; visits: string[]; procedures: string[] }

/**
 * The surgery of the first day, and the later days within its period with their visits and procedures, where the message sets
 * codes on more than two days; null where none of it is in a period.
 */
export function findLaterDays(inquiry: Inquiry, facts: Facts): { surgery: string; later: LaterDay[] } | null {
  const days = findServiceDays(inquiry)
  if (new Set(days.values()).size < 2) return null
  const surgical = proceduresByGlobalPeriod(inquiry, facts)
  const dated = surgical.flatMap(({ code, days: period }) => {
    const from = days.get(code)
    const after = DAYS_AFTER[period] ?? 0
    return from && after > 0 ? [{ code, from, until: addDays(from, after) }] : []
  })
  const first = dated.toSorted((one, other) => one.from.localeCompare(other.from))[0]
  if (!first) return null
  const inside = [...days].filter(([, day]) => day > first.from && day <= first.until)
  const byDay = Map.groupBy(inside, ([, day]) => day)
  const later = [...byDay].flatMap(([day, named]) => {
    const codes = named.map(([code]) => code)
    const visits = codes.filter(isVisit)
    // What has no global period of its own, as an X-ray, is outside the package.
    const procedures = codes.filter((code) => surgical.some((each) => each.code === code))
    if (visits.length + procedures.length === 0) return []
    return [{ elapsed: elapsedTo(first.from, day), visits, procedures }]
  })
  return later.length > 0 ? { surgery: first.code, later } : null
}

const elapsedTo = (from: IsoDate, to: IsoDate): Elapsed => ({
  days: countDays(from, to),
  about: false,
  words: null,
  from,
  to,
})
