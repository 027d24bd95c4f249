/** A line of an ICD-10 order file. */
export type OrderLine = {
  /** Place in the classification, five digits. */
  order: string
  /** Without a dot. */
  code: string
  /** False for the header of more specific codes. */
  billable: boolean
  /** The long title, in full. */
  title: string
}

/** Columns 1–5 order number, 7–13 code, 15 indicator, 17–76 short title, from 78 long title. @see CMS, ICD-10 order file description */
const ORDER_LINE = /^(\d{5}) ([A-Z0-9]{3,7}) *(?<=^.{14})([01]) (.{0,60})(?: (.*))?$/

/** The line in its columns, or null where it is none of an order file. */
export function parseOrderLine(text: string): OrderLine | null {
  const [, order, code, indicator, short = '', long = ''] = ORDER_LINE.exec(text) ?? []
  const title = long.trim() || short.trim()
  if (order === undefined || code === undefined || title === '') return null
  return { order, code, billable: indicator === '1', title }
}

/** The first line of a file, by which an order file is known. */
export function firstLine(head: Buffer): string {
  const [line = ''] = head
    .toString('latin1', 0, 1024)
    .replace(/^ï»¿/, '')
    .split(/[\r\n]/, 1)
  return line
}
