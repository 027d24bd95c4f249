import { foldEditPairs } from '../import/edit-pair-lines.ts'
import type { FactRow } from '../import/layout.ts'
import { mpfsRvuCsv } from '../import/mpfs-rvu.ts'
import { ncciAoc } from '../import/ncci-aoc.ts'
import { ncciMue } from '../import/ncci-mue.ts'
import { ncciPtp } from '../import/ncci-ptp.ts'
import type { StarterRow } from '../import/starter-line.ts'
import type { StarterEdition } from './hand-written.ts'
import { readPublished } from './published.ts'
import { toStarterRow } from './starter-row.ts'

/** What the starter set has from files of edits and fees, each complete for the codes on the list. */
export type EditLines = { pairs: StarterRow[]; limits: StarterRow[]; addOns: StarterRow[]; fees: StarterRow[] }

/** Decimals as the fee schedule writes them. */
const FEE_DECIMALS = {
  ...{ work_rvu: 2, non_facility_total: 2, facility_total: 2, malpractice_rvu: 2 },
  ...{ non_facility_practice_expense_rvu: 2, facility_practice_expense_rvu: 2, conversion_factor: 4 },
  ...{ preoperative_share: 2, intraoperative_share: 2, postoperative_share: 2 },
}

/** Reads every edition of `editions` that is a file of edits or fees; PTP edits count where both codes are listed. */
export async function deriveEdits(
  dataFolder: string,
  editions: readonly StarterEdition[],
  listed: ReadonlySet<string>,
): Promise<EditLines> {
  const has = (code: unknown): boolean => listed.has(String(code))
  const lines: EditLines = { pairs: [], limits: [], addOns: [], fees: [] }
  for (const edition of editions) {
    const read = async (layout: typeof ncciPtp, keep: (row: FactRow) => boolean): Promise<FactRow[]> =>
      (await readPublished(dataFolder, edition, layout, keep)).map(({ row }) => row)
    if (edition.source === 'ncci-ptp-practitioner') {
      const pairs = await read(ncciPtp, (row) => has(row.column_one) && has(row.column_two))
      lines.pairs.push(...foldEditPairs(pairs.map((row) => toStarterRow(row, edition))))
    } else if (edition.source === 'ncci-mue-practitioner') {
      const limits = await read(ncciMue, (row) => has(row.code))
      lines.limits.push(...limits.map((row) => toStarterRow(row, edition)))
    } else if (edition.source === 'ncci-aoc') {
      const addOns = await read(ncciAoc, (row) => has(row.add_on_code))
      lines.addOns.push(...addOns.map((row) => toStarterRow(row, edition)))
    } else if (edition.source === 'mpfs') {
      const fees = await read(mpfsRvuCsv, (row) => has(row.code))
      lines.fees.push(...fees.map((row) => toStarterRow(untilLaterEdition(row, edition), edition, FEE_DECIMALS)))
    }
  }
  return lines
}

/** A value holds until a later edition says otherwise: without one, last year's indicators are the best there are. */
const untilLaterEdition = (row: FactRow, { effective_from: from }: StarterEdition): FactRow => ({
  ...row,
  effective: { from, to: null },
})
