import { factId, hrefOfCode, hrefOfEdits } from '../domain/code-address.ts'
import type { CodeReference, CodeSystem } from '../domain/code-reference.ts'
import type { Facts } from '../domain/codebook.ts'
import type { Citation } from '../domain/edition.ts'

/** A code whose page shows a row. */
type Place = { system: CodeSystem; code: string }

type Row = { citation: Citation }

/**
 * The path of the place on the public pages that shows a cited row, as of the date of the facts; null for rows that stand on
 * no page, such as a locality, or an edition cited for what it does not have.
 * @param about codes a note was cited for: it stands on their pages
 */
export function findSourcePage(citation: Citation, facts: Facts, about: readonly CodeReference[]): string | null {
  const { asOf } = facts
  const fragment = `#${factId(citation)}`
  const edit = findRow(facts.editPairs, citation)
  if (edit !== undefined) {
    const setting = edit.setting === 'practitioner' ? null : 'hospital'
    const system = systemOf(edit.columnOne, facts)
    return `${hrefOfEdits(system, edit.columnOne, { setting, with: edit.columnTwo, on: asOf })}${fragment}`
  }
  const place = findPlace(citation, facts) ?? (findRow(facts.guidance, citation) && about[0])
  return place ? `${hrefOfCode(place.system, place.code, asOf)}${fragment}` : null
}

const findRow = <Fact extends Row>(rows: readonly Fact[], { source, edition, locator }: Citation): Fact | undefined =>
  rows.find(({ citation: each }) => each.source === source && each.edition === edition && each.locator === locator)

function findPlace(citation: Citation, facts: Facts): Place | null {
  const own = findRow([...facts.codes, ...facts.replacements], citation)
  if (own !== undefined) return { system: own.system, code: own.code }
  const billed = findRow([...facts.fees, ...facts.unitLimits, ...facts.telehealth], citation)
  if (billed !== undefined) return { system: systemOf(billed.code, facts), code: billed.code }
  const addOn = findRow(facts.addOns, citation)
  if (addOn !== undefined) return { system: systemOf(addOn.addOnCode, facts), code: addOn.addOnCode }
  const map = findRow(facts.conversions, citation)
  if (map !== undefined) return { system: map.fromSystem, code: map.fromCode }
  const note = findRow(facts.notes, citation)
  if (note !== undefined) return { system: 'ICD-10-CM', code: note.code }
  return findListed(citation, facts)
}

function findListed(citation: Citation, facts: Facts): Place | null {
  const modifier = findRow(facts.modifiers, citation)
  if (modifier !== undefined) return { system: 'MODIFIER', code: modifier.code }
  const place = findRow(facts.places, citation)
  if (place !== undefined) return { system: 'POS', code: place.code }
  const denial = findRow(facts.denials, citation)
  if (denial !== undefined) return { system: denial.kind, code: denial.code }
  const mention = findRow(facts.policies, citation)?.mentions.find(({ relation }) => relation === 'names')
  return mention === undefined ? null : { system: mention.system, code: mention.code }
}

/** Procedure codes stand in tables that do not name their system. */
const systemOf = (code: string, facts: Facts): CodeSystem =>
  facts.codes.find((row) => row.code === code && (row.system === 'CPT' || row.system === 'HCPCS'))?.system ??
  (/^[A-Z]\d{4}$/.test(code) ? 'HCPCS' : 'CPT')
