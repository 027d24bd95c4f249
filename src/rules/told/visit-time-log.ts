import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
/** The minutes of a time log that count toward the total time of a visit, and those that do not. */
export type TimeLog = { counted: number[]; staff: number[] }

const MINUTES = /(?<![\d:.-])(\d{1,3}) ?(?:m|min|mins|minutes)\b/g
const STAFF =
  /\b(?:ma|cma|lpn|rn|nurse|nursing|staff|tech|scribe|front desk|medical assistant|roomed|rooming|check-?in)\b/
const PRACTITIONER = /\b(?:md|dr|doc|doctor|np|pa|pa-c|aprn|provider|physician|me|myself|i|my)\b/
const TOTAL = /\btotal\b/
/** What is thought or asked of a time, or said of a level, tells of nobody's minutes. */
const SENTENCE =
  /\?|\b(?:is|are|was|were|think|thinks|thought|says?|said|bill|billed|counts?|needs?|enough|can|could|should|if|would|because)\b/
/** Time of another day never counts, nor does that of a service with a time of its own. */
const OF_OTHER = inOrder(
  /\b/,
  anyOf(
    /next (?:day|morning)|following (?:day|morning)|day (?:before|after)|yesterday/,
    /night before|previous day|therapy|teaching|procedure|injection|smoking|acp|advance care/,
    /wait\w*|travel\w*/,
  ),
  /\b/,
)

/**
 * Minutes listed line by line with who spent them, as CPT's rule on total time takes them: the practitioner's own count, also
 * those of charting at home on the day, and those of clinical staff never do. Null where a line is nobody's, or of another
 * day or service, or the lines do not add up to the total beside them.
 */
export function readTimeLog(text: string): TimeLog | null {
  const log: TimeLog = { counted: [], staff: [] }
  let total: number | null = null
  for (const line of text.split('\n')) {
    const [first, second] = [...line.matchAll(MINUTES)]
    const named = first ? Number(first[1]) : readTotal(line)
    if (named === null || (!first && !TOTAL.test(line))) continue
    // A sentence that tells of time is no line of a log.
    if (second || OF_OTHER.test(line) || SENTENCE.test(line) || line.length > 90) return null
    if (TOTAL.test(line)) total = named
    else if (STAFF.test(line)) log.staff.push(named)
    else if (PRACTITIONER.test(line)) log.counted.push(named)
    else return null
  }
  const sum = [...log.counted, ...log.staff].reduce((all, each) => all + each, 0)
  const isLog = log.counted.length > 0 && log.counted.length + log.staff.length > 1
  return isLog && (total === null || total === sum) ? log : null
}

function readTotal(line: string): number | null {
  const number = /\btotal[ \t:=]{1,4}(\d{1,3})\b/.exec(line)?.[1]
  return number === undefined ? null : Number(number)
}
