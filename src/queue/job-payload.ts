import { AppError } from '../domain/app-error.ts'

/** What a job says: which row to look at. The row says what to do; no text, address or name ever enters a job. */
export type JobPayloads = { draft: { caseId: number }; send: { replyId: number } }

export type JobName = keyof JobPayloads

const ID_OF = { draft: 'caseId', send: 'replyId' } as const

/** The payload itself when it is the one id this job carries and nothing else; throws `invalid` otherwise. */
export function checkPayload<Name extends JobName>(name: Name, payload: unknown): JobPayloads[Name] {
  const id = ID_OF[name]
  const entries = typeof payload === 'object' && payload !== null ? Object.entries(payload) : []
  const [key, value] = entries.length === 1 ? (entries[0] as [string, unknown]) : []
  if (key === id && Number.isSafeInteger(value) && (value as number) > 0) return payload as JobPayloads[Name]
  throw new AppError('invalid', `A job "${name}" carries { ${id} }, a positive whole number, and nothing else.`)
}
