import type { Inquiry } from '../../domain/inquiry.ts'
import { namesCode } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'
import type { Elapsed } from './message-days.ts'

/** The codes that are told only behind `2 wks later`. */
export function listToldAfter(codes: readonly string[], elapsed: Elapsed | null, inquiry: Inquiry): string[] {
  const words = elapsed?.words ?? null
  if (words === null || !words.endsWith('later')) return []
  const [before = '', ...behind] = textOf(inquiry).split(words)
  return codes.filter((code) => !namesCode(before, code) && namesCode(behind.join(words), code))
}
