import type { Facts } from '../../domain/codebook.ts'
import type { Gap, Nearest } from '../../domain/finding.ts'
import type { PairEdit } from './pair-edits.ts'

/** The pairs no edition speaks of, and the editions that do not speak for the date. */
export function listPairGaps(edits: readonly PairEdit[], setting: PairEdit['setting'], facts: Facts): Gap[] {
  const gaps = new Map<string, Gap>()
  const add = (why: string, about: string, nearest?: Nearest): unknown =>
    gaps.has(why) || gaps.set(why, { about, why, ...(nearest && { nearest }) })
  const silent = edits.filter(({ active, speaking }) => active === null && speaking === null)
  if (silent.length > 0) {
    const about = silent.map(({ pair }) => pair.join(' with ')).join(', ')
    add(`No NCCI edit file that lists ${about} and reaches ${facts.asOf} is loaded here.`, about)
  }
  for (const edit of edits) {
    const about = edit.pair.join(' with ')
    const label = edit.active ? edit.active.row.citation.edition : edit.speaking?.edition.label
    const covers = edit.active ? edit.active.covers : edit.speaking?.covers
    if (label && !covers) {
      add(
        `The NCCI edits nearest to ${facts.asOf} that are loaded here are ${label}; they do not speak for that date.`,
        about,
        { file: 'NCCI edits', edition: label, date: facts.asOf },
      )
    }
    if (label && edit.setting !== setting) {
      add(
        'The NCCI edits for hospital outpatient claims are not loaded here; those of practitioners were looked at.',
        about,
      )
    }
  }
  return [...gaps.values()]
}
