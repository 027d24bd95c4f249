import { isFirstName } from '../names/first-names.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineAfter, lineBefore, matchAt, type Span } from '../text/span.ts'
import { matchCued, type TextIndex } from '../text/text-index.ts'
import { isLeftName } from './left-names.ts'
import { PAYER_BEHIND } from './lone-frames.ts'
import { CREDENTIAL, isColleague, isGreeted } from './named-colleagues.ts'
import { ORGANISED_BEFORE, OWN_THING, OWNS, PATIENT_WRITES, SAID_OF, TOLD, WHOLE_OWNS } from './person-phrases.ts'
import { isSpokenOf } from './spoken-names.ts'
import { findWholeNames, isNeverOfAName, type PossibleName, wordEnd } from './whole-names.ts'

/** `Ann Lee (pt)`, `Ann Lee, patient` */
const IS_PATIENT = /^(?:[ \t]\((?:the[ \t])?(?:pt|patient)\)|,[ \t](?:the[ \t]|our[ \t])?(?:patient|pt)(?=[.,;]|$))/
const DOCTOR = /\b(?:Dr\.?|Doctor)[ \t]$/i
/** Letters of an owner whose name is not a common one: shorter words are shorthand. */
const LEAST_OWNER = 5
/** A code, a date or an amount before the name in its row. */
const IN_ROW_BEFORE = /(?:[\d)\x81]|\b[A-Z]{2})[ \t]{0,3}[ \t|,;:–—-][ \t]{0,3}\(?$/
/** What follows a name in a row of a list. */
const IN_ROW_BEHIND = /^[ \t]{0,3}(?:$|[|,;:()\t–-]|\/[ \t]|\d|\x81)/
const SUBJECT_JOIN = /[ \t][-–—:|(/][ \t]?$|[:?!][ \t]?$/
const ROW_BEGINS = /^[ \t>]*(?:[-*•]|\d{1,2}[.)]|\d{1,2}:\d{2}(?:[ ]?[AaPp]\.?[Mm]?\.?)?)?[ \t]*$/
const ROW_OF_CODE =
  /^[ \t]{0,3}[|,;:\t–-]{0,2}[ \t]{0,3}(?:DOS\b|dos\b|[MF][ \t]{1,3}\d|#[A-Z]?\d|\d{1,2}\/\d{1,2}\b|\d{5}(?!\d)|\x81|MRN|DOB)/
/** The name alone on its line, and what of a patient begins the next one: a code, a date, a label. */
const ALONE_BEHIND = /^[ \t]*[.,]?[ \t]*(?:\r?\n|$)/
const TOLD_BELOW =
  /^[ \t]*\r?\n[ \t]*(?:\x81|\d{5}(?!\d)|\d{1,2}\/\d{1,2}\/\d{2}|D\.?O\.?B|MRN|MBI|DOS\b|Member\b|Acct)/i
/** `| Harbor Clinic`, `, Office Manager` behind a name that begins its line: a signature. */
const SIGNED = /^[ \t]{0,2}(?:[,|•·–-][ \t]{0,2}[A-ZÀ-ÞĀ-ɏḀ-ỿ]|\/[ \t]?(?![A-Z]{0,4}\d{4})[A-Za-zÀ-ɏḀ-ỿ])/
const HEADER_BEFORE =
  /^[ \t>*]*(?:from|to|cc|bcc|sent|by|von|an|de|para|organi[sz]er|host|presenters?|speakers?|invited by|with)[ \t]?:/i
/** `Dana Whitlock <dana@clinic.example>`: a sender in a header or an attribution. */
const ADDRESS_BEHIND = /^[ \t]{1,2}wrote:|^["'”]?[ \t]{0,2}(?:<|&lt;|\[mailto|\(?[\w.+-]{1,64}@)/
/** `this is Dana Whitlock`: the sender. */
const SENDER_BEFORE = /\b(?:this is|i am|i['’]m|my name is|it['’]?s|signed)[ \t]+$/i
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
  if (certainty === 'shape' || CREDENTIAL.test(after) || (isGreeted(before, after) && !isPatient)) return false
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
