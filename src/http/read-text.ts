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
  return typeof text === 'string' ? cleanText(text) : ''
}

/** The text with line feeds as its only line ends, and without characters that cannot be stored or that mislead. */
export const cleanText = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWANTED, '')

/** The text of a field as one line, without blanks around it. */
export function readLine(body: unknown, name: string): string {
  return cleanLine(readText(body, name))
}

/** The same as one line, without blanks around it. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()
