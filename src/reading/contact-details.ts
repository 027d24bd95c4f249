import { matchAt, type Span } from './span.ts'

const PHONE =
  /(?<![\d-])(?:\+?1[-. ]?)?(?:\(\d{3}\)[ \t]{0,2}|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)|(?<![\d.-])\d{3}[-.]\d{4}(?![\d-])/g
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}/g
const STREET =
  /(?<![\w-])(?:\d{1,6}[ \t](?:[NSEW]\.?[ \t]|(?:North|South|East|West)[ \t])?(?:[A-Z0-9][\w.'’]{0,20}[ \t]){1,4}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Ln|Lane|Ct|Court|Way|Pkwy|Parkway|Hwy|Highway|Fwy|Freeway|Pl|Place|Plaza|Sq|Square|Ter|Terrace|Cir|Circle|Trl|Trail|Loop|Broadway|Pike|Drive|Dr(?=[ \t]?[,.#\n]|[ \t](?:Ste|Suite|Apt|Unit)|$))\b\.?|P\.?[ ]?O\.? Box \d{1,8})/g
/** Behind a street: unit, city, state and ZIP, as far as they are written. */
const UNIT = /,?[ \t]{0,2}(?:Apt|Unit|Ste|Suite|#)\.?[ \t]?[\w-]{1,6}/iy
const CITY =
  /,?[ \t]{0,2}\n?(?:[A-Z][A-Za-z.'’-]{1,20}[ \t]){0,2}[A-Z][A-Za-z.'’-]{1,20},?[ \t]{1,2}[A-Z]{2}\b\.?(?:[ \t,]{1,2}\d{5}(?:-\d{4})?)?/y

/** Telephone and fax numbers in the forms used in North America. */
export function findPhones(text: string): Span[] {
  return [...text.matchAll(PHONE)].map(toSpan)
}

/** Mail addresses. */
export function findEmails(text: string): Span[] {
  return [...text.matchAll(EMAIL)].map(toSpan)
}

/** Street addresses and post-office boxes, with unit, city, state and ZIP where they follow. */
export function findAddresses(text: string): Span[] {
  return [...text.matchAll(STREET)].map((match) => {
    let { start, end } = toSpan(match)
    for (const part of [UNIT, CITY]) end += matchAt(part, text, end)?.[0].length ?? 0
    return { start, end }
  })
}

function toSpan(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}
