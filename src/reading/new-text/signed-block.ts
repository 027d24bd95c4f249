import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import { isApart, isBlank, repeatsName } from './block-lines.ts'
import { isProse, tellsOfCase } from './case-lines.ts'
import type { Mark } from './mark.ts'
import { isClosing, isFullName } from './sign-off.ts'

/** What no signature holds: a question, or a number that is neither telephone nor ZIP code. */
const STILL_ASKS = /\?|(?<![\d.-])\d{5}(?![\d.-])(?<!\b[A-Z]{2},? \d{5})|\b[A-V]\d{4}\b|^P\.?S\b/
/** Numbers of five digits that offices and firms have: `ISO 27001`, `P.O. Box 44120`. */
const OWN_NUMBERS = inOrder(
  /\b/gi,
  anyOf(
    /(?:ISO|IEC|ISO\/IEC|HITRUST|SOC|PCI)/gi,
    /(?:p\.?o\.? ?box|suite|ste\.?|unit|lic(?:ense)?\.?|bldg\.?|mail ?stop|ms)/gi,
  ),
  /[ #:-]{0,3}\d{1,6}(?:[-:]\d{1,6})?\b/gi,
)
/** Most lines of what is signed so, and of what stands between the typed name and the full one: the office, its motto. */
const SIGNED_LINES = 48
const OFFICE_LINES = 3
const OFFICE_CHARACTERS = 90
/** What programs set around a name in bold. */
const BOLD = /^[*_]+|[*_]+$/g

const stillAsks = (head: string): boolean => STILL_ASKS.test(/\d{5}/.test(head) ? head.replace(OWN_NUMBERS, ' ') : head)

/**
 * What follows `Best,`, a typed name and a blank line, where it begins with the same name in full, or with an office above it:
 * the mail has ended. `to` where nothing does.
 */
export function findSignedBlock(
  lines: readonly MessageLine[],
  marks: readonly Mark[],
  from: number,
  to: number,
): number {
  for (let index = Math.max(from, to - SIGNED_LINES); index < to; index++) {
    if (!isClosing(lines[index])) continue
    const typed = nextWritten(lines, marks, index + 1, to)
    const first = nextWritten(lines, marks, typed + 1, to)
    if (first >= to || !isApart(lines, marks, first, from)) continue
    if (!isNamedBelow(lines, marks, typed, first, to)) continue
    for (let at = first; at < to; at++) if (!isBlank(lines, marks, at) && stillAsks(headOf(lines[at]))) return to
    return first
  }
  return to
}

/** True where the full name of whoever typed theirs stands at `first`, or a few lines below with nothing but an office between. */
function isNamedBelow(
  lines: readonly MessageLine[],
  marks: readonly Mark[],
  typed: number,
  first: number,
  to: number,
): boolean {
  let at = first
  for (let count = 0; count <= OFFICE_LINES && at < to; count++) {
    const head = headOf(lines[at]).replace(BOLD, '')
    if (repeatsName(lines[typed], head) && (count === 0 || isFullName(lines[at]))) return true
    if (head.length > OFFICE_CHARACTERS || isProse(lines[at]) || tellsOfCase(lines[at]) || isClosing(lines[at]))
      return false
    at = nextWritten(lines, marks, at + 1, to)
  }
  return false
}

/** The next line that somebody wrote; `to` where there is none. */
function nextWritten(lines: readonly MessageLine[], marks: readonly Mark[], index: number, to: number): number {
  let at = index
  while (at < to && isBlank(lines, marks, at)) at++
  return at
}

/** `Mit freundlichen Grüßen / Kind regards` */
const TWO_CLOSINGS = /^([^/|]{2,60}?) ?[/|] ?([^/|]{2,60})$/

/** True for closing words in two languages, which nobody types: a program sets them with the signature. */
function isDoubleClosing(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  const [, one, other] = (head.includes('/') || head.includes('|') ? TWO_CLOSINGS.exec(head) : null) ?? []
  if (!line || one === undefined || other === undefined) return false
  return isClosing({ ...line, head: one.trim() }) && isClosing({ ...line, head: other.trim() })
}

/** The beginning of a signature with the name and the closing words in two languages above it. */
export function withClosings(
  lines: readonly MessageLine[],
  marks: readonly Mark[],
  start: number,
  from: number,
  to: number,
): number {
  if (start >= to) return start
  let above = start - 1
  for (let seen = 0; above >= from && seen < 2; above--) {
    if (isBlank(lines, marks, above)) continue
    if (isDoubleClosing(lines[above])) return above
    if (!isFullName(lines[above])) return start
    seen++
  }
  return start
}
