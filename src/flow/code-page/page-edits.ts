import { hrefOfEdits } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { EditPairFact, Facts, UnitLimitFact } from '../../domain/codebook.ts'
import { type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { findUnitLimit, listLimitGaps } from '../../rules/ncci/units-over-limit.ts'
import { EDIT_SOURCES } from '../../rules/pairs/pair-edits.ts'
import { findSpeakingEdition } from '../../rules/rows/speaking-edition.ts'
import type { FactMark, PageSources } from './page-sources.ts'

export type EditSetting = EditPairFact['setting']

/** The editions of the edit file that answer for the date, and whether one speaks for that very date. */
export type SpeakingEdits = { ids: number[]; label: string; covers: boolean }

/**
 * The editions in which the edits of a code are looked up: the one that decides; else excerpts that cover the date, in which
 * a missing row proves nothing. Null where nothing of that setting is loaded.
 */
export function findSpeakingEdits(code: string, setting: EditSetting, facts: Facts): SpeakingEdits | null {
  const source = EDIT_SOURCES[setting]
  const speaking = findSpeakingEdition(facts, source, [code])
  if (speaking?.covers) return { ids: [speaking.edition.id], label: speaking.edition.label, covers: true }
  const covering = facts.editions.filter((each) => each.source === source && spanContains(each.effective, facts.asOf))
  const [newest] = covering
  if (newest) return { ids: covering.map(({ id }) => id), label: newest.label, covers: true }
  return speaking && { ids: [speaking.edition.id], label: speaking.edition.label, covers: false }
}

/** The address of the edits of a code that are of one column. */
export const hrefOfColumn = (
  system: CodeSystem,
  code: string,
  setting: EditSetting,
  column: 1 | 2,
  on: IsoDate | null,
): string =>
  hrefOfEdits(system, code, {
    column: column === 2 ? '2' : null,
    setting: setting === 'practitioner' ? null : 'hospital',
    on,
  })

export type PageLimit = {
  setting: UnitLimitFact['setting']
  units: number
  indicator: number
  covers: boolean
  edition: string
  meaning: string
  fact: FactMark
}

/** The unit limits of a code on the date, and what is missing of them. */
export function composeLimits(
  code: string,
  facts: Facts,
  words: (limit: PageLimitView) => string,
  sources: PageSources,
): { limits: PageLimit[]; gap: string | null } {
  const limits = (['practitioner', 'outpatient_hospital', 'dme'] as const).flatMap((setting): PageLimit[] => {
    const found = findUnitLimit(code, setting, facts)
    if (found === null) return []
    const { units, adjudicationIndicator: indicator, citation } = found.limit
    const edition = citation.edition
    return [
      {
        setting,
        units,
        indicator,
        covers: found.covers,
        edition,
        meaning: words({ indicator }).trim(),
        fact: sources.mark(citation),
      },
    ]
  })
  const [gap] = limits.length > 0 ? [] : listLimitGaps(code, null, facts)
  return { limits, gap: gap?.why ?? null }
}

export type PageLimitView = { indicator: number }
