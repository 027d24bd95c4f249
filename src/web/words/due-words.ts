import { dueTime, USUAL_WORKING_TIME, type WorkingTime } from '../../domain/working-time.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import type { WebDeps } from '../web-deps.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Beyond this the hour of the day says more than a number of hours. */
const HOURS_COUNTED = 12

/** When the desk works. */
export const workingTimeOf = (deps: Pick<WebDeps, 'workingTime' | 'timeZone'>): WorkingTime =>
  deps.workingTime ?? { ...USUAL_WORKING_TIME, timeZone: deps.timeZone }

export type Due = { words: string; at: Instant; overdue: boolean }

/** When an answer is due to who waits since `since`: `due in 40 min`, `due in 2 h`, `due Mon 10:00`, `overdue 1 h`. */
export function composeDue(since: Date, now: Date, time: WorkingTime): Due {
  const due = dueTime(since, time)
  const left = due.getTime() - now.getTime()
  return {
    words: left < 0 ? `overdue ${span(-left)}` : sayAhead(due, left, time),
    at: instantOf(due),
    overdue: left < 0,
  }
}

function sayAhead(due: Date, left: number, { timeZone }: WorkingTime): string {
  if (left < HOURS_COUNTED * HOUR) return `due in ${span(left)}`
  const parts = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return `due ${new Intl.DateTimeFormat('en-GB', parts).format(due).replace(',', '')}`
}

/** `40 min`, `2 h`, `3 days`; never rounded up to what is not reached yet. */
function span(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min`
  if (milliseconds < 48 * HOUR) return `${Math.floor(milliseconds / HOUR)} h`
  return `${Math.floor(milliseconds / (24 * HOUR))} days`
}
