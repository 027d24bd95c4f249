import type { IsoDate } from '../../domain/iso-date.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import type { ReadDate } from './dates.ts'
import type { Weighed } from './weighed.ts'

/** A line that says of one day what was billed for it. */
export type ClaimRow = { date: ReadDate; code: string; state: 'refused' | 'paid' | null }

const CODE = '(\\d{4}[0-9FTU]|[A-V]\\d{4})(?![\\d.])'
const DAY = '\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4}'
/** `9/8/25    99214   G35`, `090225 11 99213`, `9/8/25 - 9/8/25 | 11 | 99213` */
const CODE_BEHIND = new RegExp(
  `^[ \\t:|,;–-]{1,12}(?:${DAY}[ \\t|,]{1,8})?(?:(?:POS[ \\t]?)?\\d\\d[ \\t|,]{1,8})?${CODE}`,
  'i',
)
/** `99214-25   9/8/25  denied` */
const CODE_BEFORE = new RegExp(
  `(?<![\\w$#.-])${CODE}(?:[ \\t,-]{1,2}[A-Z0-9]{2}){0,3}[ \\t|:;,–-]{1,12}(?:DOS[ \\t:]{1,3})?$`,
  'i',
)
/** Cells, a name, a number of a claim: no sentence. */
const CELLS_BEFORE = /^[^.?!\n]{0,60}$/
const REFUSED =
  /\b(?:denied|denial|rej(?:ected)?|refused|unpaid|not paid|bounced|kicked|(?:CO|PR|OA|PI)[ -]?(?!45\b)\d{1,3}|(?:N|MA?)\d{2,3}|0\.00)\b/i
const PAID = /\b(?:paid|pd|ok|okay|went through|processed|approved)\b/i
/** Codes of the days of a stay in a hospital, one for each day. */
const STAY_CODE = /^(?:992[123]\d|99217|9946\d)/
/** Days in rows from which on none is the one asked about. */
const SERIES = 3

/** The rows of claims or of a log among the days of a text that may be of a service. */
export function readRows({ text, dates, weights }: Weighed): ClaimRow[] {
  return dates.flatMap((date, at): ClaimRow[] => {
    if (date.precision !== 'day' || weights[at] === 'other' || weights[at] === 'handled') return []
    const before = lineBefore(text, date.start, 80)
    if (!CELLS_BEFORE.test(before)) return []
    const after = lineAfter(text, date.end, 120)
    const [, code] = CODE_BEHIND.exec(after) ?? CODE_BEFORE.exec(before) ?? []
    if (code === undefined) return []
    const state = REFUSED.test(after) ? 'refused' : PAID.test(after) ? 'paid' : null
    return [{ date, code: code.toUpperCase(), state }]
  })
}

/** The day of the rows that were refused, where others were paid and all refused ones are of one day; else null. */
export function findRefusedDay(rows: readonly ClaimRow[]): IsoDate | null {
  const [day, ...others] = new Set(rows.flatMap(({ date, state }) => (state === 'refused' ? [date.date] : [])))
  const isPaid = rows.some(({ date, state }) => state === 'paid' && date.date !== day)
  return day !== undefined && others.length === 0 && isPaid ? day : null
}

/** True for rows of several days that are each a service of its own; the days of one stay belong together. */
export function isOfServices(text: string, rows: readonly ClaimRow[]): boolean {
  if (new Set(rows.map(({ date }) => date.date)).size < SERIES) return false
  const codes = new Set(rows.map(({ code }) => code))
  if (codes.size === rows.length && rows.every(({ code }) => STAY_CODE.test(code))) return false
  return new Set(rows.map(({ date }) => text.lastIndexOf('\n', date.start))).size >= SERIES
}
