import { caseNumber } from '../../domain/case-number.ts'
import type { Disposition } from '../../domain/draft.ts'
import { maskSubject } from '../../flow/intake/mask-subject.ts'
import { durationInWords, type Instant, instantOf, momentOf } from '../../http/time-in-words.ts'
import type { ListedCase } from '../../store/cases/case-list.ts'
import type { WebDeps } from '../web-deps.ts'
import { DISPOSITION_WORDS, STATE_WORDS } from '../words/case-words.ts'
import { composeDue, type Due, workingTimeOf } from '../words/due-words.ts'

/** One row of the list, in words. */
export type CaseLine = {
  /** What a checkbox says of the case: which, and as it was seen. */
  value: string
  number: string
  subject: string
  followUp: boolean
  byWeb: boolean
  /** Beyond the allowance of who asks. */
  beyond: boolean
  sender: string
  state: string
  /** Null where nobody waits for us. */
  due: Due | null
  /** When a held answer leaves; null for every other case. */
  leavesAt: Instant | null
  /** What a snooze ends with; null where there is none. */
  snoozedUntil: string | null
  disposition: string | null
  codes: string[]
  moreCodes: number
  waiting: string
  since: Instant
  /** Whose it is, and who works on it now. */
  assignee: string | null
  mine: boolean
  workedOnBy: string | null
  /** Who else has it open, in words; may be empty. */
  present: string
}

/** Codes named in a row of the list; the case page has them all. */
const CODES_SHOWN = 6

/** The row of a case as that operator sees it. */
export function composeLine(deps: WebDeps, row: ListedCase, operatorId: number, present = ''): CaseLine {
  const now = deps.now()
  const owed = row.clockSince !== null && ['received', 'drafting', 'needs_review'].includes(row.state)
  return {
    value: `${row.id}.${row.version}`,
    number: caseNumber(row.id),
    subject: maskSubject(row.subject, row.identifiers) || '(no subject)',
    followUp: row.messages > 1,
    byWeb: row.cameByWeb,
    beyond: row.allowance === 'beyond',
    sender: row.requesterName ?? row.requesterAddress ?? 'no sender',
    state: STATE_WORDS[row.state],
    due: owed && row.clockSince !== null ? composeDue(row.clockSince, now, workingTimeOf(deps)) : null,
    leavesAt: row.state === 'held' && row.sendAfter !== null ? momentOf(row.sendAfter, now) : null,
    snoozedUntil: snoozeInWords(row, now),
    disposition: row.disposition === null ? null : DISPOSITION_WORDS[row.disposition as Disposition],
    codes: row.codes.slice(0, CODES_SHOWN),
    moreCodes: Math.max(0, row.codes.length - CODES_SHOWN),
    waiting: durationInWords(row.stateSince, now),
    since: instantOf(row.stateSince),
    assignee: row.assignee,
    mine: row.assigneeId === operatorId,
    workedOnBy: row.claimedById === operatorId ? null : row.claimedBy,
    present,
  }
}

/** What a snoozed case waits for. */
export function snoozeInWords(
  row: Pick<ListedCase, 'snooze' | 'snoozedUntil' | 'snoozeSource'>,
  now: Date,
): string | null {
  if (row.snooze === 'time' && row.snoozedUntil !== null)
    return `snoozed until ${momentOf(row.snoozedUntil, now).words}`
  if (row.snooze === 'reply') return 'snoozed until the requester writes'
  if (row.snooze === 'edition') return `snoozed until a newer edition of ${row.snoozeSource} is loaded`
  return null
}
