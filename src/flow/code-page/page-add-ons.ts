import type { Facts } from '../../domain/codebook.ts'
import { findAddOns } from '../../rules/ncci/add-on-primary.ts'
import type { FactMark, PageSources } from './page-sources.ts'
import { type CodeLink, linkCode } from './page-status.ts'

/** What the add-on edits say of a code, as an add-on or as a primary. */
export type PageAddOns = {
  edition: string
  covers: boolean
  /** Type of the code as an add-on; null where it is none. */
  type: number | null
  words: string
  contractorDecides: boolean
  primaries: (CodeLink & { fact: FactMark })[]
  /** Add-on codes that list it as their primary. */
  addOns: (CodeLink & { fact: FactMark })[]
}

/** The words of an add-on type, in `templates/reply/partials/add-on-type.txt.hbs`. */
export type AddOnWords = (view: { type: number }) => string

/** Null where no add-on edit names the code. */
export function composeAddOns(code: string, facts: Facts, words: AddOnWords, sources: PageSources): PageAddOns | null {
  const own = findAddOns(code, 'addOnCode', facts)
  const named = findAddOns(code, 'primaryCode', facts)
  const first = own.rows[0] ?? named.rows[0]
  if (first === undefined) return null
  const type = own.rows[0]?.type ?? null
  return {
    edition: first.citation.edition,
    covers: own.rows.length > 0 ? own.covers : named.covers,
    type,
    words: type === null ? '' : words({ type }).trim(),
    contractorDecides: own.rows.some(({ primaryCode }) => primaryCode === null),
    primaries: own.rows.flatMap(({ primaryCode, citation }) =>
      primaryCode === null ? [] : [{ ...linkCode(primaryCode, facts), fact: sources.mark(citation) }],
    ),
    addOns: named.rows.map(({ addOnCode, citation }) => ({
      ...linkCode(addOnCode, facts),
      fact: sources.mark(citation),
    })),
  }
}
