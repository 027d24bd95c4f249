import type { Draft, StatedFinding } from '../../domain/draft.ts'
import type { IdentifierKind, Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { type FoldedKind, splitVisibleText } from '../../reading/new-text/visible-text.ts'
import { findIdentifiers } from '../../reading/patients/identifiers.ts'
import { composeWrittenText } from '../../reading/text/written-text.ts'

/**
 * What the codebook said about a code as written. `deleted`: it ended before the date, and may have been replaced.
 * `not_valid`: it was not in force yet. `no_licence`: only the code and its dates may be shown. `no_fact`: it was
 * recognised, and no rule had anything to say.
 */
export type CodeStanding = 'found' | 'not_found' | 'deleted' | 'not_valid' | 'no_licence' | 'no_fact'

/** One stretch of a message as it is shown. Together, in order, the parts are the whole text. */
export type MessagePart =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string; code: string; standing: CodeStanding; replacedBy: string[]; fact: number | null }
  | { kind: 'date'; text: string; date: IsoDate; service: boolean }
  | { kind: 'identifier'; text: string; what: IdentifierKind }
  | { kind: 'folded'; what: FoldedKind; lines: number; parts: MessagePart[] }

export type HighlightedMessage = {
  subject: MessagePart[]
  body: MessagePart[]
  /** Possible identifiers found in it. */
  identifiers: number
}

type Mark = { start: number; end: number; part: Exclude<MessagePart, { kind: 'folded' }> }

/** What was read in the message. */
type Read = Pick<Inquiry, 'references' | 'dates' | 'identifiers'>

/** What is concluded so far about the codes of a case. */
type Concluded = Pick<Draft, 'findings' | 'gaps'> & {
  /** The facts by number, from 1; where left out, findings are numbered in their own order. */
  facts?: readonly { subject: string; statement: string }[]
}

/**
 * A message cut into what is shown of it: recognised codes with the number (from 1) of the first fact about them, dates,
 * possible identifiers, and parts that are folded. A mark that does not fit the text is left out, never guessed.
 */
export function highlightMessage(
  message: { subject: string; text: string },
  inquiry: Inquiry | null,
  concluded: Concluded | null,
): HighlightedMessage {
  const { text, bodyStart } = composeWrittenText(message.subject, message.text)
  // A mail nobody has read yet, such as one in quarantine, is masked all the same.
  const read = inquiry ?? { references: [], dates: [], identifiers: findIdentifiers(text, [], []) }
  const marks = collectMarks(text, read, concluded)
  const body: MessagePart[] = []
  let done = bodyStart
  for (const folded of splitVisibleText(text.slice(bodyStart), message.subject).folded) {
    const [start, end] = [folded.start + bodyStart, folded.end + bodyStart]
    body.push(...cut(text, done, start, marks))
    body.push({
      kind: 'folded',
      what: folded.kind,
      lines: countLines(folded.text),
      parts: cut(text, start, end, marks),
    })
    done = end
  }
  body.push(...cut(text, done, text.length, marks))
  const unread = message.text.slice(text.length - bodyStart)
  if (unread !== '') body.push({ kind: 'text', text: unread })
  const subject = cut(text, 0, text.slice(0, bodyStart).trimEnd().length, marks)
  return { subject, body, identifiers: read.identifiers.length }
}

const countLines = (text: string): number => text.trim().split('\n').length

function collectMarks(text: string, inquiry: Read, concluded: Concluded | null): Mark[] {
  const identifiers = inquiry.identifiers.map(({ start, end, kind, text: written }): Mark => {
    return { start, end, part: { kind: 'identifier', text: written, what: kind } }
  })
  const codes = inquiry.references.map(({ start, end, code, text: written }): Mark => {
    return { start, end, part: { kind: 'code', text: written, code, ...standingOf(code, concluded) } }
  })
  const dates = inquiry.dates.map(({ start, end, date, role, text: written }): Mark => {
    return { start, end, part: { kind: 'date', text: written, date, service: role === 'service' } }
  })
  const hidden = withRepeated(text, identifiers)
  const shown = withRepeated(text, codes).concat(dates)
  const overlapsHidden = ({ start, end }: Mark): boolean => hidden.some((mark) => mark.start < end && start < mark.end)
  return [...hidden, ...shown.filter((mark) => !overlapsHidden(mark))]
    .filter(({ start, end, part }) => start < end && text.slice(start, end) === part.text)
    .sort((a, b) => a.start - b.start)
}

/** Shorter than this, the same characters may be something else: an age, a count. */
const LEAST_REPEATED = 4

/** The marks, and one wherever the same words stand again: an inquiry names the places that tell something new, not all. */
function withRepeated(text: string, marks: readonly Mark[]): Mark[] {
  const partOf = new Map(marks.map(({ part }) => [part.text, part] as const))
  const words = [...partOf.keys()].filter((word) => word.length >= LEAST_REPEATED)
  if (words.length === 0) return [...marks]
  // The longest first, so that 99214-25 is not taken for 99214.
  const escaped = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\w.-])(?:${escaped.join('|')})(?![\\w-]|\\.\\w)`, 'g')
  const repeated = [...text.matchAll(pattern)].flatMap(({ 0: word, index }): Mark[] => {
    const part = partOf.get(word)
    return part === undefined ? [] : [{ start: index, end: index + word.length, part }]
  })
  return [...marks, ...repeated]
}

type Standing = { standing: CodeStanding; replacedBy: string[]; fact: number | null }

function standingOf(code: string, concluded: Concluded | null): Standing {
  const none = { replacedBy: [], fact: null }
  if (concluded === null) return { ...none, standing: 'no_fact' }
  const about = concluded.findings.filter(({ subjects }) => subjects.includes(code))
  const invalid = about.find(({ rule }) => rule === 'codes/not-effective')
  if (invalid !== undefined) {
    const { lastDate, replacements } = invalid.parameters
    const standing = lastDate === null ? 'not_valid' : 'deleted'
    return { standing, replacedBy: readReplacements(replacements), fact: numberOf(invalid, code, concluded) }
  }
  const own = about.find(({ rule }) => rule === 'codes/meaning')
  const first = own ?? about[0]
  if (first !== undefined) {
    const standing = own?.parameters.description === null ? 'no_licence' : 'found'
    return { ...none, standing, fact: numberOf(first, code, concluded) }
  }
  const missing = concluded.gaps.some((gap) => gap.about === code)
  return { ...none, standing: missing ? 'not_found' : 'no_fact' }
}

function readReplacements(replacements: unknown): string[] {
  if (!Array.isArray(replacements)) return []
  return replacements.flatMap((each: { codes?: unknown }) => (typeof each?.codes === 'string' ? [each.codes] : []))
}

/** The number of the fact a finding became; a fact about the same code where that one is not there. */
function numberOf(finding: StatedFinding, code: string, { findings, facts }: Concluded): number | null {
  if (facts === undefined) return findings.indexOf(finding) + 1
  const subject = finding.subjects.join(' + ')
  const same = facts.findIndex((fact) => fact.subject === subject && fact.statement === finding.statement)
  const at = same >= 0 ? same : facts.findIndex((fact) => fact.subject.split(' + ').includes(code))
  return at >= 0 ? at + 1 : null
}

/** The text from `start` to `end` with the marks in it. A mark that crosses its edge is kept only where it hides something. */
function cut(text: string, start: number, end: number, marks: readonly Mark[]): MessagePart[] {
  const parts: MessagePart[] = []
  let done = start
  for (const mark of marks) {
    const [from, to] = [Math.max(mark.start, done), Math.min(mark.end, end)]
    const crosses = from !== mark.start || to !== mark.end
    if (from >= to || (crosses && mark.part.kind !== 'identifier')) continue
    if (from > done) parts.push({ kind: 'text', text: text.slice(done, from) })
    parts.push({ ...mark.part, text: text.slice(from, to) })
    done = to
  }
  if (done < end) parts.push({ kind: 'text', text: text.slice(done, end) })
  return parts
}
