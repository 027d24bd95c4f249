import { AppError } from '../domain/app-error.ts'

/** PostgreSQL stores no NUL, and a control or bidi character in an answer shows something else than it says. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** Longer than any answer; a field beyond it is cut by the reader of the form, which says so. */
export const MAX_FIELD_CHARACTERS = 20_000

/** The text of a field with line feeds as its only line ends; empty where the form has no such field. */
export function readText(body: unknown, name: string): string {
  const fields = (body ?? {}) as Record<string, unknown>
  const value = Object.hasOwn(fields, name) ? fields[name] : ''
  const text = Array.isArray(value) ? value.at(-1) : value
  if (typeof text !== 'string') return ''
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWANTED, '')
}

/** The text of a field as one line, without blanks around it. */
export function readLine(body: unknown, name: string): string {
  return readText(body, name).replace(/\s+/g, ' ').trim()
}

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
