import type { IsoDate } from '../../domain/iso-date.ts'

/** Mail older than the web is a wrong clock, not old mail. */
const OLDEST = Date.UTC(1995, 0, 1)

const DAY_MS = 86_400_000

const OFFSET = /([+-])(\d{2})(\d{2})\s*(?:\([^)]*\)\s*)?$/

/**
 * The day it was for the sender when they wrote, from the Date header (RFC 5322 §3.3) with its offset: a mail of New
 * Year's Eve is of that evening, whatever day it is in UTC. Null where the date is missing, impossible, or more than a
 * day after the arrival.
 */
export function readWrittenDay(header: string | null, sentAt: Date | null, arrivedAt: Date): IsoDate | null {
  if (sentAt === null || Number.isNaN(sentAt.getTime())) return null
  if (sentAt.getTime() < OLDEST || sentAt.getTime() > arrivedAt.getTime() + DAY_MS) return null
  const [, sign, hours, minutes] = OFFSET.exec(header ?? '') ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  // Offsets beyond a day do not exist; what claims one is read as UTC.
  const shift = Math.abs(offset) <= 24 * 60 ? offset * 60_000 : 0
  return new Date(sentAt.getTime() + shift).toISOString().slice(0, 10)
}
