import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { textOf } from '../message/message-words.ts'

/** Characters before a date in which its words are looked for. */
const REACH = 48

/** The only date that stands right behind words of the pattern, which ends in `$`; null where none or several do. */
export function findDateBehind(words: RegExp, inquiry: Inquiry): IsoDate | null {
  const text = textOf(inquiry)
  const found = inquiry.dates.filter(({ text: written, precision }) => {
    const at = text.indexOf(written.toLowerCase())
    return at !== -1 && precision !== 'year' && words.test(text.slice(Math.max(0, at - REACH), at))
  })
  const days = new Set(found.map(({ date }) => date))
  const [only] = days
  return days.size === 1 ? (only ?? null) : null
}
