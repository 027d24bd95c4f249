import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'

/** `0910-1052`, `9:10 to 10:52`, `start 9:05 stop 11:35`: a start and an end by the clock. */
const SPAN = everywhere(
  inOrder(
    /(?<![\d/.-])(\d{1,2}):?(\d{2})[ \t]?(am|pm)?[ \t]?/,
    anyOf(
      /-|–|to|until|till/,
      /[,;/]?[ \t]?(?:and[ \t])?(?:stop(?:ped)?|end(?:ed)?|finish(?:ed)?|complete[d]?)(?:[ \t]time)?(?:[ \t]at)?:?/,
    ),
    /[ \t]?(\d{1,2}):?(\d{2})(?![\d/-]|\.\d)[ \t]?(am|pm)?/,
  ),
)

/** Figures alike may be codes, years or amounts: of four figures both are a time of day, of three neither is. */
const isTime = (hours: number, minutes: number): boolean => hours < 24 && minutes < 60

const HALF_DAY = 720
const DAY = 1440

/** A span of time with the line it stands in, and the minutes of the day at which it began. */
export type ClockSpan = { from: number; minutes: number; line: string }

/** The times of a text in lower case that are told by start and end. */
export function listClockSpans(text: string): ClockSpan[] {
  return text.split('\n').flatMap((line) =>
    [...line.matchAll(SPAN)].flatMap(([written, hour = '', minute = '', half, endHour = '', endMinute = '']) => {
      const [start, end] = [
        [Number(hour), Number(minute)],
        [Number(endHour), Number(endMinute)],
      ] as const
      const areWhole = written.includes(':') || (hour.length === 2 && endHour.length === 2)
      if (!areWhole || !isTime(...start) || !isTime(...end)) return []
      const passed = end[0] * 60 + end[1] - start[0] * 60 - start[1]
      // `11:30 to 1:15` is of a clock of twelve hours; four figures together are of one of twenty-four.
      const isHalf = half !== undefined || written.includes(':')
      const minutes = passed > 0 ? passed : passed + (isHalf ? HALF_DAY : DAY)
      return minutes > 0 && minutes <= HALF_DAY ? [{ from: start[0] * 60 + start[1], minutes, line }] : []
    }),
  )
}
