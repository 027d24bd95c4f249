/** A whole mail on its way to the mail server, as the line shows it: its final dot, and what came back. */
export type SeenDot = {
  dotAt: number
  /** When the server's answer to the dot was handed on to the desk; null: it never was. */
  heardAt: number | null
}

/** One attempt, as the database had it at each commit. */
export type SeenAttempt = {
  bodySent: boolean
  /** The state that came after `sending` or `body_sent`; null where none did. */
  end: string | null
}

/** What else happened, in milliseconds as Date.now() has them. */
export type Surroundings = {
  /** When desks were killed. */
  kills: readonly number[]
  /** When lines to the mail server were cut. */
  cuts: readonly number[]
  /** When the reply was first seen to be called uncertain. */
  calledAt: number
}

/** Whether nobody could know what became of an attempt, told from outside. */
export type Knowable =
  /** Nobody could: it has to end in send_uncertain. */
  | 'no'
  /** The desk could: it must not. */
  | 'yes'
  /** Which of the two cannot be told from outside: the dot or its answer was on the line when that was cut. */
  | 'either'

/** What was handed on this long before its line was cut may not have arrived. */
const IN_FLIGHT_MS = 1000

/** A kill is noted a moment after its cause. */
const BEFORE_MS = 50

/**
 * Whether the desk could know that an attempt had left. Where the whole mail arrived, only the answer of the mail server tells,
 * and only a desk that lived to write it down, or has: whatever it called the attempt itself is not looked at, but that.
 */
export function isKnowable(attempt: SeenAttempt, dot: SeenDot | null, around: Surroundings): Knowable {
  if (attempt.end === 'sent') return 'yes'
  // The record that the body is sent, and no dot: the desk may have been killed between the two, or the line cut.
  if (dot === null) return attempt.bodySent ? 'either' : 'yes'
  const { dotAt, heardAt } = dot
  if (heardAt === null) return 'no'
  if (around.kills.some((at) => at >= dotAt - BEFORE_MS && at <= around.calledAt)) return 'no'
  return around.cuts.some((at) => at >= heardAt && at - heardAt <= IN_FLIGHT_MS) ? 'either' : 'yes'
}

/**
 * The dots in the order they were seen, each beside the attempt that wrote it; null for an attempt without. What is on record as
 * sent had one; the rest go to the attempts that began to write a body, in their order.
 */
export function assignDots(attempts: readonly SeenAttempt[], dots: readonly SeenDot[]): (SeenDot | null)[] {
  const writers = attempts.filter(({ bodySent }) => bodySent)
  let spare = Math.max(0, writers.length - dots.length)
  let next = 0
  return attempts.map((attempt) => {
    if (!attempt.bodySent) return null
    if (spare > 0 && attempt.end !== 'sent' && attempt.end !== 'send_uncertain') {
      spare -= 1
      return null
    }
    return dots[next++] ?? null
  })
}

/** What is wrong with that end of an attempt; null where it is as it should be. */
export function findWrongEnd(attempt: SeenAttempt, dot: SeenDot | null, knowable: Knowable): string | null {
  const isUncertain = attempt.end === 'send_uncertain'
  if (isUncertain && knowable === 'yes') return 'called uncertain, though the desk had its answer'
  if (attempt.end === 'sent' && dot === null) return 'called sent, though no whole mail was seen'
  if (!isUncertain && knowable === 'no' && attempt.end !== null) {
    return `ended in ${attempt.end}, though a whole mail arrived and no answer was on record`
  }
  return null
}
