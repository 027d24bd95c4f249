import { AppError } from '../domain/app-error.ts'
import { readLine } from '../http/read-text.ts'

/** A whole number a form carries for us. @throws AppError `invalid` where it is missing or no such number */
export function readNumber(body: unknown, name: string): number {
  const text = readLine(body, name)
  if (!/^\d{1,15}$/.test(text)) {
    throw new AppError('invalid', 'The form is incomplete. Open the case again and repeat what you did.')
  }
  return Number(text)
}

/** The id of a case in an address, `Q-12` or `12`. @throws AppError `not_found` where it can be no case */
export function readCaseId(params: unknown): number {
  const { id = '' } = params as { id?: string }
  const digits = /^(?:q-)?(\d{1,15})$/i.exec(id)?.[1]
  if (digits === undefined) throw new AppError('not_found', 'There is no such case. Cases are numbered like Q-12.')
  return Number(digits)
}

/** A number in an address, by its name there. @throws AppError `not_found` where it is none */
export function readId(params: unknown, name: string): number {
  const text = (params as Record<string, string | undefined>)[name] ?? ''
  if (!/^\d{1,15}$/.test(text)) throw new AppError('not_found', 'There is no such page. The queue has every question.')
  return Number(text)
}
