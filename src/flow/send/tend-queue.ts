import { AppError } from '../../domain/app-error.ts'
import type { Reviewer } from '../review/review.ts'
import { type LetterPorts, writeLetter } from '../review/write-letter.ts'

/** Days after which a requester who was asked is reminded, and after which the case is closed. Each happens at most once. */
export const REMIND_AFTER_DAYS = 3
export const CLOSE_AFTER_DAYS = 14

/** Cases that are indexed in one go; the rest follows with the next. */
const INDEXED_AT_ONCE = 500
const PORTION = 50

type AwaitedCase = {
  caseId: number
  messageId: number
  operatorId: number
  operatorName: string
  credential: string | null
}

export type TendPorts = {
  listEndedSnoozes(): Promise<number[]>
  wake(caseId: number): Promise<boolean>
  listUnreminded(days: number): Promise<AwaitedCase[]>
  /** The words of a reminder; the case is closed after `closesOn`. */
  sayReminder(caseId: number, closesOn: Date): string
  letters: LetterPorts
  closeUnanswered(days: number): Promise<number[]>
  listStaleCases(limit: number): Promise<number[]>
  index(caseId: number): Promise<void>
  now(): Date
}

export type Tended = { woken: number; reminded: number; closed: number; indexed: number }

/** Does what time alone asks for: ends snoozes, reminds and closes what waits for its requester, and makes cases findable. */
export async function tendQueue(ports: TendPorts): Promise<Tended> {
  let woken = 0
  for (const caseId of await ports.listEndedSnoozes()) if (await ports.wake(caseId)) woken += 1
  // What is to be closed is closed first: after a standstill of the desk nobody is reminded of what closes in the same minute.
  const closed = await ports.closeUnanswered(CLOSE_AFTER_DAYS)
  const reminded = await remindRequesters(ports)
  const stale = await ports.listStaleCases(INDEXED_AT_ONCE)
  // Some at once, so that they can be read and kept together, and not the texts of all are in memory.
  for (let at = 0; at < stale.length; at += PORTION) {
    await Promise.all(stale.slice(at, at + PORTION).map((caseId) => ports.index(caseId)))
  }
  return { woken, reminded, closed: closed.length, indexed: stale.length }
}

const DAY_MS = 86_400_000

async function remindRequesters(ports: TendPorts): Promise<number> {
  let reminded = 0
  for (const awaited of await ports.listUnreminded(REMIND_AFTER_DAYS)) {
    const { caseId, messageId, operatorId, operatorName, credential } = awaited
    const asker: Reviewer = { id: operatorId, name: operatorName, credential }
    const closesOn = new Date(ports.now().getTime() + (CLOSE_AFTER_DAYS - REMIND_AFTER_DAYS) * DAY_MS)
    const text = ports.sayReminder(caseId, closesOn)
    try {
      await writeLetter({ caseId, kind: 'reminder', messageId, reason: null, text }, asker, ports.letters)
      reminded += 1
    } catch (error) {
      // Another sweeper was faster, or the requester wrote in the last moment, or nobody can be written to.
      if (!(error instanceof AppError) || error.code === 'internal') throw error
    }
  }
  return reminded
}
