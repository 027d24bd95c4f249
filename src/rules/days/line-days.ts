import type { Inquiry } from '../../domain/inquiry.ts'
import { isoDate } from '../../domain/iso-date.ts'
import { textOf } from '../message/message-words.ts'

/** `3/11  went back`: a day without its year, and what was done on it. */
const LINE_OF_DAY = /^[ \t>*\u2022-]*((\d{1,2})\/(\d{1,2}))(?![\d/])[ \t:-]+[a-z\d]/gm

/**
 * The days that begin the lines of a list, where one of them is a date of the message and gives the others its year: those
 * before it in the list are earlier, those behind it later. None where the list is in another order.
 */
export function daysOfLines(inquiry: Inquiry): Inquiry['dates'] {
  const { dates } = inquiry
  const lines = [...textOf(inquiry).matchAll(LINE_OF_DAY)]
  const known = dates.find(
    ({ text, precision = 'day' }) => precision === 'day' && lines.some(([, day]) => day === text),
  )
  if (known === undefined || lines.length < 2) return []
  const year = Number(known.date.slice(0, 4))
  const listed = lines.map(([, text = '', month, day]) => ({ text, date: isoDate(year, Number(month), Number(day)) }))
  const inOrder = listed.every(({ date }, at) => date !== null && (listed[at - 1]?.date ?? '') <= date)
  if (!inOrder) return []
  return listed.flatMap(({ text, date }) =>
    date === null || dates.some((each) => each.text === text) ? [] : [{ ...known, text, date }],
  )
}
