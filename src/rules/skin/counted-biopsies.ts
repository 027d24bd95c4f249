import type { Inquiry } from '../../domain/inquiry.ts'
import { textOf } from '../message/message-words.ts'
import { codeBiopsies, isBiopsy, readBiopsies } from './skin-biopsies.ts'

/** Codes of the skin biopsies that a message counts, where it names one of them. */
export function countedBiopsies(inquiry: Inquiry): string[] {
  if (!inquiry.references.some(({ code }) => isBiopsy(code))) return []
  return codeBiopsies(readBiopsies(textOf(inquiry)) ?? []).map(({ code }) => code)
}
