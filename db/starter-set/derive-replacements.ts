import { AppError } from '../../src/domain/app-error.ts'
import { codesNamedIn } from '../../src/domain/code-reference.ts'
import { addDays } from '../../src/domain/iso-date.ts'
import type { FactRow } from '../import/layout.ts'
import type { StarterRow } from '../import/starter-line.ts'
import type { Replacement } from './hand-written.ts'
import { type EditionKey, type FindEdition, toStarterRow } from './starter-row.ts'

/**
 * Lines of `code_replacements.csv` for CPT and HCPCS: those written by hand, and the cross-references of terminated HCPCS
 * codes to codes of the starter set that were valid then.
 * @throws AppError `invalid` where a code written by hand has not ended, or its replacement was not valid the day after
 */
export function deriveReplacements(
  written: readonly Replacement[],
  crossReferences: readonly FactRow[],
  codes: readonly StarterRow[],
  editionOf: FindEdition,
): StarterRow[] {
  const hcpcs = editionOf('hcpcs')
  const lines = new Map<string, StarterRow[]>()
  for (const row of codes) lines.set(row.code ?? '', [...(lines.get(row.code ?? '') ?? []), row])
  const isValid = (code: string, date: string): boolean => (lines.get(code) ?? []).some((row) => contains(row, date))
  const counts = new Map<string, number>()
  const byHand = written.map((each) => {
    const end = (lines.get(each.code) ?? []).map((row) => row.effective_to ?? '').find((to) => to !== '')
    if (end === undefined) throw new AppError('invalid', `${each.code} has not ended: mend replacements.csv.`)
    const from = addDays(end, 1)
    const invalid = each.replaced_by
      .split(' + ')
      .flatMap(codesNamedIn)
      .filter((code) => code !== '' && !isValid(code, from))
    if (invalid.length > 0) {
      throw new AppError('invalid', `${invalid.join(', ')} cannot replace ${each.code}: not valid on ${from}.`)
    }
    const number = (counts.get(each.code) ?? 0) + 1
    counts.set(each.code, number)
    return writtenLine(each, from, number, lines, hcpcs)
  })
  const known = crossReferences.filter((row) => {
    const [target = ''] = row.replaced_by as string[]
    const { from } = row.effective as { from: string }
    return !counts.has(String(row.code)) && lines.has(String(row.code)) && isValid(target, from)
  })
  return [...byHand, ...known.map((row) => toStarterRow(row, hcpcs))]
}

function writtenLine(
  { system, code, replaced_by, condition }: Replacement,
  from: string,
  number: number,
  lines: ReadonlyMap<string, readonly StarterRow[]>,
  hcpcs: EditionKey,
): StarterRow {
  const own = { system, code, replaced_by, condition, effective: { from, to: null } }
  const target = lines.get(replaced_by)?.[0]
  if (system === 'HCPCS' && (replaced_by === '' || target?.system === 'HCPCS')) {
    const added = target === undefined ? 'no code in its place' : `${replaced_by} added ${target.effective_from}`
    const locator = `${code} terminated ${addDays(from, -1)}; ${added}`
    // An edition of its own: the whole file of the publisher, once imported, takes the place of its excerpt and has no such row.
    return toStarterRow({ ...own, locator }, { source: 'hcpcs-replacements', edition: hcpcs.edition })
  }
  const year = from.slice(0, 4)
  return toStarterRow(
    { ...own, locator: `CPT ${year} changes, ${code} row ${number}` },
    { source: 'cpt-crosswalk', edition: year },
  )
}

function contains({ effective_from: from = '', effective_to: to = '' }: StarterRow, date: string): boolean {
  return (from === '' || from <= date) && (to === '' || date <= to)
}
