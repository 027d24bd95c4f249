import { anyOf } from '../../patterns/compose-patterns.ts'
import type { CountedFamily } from './counted-family.ts'

const OVERSIGHT = /\boversight|\bcpo\b|\bagency|\bhome health|\bhospice/
const CHRONIC = /\bccm\b|\bchronic care/
const PRINCIPAL = /\bpcm\b|\bprincipal care/
const REMOTE = /\brpm\b|\brtm\b|\bremote|\bmonitoring|\breadings?\b|\bdevices?\b|\bcuff/

/** Remote monitoring told without a code; a cuff at the practice sends nothing. */
const MONITORED =
  /\brpm\b|\bremote (?:patient |physiologic )?monitor|\bcuff\b[^.?!\n]{0,30}\b(?:transmit|sent|readings)/

/** Minutes of a calendar month: the first, and full steps of as many beyond them. */
const monthly = (
  note: string,
  spoken: RegExp,
  first: string,
  minutes: number,
  further: string,
  most?: number,
): CountedFamily => ({
  note,
  unit: 'minutes',
  spoken,
  codes: [
    { code: first, over: minutes - 1 },
    { code: further, over: minutes, size: minutes, ...(most !== undefined && { most }) },
  ],
})

/** Minutes of remote monitoring without live talk are not counted. */
const NOT_LIVE = anyOf(
  /\bportal\b|\bvoice ?mails?\b|\btext(?:s|ed|ing)?\b/,
  /\b(?:no|without(?: a)?) (?:live|phone|calls?|talk)/,
  /\b(?:never|not|didn.?t) (?:talk|speak|spoke|reach)/,
)

const OF_FIRST_MONTH = /\b(?:first|1st|initial|starting)[ \t](?:calendar[ \t])?month\b|\bmonth (?:1|one)\b/
const OF_LATER_MONTH = anyOf(
  /\b(?:second|2nd|third|3rd|next|later|following|subsequent|other)[ \t](?:calendar[ \t])?months?\b/,
  /\bmonth (?:[2-9]|two|three)\b/,
)

/** Psychiatric collaborative care of a month: each code counts from more than half of its time. */
const collaborative = (first: string, minutes: number, ofOtherMonth: RegExp): CountedFamily => ({
  note: 'care/behavioral',
  unit: 'minutes',
  named: first,
  // Minutes of the first month are none of a later one.
  apart: { words: ofOtherMonth, among: /\bmonth/ },
  codes: [
    { code: first, over: minutes / 2 },
    { code: '99494', over: minutes + 15, size: 30, begun: true },
  ],
})

/** A device of remote monitoring for 30 days: with 16 days of data and more one code, with 2 to 15 since 2026 another. */
const supply = (note: string, many: string, few: string): CountedFamily => ({
  note,
  unit: 'days_of_data',
  codes: [
    { code: few, over: 1, upTo: 15 },
    { code: many, over: 15 },
  ],
})

/** Care management and remote monitoring, whose minutes and days are those of one calendar month or 30 days. */
export const MONTHLY_CARE: readonly CountedFamily[] = [
  {
    note: 'em/ccm',
    unit: 'minutes',
    spoken: CHRONIC,
    given: 'staff',
    codes: [
      { code: '99490', over: 19 },
      { code: '99439', over: 20, size: 20, most: 2 },
    ],
  },
  { ...monthly('em/ccm', CHRONIC, '99491', 30, '99437'), given: 'practitioner' },
  { ...monthly('care/principal', PRINCIPAL, '99424', 30, '99425'), given: 'practitioner' },
  { ...monthly('care/principal', PRINCIPAL, '99426', 30, '99427', 2), given: 'staff' },
  { ...monthly('count/remote-monitoring', REMOTE, '99457', 20, '99458'), unless: NOT_LIVE },
  {
    note: 'count/remote-monitoring-2026',
    unit: 'minutes',
    spoken: REMOTE,
    heard: MONITORED,
    unless: NOT_LIVE,
    codes: [
      { code: '99470', over: 9, upTo: 19 },
      { code: '99457', over: 19 },
      { code: '99458', over: 20, size: 20 },
    ],
  },
  { ...monthly('care/therapeutic-monitoring', REMOTE, '98980', 20, '98981'), unless: NOT_LIVE },
  {
    note: 'care/therapeutic-monitoring-2026',
    unit: 'minutes',
    spoken: REMOTE,
    unless: NOT_LIVE,
    codes: [
      { code: '98979', over: 9, upTo: 19 },
      { code: '98980', over: 19 },
      { code: '98981', over: 20, size: 20 },
    ],
  },
  {
    note: 'home-health/care-plan-oversight',
    unit: 'minutes',
    spoken: OVERSIGHT,
    codes: [{ code: 'G0181', over: 29, most: 1 }],
  },
  {
    note: 'home-health/care-plan-oversight',
    unit: 'minutes',
    spoken: OVERSIGHT,
    codes: [{ code: 'G0182', over: 29, most: 1 }],
  },
  supply('care/therapeutic-monitoring-2026', '98976', '98984'),
  supply('care/therapeutic-monitoring-2026', '98977', '98985'),
  supply('care/therapeutic-monitoring-2026', '98978', '98986'),
  { ...supply('count/remote-monitoring-2026', '99454', '99445'), heard: MONITORED },
  { note: 'care/behavioral', unit: 'minutes', codes: [{ code: '99484', over: 19 }] },
  collaborative('99492', 70, OF_LATER_MONTH),
  collaborative('99493', 60, OF_FIRST_MONTH),
  {
    note: 'count/remote-monitoring',
    unit: 'days_of_data',
    heard: MONITORED,
    codes: [{ code: '99454', over: 15 }],
  },
]
