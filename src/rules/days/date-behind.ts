import type { DateMention, Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { textOf } from '../message/message-words.ts'

/** Characters before a date in which its words are looked for. */
const REACH = 48

/** True where the date stands right behind words of the pattern, which ends in `$`. */
export function standsBehind(words: RegExp, { text: written }: DateMention, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const at = text.indexOf(written.toLowerCase())
  return at !== -1 && words.test(text.slice(Math.max(0, at - REACH), at))
}

/** The only date that stands right behind words of the pattern, which ends in `$`; null where none or several do. */
export function findDateBehind(words: RegExp, inquiry: Inquiry): IsoDate | null {
  const found = inquiry.dates.filter((each) => each.precision !== 'year' && standsBehind(words, each, inquiry))
  const days = new Set(found.map(({ date }) => date))
  const [only] = days
  return days.size === 1 ? (only ?? null) : null
}
