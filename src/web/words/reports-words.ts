import type { ReportLine } from '../../store/upkeep/reports.ts'

/** One line of a report in words. */
export type FigureLine = {
  key: string
  answered: string
  waited: string
  waitedP90: string
  reviewed: string
  edited: string
  untouched: string
  undone: string
  conflicts: string
}

const NONE = '–'

/** The line as it stands in the table; a dash where nothing is known. */
export function lineInWords(line: ReportLine): FigureLine {
  const { key, answered, waitedMinutes, waitedMinutesP90, reviewSeconds, edited, untouched } = line
  return {
    key: key ?? 'all',
    answered: answered.toLocaleString('en-US'),
    waited: waitedMinutes === null ? NONE : minutesInWords(waitedMinutes),
    waitedP90: waitedMinutesP90 === null ? NONE : minutesInWords(waitedMinutesP90),
    reviewed: reviewSeconds === null ? NONE : minutesInWords(reviewSeconds / 60),
    edited: edited === null ? NONE : shareInWords(edited),
    untouched: answered === 0 ? NONE : shareInWords(untouched / answered),
    undone: rateInWords(line.undone, line.approvals),
    conflicts: rateInWords(line.conflicts, line.approvals + line.conflicts),
  }
}

/** `40 s`, `12 min`, `3 h 20 min`. */
export function minutesInWords(minutes: number): string {
  if (minutes < 1) return `${Math.round(minutes * 60)} s`
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole} min`
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`
}

const shareInWords = (share: number): string => `${Math.round(share * 100)} %`

const rateInWords = (part: number, whole: number): string =>
  whole === 0 ? NONE : `${shareInWords(part / whole)} (${part})`
