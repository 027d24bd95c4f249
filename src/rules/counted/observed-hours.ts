import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** `26 hr 40 min`, `26 hours and 40 minutes` */
const WRITTEN = everywhere(
  inOrder(
    /(?<![\d.:])(\d{1,2})[ \t]?(?:hrs?|hours?|h)\b\.?,?[ \t]?(?:and[ \t])?/,
    /(\d{1,2})[ \t]?(?:min(?:ute)?s?|m)\b/,
  ),
)
/** `2/10 14:05`, `11:40 pm`, `5/3 at 7:15 pm`: a time of day with the day it may have before it. */
const CLOCK = everywhere(
  inOrder(
    optional(/(?<![\d/.-])(?:\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?,?[ \t](?:at[ \t]|@[ \t]?)?/),
    /(?<![\d/.:-])(\d{1,2}):(\d{2})(?![\d:])[ \t]?([ap])?\.?m?\b/,
  ),
)
/** What begins the hours: the order for observation, not the arrival in the emergency department. */
const STARTS =
  /\b(?:obs(?:ervation)?|order(?:ed)?|placed|started?|began|from)\b[^.?!\n\d]{0,24}(?:\d{1,2}\/\d{1,2}[^.?!\n\d]{0,6})?$/
const ENDS =
  /\b(?:d\/?c|discharged?|left|ended|out|to|until|till|stopped|released)\b[^.?!\n\d]{0,24}(?:\d{1,2}\/\d{1,2}[^.?!\n\d]{0,6})?$/
/** `do we take out the 2 hrs she was in endo`: hours of a procedure that is monitored by itself. */
const TAKEN_OUT = inOrder(
  /\b(?:take|taking|carve|carving|subtract\w*|deduct\w*|minus|less|remove|back|leave|leaving)\b[^.?!\n\d]{0,16}/,
  /(\d{1,2}(?:\.\d{1,2})?)[ \t]?(?:hrs?|hours?|h)\b([^?!\n]{0,80})/,
)
const MONITORED = anyOf(
  /\bmonitor|\bendo(?:scopy)?\b|\begd\b|\bscope|\bcolonoscop|\bcath\b|\bprocedure|\bsurgery|\bin (?:the )?or\b|\bdialysis\b/,
  /\bchemo|\btransfusion|\bstress test|\bcardioversion/,
)

const counted = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

function inWords(minutes: number): string {
  const rest = minutes % HOUR
  const hours = counted((minutes - rest) / HOUR, 'hour')
  return rest === 0 ? hours : `${hours} ${counted(rest, 'minute')}`
}

/**
 * The hours of observation that a message tells, to the nearest, without those of a procedure with monitoring of its own that it
 * asks to take out; null where it tells none, or more than one number.
 */
export function findObservedHours(inquiry: Inquiry): Pick<Measure, 'value' | 'text'> | null {
  const text = textOf(inquiry)
  const out = TAKEN_OUT.exec(text)
  const less = out && MONITORED.test(out[2] ?? '') ? Math.round(Number(out[1]) * HOUR) : 0
  const whole = findWhole(text, inquiry, out)
  if (whole === null || whole <= less) return null
  const value = Math.round((whole - less) / HOUR)
  const rounded = (whole - less) % HOUR === 0 ? '' : ', to the nearest hour'
  return {
    value,
    text:
      less === 0
        ? `${inWords(whole)}${rounded}`
        : `${inWords(whole)} without the ${inWords(less)} with monitoring of its own (${inWords(whole - less)})${rounded}`,
  }
}

function findWhole(text: string, inquiry: Inquiry, out: RegExpExecArray | null): number | null {
  const written = [...text.matchAll(WRITTEN)].map(([, hours, minutes]) => Number(hours) * HOUR + Number(minutes))
  const [first] = written
  if (first !== undefined) return written.every((each) => each === first) ? first : null
  const told = (inquiry.details?.measures ?? []).filter(
    ({ unit, text: words }) => unit === 'hours' && out?.[0].includes(words.toLowerCase()) !== true,
  )
  const [hours] = told
  if (hours !== undefined) return told.every(({ value }) => value === hours.value) ? hours.value * HOUR : null
  return findByClock(text)
}

type Time = { day: number | null; minutes: number; before: string }

/** From the time behind the order to the one behind the discharge; a time without a day is of the day before it, or of the night between. */
function findByClock(text: string): number | null {
  const times = [...text.matchAll(CLOCK)].map(({ index, 1: day, 2: hour, 3: minute, 4: half }): Time => {
    const hours = (Number(hour) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0)
    return {
      day: day === undefined ? null : Number(day),
      minutes: hours * HOUR + Number(minute),
      before: text.slice(Math.max(0, index - 40), index),
    }
  })
  const start = times.find(({ before }) => STARTS.test(before))
  const end = times.findLast(({ before }) => ENDS.test(before))
  if (start === undefined || end === undefined || start === end || times.length > 4) return null
  const passed = end.minutes - start.minutes
  const days = start.day !== null && end.day !== null ? end.day - start.day : passed > 0 ? 0 : 1
  const minutes = passed + days * DAY
  return minutes > 0 && minutes <= 3 * DAY ? minutes : null
}
