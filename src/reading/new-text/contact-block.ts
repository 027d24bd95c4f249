import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import { isApart, isBlank, isPerson, repeatsName, written } from './block-lines.ts'
import type { Mark } from './mark.ts'
import { isPicture } from './pictures.ts'
import { isSentFrom } from './sent-from.ts'
import {
  hasCredentials,
  isClosing,
  isContactLine,
  isDashedName,
  isFullName,
  isNameLine,
  isRule,
  isSignatureLine,
  isTitleLine,
  PATIENT_OFFICE,
} from './sign-off.ts'
import { findSignedBlock, withClosings } from './signed-block.ts'

/** `Prairie Spine & Joint` */
const OFFICE = /^[A-Z][\w'’.&-]{0,30}(?:,? (?:[A-Z][\w'’.&-]{0,30}|&|of|and|the|for|at)){1,7}$/

/** Most lines of a signature without a delimiter. */
const BLOCK_LINES = 30
/** Most lines under the name of a block that gives neither phone nor address. */
const TITLE_LINES = 5

/** What only people are. */
const ROLE =
  /\b(?:manager|mgr|supervisor|coordinator|specialist|director|biller|coder|administrator|auditor|analyst|receptionist)\b/i

/** A sentence that announces names. */
const NAMES_BELOW =
  /\b(?:patients?|pts?|clients?|members?|providers?|doctors?|under|following|below|names?)\b[^?]{0,25}$/i

/** Names in two lines that are a patient and who pays, not a writer and where they work. */
const PAYER = inOrder(
  /\b/i,
  anyOf(
    /medicare|medicaid|blue|bcbs|aetna|cigna|humana|united|uhc|tricare|insurance|plan|ppo|hmo/i,
    /payer|patient|dob|mrn|member|policy|claim|advantage|primary(?! care)|secondary|accident|comp/i,
  ),
  /\b/i,
)
/**
 * The line at which the closing lines become contact data or the block of a name, from the end upwards; `to` where they
 * do not. A name under closing words stays visible, and one that was typed above the block.
 */
export function findContactBlock(
  lines: readonly MessageLine[],
  marks: readonly Mark[],
  from: number,
  to: number,
): number {
  let start = findSignedBlock(lines, marks, from, to)
  if (start === to) start = findContacts(lines, marks, from, to)
  if (start === to) start = findRepeatedName(lines, marks, from, to)
  if (start === to) start = findNameBlock(lines, marks, from, to)
  return withClosings(lines, marks, overPictures(lines, start, from, to), from, to)
}

/** From the end upwards, names, titles, offices, phones and addresses. Without one of the last two there is no signature. */
function findContacts(lines: readonly MessageLine[], marks: readonly Mark[], from: number, to: number): number {
  let start = to
  let firstContact = to
  for (let index = to - 1; index >= from && to - index <= BLOCK_LINES; index--) {
    const blank = isBlank(lines, marks, index)
    if (!blank && !isSignatureLine(lines[index]) && !isOffice(lines, index)) break
    if (isClosing(lines[index]) || (!blank && asksOrThanks(lines[index]))) break
    if (blank) {
      if (firstContact < to && endsUpwards(lines, marks, index, start)) break
      continue
    }
    if (isContactLine(lines[index])) firstContact = index
    start = index
  }
  if (firstContact === to) return to
  while (start < to && !beginsParagraph(lines, start, from)) start++
  const named = isNameLine(lines[start]) && !isContactLine(lines[start])
  return named && staysVisible(lines, marks, start, from) ? start + 1 : start
}

/** True for the name that is the sign-off itself: a first name, one in the paragraph above, or one under which nothing else was written. */
function staysVisible(lines: readonly MessageLine[], marks: readonly Mark[], name: number, from: number): boolean {
  if (!/\S[ \t]+\S/.test(headOf(lines[name])) || !isApart(lines, marks, name, from)) return true
  return written(lines, marks, name, from) < from
}

/** `PLEASE ADVISE ASAP` and `Thanks, Abner (front office)` look like names where every word has a capital. */
const ASKING_WORDS = /^(?:thanks?|thx|ty|tia)\b|\b(?:please|pls|plz|advise|asap|help|need|question)\b/i

function asksOrThanks(line: MessageLine | undefined): boolean {
  return ASKING_WORDS.test(headOf(line)) && !isContactLine(line)
}

/**
 * A name with titles and offices under it and neither phone nor address: the writer's where they typed the same name above
 * it, or where a finished sentence stands above and a credential or a trade in it.
 */
function findNameBlock(lines: readonly MessageLine[], marks: readonly Mark[], from: number, to: number): number {
  let name = to
  let below = 0
  for (let index = to - 1; index >= from && below <= TITLE_LINES; index--) {
    if (isBlank(lines, marks, index)) continue
    const line = lines[index]
    if (isClosing(line) || asksOrThanks(line) || !(isNameLine(line) || isTitleLine(line) || isOffice(lines, index)))
      break
    name = index
    if (isFullName(line) && isApart(lines, marks, index, from)) break
    below++
  }
  if (name === to || !isFullName(lines[name]) || below > TITLE_LINES) return to
  const above = written(lines, marks, name, from)
  if (above < from || !isApart(lines, marks, name, from)) return to
  const full = headOf(lines[name])
  if (repeatsName(lines[above], full) && (isTitleLine(lines[name]) || isPerson(lines[above], full))) return name
  if (below === 0 || !/[.!?)”"]$/.test(headOf(lines[above])) || NAMES_BELOW.test(headOf(lines[above]))) return to
  // Whoever sets a name right above "Sent from my phone" means their own.
  const set = isSentFrom(lines[to]) && headOf(lines[to - 1]) !== ''
  const roles = set || lines.slice(name, to).some((line) => ROLE.test(headOf(line)))
  if (!roles && !hasCredentials(lines[name]) && !isPerson(undefined, full)) return to
  let trade = false
  for (let index = name; index < to; index++) {
    const head = headOf(lines[index])
    if (PAYER.test(head.replace(PATIENT_OFFICE, ''))) return to
    if (index > name && isFullName(lines[index]) && hasCredentials(lines[index])) return to
    trade ||= head !== '' && isTitleLine(lines[index])
  }
  return trade ? name : to
}

/** Most lines and characters of a paragraph that repeats the name typed above it, and what none of them holds. */
const REPEATED_LINES = 7
const REPEATED_CHARACTERS = 70
const NO_SIGNATURE = /\?|:$|(?<![\d.-])\d{5}(?![\d.-])(?<!\b[A-Z]{2} \d{5})/

/** The last paragraph where it begins with the full name of whoever typed the first one above it, however it is written. */
function findRepeatedName(lines: readonly MessageLine[], marks: readonly Mark[], from: number, to: number): number {
  let last = to - 1
  while (last >= from && isBlank(lines, marks, last)) last--
  let first = last
  for (; first >= from && !isBlank(lines, marks, first); first--) {
    const head = headOf(lines[first])
    if (last - first >= REPEATED_LINES || head.length > REPEATED_CHARACTERS || NO_SIGNATURE.test(head)) return to
  }
  const above = written(lines, marks, first + 1, from)
  if (first < from || above < from) return to
  const full = headOf(lines[first + 1])
  if (!/^\S+(?: \S+){1,3}$/.test(full) || !repeatsName(lines[above], full)) return to
  const told = lines.slice(first + 2, last + 1).some((line) => isContactLine(line))
  if (told) return first + 1
  if (!isFullName(lines[first + 1])) return to
  // `– Bo` above the block of a Bo is a sign-off, whatever the name.
  const signed = isDashedName(lines[above]) && lines.slice(first + 2, last + 1).some((line) => isTitleLine(line))
  return signed || isPerson(lines[above], full) ? first + 1 : to
}

/** The beginning of the signature with the pictures right above it, or alone under a sign-off: elsewhere they show something. */
function overPictures(lines: readonly MessageLine[], start: number, from: number, to: number): number {
  let first = start
  let above = start - 1
  for (; above >= from; above--) {
    if (isPicture(lines[above])) first = above
    else if (headOf(lines[above]) !== '') break
  }
  // Under a history nobody shows anything.
  const signed = above < from ? from > 0 : isClosing(lines[above]) || isNameLine(lines[above])
  return start < to || signed ? first : to
}

/** True where the block of contact data ends at a blank line: a full name stands under it, or no signature above it. */
function endsUpwards(lines: readonly MessageLine[], marks: readonly Mark[], blank: number, below: number): boolean {
  if (isBlank(lines, marks, blank - 1)) return false
  if (!isSignatureLine(lines[blank - 1])) return true
  return isFullName(lines[below]) && !isClosing(lines[blank - 1])
}

/** True for the name of an office under a person's: capitalised words and nothing else. */
function isOffice(lines: readonly MessageLine[], index: number): boolean {
  return OFFICE.test(headOf(lines[index])) && isNameLine(lines[index - 1]) && !isNameLine(lines[index])
}

/** True for a line that stands apart from the sentences above it: a signature does not begin in the middle of a paragraph. */
function beginsParagraph(lines: readonly MessageLine[], index: number, from: number): boolean {
  const above = lines[index - 1]
  return (
    index === from ||
    headOf(above) === '' ||
    isClosing(above) ||
    isNameLine(above) ||
    isNameLine(lines[index]) ||
    isRule(above)
  )
}
