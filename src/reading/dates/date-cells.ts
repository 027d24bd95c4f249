import type { IsoDate } from '../../domain/iso-date.ts'
import type { TableCell } from '../text/table-columns.ts'
import { readClaimDate } from './claim-date.ts'
import { namedDay } from './date-form.ts'
import type { ReadDate } from './dates.ts'
import { readDigits } from './digit-date-forms.ts'

/** Digits alone, a day without its year: days only in a column of days. */
const DIGITS = /^(?:\d{8}|\d{6})$/
const WITHOUT_YEAR = /^(\d{1,2})[/-](\d{1,2})$/

/** Kinds of cells that tell whose service a row is. */
const OF_PATIENT = new Set(['name', 'mrn', 'account', 'member_id', 'dob'])

/** The dates with those that only their column makes days, in the order of the text. */
export function withCellDates(
  dates: readonly ReadDate[],
  cells: readonly TableCell[],
  text: string,
  sentOn: IsoDate,
): ReadDate[] {
  const added = cells.flatMap(({ kind, start, end }): ReadDate[] => {
    if (kind !== 'service_date' || dates.some((date) => date.start < end && start < date.end)) return []
    const written = text.slice(start, end)
    const date = readCell(written, sentOn)
    return date === null ? [] : [{ date, until: null, precision: 'day', text: written, start, end }]
  })
  return added.length === 0 ? [...dates] : [...dates, ...added].sort((one, other) => one.start - other.start)
}

function readCell(written: string, sentOn: IsoDate): IsoDate | null {
  if (DIGITS.test(written)) return readDigits(written, sentOn)
  const [, month, day] = WITHOUT_YEAR.exec(written) ?? []
  return month ? namedDay(Number(month), Number(day), undefined, sentOn) : readClaimDate(written, sentOn)
}

/** True where the rows are of several patients and several days: none of them is the one asked about. */
export function isListOfPatients(dates: readonly ReadDate[], cells: readonly TableCell[], text: string): boolean {
  const written = (of: readonly TableCell[]): number => new Set(of.map(({ start, end }) => text.slice(start, end))).size
  const ofService = cells.filter(({ kind }) => kind === 'service_date')
  if (written(ofService) < 2) return false
  const days = dates.filter(({ start, end }) => ofService.some((cell) => cell.start <= start && end <= cell.end))
  if (new Set(days.map(({ date }) => date)).size < 2) return false
  return [...OF_PATIENT].some((kind) => written(cells.filter((cell) => cell.kind === kind)) > 1)
}
