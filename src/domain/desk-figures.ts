import type { CaseState } from './case-state.ts'

/** How the desk stands, counted from its rows. Times are seconds or days before now; null: there is nothing to count from. */
export type DeskFigures = {
  cases: Partial<Record<CaseState, number>>
  /** Of the question that waits longest for us. */
  oldestOpenSeconds: number | null
  uncertain: number
  /** Since the mailbox that was read longest ago was read. */
  lastReadSeconds: number | null
  /** Since a mail server last took an answer. */
  lastSentSeconds: number | null
  /** Mail servers that are given a rest, and 1 where all automatic mail is stopped. */
  pauses: number
  /** By source: since its newest edition in force began. */
  dataAgeDays: Readonly<Record<string, number>>
  backupAgeDays: number | null
  verifiedBackupAgeDays: number | null
  /** After a restore it is still looked for what had left. */
  restoring: boolean
}
