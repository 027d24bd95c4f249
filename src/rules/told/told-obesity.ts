import type { Inquiry } from '../../domain/inquiry.ts'
import { textOf } from '../message/message-words.ts'

const CLASS =
  /\bclass (?<number>[123]|i{1,3}|one|two|three) obes\w+|\bobes\w+,? \(?class (?<behind>[123]|i{1,3}|one|two|three)\b/g

const CODES: Readonly<Record<string, string>> = { 1: 'E66.811', 2: 'E66.812', 3: 'E66.813' }
const NUMBERS: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', one: '1', two: '2', three: '3' }

/** The one class of obesity that a message tells as documented, with its code; null where it tells none or several. */
export function findToldClass(inquiry: Inquiry): { number: string; code: string } | null {
  const told = new Set(
    [...textOf(inquiry).matchAll(CLASS)].map(({ groups = {} }) => {
      const number = groups.number ?? groups.behind ?? ''
      return NUMBERS[number] ?? number
    }),
  )
  const [number = ''] = told
  const code = CODES[number]
  return told.size === 1 && code !== undefined ? { number, code } : null
}

/** `E66.9` where the class is told that another code says: nothing is put in order with it. */
export function isOtherClass(code: string, inquiry: Inquiry): boolean {
  const told = code.startsWith('E66.') ? findToldClass(inquiry) : null
  return told !== null && told.code !== code
}
