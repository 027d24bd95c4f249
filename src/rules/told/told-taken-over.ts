import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { findDateBehind } from '../days/date-behind.ts'
import { textOf } from '../message/message-words.ts'

/** `care assumed 9/22/25`, `we took over on 9/22/25` */
const TAKEN_OVER = inOrder(
  /\b/,
  anyOf(
    /care (?:was )?(?:assumed|transferred)/,
    /assum(?:ed|ing) (?:the )?(?:post-?op |postoperative )?care/,
    /t(?:oo|a)k(?:e|en)? over(?: care)?/,
    /transfer(?:red)? of care/,
  ),
  /\b[^.?!\n\d]{0,16}$/,
)

/** `we take over cataract pts from the surgeon day 8` */
const ON_DAY = inOrder(
  /\b(?:tak(?:e|es|ing|en)|took) (?:\w+ ){0,2}?over\b|\bassum(?:e|es|ed|ing) (?:\w+ ){0,3}?care\b/,
  /[^.?!\n\d]{0,50}\b(?:day|pod)[ #]{0,2}(\d{1,2})\b(?!\/)/,
)

/** When the care after a surgery was taken over: on a date, or on a day counted from the surgery; null where neither is told. */
export function findTakenOver(inquiry: Inquiry): { date: IsoDate | null; day: number | null } | null {
  const date = findDateBehind(TAKEN_OVER, inquiry)
  const day = Number(ON_DAY.exec(textOf(inquiry))?.[1] ?? 0)
  return date === null && day === 0 ? null : { date, day: day === 0 ? null : day }
}
