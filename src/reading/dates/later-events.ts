import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

/** `was in the ER again 5/30`, `readmitted on 5/30`: what happened to the patient behind the service that is asked about. */
const LATER_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /re-?admi(?:tted|ts|t|ssion)|re-?hospitali[sz]ed|(?:admitted|hospitali[sz]ed|inpatient) again|bounced back/i,
    inOrder(
      /(?:back|again|returned|went|landed|ended up|wound up|another|second)[ \t](?:in|at|to|into)?[ \t]?/i,
      optional(/(?:the|our|an?|same)[ \t]/i),
      /(?:ER|ED|emergency(?: room| dept| department)?|hospital|hosp|ICU|admission|stay|obs)/i,
    ),
    inOrder(
      /(?:was|is|went|been|had|seen)[ \t](?:in|at|to|an?)[ \t](?:the[ \t]|an?[ \t])?/i,
      /(?:ER|ED|emergency(?: room| dept| department)?|hospital|hosp)(?:[ \t]visit)?[ \t](?:again|once more)/i,
    ),
  ),
  /\b(?:[ \t](?:again|visit|there|via|thru|through|the|ER|ED|on|was|from|with|chf|pneumonia)){0,4}[ \t:(]{1,3}$/i,
)
const LATER_WORDS = cueWords(
  'readmitted readmits readmit readmission admitted again back returned went landed ended wound another second hospitalized rehospitalized',
)
/** `does it kill the TCM?`, `would that change anything?` */
const MATTERS_AFTER = inOrder(
  /^[^.?!\n]{0,16}[).,;–-]{0,3}[ \t]{1,2}(?:so[ \t]|and[ \t]|but[ \t])?/i,
  anyOf(
    inOrder(
      /(?:does|did|do|will|would|can|could)[ \t](?:it|that|this|the[ \t]\w+)[ \t](?:still[ \t]|even[ \t]|now[ \t])?/i,
      anyOf(
        /kill|void|cancel|ruin|affect|change|matter|reset|restart|start over|stop|end|hurt|mess|break|blow|undo/i,
        /negate|disqualify|count against|make[ \t](?:a|any)[ \t]difference/i,
      ),
      /\b/i,
    ),
    /(?:not sure |unsure )?if (?:it|that|this) (?:matters|helps|makes|changes)\b/i,
  ),
)
/** The care between a hospital and the home, which a later stay is told beside. */
const OF_TRANSITION = cueWords('tcm transitional')

/** True where the message is about the care behind a discharge (CPT 99495 and 99496). */
function isOfTransition(text: string, index: TextIndex): boolean {
  if (placesOf(index, OF_TRANSITION).length > 0) return true
  const { figures } = index
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    if (text.startsWith('99495', start) || text.startsWith('99496', start)) return true
  }
  return false
}

/** Tells whether the words before a date and behind it are of a stay or visit elsewhere that came later. */
export function readLater(text: string, index: TextIndex): (before: string, after: () => string) => boolean {
  if (placesOf(index, LATER_WORDS).length === 0) return () => false
  const transition = isOfTransition(text, index)
  return (before, after) => LATER_BEFORE.test(before) && (transition || MATTERS_AFTER.test(after()))
}
