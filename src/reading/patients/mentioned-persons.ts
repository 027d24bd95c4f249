import { isFirstName } from '../names/first-names.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineAfter, lineBefore, matchAt, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { isLeftName } from './left-names.ts'
import { PAYER_BEHIND } from './lone-frames.ts'
import { CREDENTIAL, isColleague } from './named-colleagues.ts'
import { isSpokenOf } from './spoken-names.ts'
import { findWholeNames, isNeverOfAName, type PossibleName, wordEnd } from './whole-names.ts'

/** `John’s visit` */
const OWNS =
  /['’]s[ \t](?:[a-z0-9]{1,12}[ \t])?(?:visits?|claims?|charts?|accounts?|surgery|appt|appointments?|procedures?|injections?|bills?|insurance|records?|denials?|knees?|shoulders?|surgeries|notes?|EOB|mom|mother|father|wife|husband|daughter|son|parents?|dos|dob|date|plan|policy|statement|refill|labs?|results?)(?![A-Za-zÀ-ɏḀ-ỿ\d])/y

/** What belongs to a person and to no payer: `Bellweather’s chart`. */
const OWN_THING =
  /['’]s[ \t](?:\uFFFC|(?:last[ \t]|first[ \t]|left[ \t]|right[ \t]|L[ \t]|R[ \t])?(?:visits?|claims?|charts?|accounts?|surgery|surgeries|appt|appointments?|procedures?|injections?|knees?|hips?|shoulders?|eyes?|feet|foot|mom|mother|father|wife|husband|daughter|son|dos|dob|refill|labs?|eval|MRI|CT|echo|EKG|EMG|scan|x-?rays?|biopsy|colonoscopy|EGD|scope|cataract|delivery|admission|stay|discharge|cast|stent|ablation|deductible|copay|balance|denial)(?![A-Za-zÀ-ɏḀ-ỿ\d]))/y

/** What is told of a patient: an age, a birth date, or that the person was seen. */
const TOLD =
  /^(?:,|[ \t]?\()?[ \t]{0,2}(?:(?:MRN|BMI|DOB|MBI|SSN|D\.O\.B|acct|account|chart|(?:sub(?:scriber)?|member|mem|policy|patient|pt|medicaid|claim)(?: ?(?:id|no|#|number))|HICN?|CSN|HAR|FIN|ICN)\b|[MF][ \t]{1,3}\d{1,2}[/-]\d|(?:is |a ){0,2}\d{1,3}[ \t-]?(?:[FM]|y\/?o|yrs?|years?|months?|mos?)\b|\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d(?!\d)|(?:was|were) (?:seen|billed|treated|admitted|diagnosed|referred|charged|denied|here|in)\b|(?:both |each )?(?:presented|underwent|called|needs|received|got|refused|owes|lives|c\/o|complains|complained|came (?:in|to|back)|returned (?:for|with|to))\b|(?:has|had) (?:a |an |her |his |two |\d)?(?:injections?|surgery|visits?|procedure|colonoscopy|mri|ct|knee|MRN|\d{4})|['’]s[ \t](?:[a-z0-9]{1,12}[ \t])?(?:\uFFFC|visit|claim|chart|account|surgery|appt|appointment|procedure|bill|insurance|record|denial|note|EOB|dos|dob))/i
/** `Ann Lee (pt)`, `Ann Lee, patient` */
const IS_PATIENT = /^(?:[ \t]\((?:the[ \t])?(?:pt|patient)\)|,[ \t](?:the[ \t]|our[ \t])?(?:patient|pt)(?=[.,;]|$))/
/** `Stanislav Kuzmenko’s RCR`: a whole name owns what no office does. */
const WHOLE_OWNS =
  /^['’]s[ \t](?!(?:office|practice|team|desk|e-?mail|login|npi|group|clinic|staff|biller|coder|nurse|assistant|credentials?|schedule|template|note)s?\b)(?:\uFFFC|[A-Za-z]{2,})/i
const DOCTOR = /\b(?:Dr\.?|Doctor)[ \t]$/i
/** Letters of an owner whose name is not a common one: shorter words are shorthand. */
const LEAST_OWNER = 5
/** Words by which something is said of a person: whatever the person is, the name is nobody else's business. */
const SAID_OF =
  /\b(?:for|on|re|fw|fwd|regarding|about|named|called|patient,?|pt,?|worker|employee|veteran|resident|claimant|saw|seeing|seen|treated|injected|examined|evaluated|admitted|discharged|member|of)[ \t:(]{1,3}$/i
/** `Urology Assoc. of Cape Fear` */
const ORGANISED_BEFORE =
  /\b(?:assoc\w*|partners|physicians|specialists|surgeons|clinics?|hospitals?|centers?|groups?|care|health|university|bank|city|county|state|town|medicine|pediatrics|institute|college|\w{2,12}(?:ology|iatry|iatrics|pedics|surgery|imaging|dentistry|therapy|associates))\.?[ \t]of[ \t]$/i
/** A code, a date or an amount before the name in its row. */
const IN_ROW_BEFORE = /(?:[\d)\uFFFC]|\b[A-Z]{2})[ \t]{0,3}[ \t|,;:–—-][ \t]{0,3}\(?$/
/** What follows a name in a row of a list. */
const IN_ROW_BEHIND = /^[ \t]{0,3}(?:$|[|,;:()\t–-]|\/[ \t]|\d|\uFFFC)/
const SUBJECT_JOIN = /[ \t][-–—:|(/][ \t]?$|[:?!][ \t]?$/
const ROW_BEGINS = /^[ \t>]*(?:[-*•]|\d{1,2}[.)]|\d{1,2}:\d{2}(?:[ ]?[AaPp]\.?[Mm]?\.?)?)?[ \t]*$/
const ROW_OF_CODE =
  /^[ \t]{0,3}[|,;:\t–-]{0,2}[ \t]{0,3}(?:DOS\b|dos\b|[MF][ \t]{1,3}\d|#[A-Z]?\d|\d{1,2}\/\d{1,2}\b|\d{5}(?!\d)|\uFFFC|MRN|DOB)/
/** The name alone on its line, and what of a patient begins the next one: a code, a date, a label. */
const ALONE_BEHIND = /^[ \t]*[.,]?[ \t]*(?:\r?\n|$)/
const TOLD_BELOW =
  /^[ \t]*\r?\n[ \t]*(?:\uFFFC|\d{5}(?!\d)|\d{1,2}\/\d{1,2}\/\d{2}|D\.?O\.?B|MRN|MBI|DOS\b|Member\b|Acct)/i
/** `| Harbor Clinic`, `, Office Manager` behind a name that begins its line: a signature. */
const SIGNED = /^[ \t]{0,2}(?:[,|•·–-][ \t]{0,2}[A-ZÀ-ÞĀ-ɏḀ-ỿ]|\/[ \t]?(?![A-Z]{0,4}\d{4})[A-Za-zÀ-ɏḀ-ỿ])/
const HEADER_BEFORE =
  /^[ \t>*]*(?:from|to|cc|bcc|sent|by|von|an|de|para|organi[sz]er|host|presenters?|speakers?|invited by|with)[ \t]?:/i
/** `Dana Whitlock <dana@clinic.example>`: a sender in a header or an attribution. */
const ADDRESS_BEHIND = /^[ \t]{1,2}wrote:|^["'”]?[ \t]{0,2}(?:<|&lt;|\[mailto|\(?[\w.+-]{1,64}@)/
/** `this is Dana Whitlock`: the sender. */
const SENDER_BEFORE = /\b(?:this is|i am|i['’]m|my name is|it['’]?s|signed)[ \t]+$/i
/** Words by which the writer is the patient: then the writer's own name is an identifier too. */
const PATIENT_WRITES = cuedPattern(
  'my i',
  /\b(?:i am (?:the|a|your) patient|i['’]m (?:the|a|your) patient|my (?:own )?(?:knees?|shoulders?|hips?|back|eyes?|bill|copay|co-pay|deductible|surgery|doctor|insurance|acct|account|claim|colonoscopy|mammogram|visit|appointment|daughter|son|husband|wife|mother|father)|i (?:got|received|was sent) (?:a|this|the|your) bill|i was (?:billed|charged)|was i (?:billed|charged)|my (?:birthday|dob|date of birth|birth ?date) is|i (?:have|had|owe on) (?:a|this|another|your) bill|i came in for (?:a|my)|i (?:only )?(?:told|asked) the (?:doctor|nurse)|(?:mentioned|about) my [a-z]{3,12} because)\b/i,
)

/**
 * Names of people of whom something is said that is said of patients: `Mary Jones, 54 y/o`, `99213 for Alice Cooper`, a name
 * in a row with a code or a date, `John’s visit`; and every whole name with a common first name in the running text. Not
 * where the words make it a provider's or a colleague's, nor in a signature (`own`) unless the writer is the patient.
 */
export function findMentionedPersons(text: string, index: TextIndex, own: readonly Span[]): Span[] {
  const writer = { text, own, isPatient: matchCued(text, index, PATIENT_WRITES).length > 0 }
  const whole = findWholeNames(text, index).filter((name) => isOfPatient(writer, name))
  return [...whole, ...findOwners(text, index)]
}

/** `John’s visit`, by a common first name, and `Bellweather’s chart`, by a word that is no other. */
function findOwners(text: string, { capitalised }: TextIndex): Span[] {
  const owners: Span[] = []
  for (const start of capitalised) {
    // The end of a word lies behind its "’s".
    const end = wordEnd(text, start) - 2
    if (text[end + 1] !== 's' || !isOwner(text, start, end)) continue
    const before = lineBefore(text, start, 20)
    if (!/[A-Za-zÀ-ɏḀ-ỿ\d.@'’-]$|\bSt\.?[ \t]$/.test(before) && !isColleague(before)) owners.push({ start, end })
  }
  return owners
}

function isOwner(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end)
  if (isFirstName(word)) return matchAt(OWNS, text, end) !== null
  if (word.length < LEAST_OWNER || word === word.toUpperCase() || isPlainWord(word) || isNeverOfAName(word))
    return false
  return matchAt(OWN_THING, text, end) !== null
}

type Writer = { text: string; own: readonly Span[]; isPatient: boolean }

function isOfPatient(writer: Writer, name: PossibleName): boolean {
  const { text, own, isPatient } = writer
  const { start, end, certainty } = name
  const before = lineBefore(text, start, 40)
  const after = text.slice(end, end + 40)
  if (ADDRESS_BEHIND.test(after)) return false
  if (isMentioned(text, name)) return true
  if (PAYER_BEHIND.test(after) && ROW_BEGINS.test(before)) return true
  if (name.reversed && (opensRow(writer, name) || endsSubject(text, name))) return true
  if (isPatient && SENDER_BEFORE.test(before)) return true
  if (isLeftName(text, name, own) && !HEADER_BEFORE.test(lineBefore(text, start, 60)) && !SENDER_BEFORE.test(before))
    return true
  if (
    certainty === 'shape' &&
    isKnownSurname(text.slice(start, end)) &&
    isSpokenOf(text, start, end) &&
    !inOwn(own, name)
  )
    return true
  if (certainty === 'shape' || CREDENTIAL.test(after) || (isColleague(before) && !isPatient)) return false
  if (isPatient) return true
  if (HEADER_BEFORE.test(lineBefore(text, start, 60)) || SENDER_BEFORE.test(before)) return false
  if (own.some((part) => part.start <= start && end <= part.end)) return false
  if (!ROW_BEGINS.test(before)) return true
  if (ALONE_BEHIND.test(after)) return start === 0 || TOLD_BELOW.test(after)
  return !SIGNED.test(after)
}

const isKnownSurname = (written: string): boolean => isLastName(written.slice(written.lastIndexOf(' ') + 1))

function inOwn(own: readonly Span[], { start, end }: Span): boolean {
  return own.some((part) => part.start <= start && end <= part.end)
}

/** True for a surname and its first name at the beginning of a line or subject, as records list them; not in a signature. */
function opensRow({ text, own }: Writer, { start, end }: Span): boolean {
  if (!ROW_BEGINS.test(lineBefore(text, start, 40))) return false
  if (CREDENTIAL.test(text.slice(end, end + 40)) || /^[ \t]?,|^[ \t]\p{Lu}\p{Ll}/u.test(text.slice(end, end + 3)))
    return false
  if (
    text
      .slice(start, end)
      .split(/[\s,]+/)
      .some(isPlainWord)
  )
    return false
  return !own.some((part) => part.start <= start && end <= part.end)
}

/** True for the person a subject ends with, surname first: `second eye - Abernathy, Clovis`. */
function endsSubject(text: string, { start, end }: Span): boolean {
  const line = lineBefore(text, start, start)
  if (
    line.length < start ||
    !SUBJECT_JOIN.test(line) ||
    isColleague(line.slice(-40)) ||
    !/^[ \t]*\)?[ \t]*(?:\n|$)/.test(text.slice(end, end + 8))
  )
    return false
  return !text
    .slice(start, end)
    .split(/[\s,]+/)
    .some(isPlainWord)
}

/** True where the words around a name say of it what is said of patients. */
function isMentioned(text: string, { start, end }: Span): boolean {
  const before = lineBefore(text, start, 24)
  const after = lineAfter(text, end, 40)
  if (IS_PATIENT.test(after) || (WHOLE_OWNS.test(after) && !DOCTOR.test(before))) return true
  if (isColleague(before) || CREDENTIAL.test(after)) return false
  if (ORGANISED_BEFORE.test(before)) return false
  if (TOLD.test(after) || SAID_OF.test(before)) return true
  if (IN_ROW_BEFORE.test(before) && IN_ROW_BEHIND.test(after)) return true
  return ROW_BEGINS.test(before) && ROW_OF_CODE.test(after)
}
