import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { readDates } from './dates.ts'

const EIGHT_DIGITS = /^(?:((?:19|20)\d\d)(\d\d)(\d\d)|(\d\d)(\d\d)((?:19|20)\d\d))$/
/** What a program writes behind a day. */
const TIME_OF_DAY = /[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AP]M)?Z?$/i

/** The day of service a cell of a claim names, the first of a range; null where it names no single day. */
export function readClaimDate(cell: string, today: IsoDate): IsoDate | null {
  const text = cell.trim().replace(TIME_OF_DAY, '')
  const digits = EIGHT_DIGITS.exec(text)
  if (digits) {
    const [, year = digits[6], month = digits[4], day = digits[5]] = digits
    return isoDate(Number(year), Number(month), Number(day))
  }
  if (text.length > 40 || !/\d/.test(text)) return null
  const [first, ...others] = readDates(text, today)
  if (first === undefined || first.precision !== 'day' || first.start > 0) return null
  const range =
    others.length === 1 && /^[ \t]*(?:-|–|to|thru|through)[ \t]*$/i.test(text.slice(first.end, others[0]?.start))
  return others.length === 0 ? (first.end === text.length ? first.date : null) : range ? first.date : null
}
