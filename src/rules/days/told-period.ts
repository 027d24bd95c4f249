import type { Parameters } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays } from '../../domain/iso-date.ts'
import { says } from '../message/message-words.ts'
import { DAYS_AFTER } from './earlier-surgery.ts'
import type { Elapsed } from './message-days.ts'

/** Words that ask how long a period lasts. */
const END =
  /\blast day|\bends?\b|\bending\b|\buntil\b|\bthrough\b|\bexpires?\b|\bover\b|\bup on\b|\bhow long\b|\bwhen\b/

export function describeElapsed(elapsed: Elapsed | null, after: number | null): Parameters {
  return {
    elapsedDays: elapsed?.days ?? null,
    about: elapsed?.about ?? false,
    elapsedWords: elapsed?.words ?? null,
    surgeryDate: elapsed?.from ?? null,
    laterDate: elapsed?.to ?? null,
    lastDay: elapsed?.from && after !== null ? addDays(elapsed.from, after) : null,
    dayBefore: elapsed?.from && after === DAYS_AFTER['090'] ? addDays(elapsed.from, -1) : null,
  }
}

/** The last day of the period where the message dates the surgery alone and asks how long it lasts. */
export function describeEnd(elapsed: Elapsed | null, after: number | null, inquiry: Inquiry): Parameters {
  const { dateOfService } = inquiry
  if (elapsed !== null || !after || dateOfService === null || !says(inquiry, END))
    return { soleDate: null, endsOn: null }
  return { soleDate: dateOfService, endsOn: addDays(dateOfService, after) }
}
