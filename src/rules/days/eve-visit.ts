import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { placesOfCode } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findServiceDays } from './service-days.ts'

/** Visits at which a surgeon meets a patient or a new trouble: new office, initial hospital, consultation, emergency. */
const FIRST_MEETING = /^(?:9920[2-5]|9922[1-3]|9924[2-5]|9925[2-5]|9928[1-5])$/

/** What tells of a day after the surgery: then the later of two days may be the visit's. */
const AFTERWARDS = anyOf(
  /\bpost-?\s?op|\bpod\b|\bcame back|\breturned\b|\breadmi|\bs\/p\b|\bwound check|\bre-?check|\bfollow(?:ed)?[- ]?up/,
  /\b(?:suture|staple|stitch)\w* |\bcomplication|\bbleed|\bbled\b|\binfect|\bdehisc/,
  /\b(?:after|following|since) (?:the |her |his )?(?:surg|procedure|op\b|operation|\d{5})/,
)

/** The visit was on the day before, in words. */
const EVE_IN_WORDS =
  /\b(?:day|night|evening) (?:before|prior to)\b|\b(?:the )?(?:previous|prior) (?:day|night|evening)\b/

const DAY_TOLD = everywhere(
  inOrder(
    /\b/,
    anyOf(
      /(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?/,
      /\d{1,2}[/-]\d{1,2}/,
      /(?:the )?next (?:day|morning|am)/,
      /(?:the )?following (?:day|morning)/,
    ),
    /\b/,
  ),
)

/**
 * True where the visits told stand on the day before the surgery: by their dates, or because the visit, the first one of that
 * trouble, is told with its day before the procedure is: `saw pt in ER Sunday night, 99223, lap appy 44970 Monday`.
 */
export function isEveVisit(inquiry: Inquiry): boolean {
  const codes = procedureCodes(inquiry.references)
  const [visits, procedures] = [codes.filter(isVisit), codes.filter((code) => !isVisit(code))]
  if (visits.length === 0 || procedures.length === 0) return false
  const days = findServiceDays(inquiry)
  const areAll = (holds: (visit: string, code: string) => boolean): boolean =>
    visits.every((visit) => procedures.every((code) => holds(days.get(visit) ?? '', days.get(code) ?? '')))
  if (areAll((visit, code) => visit !== '' && visit < code)) return true
  const text = textOf(inquiry)
  if (AFTERWARDS.test(text) || areAll((visit, code) => code !== '' && visit > code)) return false
  if (EVE_IN_WORDS.test(text)) return true
  if (!visits.every((code) => FIRST_MEETING.test(code))) return false
  const first = Math.min(...procedures.flatMap((code) => placesOfCode(text, code)))
  const last = Math.max(...visits.flatMap((code) => placesOfCode(text, code).slice(0, 1)))
  const [day] = [...text.matchAll(DAY_TOLD)]
  return last < first && day !== undefined && day.index < first
}
