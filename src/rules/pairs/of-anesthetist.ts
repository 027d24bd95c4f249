import type { Inquiry } from '../../domain/inquiry.ts'
import { modifiersOn } from '../message/message-words.ts'
import type { PairEdit } from './pair-edits.ts'

/** Modifiers that only who gives anesthesia, and does not operate, puts on its code. */
const ANESTHETISTS = new Set(['AA', 'AD', 'QK', 'QX', 'QY', 'QZ'])

/** The edit of anesthesia into a procedure is for the one who does both; with such a modifier it was somebody else. */
export function isOfAnesthetist({ active }: PairEdit, inquiry: Inquiry): boolean {
  const code = active?.row.columnTwo ?? ''
  return /^0[01]\d{3}$/.test(code) && modifiersOn(inquiry, code).some((each) => ANESTHETISTS.has(each))
}
