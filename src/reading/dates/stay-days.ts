import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import type { ReadDate } from './dates.ts'

/** What tells of an inpatient stay, whose codes and group are those of the day of discharge (ICD-10-PCS guidelines, 42 CFR 412.60). */
const STAY_WORDS = cueWords('drg drgs pcs inpatient pdx')
/** What may tell of its beginning. */
const ADMISSION_WORDS = cueWords('admit admits admitted adm admission obs observation came intubated')
const DISCHARGE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /disch(?:arged?|gd?)?|d\/c['’]?d?|dc['’]?d?/i,
    /left[ \t](?:AMA|against[ \t]advice|the[ \t]hospital)/i,
    /eloped|went[ \t]home|sent[ \t]home/i,
  ),
  repeated(
    anyOf(
      /[ \t](?:date|dt|on|was|of|home|from[ \t]\w+)/i,
      /[ \t]to[ \t](?:the[ \t]|an?[ \t])?(?:\w+[ \t])?(?:snf|rehab|irf|ltach?|hospice|home)/i,
    ),
    '{0,2}',
  ),
  /[ \t:]{1,3}$/i,
)
/** `admitted obs 2/4/2026`, `I admitted her to the hospital on 3/1` */
const ADMISSION_BEFORE = anyOf(
  inOrder(
    /\b(?:admit(?:ted|s)?|adm|admission)/i,
    repeated(/[ \t](?:to|in|as|under|for|on|date|dt|was|thru|through|via|from|the)/i, '{0,2}'),
    /(?:[ \t](?:obs\w*|inpt|inpatient|hospital|ED|ER))?(?:[ \t]on)?[ \t:]{1,3}$/i,
  ),
  /\bobs(?:ervation)?[ \t](?:start(?:ed)?|began|beginning)(?:[ \t]on)?[ \t:]{1,3}$/i,
  /\bcame[ \t]in[ \t](?:through|thru|via)[ \t](?:the[ \t])?(?:ED|ER)\b[^?!;\n\d]{0,16}$/i,
  /\b(?:I|we|dr\.?[ \t]\w+|was)[ \t]admitted[ \t][^?!;\n\d]{1,30}[ \t]on[ \t]$/i,
)
/** `intubated in the ED 7/30, extubated 8/4`: hours of a stay. */
const BREATHING_BEFORE =
  /\b(?:(?:re-?)?intubated|extubated|weaned|trached|cannulated|decannulated|vent(?:ed|ilated)?)\b[^.?!;\n\d]{0,24}$/i
/** `in 2/27 out 3/5` */
const IN_AND_OUT = /\bin[ \t]\d{1,2}\/\d{1,2}(?:\/\d{2,4})?,?[ \t](?:and[ \t])?out[ \t]$/i
const IN_BEFORE = /\bin[ \t]$/i
const OUT_AFTER = /^,?[ \t](?:and[ \t])?out[ \t]\d/i
/** Codes of a day of discharge, and of other days of a stay. */
const DISCHARGE_CODE = /^(?:99217|9923[89])/
const EARLIER_CODE = /^992(?:1[89]|2[0-6]|3[1-6])/
/** Codes of the days between. */
const DAILY_CODE = /^(?:9923[123]|9400[23])/

export type StayDay = 'service' | 'other' | null

/**
 * Tells what an admission or a discharge makes of a date: of an inpatient stay that a group is asked of the discharge is
 * the service, and of one whose only codes are those of the discharge; where the days between are coded too, no end is; else,
 * where both ends are told, the admission is.
 */
export function readStay(text: string, dates: readonly ReadDate[], index: TextIndex): (date: ReadDate) => StayDay {
  const isOut = ({ start }: ReadDate): boolean => IN_AND_OUT.test(lineBefore(text, start, 40))
  const isIn = ({ start, end }: ReadDate): boolean =>
    IN_BEFORE.test(lineBefore(text, start, 4)) && OUT_AFTER.test(lineAfter(text, end, 12))
  const isDischarge = (date: ReadDate): boolean =>
    DISCHARGE_BEFORE.test(lineBefore(text, date.start, 40)) || isOut(date)
  const isBreathing = ({ start }: ReadDate): boolean => BREATHING_BEFORE.test(lineBefore(text, start, 40))
  const isAdmission = (date: ReadDate): boolean => ADMISSION_BEFORE.test(lineBefore(text, date.start, 60)) || isIn(date)
  const ofGroup = placesOf(index, STAY_WORDS).length > 0
  const begins =
    (placesOf(index, ADMISSION_WORDS).length > 0 || dates.some(isOut)) &&
    dates.some((date) => isAdmission(date) || isBreathing(date))
  if (!begins && !ofGroup) return () => null
  const isWhole = begins && dates.some(isDischarge)
  const isDaily = isWhole && someFigure(text, index, DAILY_CODE)
  const ends = ofGroup || (isWhole && isOfDischarge(text, index))
  return (date) => {
    if (isDaily) return isDischarge(date) || isAdmission(date) || isBreathing(date) ? 'other' : null
    if (ofGroup && isBreathing(date)) return 'other'
    if (isDischarge(date)) return ends ? 'service' : 'other'
    return ends && !ofGroup && isAdmission(date) ? 'other' : null
  }
}

function someFigure(text: string, { figures }: TextIndex, pattern: RegExp): boolean {
  for (let at = 0; at < figures.length; at += 3) {
    if (pattern.test(text.slice(figures[at], (figures[at] ?? 0) + 5))) return true
  }
  return false
}

/** True where codes of a day of discharge are named, and none of another day of the stay. */
function isOfDischarge(text: string, index: TextIndex): boolean {
  return someFigure(text, index, DISCHARGE_CODE) && !someFigure(text, index, EARLIER_CODE)
}
