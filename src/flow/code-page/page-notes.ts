import type { CodeSystem } from '../../domain/code-reference.ts'
import { type CodeNoteFact, type Facts, NOTE_KINDS } from '../../domain/codebook.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { Topic } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { namesCode } from '../../rules/guidelines/guidance-note.ts'
import { editionSpan } from '../../rules/rows/fee-row.ts'
import type { FactMark, PageSources } from './page-sources.ts'

/** Instructional notes that hold for a diagnosis, all of one edition. */
export type PageNotes = { edition: string; covers: boolean; kinds: NotesOfKind[] }

type NotesOfKind = {
  kind: CodeNoteFact['kind']
  /** `at` is the code or block the note stands at, null where that is the code itself. */
  notes: { text: string; at: string | null; fact: FactMark }[]
}

/** The notes of the Tabular List that hold for a diagnosis, of the edition nearest to the date, by kind; null where it has none. */
export function composeNotes(code: string, facts: Facts, sources: PageSources): PageNotes | null {
  const own = facts.notes.filter((note) => note.code === code)
  const speaking =
    own.find((note) => spanContains(editionSpan(note, facts), facts.asOf)) ??
    own.find((note) => (editionSpan(note, facts).from ?? '') <= facts.asOf) ??
    own.at(-1)
  const notes = own.filter(({ citation }) => citation.edition === speaking?.citation.edition)
  if (speaking === undefined) return null
  const kinds = NOTE_KINDS.flatMap((kind) => {
    const ofKind = onlyNearest(
      kind,
      notes.filter((note) => note.kind === kind),
    )
    if (ofKind.length === 0) return []
    return [
      {
        kind,
        notes: ofKind.map(({ text, at, citation }) => ({
          text,
          at: at === code ? null : at,
          fact: sources.mark(citation),
        })),
      },
    ]
  })
  const covers = spanContains(editionSpan(speaking, facts), facts.asOf)
  return { edition: speaking.citation.edition, covers, kinds }
}

/** Terms for one code are not terms for those below it, and 7th characters are those of the nearest code that has any. */
function onlyNearest(kind: CodeNoteFact['kind'], notes: readonly CodeNoteFact[]): CodeNoteFact[] {
  if (kind === 'inclusion_term') return notes.filter(({ at, code }) => at === code)
  if (kind !== 'seventh_character') return [...notes]
  const nearest = notes.toSorted((one, other) => other.at.length - one.at.length)[0]?.at
  return notes.filter(({ at }) => at === nearest)
}

/** A note of this project that names the code. */
export type PageGuidance = {
  topic: Topic
  short: string | null
  text: string
  section: string
  overdueSince: string | null
  fact: FactMark
}

/** Notes in force on the date whose conditions name the code, those for few codes first. */
export function composeGuidance(system: CodeSystem, code: string, facts: Facts, sources: PageSources): PageGuidance[] {
  return facts.guidance
    .filter((note) => spanContains(note.effective, facts.asOf) && namesCode(note, { system, code }))
    .toSorted((one, other) => breadth(one) - breadth(other))
    .map((note) => ({
      topic: note.topic,
      short: note.short,
      text: note.text,
      section: note.citation.locator,
      overdueSince: note.reviewBy !== null && note.reviewBy < facts.asOf ? note.reviewBy : null,
      fact: sources.mark(note.citation),
    }))
}

/** How many codes a note may speak of; the numbers between the ends of a span count. */
const breadth = ({ when }: GuidanceFact): number =>
  when.reduce(
    (sum, { codes = [], with: others = [] }) => [...codes, ...others].reduce((all, span) => all + width(span), sum),
    0,
  )

function width(span: string): number {
  const [from = 0, to = from] = span.split('-').map((end) => Number(end.replaceAll(/\D/g, '')))
  return Math.max(1, to - from)
}
