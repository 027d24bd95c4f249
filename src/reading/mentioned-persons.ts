import { FIRST_NAME_WORDS, isFirstName } from './first-names.ts'
import { isLastName, LAST_NAME_WORDS } from './last-names.ts'
import { lineAfter, lineBefore, matchAt, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'

/** A first name that is common, an initial, and a surname, in capitals and small letters or in capitals alone. */
const FULL_NAME = cuedPattern(
  FIRST_NAME_WORDS,
  /(?<![\p{L}\d.@'’-])\p{Lu}[\p{L}'’]{1,20}[ \t](?:\p{Lu}\.?[ \t])?(?:(?:de|la|del|los|van|von|der|den|bin|al|da|di)[ \t]){0,2}\p{Lu}(?:[\p{L}'’-]{1,24}|\.)(?![\p{L}\d])/u,
)
/** A capitalised word before a common surname: `Thuy Nguyen`. */
const NAME_BY_SURNAME = cuedPattern(
  LAST_NAME_WORDS,
  /(?<=(?<![\p{L}\d.@'’-])(\p{Lu}[\p{L}'’]{1,20}[ \t](?:\p{Lu}\.?[ \t])?(?:\p{Lu}[\p{L}'’]{1,20}-)?))\p{Lu}[\p{L}'’-]{1,24}(?![\p{L}\d])/u,
)
/** `Kowalski, Denise`: the surname first. */
const REVERSED = cuedPattern(
  FIRST_NAME_WORDS,
  /(?<=(?<![\p{L}\d.@'’-])(\p{Lu}[\p{L}'’-]{1,24}),[ \t]?)\p{Lu}[\p{L}'’]{1,20}(?:[ \t]\p{Lu}\.?(?!\p{L}))?(?![\p{L}\d])/u,
)
/** `John’s visit` */
const POSSESSIVE = cuedPattern(
  FIRST_NAME_WORDS,
  /(?<![\p{L}\d.@'’-])(?<!\bSt\.?[ \t])\p{Lu}[\p{Ll}]{1,20}(?=['’]s[ \t](?:[a-z0-9]{1,12}[ \t])?(?:visits?|claims?|charts?|accounts?|surgery|appt|appointments?|procedures?|injections?|bills?|insurance|records?|denials?|knees?|shoulders?|surgeries|notes?|EOB|mom|mother|father|wife|husband|daughter|son|parents?|dos|dob|date|plan|policy|statement|refill|labs?|results?)(?![\p{L}\d]))/u,
)

const NEXT_NAME = /[ \t](\p{Lu}[\p{L}'’-]{1,24})(?![\p{L}\d])/uy

/** What is told of a patient: an age, a birth date, or that the person was seen. */
const TOLD =
  /^(?:,|[ \t]?\()?[ \t]{0,2}(?:(?:is |a ){0,2}\d{1,3}[ \t-]?(?:[FM]|y\/?o|yrs?|years?|months?|mos?)\b|\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d(?!\d)|(?:was|were) (?:seen|billed|treated|admitted|diagnosed|referred|charged|denied|here|in)\b|(?:presented|underwent|c\/o|complains|complained|came (?:in|to|back)|returned (?:for|with|to))\b|(?:has|had) (?:a |an |her |his |two |\d)?(?:injections?|surgery|visits?|procedure|colonoscopy|mri|ct|knee|MRN|\d{4})|['’]s[ \t](?:[a-z0-9]{1,12}[ \t])?(?:visit|claim|chart|account|surgery|appt|appointment|procedure|bill|insurance|record|denial|note|EOB|dos|dob))/i
/** Words by which something is said of a person: whatever the person is, the name is nobody else's business. */
const SAID_OF =
  /\b(?:for|on|re|fw|fwd|regarding|about|named|called|patient,?|pt,?|saw|seeing|seen|treated|member|of)[ \t:]{1,3}$/i
/** A code, a date or an amount before the name in its row. */
const IN_ROW_BEFORE = /(?:[\d)\uFFFC]|\b[A-Z]{2})[ \t]{0,3}[ \t|,;:–-][ \t]{0,3}$/
/** What follows a name in a row of a list. */
const IN_ROW_BEHIND = /^[ \t]{0,3}(?:$|[|,;:(\t–-]|\d|\uFFFC)/
const ROW_BEGINS = /^[ \t]*(?:[-*•]|\d{1,2}[.)])?[ \t]*$/
const ROW_OF_CODE = /^[ \t]{0,3}[|,;:\t–-]{0,2}[ \t]{0,3}(?:DOS\b|dos\b|\d{1,2}\/\d{1,2}\b|\d{5}(?!\d)|\uFFFC|MRN|DOB)/
/** What stands before a provider or a colleague. */
const COLLEAGUE =
  /\b(?:Dr\.?|Doctor|coder|biller|manager|colleague|provider|physician|surgeon|by|with|from|to|cc|hi|hello|dear|thanks|thank you|regards|sincerely|ask|contact|call|attn|attention)[,:]?[ \t]+$/i
/** Credentials and titles of those who treat and bill. */
const CREDENTIAL =
  /^[ \t]?[,|(]?[ \t]{0,2}(?:M\.?D|D\.?O|P\.?A|N\.?P|R\.?N|FNP|APRN|ARNP|CRNA|DPM|DC|OD|DDS|DMD|Ph\.?D|PsyD|LCSW|LPC|LMFT|PT|DPT|OT|SLP|CNM|MBA|CP[CBA]|COC|CIC|CCS|CRC|CPMA|CASCC|RHIT|RHIA|CMC|Esq)(?![A-Za-z])/
/** Words that stand capitalised beside a name that is none: places, plans, services, tests. */
const NOT_OF_A_PERSON =
  /^(?:medicare|medicaid|united|blue|cross|shield|health|healthcare|hospital|clinic|center|medical|office|visit|knee|injection|surgery|level|new|old|est|established|patient|dear|hi|hello|thanks|thank|regards|sincerely|best|cheers|good|morning|street|main|the|this|our|we|and|or|for|dr|doctor|mr|mrs|ms|miss|north|south|east|west|san|santa|saint|st|fort|mount|lake|port|los|las|el|group|practice|associates|orthopedic|spine|eye|family|internal|medicine|plan|policy|claim|code|codes|modifier|part|column|line|please|also|can|does|is|are|if|when|what|why|how|provider|cpt|hcpcs|icd|dx|dos|advantage|choice|foley|mohs|holter|parkinson|graves|baker|kirschner|swan|prince|king|henry|johns|hopkins|mayo|kaiser|aetna|humana|cigna|anthem|tricare|noridian|novitas|palmetto)$/i

/**
 * Names of people of whom something is said that is said of patients: `Mary Jones, 54 y/o`, `99213 for Alice Cooper`, a name
 * in a row with a code or a date, `John’s visit`. Only where a common first name or surname tells a name, and not where
 * the words make it a provider's or a colleague's.
 */
export function findMentionedPersons(text: string, index: TextIndex): Span[] {
  const full = matchCued(text, index, FULL_NAME).map(({ index: start, 0: name }) => {
    return { start, end: withMoreNames(text, start + name.length) }
  })
  const bySurname = matchCued(text, index, NAME_BY_SURNAME).map(({ index: at, 0: surname, 1: first = '' }) => {
    return { start: at - first.length, end: at + surname.length }
  })
  const reversed = matchCued(text, index, REVERSED).flatMap((match) => readReversed(text, match))
  const mentioned = [...full, ...bySurname, ...reversed].filter((name) => isName(text, name) && isMentioned(text, name))
  const owners = matchCued(text, index, POSSESSIVE).map(({ index: start, 0: name }) => ({
    start,
    end: start + name.length,
  }))
  return [...mentioned, ...owners.filter(({ start }) => !COLLEAGUE.test(lineBefore(text, start, 20)))]
}

/** Where a name of three and four words ends: `Jose Luis Hernandez Vega`. */
function withMoreNames(text: string, at: number): number {
  let end = at
  for (let words = 0; words < 2; words++) {
    const next = matchAt(NEXT_NAME, text, end)
    if (!next?.[1] || !(isLastName(next[1]) || isFirstName(next[1]))) break
    end += next[0].length
  }
  return end
}

function readReversed(text: string, { index: at, 0: first, 1: last = '' }: RegExpExecArray): Span[] {
  const end = at + first.length
  const start = text.lastIndexOf(last, at - 1)
  return isLastName(last) || ROW_OF_CODE.test(lineAfter(text, end, 24)) ? [{ start, end }] : []
}

function isName(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end).split(/[\s,]+/)
  if (words.some((word) => NOT_OF_A_PERSON.test(word))) return false
  return words.some((word) => isFirstName(word) || isLastName(word))
}

function isMentioned(text: string, { start, end }: Span): boolean {
  const before = lineBefore(text, start, 24)
  const after = lineAfter(text, end, 40)
  if (COLLEAGUE.test(before) || CREDENTIAL.test(after)) return false
  if (TOLD.test(after) || SAID_OF.test(before)) return true
  if (IN_ROW_BEFORE.test(before) && IN_ROW_BEHIND.test(after)) return true
  return ROW_BEGINS.test(before) && ROW_OF_CODE.test(after)
}
