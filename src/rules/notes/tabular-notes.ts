import type { CodeNoteFact, Facts } from '../../domain/codebook.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findCodeLife } from '../rows/code-life.ts'
import { editionSpan } from '../rows/fee-row.ts'

/** The notes of the newest Tabular List that hold for a code. */
export const tabularNotesOf = (code: string, facts: Facts): CodeNoteFact[] => {
  const own = facts.notes.filter((note) => note.code === code)
  return own.filter((note) => note.citation.edition === own[0]?.citation.edition)
}

/** True where a note names the code, a code above it, or a range it stands in; not where it stands in the note itself. */
export function namesCode(note: CodeNoteFact, code: string): boolean {
  return note.names.some((name) => {
    const [from = '', to = from] = name.split('-')
    return code.startsWith(from) || (from <= code && code.slice(0, to.length) <= to)
  })
}

/** False where one of the codes began, ended or became a heading since the edition of the note: what it said may be changed too. */
export function holdsStill(note: CodeNoteFact, codes: readonly string[], facts: Facts): boolean {
  const { from } = editionSpan(note, facts)
  if (from === null) return true
  return codes.every((code) => {
    const { spans = [] } = findCodeLife(facts, code, 'ICD-10-CM') ?? {}
    const [then, now] = [from, facts.asOf].map((day) => spans.find((span) => spanContains(span, day))?.billable ?? null)
    return then === now
  })
}
