import { openingAfter, type WorkingTime } from '../../domain/working-time.ts'
import { instantInZone } from '../../domain/zoned-time.ts'
import type { Snooze } from '../../store/cases/snoozes.ts'

/** Times a case may be put aside until; `at` is written beside. */
export const SNOOZE_TIMES = [
  { key: 'tomorrow', words: 'Until the next working morning' },
  { key: 'monday', words: 'Until Monday morning' },
  { key: 'week', words: 'For a week' },
  { key: 'reply', words: 'Until the requester writes' },
] as const

const EDITION = 'edition:'

/** What a form says a case is put aside for, or a sentence about what it lacks. */
export function readSnooze(
  form: { until: string; at: string; sources: readonly string[] },
  now: Date,
  time: WorkingTime,
): Snooze | string {
  const { until, at, sources } = form
  if (until === 'reply') return { kind: 'reply' }
  if (until.startsWith(EDITION)) {
    const source = until.slice(EDITION.length)
    return sources.includes(source) ? { kind: 'edition', source } : 'No edition of that source is loaded here.'
  }
  if (until === 'tomorrow') return { kind: 'time', until: openingAfter(now, 1, time) }
  if (until === 'monday') return { kind: 'time', until: openingAfter(now, 1, time, 1) }
  if (until === 'week') return { kind: 'time', until: openingAfter(now, 7, time) }
  if (until !== 'at' || at === '') return 'Choose until when the case is put aside.'
  const instant = instantInZone(at, time.timeZone)
  if (instant === null) return 'Give the time as a day and an hour, such as 2026-11-23T08:00.'
  if (instant <= now) return 'That time has passed. Give one that is to come.'
  return { kind: 'time', until: instant }
}
