import type { Facts } from '../../domain/codebook.ts'
import type { Edition } from '../../domain/edition.ts'
import { type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { findCodeLife, firstDate } from './code-life.ts'
import { provesAbsence } from './code-timeline.ts'

/** The edition of a source that answers for a date, and whether it speaks for that very date. */
export type SpeakingEdition = { edition: Edition; covers: boolean }

/**
 * The edition that decides about those codes on `asOf`, among those in which a missing row of theirs means something: the
 * newest that covers the date; else the nearest later one, because NCCI files keep the edits that ended; else the newest
 * earlier one, unless it ended before one of the codes began; else null.
 */
export function findSpeakingEdition(facts: Facts, source: string, codes: readonly string[]): SpeakingEdition | null {
  const editions = facts.editions.filter((edition) => edition.source === source && provesAbsence(edition, codes))
  const covering = editions.find((edition) => spanContains(edition.effective, facts.asOf))
  if (covering) return { edition: covering, covers: true }
  const later = editions.filter((edition) => startOf(edition) > facts.asOf).at(-1)
  const nearest = later ?? editions.find((edition) => startOf(edition) <= facts.asOf)
  return nearest && !isOlder(nearest, codes, facts) ? { edition: nearest, covers: false } : null
}

/** True where the edition ended before one of the codes began: it could not know it, so its silence says nothing. */
function isOlder({ effective }: Edition, codes: readonly string[], facts: Facts): boolean {
  const { to } = effective
  if (to === null) return false
  return codes.some((code) => {
    const life = findCodeLife(facts, code)
    const began = life === null ? null : firstDate(life)
    return began !== null && began > to
  })
}

const startOf = (edition: Edition): IsoDate => edition.effective.from ?? ''

/** The rows that decide: those of the speaking edition; where that does not cover the date, rows of an excerpt that does. */
export function rowsThatSpeak<Row extends { citation: { source: string; edition: string } }>(
  rows: readonly Row[],
  speaking: SpeakingEdition | null,
  facts: Facts,
): { rows: Row[]; covers: boolean } {
  const isOf = (edition: Edition) => (row: Row) =>
    row.citation.source === edition.source && row.citation.edition === edition.label
  if (speaking?.covers) return { rows: rows.filter(isOf(speaking.edition)), covers: true }
  const covering = facts.editions.filter((edition) => spanContains(edition.effective, facts.asOf))
  const excerpted = rows.filter((row) => covering.some((edition) => isOf(edition)(row)))
  if (excerpted.length > 0) return { rows: excerpted, covers: true }
  if (speaking) return { rows: rows.filter(isOf(speaking.edition)), covers: false }
  const newest = rows[0]
  return { rows: rows.filter((row) => row.citation.edition === newest?.citation.edition), covers: false }
}
