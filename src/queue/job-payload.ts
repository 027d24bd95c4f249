import { AppError } from '../domain/app-error.ts'

/** What a job says: which row to look at. The row says what to do; no text, address or name ever enters a job. */
export type JobPayloads = { draft: { caseId: number }; send: { replyId: number } }

export type JobName = keyof JobPayloads

const ID_OF = { draft: 'caseId', send: 'replyId' } as const

/** A job costs as much as the work it asks for, so rows that want the same are asked for together; few enough to be shared out. */
const MOST_IDS = 25

/** The payload itself when it is the one id this job carries and nothing else; throws `invalid` otherwise. */
export function checkPayload<Name extends JobName>(name: Name, payload: unknown): JobPayloads[Name] {
  const value = readOnly(name, payload)
  if (isId(value)) return payload as JobPayloads[Name]
  throw new AppError(
    'invalid',
    `A job "${name}" carries { ${ID_OF[name]} }, a positive whole number, and nothing else.`,
  )
}

/** The data of as few jobs as carry all those payloads. @throws AppError `invalid` as {@link checkPayload} */
export function packJobs<Name extends JobName>(
  name: Name,
  payloads: readonly JobPayloads[Name][],
): Record<string, number | number[]>[] {
  const key = ID_OF[name]
  const ids = payloads.map((payload) => readOnly(name, checkPayload(name, payload)) as number)
  const jobs: Record<string, number | number[]>[] = []
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const some = ids.slice(at, at + MOST_IDS)
    jobs.push({ [key]: some.length === 1 ? (some[0] ?? 0) : some })
  }
  return jobs
}

/** The payloads a job carries. @throws AppError `invalid` where it carries anything else */
export function unpackJob<Name extends JobName>(name: Name, data: unknown): JobPayloads[Name][] {
  const value = readOnly(name, data)
  if (!Array.isArray(value)) return [checkPayload(name, data)]
  return value.slice(0, MOST_IDS).map((id) => checkPayload(name, { [ID_OF[name]]: id }))
}

/** What stands under the one key such a job has; undefined where it has another, or more. */
function readOnly(name: JobName, payload: unknown): unknown {
  const entries = typeof payload === 'object' && payload !== null ? Object.entries(payload) : []
  const [key, value] = entries.length === 1 ? (entries[0] as [string, unknown]) : []
  return key === ID_OF[name] ? value : undefined
}

const isId = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0
