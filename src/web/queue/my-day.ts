import { dayInZone, instantInZone } from '../../domain/zoned-time.ts'
import { listReport } from '../../store/upkeep/reports.ts'
import type { WebDeps } from '../web-deps.ts'
import { minutesInWords } from '../words/reports-words.ts'

/** What an operator has done since midnight at the desk; null before the first answer of the day. */
export type MyDay = { answered: number; waited: string | null }

/** The day of an operator so far, as the reports count it: an answer counts once it has left and was measured. */
export async function findMyDay(deps: WebDeps, operatorId: number): Promise<MyDay | null> {
  const to = deps.now()
  const from = instantInZone(`${dayInZone(to, deps.timeZone)}T00:00`, deps.timeZone) ?? to
  const [all] = await listReport(deps.pool, { from, to, operatorId, timeZone: deps.timeZone }, null)
  if (all === undefined || all.answered === 0) return null
  return { answered: all.answered, waited: all.waitedMinutes === null ? null : minutesInWords(all.waitedMinutes) }
}
